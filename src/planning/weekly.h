// SPDX-License-Identifier: MPL-2.0
// Hard::weekly: so many meetings of one person in a week. Private to the module.
#pragma once

#include <optional>
#include <vector>

#include "planning/demand.h"
#include "planning/options.h"

namespace gouvernail::planning {

// A session that has to leave its week.
struct Overflow {
  int demand = 0;
  calendar::DayRange week;
};

// The first week in which somebody who cannot be spared has more meetings than the settings
// allow, and the session that has most other days to go to; none when there is no such week, or
// no session that could leave it.
std::optional<Overflow> find_overflow(const std::vector<Demand>& demands,
                                      const std::vector<calendar::Day>& placed);

}  // namespace gouvernail::planning
