// SPDX-License-Identifier: MPL-2.0
// Whether holding sessions jointly is why there is no plan. Private to the module.
#pragma once

#include <vector>

#include "planning/model/plan_model.h"
#include "search/search.h"

namespace gouvernail::planning {

// `result` is without a plan. Where the sessions would have one if each was held by itself, one
// that is held in another one's and might be why; else nobody.
int find_ill_fated(const std::vector<Demand>& demands, const PlanModel& model,
                   const search::Result& result, const Control& control);

}  // namespace gouvernail::planning
