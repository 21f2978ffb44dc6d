// SPDX-License-Identifier: MPL-2.0
#include "search/mending.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "search/index.h"

namespace gouvernail::search {

Mending::Mending(const Layout& layout, const Prices& prices, std::uint64_t seed)
    : layout_(layout),
      prices_(prices),
      solver_(layout),
      here_(layout),
      random_(seed),
      neighbourhood_(layout, prices, random_),
      by_freedom_(layout.chains.size()) {
  std::iota(by_freedom_.begin(), by_freedom_.end(), 0);
  order_by_freedom();
}

void Mending::assign(const std::vector<int>& times, double value) {
  here_.assign(times);
  value_ = value;
}

bool Mending::has_plan(int chain) {
  int times[longest_chain];
  const Chain& its = layout_.chains[at(chain)];
  for (std::size_t i = 0; i < its.sessions.size(); ++i) {
    solver_.costs(i) = layout_.nodes[at(its.sessions[i])].cost;
  }
  return solver_.solve(its, times) < impossible;
}

// Chains whose session with the fewest times has fewest of all go first.
void Mending::order_by_freedom() {
  std::vector<long> freedom;
  for (const Chain& chain : layout_.chains) {
    long least = std::numeric_limits<long>::max();
    for (const int s : chain.sessions) {
      least = std::min(least, static_cast<long>(layout_.model.sessions[at(s)].candidates.size()));
    }
    freedom.push_back(least);
  }
  std::stable_sort(by_freedom_.begin(), by_freedom_.end(),
                   [&](int a, int b) { return freedom[at(a)] < freedom[at(b)]; });
}

// The best times for a chain that is out, given those that are in.
Cost Mending::best_for(int chain, Cost price_part, Cost noise, int* times) {
  const Chain& its = layout_.chains[at(chain)];
  for (std::size_t i = 0; i < its.sessions.size(); ++i) {
    const Node& node = layout_.nodes[at(its.sessions[i])];
    std::vector<Cost>& costs = solver_.costs(i);
    costs = node.cost;
    here_.add_pressure(node, costs);
    if (price_part > 0) {
      const std::vector<Cost>& price = prices_.of(node.session);
      for (std::size_t k = 0; k < costs.size(); ++k) costs[k] += price_part * price[k];
    }
    if (noise > 0) {
      for (Cost& cost : costs) cost += noise * random_.unit();
    }
  }
  work_done_ += its.sessions.size();
  return solver_.solve(its, times);
}

void Mending::construct(Cost price_part) { value_ = construct(by_freedom_, price_part); }

double Mending::construct(const std::vector<int>& order, Cost price_part) {
  here_.clear();
  int times[longest_chain];
  double value = 0;
  for (const int chain : order) {
    best_for(chain, price_part, 0, times);
    value += static_cast<double>(here_.put(chain, times));
  }
  return value;
}

// Places one chain anew, the others as they are. The change of the value, never above 0.
double Mending::improve(int chain) {
  int old[longest_chain];
  int next[longest_chain];
  here_.times_of(chain, old);
  here_.take_out(chain);
  const auto before = static_cast<double>(here_.put(chain, old));
  here_.take_out(chain);
  if (best_for(chain, 0, 0, next) >= impossible) {
    here_.put(chain, old);
    return 0;
  }
  const auto after = static_cast<double>(here_.put(chain, next));
  if (after < before - 1e-3) return after - before;
  here_.take_out(chain);
  here_.put(chain, old);
  return 0;
}

void Mending::descend() { value_ = descend(value_, by_freedom_); }

double Mending::descend(double value, const std::vector<int>& chains) {
  for (int pass = 0; pass < 20; ++pass) {
    bool better = false;
    for (const int chain : chains) {
      const double change = improve(chain);
      value += change;
      better = better || change < 0;
    }
    if (!better) break;
  }
  return value;
}

bool Mending::rebuild() {
  const std::vector<int> kept = here_.times();
  std::vector<int> order = by_freedom_;
  for (std::size_t i = 0; i + 1 < order.size(); ++i) {
    if (random_.below(4) == 0) std::swap(order[i], order[i + 1]);
  }
  const double value = descend(construct(order, 1), by_freedom_);
  if (value > value_) {
    here_.assign(kept);
    return false;
  }
  value_ = value;
  return true;
}

bool Mending::mend() {
  const std::vector<int> chosen = neighbourhood_.choose(here_.times());
  old_.resize(chosen.size() * longest_chain);
  const auto old = [&](std::size_t i) { return old_.data() + i * longest_chain; };
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    here_.times_of(chosen[i], old(i));
    here_.take_out(chosen[i]);
  }
  double before = 0;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    before += static_cast<double>(here_.put(chosen[i], old(i)));
  }
  for (const int chain : chosen) here_.take_out(chain);
  std::vector<int> order = chosen;
  for (std::size_t i = order.size(); i > 1; --i) {
    std::swap(order[i - 1], order[at(random_.below(i))]);
  }
  const Cost price_part = static_cast<Cost>(random_.below(3)) * 0.5F;
  const Cost noise = random_.below(2) == 0 ? 0 : random_.unit() * 3;
  double after = 0;
  int times[longest_chain];
  for (const int chain : order) {
    best_for(chain, price_part, noise, times);
    after += static_cast<double>(here_.put(chain, times));
  }
  for (int pass = 0; pass < 4; ++pass) {
    double change = 0;
    for (const int chain : chosen) change += improve(chain);
    after += change;
    if (change > -1e-3) break;
  }
  const double tolerance = -std::log(std::max(1e-6F, random_.unit()));
  if (after <= before + tolerance) {
    value_ += after - before;
    return true;
  }
  for (const int chain : chosen) here_.take_out(chain);
  for (std::size_t i = 0; i < chosen.size(); ++i) here_.put(chosen[i], old(i));
  return false;
}

}  // namespace gouvernail::search
