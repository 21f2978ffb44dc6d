// SPDX-License-Identifier: MPL-2.0
// Why an answer waits for somebody's decision.
#pragma once

#include "reports/answers_text.h"

namespace gouvernail::reports {

// "dgs@… proposes Thursday 10 December 2026 at 14:00".
base::Message waiting_words(const WaitingAnswer& waiting, const Language& language);

}  // namespace gouvernail::reports
