// SPDX-License-Identifier: MPL-2.0
// What would let duties be kept that a plan leaves open. Private to the module.
#pragma once

#include "planning/plan.h"

namespace gouvernail::planning {

// The lightest first: somebody made free on one day, a session moved, a courtesy given up, another
// reading, and last a waiver. Each but the waiver was tried: with it, the duty is kept and nothing
// else is lost, in no convention. Of the duties that the plan of problem `which` leaves open.
// `problems` hold what is known on their day.
std::vector<Relaxation> find_relaxations(const std::vector<Problem>& problems, std::size_t which,
                                         const JointPlan& joint, const Control& control);

}  // namespace gouvernail::planning
