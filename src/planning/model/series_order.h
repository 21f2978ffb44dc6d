// SPDX-License-Identifier: MPL-2.0
// The sessions of a series one after the other, those that stand among those to be placed. Private
// to the module.
#pragma once

#include <string>
#include <vector>

#include "planning/model/model_draft.h"
#include "planning/model/ties.h"

namespace gouvernail::planning {

// A session of a series.
struct Step {
  bool stands = false;
  int demand = nobody;
  std::string body = {};  // of one that stands
  calendar::Day day = {};
};

// `members`: the demands of the series, in the order in which they are held. Where one may stand
// before or after a session that stands, the cheapest choice for the series alone decides; what the
// other ones would cost is claimed (Claims::other_order).
std::vector<Step> order_of(const Layout& layout, const std::vector<TiedDemand>& tied,
                           const std::vector<int>& members, ModelDraft& draft);

}  // namespace gouvernail::planning
