// SPDX-License-Identifier: MPL-2.0
// What would let duties be kept that a plan leaves open. Private to the module.
#pragma once

#include "planning/plan.h"

namespace gouvernail::planning {

// The lightest first: somebody made free on one day, a session moved, a courtesy given up, another
// reading, and last a waiver. Each but the waiver was tried: with it, the duty is kept and nothing
// else is lost. `problem` holds what is known on its day.
std::vector<Relaxation> find_relaxations(const Problem& problem, const Plan& plan,
                                         const Control& control);

}  // namespace gouvernail::planning
