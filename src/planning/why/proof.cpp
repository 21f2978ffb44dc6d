// SPDX-License-Identifier: MPL-2.0
#include "planning/why/proof.h"

#include <algorithm>
#include <cmath>

namespace gouvernail::planning {

bool no_plan_meets(const std::vector<Demand>& demands, const Impasse& impasse,
                   const Assembly& assembly, const search::Limits& limits) {
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
  if (assembly.is_exact() && !barred && !joint) return std::isinf(assembly.other_order());
  const Assembly loosest(free, Latitude::loosest);
  return search::solve(loosest.model(), limits).outcome == search::Outcome::infeasible &&
         std::isinf(loosest.other_order());
}

}  // namespace gouvernail::planning
