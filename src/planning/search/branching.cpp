// SPDX-License-Identifier: MPL-2.0
#include "planning/search/branching.h"

#include <algorithm>
#include <cmath>

#include "planning/search/index.h"

namespace gouvernail::planning::search {
namespace {

constexpr int steps_of_a_part = 25;

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
  for (const int session : restricted_) prices_.release(session);
  restricted_.clear();
  for (const Cut& cut : part.cuts) {
    prices_.restrict(cut.session, cut.first, cut.last);
    restricted_.push_back(cut.session);
  }
}

bool Branching::can_split(int session) const {
  const auto [first, last] = prices_.allowed(session);
  int times = 0;
  for (const Candidate& candidate : layout_.model.sessions[at(session)].candidates) {
    times += candidate.t >= first && candidate.t <= last ? 1 : 0;
  }
  return times > 1;
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
  split(part, bound, best_times);
}

// A session that is in somebody's way, else one that the best plan puts elsewhere.
int Branching::session_to_split(const std::vector<int>& best_times) const {
  for (const int session : prices_.sessions_in_excess()) {
    if (can_split(session)) return session;
  }
  for (std::size_t s = 0; s < best_times.size(); ++s) {
    if (best_times[s] != prices_.wishes()[s] && can_split(static_cast<int>(s))) {
      return static_cast<int>(s);
    }
  }
  for (std::size_t s = 0; s < layout_.nodes.size(); ++s) {
    if (can_split(static_cast<int>(s))) return static_cast<int>(s);
  }
  return -1;
}

void Branching::split(const Part& part, double bound, const std::vector<int>& best_times) {
  prices_.measure();
  const int session = session_to_split(best_times);
  if (session < 0) {
    see_(prices_.wishes());  // one choice is left, and it is seen
    return;
  }
  const auto [first, last] = prices_.allowed(session);
  const auto& candidates = layout_.model.sessions[at(session)].candidates;
  // Behind the time wished for, unless none is left there.
  int cut = prices_.wishes()[at(session)];
  const bool behind =
      std::any_of(candidates.begin(), candidates.end(),
                  [&, last = last](const auto& c) { return c.t > cut && c.t <= last; });
  if (!behind) --cut;
  for (const auto& [from, to] : {std::pair(first, cut), std::pair(cut + 1, last)}) {
    Part half{bound, part.cuts};
    std::erase_if(half.cuts, [&](const Cut& c) { return c.session == session; });
    half.cuts.push_back({session, from, to});
    parts_.push(std::move(half));
  }
}

}  // namespace gouvernail::planning::search
