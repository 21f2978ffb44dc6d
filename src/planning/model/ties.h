// SPDX-License-Identifier: MPL-2.0
// What ties a session to another one becomes a gap of the model: Hard::precedence, what answers a
// session, and the longest gap of a series. Private to the module.
#pragma once

#include <vector>

#include "planning/model/model_draft.h"

namespace gouvernail::planning {

// A demand, as far as gaps of the model hold what is tied to it.
struct TiedDemand {
  struct Precursor {
    int demand = nobody;
    const Tie* tie = nullptr;  // of that demand
  };
  std::vector<Precursor> precursors;  // what must come before it
  bool follows = false;               // it answers another one, or ends the longest gap after it
};

// Writes the gaps; by demand, which of its ties they hold. A tie that they cannot hold is cut into
// the days of its two sessions.
std::vector<TiedDemand> tie_demands(const Layout& layout, ModelDraft& draft);

}  // namespace gouvernail::planning
