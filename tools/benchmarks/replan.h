// SPDX-License-Identifier: MPL-2.0
// What the benchmark of an absence measures: a plan of the search's model that some sessions can no
// longer follow, and the fewest moves that mend it. It measures the search alone: the product mends
// a plan in planning::repair_together, where each choice of what moves is another model, since the
// rules then ask for other sessions.
#pragma once

#include <cstdint>
#include <vector>

#include "search/model.h"
#include "search/search.h"

namespace gouvernail::benchmarks {

struct Replanned {
  std::vector<int> times;  // one a session; empty when nothing was found
  int moves = 0;           // sessions that stand at another time than before
  bool fewest = false;     // proven: no plan moves fewer
  std::int64_t cost = 0;   // of the whole plan
};

// `model` as it is now, `before` a plan of the model as it was: sessions whose time is no longer a
// candidate have to move. Mostly they find times among the others as they stand; else moves are
// counted as the only cost of the whole problem. `limits` are those of each of these searches.
Replanned replan(const search::Model& model, const std::vector<int>& before,
                 const search::Limits& limits);

}  // namespace gouvernail::benchmarks
