// SPDX-License-Identifier: MPL-2.0
// The actions that record what a duty lacks to be proven. Private to the module.
#pragma once

#include <vector>

#include "base/action.h"
#include "compliance/verdict.h"

namespace gouvernail::governance {
struct History;
}

namespace gouvernail::reports {

// In order of the duties, each once, and no more than a reader looks through. What is not known
// is left blank. Empty where nothing can record it: what a session that was held lacks of its
// convocation comes with an import.
std::vector<base::Action> proof_actions(const std::vector<const compliance::Judgement*>& duties,
                                        const governance::History& history, calendar::Day as_of);

// Puts somebody into a role, from `from` on.
base::Action appoint(base::Object role, base::Object from);

}  // namespace gouvernail::reports
