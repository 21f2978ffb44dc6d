// SPDX-License-Identifier: MPL-2.0
// Which rung of the ladder of evidence a session has reached, and whether it is about a rule.
#pragma once

#include "rules/kinds/counting.h"
#include "rules/kinds/evidence_level.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::compliance {

// Highest rung that is recorded: proposed < convened < accepted < held < attendance < minutes.
// A session held with approved minutes but without an attendance sheet stands on `held`: a
// rung is reached only when those below it are. Cancelled sessions have none: do not ask.
rules::EvidenceLevel evidence_reached(const governance::Meeting& meeting);
// Whether that is enough for what needs so much: it counts.
bool is_proven(const governance::Meeting& meeting, rules::EvidenceLevel needed);
// Where the rule names a matter, only a session that deals with it is about the rule.
bool concerns(const governance::Meeting& meeting, const rules::Counting& counting);

}  // namespace gouvernail::compliance
