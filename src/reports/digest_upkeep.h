// SPDX-License-Identifier: MPL-2.0
// The last sections of the digest: what the house has to see to. Private to the module.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "reports/digest.h"

namespace gouvernail::reports {

// Sessions that the digest names already: no section names them again.
struct NamedSessions {
  std::set<std::string> uids;
  std::set<std::pair<std::string, calendar::Day>> days;  // with their body
};

// "3 étapes en retard".
std::string state_of(const PreparationNote& note, const Language& language);
// "sans réponse de Cléa Dupré et Jean Petit".
std::string without_answer(const MeetingAnswers& meeting, const governance::People* people,
                           const Language& language);

// Who has not answered, session by session. `names`: the organiser reads who it is; whoever is
// asked for their own answer does not need it.
void add_unanswered(Digest& digest, const std::vector<MeetingAnswers>& unanswered,
                    const NamedSessions& named, const governance::People* people, bool names,
                    const Language& language);

// Sessions to prepare, seats that nobody holds, seats that lapse, calendars that are missing.
void add_upkeep(Digest& digest, const DigestFacts& facts, const CheckReport& report,
                const NamedSessions& named, const Language& language);

}  // namespace gouvernail::reports
