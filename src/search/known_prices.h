// SPDX-License-Identifier: MPL-2.0
// Prices that one search leaves to another. Any prices give a true bound: those of a model that
// differs by a few sessions give a good one from the first round.
#pragma once

#include <cmath>
#include <vector>

#include "search/model.h"

namespace gouvernail::search {

// Prices are multiples of this grain.
inline constexpr float grains_in_one = 512;
inline float to_grain(float price) { return std::round(price * grains_in_one) / grains_in_one; }

// Of a cell of a day, of a whole day (cell: -1), and of cliques.
struct KnownPrices {
  struct Priced {
    int resource;
    int day;
    int cell;
    float price;
  };
  struct Clique {
    std::vector<int> sessions;
    int half;  // of a day: 2 * day, 2 * day + 1
    float price;
    float most;
  };
  std::vector<Priced> places;
  std::vector<Clique> cliques;

  bool empty() const { return places.empty() && cliques.empty(); }
};

// Those of places, as far as `to` has the day, and a resource of that name.
KnownPrices carry_over(const KnownPrices& prices, const Model& from, const Model& to);

}  // namespace gouvernail::search
