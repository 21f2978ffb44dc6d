// SPDX-License-Identifier: MPL-2.0
#include "search/search.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "search/engine.h"
#include "search/index.h"
#include "search/together.h"

namespace gouvernail::search {
namespace {

// Sessions in the largest set that gaps, pairs and resources tie together: quick, and never too
// few.
std::size_t largest_set(const Model& model) {
  std::vector<int> parent(model.sessions.size());
  std::iota(parent.begin(), parent.end(), 0);
  const auto root = [&](int s) {
    while (parent[at(s)] != s) s = parent[at(s)] = parent[at(parent[at(s)])];
    return s;
  };
  const auto join = [&](int a, int b) { parent[at(root(a))] = root(b); };
  for (const Gap& gap : model.gaps) join(gap.before, gap.after);
  for (const Pair& pair : model.pairs) join(pair.first, pair.second);
  for (const Resource& resource : model.resources) {
    for (const int s : resource.sessions) join(s, resource.sessions.front());
  }
  std::vector<std::size_t> size(parent.size(), 0);
  for (std::size_t s = 0; s < parent.size(); ++s) ++size[at(root(static_cast<int>(s)))];
  return size.empty() ? 0 : *std::max_element(size.begin(), size.end());
}

// In units of cost.
Result solve_whole(const Model& model, const Limits& limits) {
  // A large part and some crumbs are better searched as they are.
  if (!std::isinf(limits.below) || 2 * largest_set(model) > model.sessions.size()) {
    return Engine(model, limits).run();
  }
  std::vector<Part> parts;
  {
    const Layout layout(model);
    parts = reduce(
        layout, [](int, int) { return true; }, limits.prices);
  }
  if (parts.empty()) return Engine(model, limits).run();
  return solve_together(model, limits, parts);
}

// What divides every cost: a bound may be rounded up to a multiple of it.
int unit_of_cost(const Model& model) {
  int unit = 0;
  for (const Session& session : model.sessions) {
    for (const Candidate& candidate : session.candidates) unit = std::gcd(unit, candidate.cost);
  }
  for (const Gap& gap : model.gaps) unit = std::gcd(unit, gap.weight);
  for (const Pair& pair : model.pairs) unit = std::gcd(unit, pair.weight);
  return unit;
}

}  // namespace

Result solve(const Model& model, const Limits& limits) {
  const int unit = unit_of_cost(model);
  if (unit <= 1) return solve_whole(model, limits);
  Model scaled = model;
  for (Session& session : scaled.sessions) {
    for (Candidate& candidate : session.candidates) candidate.cost /= unit;
  }
  for (Gap& gap : scaled.gaps) gap.weight /= unit;
  for (Pair& pair : scaled.pairs) pair.weight /= unit;
  Limits in_units = limits;
  in_units.below = std::ceil(limits.below / unit);
  for (auto& place : in_units.prices.places)
    place.price = to_grain(place.price / static_cast<float>(unit));
  if (limits.tell) {
    in_units.tell = [&](const Progress& progress) {
      limits.tell({progress.cost * unit, progress.bound * unit});
    };
  }
  Result result = solve_whole(scaled, in_units);
  result.cost *= unit;
  result.bound *= unit;
  result.alone *= unit;
  for (auto& place : result.prices.places) place.price *= static_cast<float>(unit);
  return result;
}

}  // namespace gouvernail::search
