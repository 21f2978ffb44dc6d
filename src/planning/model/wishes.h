// SPDX-License-Identifier: MPL-2.0
// Where demands would best stand: what each day of distance from there costs. Private to the
// module.
#pragma once

#include <cmath>
#include <vector>

#include "planning/model/layout.h"

namespace gouvernail::planning {

// Costs `weight` for each `per` whole days of distance from `day`; weight 0: no wish.
struct Wish {
  int day = 0;  // as the search counts them
  int weight = 0;
  int per = 1;
  int cost(calendar::Day when) const { return weight * (std::abs(number_of(when) - day) / per); }
};
using Wishes = std::vector<Wish>;  // by demand

// Nothing where the demand would stand as well on one day as on another.
inline void wish(Wishes& wishes, const Layout& layout, int demand, int weight, int per) {
  const auto& day = layout.demand(demand).wish;
  if (day) wishes[index(demand)] = {number_of(*day), weight, per};
}

}  // namespace gouvernail::planning
