// SPDX-License-Identifier: MPL-2.0
// What the last search found, for the next one to begin with. Private to the module.
#pragma once

#include <vector>

#include "planning/place/effort.h"
#include "search/known_prices.h"
#include "search/search.h"

namespace gouvernail::planning {

class LastSearch {
 public:
  // Thorough: the model that was searched before, as a rule. Its plan and prices are the first.
  search::Result run(const search::Model& model, search::Limits limits, Pass pass);
  // The plan that it found does not stand.
  void forget_plan() { times_.clear(); }
  // Its prices, as far as they say something of that model.
  search::KnownPrices prices_for(const search::Model& model) const;

 private:
  std::vector<int> times_;  // of the model, standing sessions included; empty: no plan
  search::KnownPrices prices_;
  search::Model model_;  // as far as prices need it
};

}  // namespace gouvernail::planning
