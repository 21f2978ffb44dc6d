// SPDX-License-Identifier: MPL-2.0
// Who a session cannot do without, who is wanted, and who may sit for whom: read from the body's
// members, the compositions that the convention asks, and the seats of the day. Private to the
// module.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "planning/plan.h"

namespace gouvernail::planning {

// At least `count` of these persons.
struct Need {
  std::vector<std::string> persons;  // keys, sorted; "role:ID" where nobody is recorded
  int count = 1;
  std::string of;                                 // the role, party or college that asks for them
  const rules::Obligation* obligation = nullptr;  // null: a habit of the house

  // Nobody can be spared.
  bool takes_all() const { return count >= static_cast<int>(persons.size()); }
};

struct Attendees {
  std::vector<Need> needs;           // none of which asks for nobody
  std::vector<std::string> needed;   // whom some need cannot spare; sorted
  std::vector<std::string> alone;    // the only holders of a member role; sorted
  std::vector<std::string> invited;  // all holders of the members' seats; sorted

  // Who sits in no other session meanwhile: whoever is needed, or alone in a role.
  std::set<std::string> tied() const;
};

// Answers by body and day. Between two days on which a seat, a party or a rule changes, the
// answer is the same: it is worked out once.
class Seating {
 public:
  explicit Seating(const Problem& problem);

  const Attendees& of(const std::string& body, calendar::Day day) const;
  // Whether the answer is the same on all days of the range.
  bool is_constant(const calendar::DayRange& days) const {
    return epoch(days.first) == epoch(days.last);
  }

 private:
  std::size_t epoch(calendar::Day day) const;

  const Problem& problem_;
  std::vector<calendar::Day> changes_;  // first days of epochs, ascending
  mutable std::map<std::pair<std::string, std::size_t>, Attendees> known_;
};

}  // namespace gouvernail::planning
