// SPDX-License-Identifier: MPL-2.0
// Hard::weekly: so many meetings of one person in a week. Private to the module.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planning/demand/demand.h"
#include "planning/demand/options.h"

namespace gouvernail::planning {

// A session that has to leave its week.
struct Overflow {
  int demand = 0;
  calendar::DayRange week;
  std::string person;  // who has too many
  int most = 0;        // meetings allowed
  bool stuck = false;  // it has no other day to go to
};

// The first week in which somebody who cannot be spared has more meetings than the settings
// allow, and the session that has most other days to go to; none when there is no such week.
std::optional<Overflow> find_overflow(const std::vector<Demand>& demands,
                                      const std::vector<calendar::Day>& placed);

// Of one that is stuck: it is given up.
Conflict conflict_of(const std::vector<Demand>& demands, const Overflow& overflow);

}  // namespace gouvernail::planning
