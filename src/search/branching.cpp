// SPDX-License-Identifier: MPL-2.0
#include "search/branching.h"

#include <algorithm>
#include <cmath>

#include "search/index.h"

namespace gouvernail::search {
namespace {

constexpr int steps_of_a_part = 12;
// Costs are whole, bounds a little less: a plan better by one lies well below.
constexpr double spare = 1e-3;

}  // namespace

Branching::Branching(const Layout& layout, Prices& prices,
                     std::function<void(const std::vector<int>&)> see)
    : layout_(layout),
      prices_(prices),
      see_(std::move(see)),
      ceiling_(above_every_plan(layout.model)) {
  parts_.push({prices.bound(), {}});
}

void Branching::enter(const Part& part) {
  leave();
  for (const Cut& cut : part.cuts) {
    prices_.restrict(cut.session, cut.first, cut.last);
    restricted_.push_back(cut.session);
  }
}

void Branching::leave() {
  for (const int session : restricted_) prices_.release(session);
  restricted_.clear();
}

void Branching::expand(double best, const std::vector<int>& best_times) {
  const Part part = parts_.top();
  parts_.pop();
  enter(part);
  const double limit = std::min(best, ceiling_);
  double bound = part.bound;
  for (int step = 0; step < steps_of_a_part; ++step) {
    const double now = prices_.bound();
    bound = std::max(bound, now);
    // Costs are whole: what cannot be below the best by one is settled.
    if (std::ceil(bound - 1e-3) > limit - 0.5) return;
    if (!prices_.measure()) {
      see_(prices_.wishes());
      // The bound of this part is a plan, unless pairs cost more than a clique can ask.
      const Evaluation found = evaluate(layout_.model, prices_.wishes());
      if (static_cast<double>(found.cost) <= bound + 0.5) return;
      break;
    }
    if (step == 0 || prices_.is_without_excess()) see_(prices_.wishes());
    const double length = std::max(limit - now, 0.5) / prices_.square();
    prices_.step(std::min(0.5 * length, 4.0));
  }
  split(part, bound, limit, best_times);
}

// Narrows the sessions to the times that cheaper plans may have. False: one has none left.
bool Branching::narrow(std::vector<Cut>& cuts, double limit) {
  choices_.assign(layout_.nodes.size(), 0);
  for (const Node& node : layout_.nodes) {
    const int s = node.session;
    const auto [first, last] = prices_.allowed(s);
    int from = -1;
    int to = -1;
    for (const Candidate& candidate : layout_.model.sessions[at(s)].candidates) {
      if (candidate.t < first || candidate.t > last || !prices_.is_left(s, candidate.t)) continue;
      if (static_cast<double>(prices_.path(s, candidate.t)) > limit - 1 + spare) continue;
      if (from < 0) from = candidate.t;
      to = candidate.t;
      ++choices_[at(s)];
    }
    if (from < 0) return false;
    if (from == first && to == last) continue;
    if (from == 0 && to == layout_.time_count - 1) continue;
    std::erase_if(cuts, [&](const Cut& cut) { return cut.session == s; });
    cuts.push_back({s, from, to});
  }
  return true;
}

// Behind or before the time that the session wishes for, wherever that costs more.
Branching::Split Branching::split_of(int session, double limit) const {
  const auto [first, last] = prices_.allowed(session);
  const int wish = prices_.wishes()[at(session)];
  double before = limit;
  double after = limit;
  bool any_before = false;
  bool any_after = false;
  for (const Candidate& candidate : layout_.model.sessions[at(session)].candidates) {
    const int t = candidate.t;
    if (t < first || t > last || t == wish || !prices_.is_left(session, t)) continue;
    const auto path = static_cast<double>(prices_.path(session, t));
    if (path > limit - 1 + spare) continue;
    (t < wish ? any_before : any_after) = true;
    double& least = t < wish ? before : after;
    least = std::min(least, path);
  }
  if (!any_before && !any_after) return {};
  if (any_before && (!any_after || before >= after)) return {session, wish - 1, before};
  return {session, wish, after};
}

// Of the sessions that are in somebody's way, the one that costs most to move; else one that the
// best plan puts elsewhere; else any that has a choice.
Branching::Split Branching::choose(double limit, const std::vector<int>& best_times) const {
  Split best;
  for (const int session : prices_.sessions_in_excess()) {
    if (choices_[at(session)] < 2) continue;
    const Split split = split_of(session, limit);
    if (split.session >= 0 && (best.session < 0 || split.cost > best.cost)) best = split;
  }
  if (best.session >= 0) return best;
  for (std::size_t s = 0; s < best_times.size(); ++s) {
    if (best_times[s] == prices_.wishes()[s] || choices_[s] < 2) continue;
    best = split_of(static_cast<int>(s), limit);
    if (best.session >= 0) return best;
  }
  for (const Node& node : layout_.nodes) {
    if (choices_[at(node.session)] < 2) continue;
    best = split_of(node.session, limit);
    if (best.session >= 0) return best;
  }
  return {};
}

void Branching::split(const Part& part, double bound, double limit,
                      const std::vector<int>& best_times) {
  prices_.trace_paths();
  prices_.measure();
  std::vector<Cut> cuts = part.cuts;
  if (!narrow(cuts, limit)) return;
  const Split split = choose(limit, best_times);
  if (split.session < 0) {
    see_(prices_.wishes());  // one choice is left, and it is seen
    return;
  }
  auto [first, last] = prices_.allowed(split.session);
  const auto narrowed = std::find_if(cuts.begin(), cuts.end(),
                                     [&](const Cut& cut) { return cut.session == split.session; });
  if (narrowed != cuts.end()) {
    first = narrowed->first;
    last = narrowed->last;
    cuts.erase(narrowed);
  }
  const int wish = prices_.wishes()[at(split.session)];
  for (const auto& [from, to] : {std::pair(first, split.last), std::pair(split.last + 1, last)}) {
    Part half{wish < from || wish > to ? std::max(bound, split.cost) : bound, cuts};
    half.cuts.push_back({split.session, from, to});
    parts_.push(std::move(half));
  }
}

}  // namespace gouvernail::search
