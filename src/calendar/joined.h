// SPDX-License-Identifier: MPL-2.0
// Stretches of time put together, whoever's they are.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

namespace gouvernail::calendar {

// By start; those that overlap or touch become one. A stretch has a start and an end.
template <class Stretch>
std::vector<Stretch> joined(std::vector<Stretch> all) {
  std::stable_sort(all.begin(), all.end(),
                   [](const Stretch& a, const Stretch& b) { return a.start < b.start; });
  std::vector<Stretch> together;
  for (Stretch& one : all) {
    if (!together.empty() && one.start <= together.back().end) {
      together.back().end = std::max(together.back().end, one.end);
    } else {
      together.push_back(std::move(one));
    }
  }
  return together;
}

}  // namespace gouvernail::calendar
