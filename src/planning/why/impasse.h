// SPDX-License-Identifier: MPL-2.0
// When the search finds no plan: which session cannot be placed, and what stands in its way.
// Private to the module.
#pragma once

#include <vector>

#include "planning/model/plan_model.h"
#include "search/search.h"

namespace gouvernail::planning {

struct Impasse {
  int demand = 0;  // the one to be given up
  Hard constraint = Hard::window;
  base::Message message;
  std::vector<int> demands;  // that do not go together, the one given up among them
  std::vector<int> around;   // among which it was looked for: without the others, no plan either
};

// `result` is without a plan. The session whose removal lets the others stand, if there is one;
// the lightest and the most cramped go first.
Impasse find_impasse(const std::vector<Demand>& demands, const PlanModel& model,
                     const search::Result& result);

// Not proven, and without causes.
Conflict conflict_of(const std::vector<Demand>& demands, const Impasse& impasse);

// Where somebody is asked for too much, and one session was given up: those that are still too
// many, the lightest of each time. What they do not go with is not all that they were held against.
std::vector<Impasse> further_overloads(const std::vector<Demand>& demands, const PlanModel& model,
                                       int given_up);

// The smallest set of rules and facts that `impasse` hangs on (see Conflict::causes): found by
// leaving out one after the other what the impasse does not need.
std::vector<Cause> find_causes(const std::vector<Demand>& demands, const Impasse& impasse,
                               const std::function<bool()>& stop);

}  // namespace gouvernail::planning
