// SPDX-License-Identifier: MPL-2.0
#include "planning/place/bounds.h"

#include <algorithm>
#include <cmath>

#include "planning/model/plan_model.h"

namespace gouvernail::planning {
namespace {

// Of plans in which some session stands on the other side of one that stands.
double bound_of_other_orders(const search::Result& result, const Claims& claims) {
  return std::ceil(result.alone + claims.other_order - 1e-3);
}

}  // namespace

void Bounds::set(const search::Result& found, const Claims& claims) {
  cost_ = static_cast<int>(found.cost);
  bound_ = std::max(0.0, std::min(found.bound, bound_of_other_orders(found, claims)));
  of_model_ = found.bound;
  exact_ = claims.exact;
}

void Bounds::set_unproven(int cost) {
  cost_ = cost;
  bound_ = 0;
}

bool Bounds::is_nearly_proven(double part) const {
  return static_cast<double>(cost_) - of_model_ <= part * cost_;
}

void Bounds::find_from_below(const std::vector<Demand>& demands, const LastSearch& last,
                             search::Limits limits) {
  // Before the search for a better plan it was found for the same sessions.
  if (from_below_ > cost_ - 0.5) {
    bound_ = cost_;
    return;
  }
  const PlanModel loosest = write_model(demands, Latitude::loosest);
  limits.below = cost_;
  // It is nearly the model that was searched last, and begins with the prices that were found.
  limits.prices = last.prices_for(loosest.for_search());
  const search::Result result = search::solve(loosest.for_search(), limits);
  const bool none_cheaper = result.outcome == search::Outcome::infeasible;
  const double bound = std::min<double>(none_cheaper ? cost_ : result.bound,
                                        bound_of_other_orders(result, loosest.claims()));
  from_below_ = std::max(from_below_, bound);
  bound_ = std::max(0.0, std::min<double>(from_below_, cost_));
}

}  // namespace gouvernail::planning
