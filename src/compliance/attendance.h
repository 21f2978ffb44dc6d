// SPDX-License-Identifier: MPL-2.0
// Who was in the room, measured against what a composition asks; who may sit for whom.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "governance/history.h"
#include "rules/rules.h"

namespace gouvernail::compliance {

// The attendance sheet of one session. Persons are counted once: whoever stands in for another
// role is not counted for a role of his own.
class Attendance {
 public:
  Attendance(const governance::Convention& convention, const governance::Meeting& meeting);

  int of_role(const std::string& role) const;
  int of_college(const std::string& college) const;
  int of_party(const std::string& party) const;
  int everybody() const;

  // Roles of `wanted` (role, heads) that nobody present fills: neither its holders, nor those of
  // a role that is also this one, nor, where `stand_ins`, those whom the role's substitution clause
  // lets sit in their place and who are not needed for `wanted` themselves.
  std::vector<std::string> missing(const std::vector<std::pair<std::string, int>>& wanted,
                                   bool stand_ins) const;

 private:
  const governance::Convention& convention_;
  std::map<std::string, int> heads_;  // by role
};

// Whether a holder of `substitute` may sit for `role`, by the substitution clause of `role`.
bool may_stand_in(const governance::Role& role, const governance::Role& substitute);

// Number of seats of a role: fixed by the convention, else those recorded for the day; none when
// neither is known.
std::optional<int> seats_of(const governance::Role& role, const governance::History& history,
                            calendar::Day day);

// What a composition finds in a session: the requirements that were not met, and those that
// nobody can decide because a number of seats is unknown.
struct Finding {
  std::vector<base::Message> unmet;
  std::vector<base::Message> unknown;
};

Finding examine(const rules::Composition& rule, const rules::Rules& rules,
                const governance::History& history, const governance::Meeting& meeting,
                bool second_convocation);

}  // namespace gouvernail::compliance
