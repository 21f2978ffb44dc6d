// SPDX-License-Identifier: MPL-2.0
#include "search/occupancy.h"

#include <algorithm>
#include <bit>

#include "search/index.h"

namespace gouvernail::search {
namespace {

template <class Function>
void each_cell(Cells mask, Function function) {
  for (; mask != 0; mask &= mask - 1) function(std::countr_zero(mask));
}

}  // namespace

Occupancy::Occupancy(const Layout& layout)
    : layout_(layout), times_(layout.nodes.size(), -1), in_(layout.nodes.size(), 0) {
  const std::size_t days = layout.model.resources.size() * at(layout.day_count);
  sessions_on_.assign(days, 0);
  taken_.assign(days, 0);
  count_.assign(days * at(layout.model.cells), 0);
}

void Occupancy::clear() {
  std::fill(times_.begin(), times_.end(), -1);
  std::fill(in_.begin(), in_.end(), 0);
  std::fill(sessions_on_.begin(), sessions_on_.end(), 0);
  std::fill(taken_.begin(), taken_.end(), 0);
  std::fill(count_.begin(), count_.end(), 0);
  in_count_ = 0;
  conflicts_ = 0;
}

Cost Occupancy::put_session(int session, int t) {
  const Node& node = layout_.nodes[at(session)];
  const int day = t / layout_.slots;
  const int slot = t % layout_.slots;
  Cost cost = node.cost[at(t - node.first_day * layout_.slots)];
  const Cells mask = node.cells[at(slot)];
  for (const int r : node.resources) {
    const std::size_t place = day_slot(r, day);
    const Cells common = taken_[place] & mask;
    int conflicts = common == 0 ? 0 : std::popcount(common);
    if (sessions_on_[place] >= layout_.model.resources[at(r)].per_day) ++conflicts;
    cost += clash * static_cast<Cost>(conflicts);
    conflicts_ += conflicts;
    ++sessions_on_[place];
    taken_[place] |= mask;
    each_cell(mask, [&](int cell) { ++count_[place * at(layout_.model.cells) + at(cell)]; });
  }
  const int half = 2 * day + layout_.model.half_of_slot[at(slot)];
  for (const Node::Partner& partner : node.partners) {
    if (!in_[at(partner.session)]) continue;
    const int other = times_[at(partner.session)];
    const int other_half =
        2 * (other / layout_.slots) + layout_.model.half_of_slot[at(other % layout_.slots)];
    if (half == other_half) cost += static_cast<Cost>(layout_.model.pairs[at(partner.pair)].weight);
  }
  times_[at(session)] = t;
  in_[at(session)] = 1;
  ++in_count_;
  return cost;
}

void Occupancy::take_session(int session) {
  const Node& node = layout_.nodes[at(session)];
  const int t = times_[at(session)];
  const Cells mask = node.cells[at(t % layout_.slots)];
  for (const int r : node.resources) {
    const std::size_t place = day_slot(r, t / layout_.slots);
    if (--sessions_on_[place] >= layout_.model.resources[at(r)].per_day) --conflicts_;
    each_cell(mask, [&](int cell) {
      if (--count_[place * at(layout_.model.cells) + at(cell)] == 0) {
        taken_[place] &= ~(Cells{1} << static_cast<unsigned>(cell));
      } else {
        --conflicts_;
      }
    });
  }
  in_[at(session)] = 0;
  --in_count_;
}

Cost Occupancy::put(int chain, const int* times) {
  const Chain& its = layout_.chains[at(chain)];
  Cost cost = layout_.gap_cost(its, times);
  for (std::size_t i = 0; i < its.sessions.size(); ++i) {
    cost += put_session(its.sessions[i], times[i]);
  }
  return cost;
}

void Occupancy::take_out(int chain) {
  for (const int session : layout_.chains[at(chain)].sessions) take_session(session);
}

void Occupancy::times_of(int chain, int* times) const {
  for (const int session : layout_.chains[at(chain)].sessions) *times++ = times_[at(session)];
}

void Occupancy::assign(const std::vector<int>& times) {
  clear();
  for (std::size_t s = 0; s < times.size(); ++s) put_session(static_cast<int>(s), times[s]);
}

void Occupancy::add_pressure(const Node& node, std::vector<Cost>& costs) const {
  const int slots = layout_.slots;
  for (const int r : node.resources) {
    const int per_day = layout_.model.resources[at(r)].per_day;
    const std::size_t first = day_slot(r, node.first_day);
    Cost* cost = costs.data();
    for (int day = 0; day < node.day_count; ++day, cost += slots) {
      const std::size_t place = first + at(day);
      if (sessions_on_[place] == 0) continue;
      const Cost full = sessions_on_[place] >= per_day ? clash : 0;
      for (int slot = 0; slot < slots; ++slot) {
        // One conflict or more: put_session counts them.
        cost[slot] += full + ((taken_[place] & node.cells[at(slot)]) != 0 ? clash : 0);
      }
    }
  }
  for (const Node::Partner& partner : node.partners) {
    if (!in_[at(partner.session)]) continue;
    const int t = times_[at(partner.session)];
    const int day = t / slots;
    if (!node.has_day(day)) continue;
    const auto weight = static_cast<Cost>(layout_.model.pairs[at(partner.pair)].weight);
    const int half = layout_.model.half_of_slot[at(t % slots)];
    for (int slot = 0; slot < slots; ++slot) {
      if (layout_.model.half_of_slot[at(slot)] != half) continue;
      costs[at((day - node.first_day) * slots + slot)] += weight;
    }
  }
}

}  // namespace gouvernail::search
