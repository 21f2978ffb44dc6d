// SPDX-License-Identifier: MPL-2.0
// Several conventions, before they are planned together. Private to the module.
#pragma once

#include <vector>

#include "planning/plan.h"

namespace gouvernail::planning {

// With what was known on their day, and with what stands in one taking its persons in the others.
std::vector<Problem> as_known(std::vector<Problem> problems);

}  // namespace gouvernail::planning
