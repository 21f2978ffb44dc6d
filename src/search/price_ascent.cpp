// SPDX-License-Identifier: MPL-2.0
// Prices moved one at a time, each as far as the bound gains by it: of those who want one place,
// whoever leaves most cheaply is made to leave, and the bound gains what that costs. Unlike under
// steps along a slope it does not fall on the way, and a few passes come close to the best prices.
// They may end where only several prices moved together would gain: steps go on from there.
#include <algorithm>
#include <functional>

#include "search/index.h"
#include "search/prices.h"

namespace gouvernail::search {
namespace {

constexpr int most_passes = 12;
// A pass that gains less is the last; or less than this part of what all of them gained.
constexpr double least_gain = 0.25;
constexpr double least_part_of_gain = 0.03;
// Beyond what it costs to leave, so that whoever is to leave does; at most half of what the next
// one would pay to stay.
constexpr double beyond = 0.5;
// Whoever cannot leave at all.
constexpr double highest_raise = 1000;
// Costs are whole: a bound beyond the last whole number but this excludes it.
constexpr double whole = 1e-3;
constexpr Cells all_cells = ~Cells{0};

}  // namespace

bool Prices::is_in(int session, const Slope& place) const {
  const int t = wish_[at(session)];
  const int day = t / layout_.slots;
  if (place.kind == Kind::day) return day == place.second;
  const int cells = layout_.model.cells;
  const Cells taken = layout_.nodes[at(session)].cells[at(t % layout_.slots)];
  return day == place.second / cells &&
         (taken >> static_cast<unsigned>(place.second % cells) & Cells{1}) != 0;
}

// What its chain costs at least with the session in the place, or out of it, beyond what it costs
// now.
double Prices::cost_to_be(bool in, int session, const Slope& place) {
  const Node& node = layout_.nodes[at(session)];
  const Chain& chain = layout_.chains[at(node.chain)];
  const bool whole_day = place.kind == Kind::day;
  const int cells = whole_day ? 1 : layout_.model.cells;
  const int day = place.second / cells;
  const Cells mask =
      whole_day ? all_cells : Cells{1} << static_cast<unsigned>(place.second % cells);
  int times[longest_chain];
  for (std::size_t i = 0; i < chain.sessions.size(); ++i) {
    std::vector<Cost>& costs = solver_.costs(i);
    price_session(chain.sessions[i], costs);
    if (chain.sessions[i] != session) continue;
    Cost* const here = costs.data() + node.offset(day, layout_.slots);
    if (in) {
      std::fill(costs.data(), here, forbidden);
      std::fill(here + layout_.slots, costs.data() + costs.size(), forbidden);
    }
    for (int slot = 0; slot < layout_.slots; ++slot) {
      const bool takes = whole_day || (node.cells[at(slot)] & mask) != 0;
      if (takes != in) here[slot] = forbidden;
    }
  }
  const auto sum = static_cast<double>(solver_.solve(chain, times));
  return std::min(sum, static_cast<double>(impossible)) - chain_bound_[at(node.chain)];
}

void Prices::change(const Slope& place, double by) {
  Slope once = place;
  once.amount = 1;
  if (place.kind == Kind::day) {
    move_day(once, static_cast<Cost>(by));
  } else {
    move_cell(once, static_cast<Cost>(by));
  }
}

// More want it than may have it: it gets dearer, until enough of them leave.
void Prices::push_out(const Slope& place, std::size_t room) {
  for (auto& [cost, session] : wanting_) cost = cost_to_be(false, session, place);
  std::sort(wanting_.begin(), wanting_.end(), std::greater<>());
  const double first_to_leave = std::max(wanting_[room].first, 0.0);
  const double last_to_stay = std::max(wanting_[room - 1].first, 0.0);
  const double more = std::min((last_to_stay - first_to_leave) / 2, beyond);
  stale_before_ = stale_;
  change(place, std::min(first_to_leave + more, highest_raise));
  // Chains that do not want it lose nothing when it gets dearer.
  std::swap(stale_, stale_before_);
  for (const auto& [cost, session] : wanting_) solve(layout_.nodes[at(session)].chain);
}

// It has a price, and there is room: it gets cheaper, until somebody comes.
void Prices::draw_in(const Slope& place, const Resource& resource, double price) {
  const int day = place.kind == Kind::day ? place.second : place.second / layout_.model.cells;
  double first_to_come = price;
  for (const int session : resource.sessions) {
    if (!layout_.nodes[at(session)].has_day(day) || is_in(session, place)) continue;
    first_to_come = std::min(first_to_come, cost_to_be(true, session, place));
    if (first_to_come <= 0) return;
  }
  stale_before_ = stale_;
  change(place, -first_to_come);
  std::swap(stale_, stale_before_);
  for (const auto& [cost, session] : wanting_) solve(layout_.nodes[at(session)].chain);
}

void Prices::settle(const Slope& place) {
  const Resource& resource = layout_.model.resources[at(place.first)];
  const bool whole_day = place.kind == Kind::day;
  const std::size_t room = whole_day ? at(resource.per_day) : 1;
  wanting_.clear();
  for (const int session : resource.sessions) {
    if (is_in(session, place)) wanting_.emplace_back(0, session);
  }
  const auto price =
      static_cast<double>(whole_day ? day_price_[day_index(place.first, place.second)]
                                    : cell_price_[cell_index(place.first, place.second)]);
  if (wanting_.size() > room) {
    push_out(place, room);
  } else if (wanting_.size() < room && price > 0) {
    draw_in(place, resource, price);
  }
}

double Prices::ascend(double enough) {
  const double first = bound();
  double best = first;
  for (int pass = 0; pass < most_passes && best < enough - 1 + whole && measure(); ++pass) {
    const std::vector<Slope> slopes = slopes_;
    for (const Slope& slope : slopes) {
      if (slope.kind == Kind::cell || slope.kind == Kind::day) settle(slope);
    }
    const double now = bound();
    if (now < best + std::max(least_gain, least_part_of_gain * (now - first)))
      return std::max(best, now);
    best = now;
  }
  return best;
}

}  // namespace gouvernail::search
