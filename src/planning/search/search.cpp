// SPDX-License-Identifier: MPL-2.0
#include "planning/search/search.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "planning/search/engine.h"
#include "planning/search/index.h"

namespace gouvernail::planning::search {
namespace {

// Rounds given to one part before another is looked at.
constexpr std::uint64_t slice = 64;

// Parts that share nothing: départements, say. Each has a search of its own; whoever has most to
// gain goes on.
class Together {
 public:
  Together(const Model& model, const Limits& limits, const std::vector<Part>& parts)
      : model_(model), limits_(limits), parts_(parts) {
    Limits own = limits;
    own.tell = nullptr;
    own.enough = 0;
    own.times.clear();
    for (const Part& part : parts) engines_.push_back(std::make_unique<Engine>(part, own));
  }

  Result run() {
    for (std::size_t i = 0; i < engines_.size(); ++i) {
      engines_[i]->start();
      if (engines_[i]->is_over()) {
        const Result result = engines_[i]->result();
        if (result.outcome == Outcome::infeasible) return of_whole(result, parts_[i]);
      }
      total_.push_back(engines_[i]->progress());
    }
    tell();
    for (int next = dearest(); next >= 0 && !is_enough(); next = dearest()) {
      engines_[at(next)]->advance(slice);
      const Progress now = engines_[at(next)]->progress();
      const bool news = now.cost < total_[at(next)].cost || now.bound > total_[at(next)].bound;
      total_[at(next)] = now;
      if (news) tell();
    }
    return finish();
  }

 private:
  // The part with the widest gap that can still be narrowed; -1: none.
  int dearest() const {
    int best = -1;
    double widest = -1;
    for (std::size_t i = 0; i < engines_.size(); ++i) {
      if (engines_[i]->is_over()) continue;
      const double gap = total_[i].cost - total_[i].bound;
      if (gap <= widest) continue;
      widest = gap;
      best = static_cast<int>(i);
    }
    return best;
  }

  Progress sum() const {
    Progress sum;
    for (const Progress& part : total_) {
      sum.cost += part.cost;
      sum.bound += std::ceil(part.bound - 1e-3);
    }
    return sum;
  }
  bool is_enough() const { return limits_.enough > 0 && sum().gap() <= limits_.enough; }
  void tell() const {
    if (limits_.tell) limits_.tell(sum());
  }

  // What a part says of itself, in the numbers of the whole.
  Result of_whole(Result result, const Part& part) const {
    if (result.chain_without_plan >= 0) {
      result.chain_without_plan = part.sessions[at(result.chain_without_plan)];
    }
    if (result.overload) {
      Overload& overload = *result.overload;
      overload.resource = part.resources[at(overload.resource)];
      for (int& s : overload.sessions) s = part.sessions[at(s)];
      for (int& day : overload.days) day = part.times[at(day * model_.slots)] / model_.slots;
    }
    return result;
  }

  Result finish() {
    Result whole;
    whole.times.assign(model_.sessions.size(), 0);
    bool complete = true;
    bool optimal = true;
    for (std::size_t i = 0; i < engines_.size(); ++i) {
      const Result result = engines_[i]->result();
      if (result.outcome == Outcome::infeasible) return of_whole(result, parts_[i]);
      complete = complete && !result.times.empty();
      optimal = optimal && result.outcome == Outcome::optimal;
      whole.bound += result.bound;
      whole.alone += result.alone;
      for (std::size_t s = 0; s < result.times.size(); ++s) {
        whole.times[at(parts_[i].sessions[s])] = parts_[i].times[at(result.times[s])];
      }
    }
    if (!complete) {
      whole.times.clear();
      return whole;
    }
    whole.cost = evaluate(model_, whole.times).cost;
    whole.outcome = optimal ? Outcome::optimal : Outcome::feasible;
    return whole;
  }

  const Model& model_;
  const Limits& limits_;
  const std::vector<Part>& parts_;
  std::vector<std::unique_ptr<Engine>> engines_;
  std::vector<Progress> total_;  // by part
};

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
  return Together(model, limits, parts).run();
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

}  // namespace gouvernail::planning::search
