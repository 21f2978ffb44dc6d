// SPDX-License-Identifier: MPL-2.0
#include "planning/place/last_search.h"

#include <utility>

namespace gouvernail::planning {

search::KnownPrices LastSearch::prices_for(const search::Model& model) const {
  return search::carry_over(prices_, model_, model);
}

search::Result LastSearch::run(const search::Model& model, search::Limits limits, Pass pass) {
  if (pass == Pass::thorough) {
    limits.prices = prices_for(model);
    // Times are numbers of the model: they say nothing where its days are others.
    const bool same = model_.days == model.days && model_.slots == model.slots;
    if (same && times_.size() == model.sessions.size()) limits.times = times_;
  }
  search::Result result = search::solve(model, limits);
  if (!result.times.empty()) times_ = result.times;
  prices_ = std::move(result.prices);
  model_.slots = model.slots;
  model_.cells = model.cells;
  model_.days = model.days;
  model_.resources = model.resources;
  return result;
}

}  // namespace gouvernail::planning
