// SPDX-License-Identifier: MPL-2.0
#include "app/importing/nearest.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <optional>

namespace gouvernail::app {
namespace {

using calendar::Day;

constexpr int most_days = 14;

int days_between(Day a, Day b) { return static_cast<int>(std::abs((a - b).count())); }

// Places in order of their days.
std::vector<std::size_t> in_order(const std::vector<Day>& days) {
  std::vector<std::size_t> order(days.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::size_t at) { return days[at]; });
  return order;
}

// The one that lies nearest; none: none lies near, or two do alike. Of sorted places only the
// neighbours can be it.
std::optional<std::size_t> nearest_to(Day day, const std::vector<Day>& days,
                                      const std::vector<std::size_t>& order) {
  const auto after =
      std::ranges::lower_bound(order, day, {}, [&](std::size_t at) { return days[at]; });
  const auto from = order.begin() + std::max<std::ptrdiff_t>(0, after - order.begin() - 2);
  const auto to =
      order.begin() + std::min<std::ptrdiff_t>(std::ssize(order), after - order.begin() + 2);
  std::optional<std::size_t> nearest;
  int least = most_days + 1;
  bool alike = false;
  for (auto one = from; one != to; ++one) {
    const int apart = days_between(day, days[*one]);
    if (apart == least) alike = true;
    if (apart >= least) continue;
    least = apart;
    nearest = *one;
    alike = false;
  }
  return alike ? std::nullopt : nearest;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> nearest_pairs(const std::vector<Day>& here,
                                                               const std::vector<Day>& there) {
  const auto order_here = in_order(here);
  const auto order_there = in_order(there);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t at = 0; at < here.size(); ++at) {
    const auto other = nearest_to(here[at], there, order_there);
    if (!other) continue;
    if (nearest_to(there[*other], here, order_here) == at) pairs.emplace_back(at, *other);
  }
  return pairs;
}

}  // namespace gouvernail::app
