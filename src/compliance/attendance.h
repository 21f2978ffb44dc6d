// SPDX-License-Identifier: MPL-2.0
// Who was in the room, measured against what a composition asks.
#pragma once

#include <functional>
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
// of a role, and of those that fill it besides, than the convention gives them seats. Persons are
// counted once: whoever stands in for another role is not counted for a role of his own, and one
// who holds two roles is one head.
class Attendance {
 public:
  // Roles and persons of the sheet; `seats` tell whether two roles are one person's.
  Attendance(const governance::Convention& convention, const governance::Meeting& meeting,
             const std::vector<governance::Seat>& seats);

  int of_role(const std::string& role) const;
  int of_college(const std::string& college) const;
  int of_party(const std::string& party) const;
  int everybody() const;
  // How many of these seats (role, number) are filled, by one person each.
  int filled(const std::vector<std::pair<std::string, int>>& seats, bool stand_ins) const;

  // Roles of `wanted` (role, heads) that nobody present fills: neither its holders, nor those of
  // a role that is also this one, nor, where `stand_ins`, those whom the role's substitution clause
  // lets sit in their place and who are not needed for `wanted` themselves.
  std::vector<std::string> missing(const std::vector<std::pair<std::string, int>>& wanted,
                                   bool stand_ins) const;

 private:
  using Heads = std::map<std::string, int>;  // by role

  void seat(calendar::Day day);
  bool lets_colleagues_sit(const std::string& role) const;
  void count_heads(const governance::Meeting& meeting);
  void find_doubles(const governance::Meeting& meeting, const std::vector<governance::Seat>& seats);
  // Without those who are counted in another role; a role that `matters` keeps its head.
  Heads once(const std::function<bool(const std::string&)>& matters) const;
  std::vector<std::string> missing(Heads heads,
                                   const std::vector<std::pair<std::string, int>>& wanted,
                                   bool stand_ins) const;

  const governance::Convention& convention_;
  Heads heads_;
  // Who came in the place of a role without a role of their own: colleagues of its organisation,
  // where its clause lets them.
  Heads colleagues_;
  // Roles of the sheet, two by two, in which one person came.
  std::vector<std::pair<std::string, std::string>> doubles_;
};

// What a composition finds in a session: the requirements that were not met, and those that
// nobody can decide because a number of seats is unknown.
struct Finding {
  std::vector<base::Message> unmet;
  std::vector<base::Message> unknown;
  std::vector<std::string> owed_by;         // parties that owe what is unmet
  std::vector<base::LocalizedText> guests;  // absent, though invited in time; they owe nothing
};

Finding examine(const rules::Composition& rule, const rules::Rules& rules,
                const std::vector<governance::Seat>& seats, const governance::Meeting& meeting,
                bool second_convocation);
// Of a composition that asks for an invitation: roles that are not on the list of those invited;
// unknown when no convocation is recorded.
Finding examine_invitation(const rules::Composition& rule, const rules::Rules& rules,
                           const governance::Meeting& meeting);

}  // namespace gouvernail::compliance
