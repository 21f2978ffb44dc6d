// SPDX-License-Identifier: MPL-2.0
// Parts of a model that share nobody (départements, or bodies of one convention), each searched
// apart, several at a time. Private to the module.
#pragma once

#include <vector>

#include "search/reduction.h"
#include "search/search.h"

namespace gouvernail::search {

// `parts` cover the sessions of the model, each once. The same plan whatever the number of
// threads, as far as work alone is limited.
Result solve_together(const Model& model, const Limits& limits, const std::vector<Part>& parts);

}  // namespace gouvernail::search
