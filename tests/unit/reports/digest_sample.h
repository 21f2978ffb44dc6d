// SPDX-License-Identifier: MPL-2.0
// What the weekly digest tells beside the verdicts of the sample convention: every kind of it.
#pragma once

#include "reports/digest.h"

namespace gouvernail::reports::sample {

DigestFacts digest_facts();
// Of those facts and the sample's report; a week ago nothing was urgent.
Digest weekly_digest(const Language& language);
// Of whoever convenes the steering committee and the project group.
Digest persons_digest(const Language& language);

}  // namespace gouvernail::reports::sample
