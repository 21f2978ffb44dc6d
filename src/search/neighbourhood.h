// SPDX-License-Identifier: MPL-2.0
// Which chains to take out and place anew together. Private to the module.
#pragma once

#include <vector>

#include "search/prices.h"
#include "search/random.h"

namespace gouvernail::search {

class Neighbourhood {
 public:
  Neighbourhood(const Layout& layout, const Prices& prices, Random& random)
      : layout_(layout), prices_(prices), random_(random) {}

  // Two to five chains: around a place that many want, else ones that share people.
  std::vector<int> choose(const std::vector<int>& times);

 private:
  int dearest_of_some(const std::vector<int>& times);

  const Layout& layout_;
  const Prices& prices_;
  Random& random_;
};

}  // namespace gouvernail::search
