// SPDX-License-Identifier: MPL-2.0
// What is left of a model once the times that only dearer plans have are left out: smaller
// models that share nothing with one another. Private to the module.
#pragma once

#include <functional>
#include <vector>

#include "search/prices.h"

namespace gouvernail::search {

struct Part {
  Model model;
  std::vector<int> sessions;   // of the whole model, by session of this one
  std::vector<int> times;      // of the whole model, by time of this one
  std::vector<int> resources;  // of the whole model, by resource of this one
  KnownPrices prices;          // those of the whole, as far as they are of this one
};

// With the times of `layout`'s model that are left. A plan of the whole is a plan of each part, and
// their costs add up. In order of size.
std::vector<Part> reduce(const Layout& layout,
                         const std::function<bool(int session, int time)>& is_left,
                         const KnownPrices& prices);

}  // namespace gouvernail::search
