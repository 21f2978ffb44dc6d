// SPDX-License-Identifier: MPL-2.0
// How far the chains' wishes are from sharing fairly: the slopes along which prices move.
#include <algorithm>
#include <bit>
#include <iterator>

#include "search/index.h"
#include "search/prices.h"

namespace gouvernail::search {

// Adds what each wish takes, or with -1 takes it away again.
void Prices::count_wishes(int direction) {
  for (const Node& node : layout_.nodes) {
    const int t = wish_[at(node.session)];
    const int day = t / layout_.slots;
    const Cells mask = node.cells[at(t % layout_.slots)];
    for (const int r : node.resources) {
      day_use_[day_index(r, day)] =
          static_cast<std::uint16_t>(day_use_[day_index(r, day)] + direction);
      for (Cells left = mask; left != 0; left &= left - 1) {
        const int cell = day * layout_.model.cells + std::countr_zero(left);
        auto& use = cell_use_[cell_index(r, cell)];
        use = static_cast<std::uint16_t>(use + direction);
      }
    }
  }
}

bool Prices::measure() {
  slopes_.clear();
  square_ = 0;
  count_wishes(1);
  measure_places();
  count_wishes(-1);
  measure_halves();
  for (const Slope& slope : slopes_) square_ += static_cast<double>(slope.amount * slope.amount);
  return square_ > 0;
}

void Prices::measure_places() {
  // Those that have a price: too many, or too few for the price.
  for (const Priced& place : cells_) {
    const int excess = int{cell_use_[cell_index(place.resource, place.where)]} - 1;
    if (excess != 0) {
      slopes_.push_back({Kind::cell, place.resource, place.where, static_cast<Cost>(excess)});
    }
  }
  for (const Priced& place : days_) {
    const int excess = int{day_use_[day_index(place.resource, place.where)]} -
                       layout_.model.resources[at(place.resource)].per_day;
    if (excess != 0) {
      slopes_.push_back({Kind::day, place.resource, place.where, static_cast<Cost>(excess)});
    }
  }
  // Those that have none yet, and too many wishes; each enters the list of known places.
  for (const Node& node : layout_.nodes) {
    const int t = wish_[at(node.session)];
    const int day = t / layout_.slots;
    for (const int r : node.resources) {
      const std::size_t d = day_index(r, day);
      const int over = int{day_use_[d]} - layout_.model.resources[at(r)].per_day;
      if (over > 0 && !day_known_[d]) {
        day_known_[d] = 1;
        days_.push_back({r, day});
        slopes_.push_back({Kind::day, r, day, static_cast<Cost>(over)});
      }
      for (Cells left = node.cells[at(t % layout_.slots)]; left != 0; left &= left - 1) {
        const int cell = day * layout_.model.cells + std::countr_zero(left);
        const std::size_t c = cell_index(r, cell);
        if (cell_use_[c] < 2 || cell_known_[c]) continue;
        cell_known_[c] = 1;
        cells_.push_back({r, cell});
        slopes_.push_back({Kind::cell, r, cell, static_cast<Cost>(int{cell_use_[c]} - 1)});
      }
    }
  }
}

void Prices::measure_halves() {
  for (std::size_t k = 0; k < cliques_.size(); ++k) {
    const Clique& clique = cliques_[k];
    int excess = -1;
    for (const int session : clique.sessions) excess += half_of(session) == clique.half ? 1 : 0;
    if (excess > 0 && clique.price >= clique.most) excess = 0;
    if (excess != 0) {
      slopes_.push_back({Kind::clique, static_cast<int>(k), 0, static_cast<Cost>(excess)});
    }
  }
  for (std::size_t p = 0; p < layout_.model.pairs.size(); ++p) {
    const Pair& pair = layout_.model.pairs[p];
    const int half = half_of(pair.first);
    if (half != half_of(pair.second)) continue;
    if (uncovered(pair.first, pair.second, half) <= 0) continue;
    slopes_.push_back({Kind::pair, static_cast<int>(p), half, Cost{1}});
  }
}

bool Prices::is_without_excess() const {
  return std::none_of(slopes_.begin(), slopes_.end(), [](const Slope& slope) {
    return slope.amount > 0 && (slope.kind == Kind::cell || slope.kind == Kind::day);
  });
}

std::vector<int> Prices::sessions_in_excess() const {
  std::vector<int> result;
  const auto add = [&](const std::vector<int>& sessions, auto is_there) {
    std::copy_if(sessions.begin(), sessions.end(), std::back_inserter(result), is_there);
  };
  const auto day_of = [&](int session) { return wish_[at(session)] / layout_.slots; };
  for (const Slope& slope : slopes_) {
    if (slope.amount <= 0) continue;
    if (slope.kind == Kind::day) {
      add(layout_.model.resources[at(slope.first)].sessions,
          [&](int session) { return day_of(session) == slope.second; });
    } else if (slope.kind == Kind::cell) {
      const int cells = layout_.model.cells;
      add(layout_.model.resources[at(slope.first)].sessions, [&](int session) {
        const Cells mask = layout_.nodes[at(session)].cells[at(wish_[at(session)] % layout_.slots)];
        return day_of(session) == slope.second / cells &&
               (mask >> static_cast<unsigned>(slope.second % cells) & Cells{1}) != 0;
      });
    } else if (slope.kind == Kind::clique) {
      const Clique& clique = cliques_[at(slope.first)];
      add(clique.sessions, [&](int session) { return half_of(session) == clique.half; });
    } else {
      const Pair& pair = layout_.model.pairs[at(slope.first)];
      result.push_back(pair.first);
      result.push_back(pair.second);
    }
  }
  return result;
}

}  // namespace gouvernail::search
