// SPDX-License-Identifier: MPL-2.0
#pragma once

namespace gouvernail::rules {

// The ladder of evidence: how far a session must have come to count.
enum class EvidenceLevel { proposed, convened, accepted, held, attendance, minutes };

}  // namespace gouvernail::rules
