// SPDX-License-Identifier: MPL-2.0
#include "planning/why/proof.h"

#include <algorithm>
#include <cmath>

namespace gouvernail::planning {

bool no_plan_meets(const std::vector<Demand>& demands, const Impasse& impasse,
                   const PlanModel& model, const search::Limits& limits) {
  // Other sessions might have kept the same duties.
  if (std::ranges::any_of(impasse.around, [&](int one) { return demands[index(one)].settled; })) {
    return false;
  }
  std::vector<Demand> free = demands;
  bool barred = false;
  bool joint = false;
  for (Demand& demand : free) {
    barred = barred || !demand.barred.empty();
    demand.barred.clear();
    joint = joint || demand.with != nobody;
    demand.with = nobody;
  }
  if (model.claims().exact && !barred && !joint) return std::isinf(model.claims().other_order);
  const PlanModel loosest = write_model(free, Latitude::loosest);
  return search::solve(loosest.for_search(), limits).outcome == search::Outcome::infeasible &&
         std::isinf(loosest.claims().other_order);
}

}  // namespace gouvernail::planning
