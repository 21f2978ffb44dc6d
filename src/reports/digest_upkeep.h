// SPDX-License-Identifier: MPL-2.0
// The last sections of the digest: what the house has to see to. Private to the module.
#pragma once

#include "reports/digest.h"

namespace gouvernail::reports {

// Who has not answered, session by session. `names`: the organiser reads who it is; whoever is
// asked for their own answer does not need it.
void add_unanswered(Digest& digest, const std::vector<MeetingAnswers>& unanswered,
                    const governance::People* people, bool names, const Language& language);

// Sessions to prepare, seats that nobody holds, seats that lapse, calendars that are missing.
void add_upkeep(Digest& digest, const DigestFacts& facts, const CheckReport& report,
                const Language& language);

}  // namespace gouvernail::reports
