// SPDX-License-Identifier: MPL-2.0
#include "search/prices.h"

#include <algorithm>
#include <bit>

#include <cmath>
#include <iterator>

#include "search/index.h"

namespace gouvernail::search {
namespace {

// A clique takes in sessions whose pairs cost at least this part of the pair that founds it.
constexpr Cost least_part = 0.2F;
// Of a whole day: those who take no cell are on it too.
constexpr Cells every_cell = ~Cells{0};
// Prices are multiples of a grain, and all else is whole: sums of single precision below 2^24
// grains are exact, and so is the bound.
constexpr double exact_below = 16777216.0 / grains_in_one;
// What a sum beyond that may be off by, in parts of itself.
constexpr double rounding = 1e-6;

}  // namespace

Prices::Prices(const Layout& layout)
    : layout_(layout),
      solver_(layout),
      wish_(layout.nodes.size(), 0),
      chain_bound_(layout.chains.size(), 0),
      stale_(layout.chains.size(), 1) {
  const Model& model = layout.model;
  for (const Node& node : layout.nodes) {
    price_.emplace_back(node.cost.size(), Cost{0});
    allowed_.emplace_back(0, layout.time_count - 1);
  }
  left_.resize(layout.nodes.size());
  floor_.resize(layout.nodes.size());
  for (const Chain& chain : layout.chains) {
    for (const Link& link : chain.up) {
      const double shift = static_cast<double>(link.weight) * layout.day_numbers.back();
      largest_shift_ = std::max(largest_shift_, shift);
    }
  }
  const std::size_t days = model.resources.size() * at(layout.day_count);
  const std::size_t cells = days * at(model.cells);
  cell_price_.assign(cells, 0);
  cell_use_.assign(cells, 0);
  cell_known_.assign(cells, 0);
  day_price_.assign(days, 0);
  day_use_.assign(days, 0);
  day_known_.assign(days, 0);
  for (const Pair& pair : model.pairs) {
    pair_weight_[pair_key(pair.first, pair.second)] = pair.weight;
  }
}

std::size_t Prices::cell_index(int resource, int cell) const {
  return at(resource) * at(layout_.day_count * layout_.model.cells) + at(cell);
}
std::size_t Prices::day_index(int resource, int day) const {
  return at(resource) * at(layout_.day_count) + at(day);
}
std::uint64_t Prices::pair_key(int a, int b) const {
  return (static_cast<std::uint64_t>(std::min(a, b)) << 20U |
          static_cast<std::uint64_t>(std::max(a, b)));
}
std::uint64_t Prices::half_key(int a, int b, int half) const {
  return pair_key(a, b) << 16U | static_cast<std::uint64_t>(half);
}
int Prices::weight_between(int a, int b) const {
  const auto found = pair_weight_.find(pair_key(a, b));
  return found == pair_weight_.end() ? 0 : found->second;
}
Cost Prices::uncovered(int a, int b, int half) const {
  const auto found = covered_.find(half_key(a, b, half));
  return static_cast<Cost>(weight_between(a, b)) - (found == covered_.end() ? 0 : found->second);
}
int Prices::half_of(int session) const {
  const int t = wish_[at(session)];
  return 2 * (t / layout_.slots) + layout_.model.half_of_slot[at(t % layout_.slots)];
}

// Costs of a session at the present prices, where it is allowed.
void Prices::price_session(int session, std::vector<Cost>& costs) const {
  const Node& node = layout_.nodes[at(session)];
  const std::vector<Cost>& own = left_[at(session)].empty() ? node.cost : left_[at(session)];
  const std::vector<Cost>& price = price_[at(session)];
  costs.resize(own.size());
  for (std::size_t k = 0; k < costs.size(); ++k) costs[k] = own[k] + price[k];
  const int offset = node.first_day * layout_.slots;
  const auto [first, last] = allowed_[at(session)];
  const int before = std::clamp(first - offset, 0, static_cast<int>(costs.size()));
  std::fill(costs.begin(), costs.begin() + before, forbidden);
  if (last - offset + 1 < static_cast<int>(costs.size())) {
    std::fill(costs.begin() + std::max(0, last - offset + 1), costs.end(), forbidden);
  }
}

// What a sum over the chain may be too high by.
double Prices::doubt(double sum) const {
  const double largest = std::abs(sum) + largest_shift_;
  return largest < exact_below ? 0 : largest * rounding;
}

void Prices::solve(int chain) {
  const Chain& its = layout_.chains[at(chain)];
  int times[longest_chain];
  for (std::size_t i = 0; i < its.sessions.size(); ++i) {
    price_session(its.sessions[i], solver_.costs(i));
  }
  const auto sum = static_cast<double>(solver_.solve(its, times));
  chain_bound_[at(chain)] = sum - doubt(sum);
  stale_[at(chain)] = 0;
  if (chain_bound_[at(chain)] >= static_cast<double>(impossible))
    return;  // wishes stay as they were
  for (std::size_t i = 0; i < its.sessions.size(); ++i) wish_[at(its.sessions[i])] = times[i];
}

double Prices::bound() {
  for (std::size_t c = 0; c < stale_.size(); ++c) {
    if (stale_[c]) solve(static_cast<int>(c));
  }
  double sum = 0;
  for (const double part : chain_bound_) sum += part;
  for (const Priced& place : cells_) {
    sum -= static_cast<double>(cell_price_[cell_index(place.resource, place.where)]);
  }
  for (const Priced& place : days_) {
    sum -= static_cast<double>(day_price_[day_index(place.resource, place.where)]) *
           layout_.model.resources[at(place.resource)].per_day;
  }
  for (const Clique& clique : cliques_) sum -= static_cast<double>(clique.price);
  return sum;
}

void Prices::add_price(int session, int day, Cells cells, Cost amount) {
  const Node& node = layout_.nodes[at(session)];
  if (!node.has_day(day)) return;
  Cost* price = price_[at(session)].data() + node.offset(day, layout_.slots);
  for (int slot = 0; slot < layout_.slots; ++slot) {
    if (cells == every_cell || (node.cells[at(slot)] & cells) != 0) price[slot] += amount;
  }
  stale_[at(node.chain)] = 1;
}

void Prices::add_price_to_half(int session, int half, Cost amount) {
  const Node& node = layout_.nodes[at(session)];
  if (!node.has_day(half / 2)) return;
  Cost* price = price_[at(session)].data() + node.offset(half / 2, layout_.slots);
  for (int slot = 0; slot < layout_.slots; ++slot) {
    if (layout_.model.half_of_slot[at(slot)] == half % 2) price[slot] += amount;
  }
  stale_[at(node.chain)] = 1;
}

void Prices::move_cell(const Slope& slope, Cost length) {
  Cost& price = cell_price_[cell_index(slope.first, slope.second)];
  const Cost next = to_grain(std::max(Cost{0}, price + length * slope.amount));
  const Cost change = next - price;
  if (change == 0) return;
  price = next;
  const int cells = layout_.model.cells;
  const Cells mask = Cells{1} << static_cast<unsigned>(slope.second % cells);
  for (const int session : layout_.model.resources[at(slope.first)].sessions) {
    add_price(session, slope.second / cells, mask, change);
  }
}

void Prices::move_day(const Slope& slope, Cost length) {
  Cost& price = day_price_[day_index(slope.first, slope.second)];
  const Cost next = to_grain(std::max(Cost{0}, price + length * slope.amount));
  const Cost change = next - price;
  if (change == 0) return;
  price = next;
  for (const int session : layout_.model.resources[at(slope.first)].sessions) {
    add_price(session, slope.second, every_cell, change);
  }
}

void Prices::move_clique(const Slope& slope, Cost length) {
  Clique& clique = cliques_[at(slope.first)];
  const Cost next =
      to_grain(std::clamp(clique.price + length * slope.amount, Cost{0}, clique.most));
  const Cost change = next - clique.price;
  if (change == 0) return;
  clique.price = next;
  for (const int session : clique.sessions) add_price_to_half(session, clique.half, change);
}

// Around a pair that wishes for the same half-day: everybody who is dear to both. A pair may be
// in several cliques (one for each person that the two share, say), which together ask for no
// more than it costs.
void Prices::found_clique(const Slope& slope, Cost length) {
  const Pair& pair = layout_.model.pairs[at(slope.first)];
  const int half = slope.second;
  const Cost open = uncovered(pair.first, pair.second, half);
  if (open <= 0) return;
  const Cost least = least_part * open;
  std::vector<std::pair<Cost, int>> others;  // cheaper of its two pairs, session
  for (const Node::Partner& partner : layout_.nodes[at(pair.first)].partners) {
    if (partner.session == pair.second) continue;
    const Cost one = uncovered(pair.first, partner.session, half);
    const Cost two = uncovered(pair.second, partner.session, half);
    if (std::min(one, two) < least) continue;
    const Node& node = layout_.nodes[at(partner.session)];
    if (!node.has_day(half / 2)) continue;
    const Cost* cost = node.cost.data() + node.offset(half / 2, layout_.slots);
    bool possible = false;
    for (int slot = 0; slot < layout_.slots; ++slot) {
      possible |= layout_.model.half_of_slot[at(slot)] == half % 2 && cost[slot] < impossible;
    }
    if (possible) others.emplace_back(-std::min(one, two), partner.session);
  }
  std::sort(others.begin(), others.end());
  Clique clique{{pair.first, pair.second}, half, 0, open};
  for (const auto& other : others) {
    const int session = other.second;
    Cost most = clique.most;
    const bool fits = std::all_of(clique.sessions.begin(), clique.sessions.end(), [&](int member) {
      const Cost left = uncovered(member, session, half);
      most = std::min(most, left);
      return left >= least;
    });
    if (!fits) continue;
    clique.sessions.push_back(session);
    clique.most = most;
  }
  clique.price = to_grain(std::min(clique.most, length));
  cover(clique);
  for (const int session : clique.sessions) add_price_to_half(session, half, clique.price);
  cliques_.push_back(std::move(clique));
}

void Prices::cover(const Clique& clique) {
  for (std::size_t a = 0; a < clique.sessions.size(); ++a) {
    for (std::size_t b = a + 1; b < clique.sessions.size(); ++b) {
      covered_[half_key(clique.sessions[a], clique.sessions[b], clique.half)] += clique.most;
    }
  }
}

void Prices::step(double length) {
  const auto size = static_cast<Cost>(length);
  for (const Slope& slope : slopes_) {
    switch (slope.kind) {
      case Kind::cell:
        move_cell(slope, size);
        break;
      case Kind::day:
        move_day(slope, size);
        break;
      case Kind::clique:
        move_clique(slope, size);
        break;
      case Kind::pair:
        found_clique(slope, size);
        break;
    }
  }
}

void Prices::prune() {
  std::erase_if(cells_, [&](const Priced& place) {
    const std::size_t index = cell_index(place.resource, place.where);
    if (cell_price_[index] > 0) return false;
    cell_known_[index] = 0;
    return true;
  });
  std::erase_if(days_, [&](const Priced& place) {
    const std::size_t index = day_index(place.resource, place.where);
    if (day_price_[index] > 0) return false;
    day_known_[index] = 0;
    return true;
  });
  std::erase_if(cliques_, [](const Clique& clique) { return clique.price <= 0; });
  covered_.clear();
  rebuild();
  for (const Clique& clique : cliques_) cover(clique);
}

// Prices of sessions anew from those of places: many small steps leave rounding behind.
void Prices::rebuild() {
  for (auto& price : price_) std::fill(price.begin(), price.end(), Cost{0});
  const int cells = layout_.model.cells;
  for (const Priced& place : cells_) {
    const Cells mask = Cells{1} << static_cast<unsigned>(place.where % cells);
    for (const int session : layout_.model.resources[at(place.resource)].sessions) {
      add_price(session, place.where / cells, mask,
                cell_price_[cell_index(place.resource, place.where)]);
    }
  }
  for (const Priced& place : days_) {
    for (const int session : layout_.model.resources[at(place.resource)].sessions) {
      add_price(session, place.where, every_cell,
                day_price_[day_index(place.resource, place.where)]);
    }
  }
  for (const Clique& clique : cliques_) {
    for (const int session : clique.sessions) {
      add_price_to_half(session, clique.half, clique.price);
    }
  }
}

void Prices::restrict(int session, int first, int last) {
  allowed_[at(session)] = {first, last};
  stale_[at(layout_.nodes[at(session)].chain)] = 1;
}

void Prices::release(int session) { restrict(session, 0, layout_.time_count - 1); }

double Prices::excess(int chain, const std::vector<int>& times) const {
  const Chain& its = layout_.chains[at(chain)];
  int mine[longest_chain];
  double sum = 0;
  for (std::size_t i = 0; i < its.sessions.size(); ++i) {
    const Node& node = layout_.nodes[at(its.sessions[i])];
    mine[i] = times[at(node.session)];
    const std::size_t k = at(mine[i] - node.first_day * layout_.slots);
    sum += static_cast<double>(node.cost[k] + price_[at(node.session)][k]);
  }
  return sum + static_cast<double>(layout_.gap_cost(its, mine)) - chain_bound_[at(chain)];
}

Prices::Contended Prices::contended(std::size_t index) const {
  if (index < cells_.size()) {
    const Priced& place = cells_[index];
    return {&layout_.model.resources[at(place.resource)].sessions,
            place.where / layout_.model.cells};
  }
  index -= cells_.size();
  if (index < days_.size()) {
    return {&layout_.model.resources[at(days_[index].resource)].sessions, days_[index].where};
  }
  const Clique& clique = cliques_[index - days_.size()];
  return {&clique.sessions, clique.half / 2};
}

}  // namespace gouvernail::search
