// SPDX-License-Identifier: MPL-2.0
// Whether an impasse is one for every calendar. Private to the module.
#pragma once

#include <vector>

#include "planning/model/plan_model.h"
#include "planning/why/impasse.h"
#include "search/search.h"

namespace gouvernail::planning {

// No plan at all can meet the demands among which the impasse was found: the model may have settled
// the order of some sessions, or barred a week, without trying the other choices. False says
// nothing. `limits`: of the search that tries them.
bool no_plan_meets(const std::vector<Demand>& demands, const Impasse& impasse,
                   const PlanModel& model, const search::Limits& limits);

}  // namespace gouvernail::planning
