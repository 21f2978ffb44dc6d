// SPDX-License-Identifier: MPL-2.0
// One session of a plan against the days that it might have had. Private to the module.
#pragma once

#include "planning/assembly.h"

namespace gouvernail::planning {

// `chosen`: the demand's number; `times`: the plan, by session of the assembly's model. Fills all
// but the meeting.
Explanation explain_choice(const std::vector<Demand>& demands, const Assembly& assembly,
                           const std::vector<int>& times, int chosen);

}  // namespace gouvernail::planning
