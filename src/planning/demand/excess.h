// SPDX-License-Identifier: MPL-2.0
// Ceilings that sessions placed together exceed, and how that is mended after the search. (Where
// what stands has reached a ceiling, Options offers no day.) Private to the module.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planning/demand/demand.h"
#include "planning/demand/options.h"

namespace gouvernail::planning {

// A ceiling that the sessions placed break, or the first of them.
struct Excess {
  const Ceiling* ceiling = nullptr;
  std::vector<int> demands;  // placed in its window
};

// The first ceiling that is exceeded by what is placed; none when all are respected.
std::optional<Excess> find_excess(const std::vector<Demand>& demands,
                                  const std::vector<calendar::Day>& placed);

// A ceiling that a session of that demand would exceed on that day, the others being where they
// are; null: none.
const Ceiling* ceiling_reached(const std::vector<Demand>& demands,
                               const std::vector<calendar::Day>& placed, int demand,
                               calendar::Day day);

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

}  // namespace gouvernail::planning
