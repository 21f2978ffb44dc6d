// SPDX-License-Identifier: MPL-2.0
#include "planning/place/ill_fated.h"

#include "planning/why/impasse.h"

namespace gouvernail::planning {
namespace {

constexpr std::uint64_t few_rounds = 400;

}  // namespace

int find_ill_fated(const std::vector<Demand>& demands, const PlanModel& model,
                   const search::Result& result, const Control& control) {
  std::vector<Demand> apart = demands;
  int guest = nobody;
  for (int i = 0; i < static_cast<int>(apart.size()); ++i) {
    if (apart[index(i)].with != nobody) guest = i;
    apart[index(i)].with = nobody;
  }
  if (guest == nobody) return nobody;
  const PlanModel by_themselves = write_model(apart, Latitude::strict);
  search::Limits limits;
  limits.seed = control.seed;
  limits.enough = 1;
  limits.most_rounds = few_rounds;
  limits.stop = control.stop;
  if (search::solve(by_themselves.for_search(), limits).times.empty()) return nobody;
  const int victim = find_impasse(demands, model, result).demand;
  for (int i = 0; i < static_cast<int>(demands.size()); ++i) {
    const int with = demands[index(i)].with;
    if (with != nobody && (i == victim || with == victim)) guest = i;
  }
  return guest;
}

}  // namespace gouvernail::planning
