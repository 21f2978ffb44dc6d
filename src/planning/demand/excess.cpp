// SPDX-License-Identifier: MPL-2.0
#include "planning/demand/excess.h"

#include <algorithm>

namespace gouvernail::planning {
namespace {

using calendar::Day;

std::vector<const Options*> homes_of(const std::vector<Demand>& demands) {
  std::vector<const Options*> homes;
  for (const Demand& demand : demands) {
    if (std::find(homes.begin(), homes.end(), demand.home) == homes.end()) {
      homes.push_back(demand.home);
    }
  }
  return homes;
}

}  // namespace

std::optional<Excess> find_excess(const std::vector<Demand>& demands,
                                  const std::vector<Day>& placed) {
  for (const Options* home : homes_of(demands)) {
    for (const Ceiling& ceiling : home->ceilings()) {
      Excess excess{&ceiling, {}};
      for (std::size_t i = 0; i < demands.size(); ++i) {
        if (demands[i].home == home && ceiling.counts(demands[i].body, placed[i])) {
          excess.demands.push_back(static_cast<int>(i));
        }
      }
      if (static_cast<int>(excess.demands.size()) > ceiling.room()) return excess;
    }
  }
  return std::nullopt;
}

const Ceiling* ceiling_reached(const std::vector<Demand>& demands, const std::vector<Day>& placed,
                               int demand, Day day) {
  const Demand& its = demands[index(demand)];
  for (const Ceiling& ceiling : its.home->ceilings()) {
    if (!ceiling.counts(its.body, day)) continue;
    int count = ceiling.standing + 1;
    for (std::size_t i = 0; i < demands.size(); ++i) {
      const bool other = demands[i].home == its.home && i != index(demand);
      if (other && ceiling.counts(demands[i].body, placed[i])) ++count;
    }
    if (count > ceiling.most) return &ceiling;
  }
  return nullptr;
}

}  // namespace gouvernail::planning
