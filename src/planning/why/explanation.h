// SPDX-License-Identifier: MPL-2.0
// One session of a plan against the days that it might have had. Private to the module.
#pragma once

#include <vector>

#include "planning/model/plan_model.h"
#include "planning/plan.h"

namespace gouvernail::planning {

// Of the session of `demand`, all others where the plan has them: `times`, one a session of the
// model. Without the meeting itself.
Explanation explain_session(const std::vector<Demand>& demands, const PlanModel& model,
                            const std::vector<int>& times, int demand);

}  // namespace gouvernail::planning
