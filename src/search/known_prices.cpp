// SPDX-License-Identifier: MPL-2.0
#include "search/known_prices.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "search/index.h"

namespace gouvernail::search {

KnownPrices carry_over(const KnownPrices& prices, const Model& from, const Model& to) {
  KnownPrices result;
  // Cells stand for other hours then.
  if (from.slots != to.slots || from.cells != to.cells) return result;
  std::unordered_map<std::string, int> number;
  for (std::size_t r = 0; r < to.resources.size(); ++r) {
    number.emplace(to.resources[r].name, static_cast<int>(r));
  }
  for (KnownPrices::Priced place : prices.places) {
    const auto resource = number.find(from.resources[at(place.resource)].name);
    const int day = from.days[at(place.day)];
    const auto same = std::lower_bound(to.days.begin(), to.days.end(), day);
    if (resource == number.end() || same == to.days.end() || *same != day) continue;
    place.resource = resource->second;
    place.day = static_cast<int>(same - to.days.begin());
    result.places.push_back(place);
  }
  return result;
}

}  // namespace gouvernail::search
