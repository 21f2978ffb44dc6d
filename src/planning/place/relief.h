// SPDX-License-Identifier: MPL-2.0
// What becomes of a limit that sessions placed together exceed: a week that is full, a duty that
// allows no more. Private to the module.
#pragma once

#include <optional>
#include <vector>

#include "planning/demand/excess.h"
#include "planning/demand/weekly.h"

namespace gouvernail::planning {

// One session that keeps the duties of two demands.
struct Merger {
  int kept = nobody;
  int dropped = nobody;
};

// What becomes of an excess: one session leaves the window, one serves for two, or one is given up.
struct Relief {
  enum { bar, merge, give_up } what = give_up;
  int demand = nobody;  // of `bar` and `give_up`
  Merger merger;
  // Every plan must do so.
  bool forced = false;
};
Relief relieve(const std::vector<Demand>& demands, const Excess& excess);

// A demand that a ceiling has kept from days, and another that might serve for both; none when
// there are no two of that kind.
std::optional<Merger> find_merger(const std::vector<Demand>& demands);

// The ceiling, and sessions enough that must be held beside the one that is given up.
Conflict conflict_of(const std::vector<Demand>& demands, const Excess& excess,
                     const Relief& relief);
// Of one that is stuck: it is given up.
Conflict conflict_of(const std::vector<Demand>& demands, const Overflow& overflow);

}  // namespace gouvernail::planning
