// SPDX-License-Identifier: MPL-2.0
// Who was in the room, measured against what a composition asks.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "calendar/day.h"

namespace gouvernail::governance {
struct Convention;
struct Meeting;
struct Role;
struct Seat;
}  // namespace gouvernail::governance
namespace gouvernail::rules {
struct Composition;
struct Rules;
}  // namespace gouvernail::rules

namespace gouvernail::compliance {

// The attendance sheet of one session: those who took part, in the room or from afar, and no more
// of a role than the convention gives it seats. Persons are counted once: whoever stands in for
// another role is not counted for a role of his own.
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
  bool lets_colleagues_sit(const std::string& role) const;

  const governance::Convention& convention_;
  std::map<std::string, int> heads_;  // by role
  // Who came in the place of a role without a role of their own: colleagues of its organisation,
  // where its clause lets them.
  std::map<std::string, int> colleagues_;
};

// What a composition finds in a session: the requirements that were not met, and those that
// nobody can decide because a number of seats is unknown.
struct Finding {
  std::vector<base::Message> unmet;
  std::vector<base::Message> unknown;
};

Finding examine(const rules::Composition& rule, const rules::Rules& rules,
                const std::vector<governance::Seat>& seats, const governance::Meeting& meeting,
                bool second_convocation);

}  // namespace gouvernail::compliance
