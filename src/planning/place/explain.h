// SPDX-License-Identifier: MPL-2.0
// One session of a plan against the days that it might have had. Private to the module.
#pragma once

#include <memory>
#include <vector>

#include "planning/place/ensemble.h"
#include "planning/plan.h"

namespace gouvernail::planning {

using Known = std::shared_ptr<const std::vector<Problem>>;

// `settled`: made of `known`, with every demand placed.
std::shared_ptr<const Reasons> reasons_of(Known known, Ensemble settled);

}  // namespace gouvernail::planning
