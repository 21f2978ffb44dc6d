// SPDX-License-Identifier: MPL-2.0
// What is left of a search that ended without a plan: sessions that stand in one another's way go,
// the lightest first, and the others keep the days that the search had for them. Private to the
// module.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "planning/demand/demand.h"
#include "planning/model/plan_model.h"
#include "planning/place/ensemble.h"

namespace gouvernail::planning {

// Gives up what stands in the way of the rest, and places the rest; its cost. None: nothing is
// left. `nearest`: of a search on the model (search::Result::nearest).
std::optional<std::int64_t> salvage(Ensemble& ensemble, const std::vector<Demand>& demands,
                                    const PlanModel& model, const std::vector<int>& nearest);

}  // namespace gouvernail::planning
