// SPDX-License-Identifier: MPL-2.0
// Hard::ceiling of sessions placed together. (Where what stands has reached a ceiling, Options
// offers no day.) Private to the module.
#pragma once

#include <optional>
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

}  // namespace gouvernail::planning
