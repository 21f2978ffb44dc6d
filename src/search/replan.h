// SPDX-License-Identifier: MPL-2.0
// A plan that some sessions can no longer follow: the fewest moves that mend it. Private to the
// module.
// Of one model whose sessions and ties are all given. planning::repair_together (planning/plan.h)
// counts moves where what is freed changes what the rules ask for: a model anew for each choice.
#pragma once

#include <vector>

#include "search/model.h"
#include "search/search.h"

namespace gouvernail::search {

struct Replanned {
  std::vector<int> times;  // one a session; empty when nothing was found
  int moves = 0;           // sessions that stand at another time than before
  bool fewest = false;     // proven: no plan moves fewer
  std::int64_t cost = 0;   // of the whole plan
};

// `model` as it is now, `before` a plan of the model as it was: sessions whose time is no longer a
// candidate have to move. Mostly they find times among the others as they stand; else moves are
// counted as the only cost of the whole problem. `limits` are those of each of these searches.
Replanned replan(const Model& model, const std::vector<int>& before, const Limits& limits);

}  // namespace gouvernail::search
