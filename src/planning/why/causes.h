// SPDX-License-Identifier: MPL-2.0
// The rules and facts behind an impasse. Private to the module.
#pragma once

#include <functional>
#include <vector>

#include "planning/why/impasse.h"

namespace gouvernail::planning {

// The smallest set of rules and facts that `impasse` hangs on (see Conflict::causes): found by
// leaving out one after the other what the impasse does not need.
std::vector<Cause> find_causes(const std::vector<Demand>& demands, const Impasse& impasse,
                               const std::function<bool()>& stop);

// A ceiling, as a cause.
Cause cause_of(const Ceiling& ceiling, const Problem& problem);
// That a session must be held, as the cause of something else in the convention of `seen_from`.
Cause cause_of(const Demand& demand, const Options* seen_from);

}  // namespace gouvernail::planning
