// SPDX-License-Identifier: MPL-2.0
// What prices say of single times, and how they are handed on.
#include <algorithm>
#include <cmath>
#include <limits>

#include "search/index.h"
#include "search/prices.h"

namespace gouvernail::search {
namespace {

// Bounds are whole but for prices; a plan better by one lies well below.
constexpr double whole_spare = 1e-3;

}  // namespace

void Prices::trace_paths() {
  const double total = bound();
  paths_.resize(layout_.nodes.size());
  for (std::size_t c = 0; c < layout_.chains.size(); ++c) {
    const Chain& its = layout_.chains[c];
    const double others = total - chain_bound_[c];
    for (std::size_t i = 0; i < its.sessions.size(); ++i) {
      price_session(its.sessions[i], solver_.costs(i));
    }
    solver_.paths_through(its, through_);
    for (std::size_t i = 0; i < its.sessions.size(); ++i) {
      std::vector<float>& paths = paths_[at(its.sessions[i])];
      paths.resize(through_[i].size());
      for (std::size_t k = 0; k < paths.size(); ++k) {
        const auto cost = static_cast<double>(through_[i][k]);
        // Rounded down, so that it stays a bound.
        paths[k] = std::nextafter(static_cast<float>(others + cost - doubt(cost)),
                                  std::numeric_limits<float>::lowest());
      }
    }
  }
}

float Prices::path(int session, int time) const {
  const int k = time - layout_.nodes[at(session)].first_day * layout_.slots;
  return paths_[at(session)][at(k)];
}

void Prices::bound_times() {
  trace_paths();
  for (std::size_t s = 0; s < floor_.size(); ++s) {
    floor_[s].resize(paths_[s].size(), std::numeric_limits<float>::lowest());
    for (std::size_t k = 0; k < paths_[s].size(); ++k) {
      floor_[s][k] = std::max(floor_[s][k], paths_[s][k]);
    }
  }
}

double Prices::drop_times(double known) {
  int before = 0;
  int after = 0;
  for (const Node& node : layout_.nodes) {
    const std::vector<float>& floor = floor_[at(node.session)];
    std::vector<Cost>& left = left_[at(node.session)];
    if (left.empty()) left = node.cost;
    for (std::size_t k = 0; k < floor.size(); ++k) {
      if (node.cost[k] < impossible) ++before;
      if (left[k] >= impossible) continue;
      if (static_cast<double>(floor[k]) > known - 1 + whole_spare) {
        left[k] = forbidden;
        stale_[at(node.chain)] = 1;
      } else {
        ++after;
      }
    }
  }
  return before > 0 ? static_cast<double>(after) / before : 1;
}

bool Prices::is_left(int session, int time) const {
  const Node& node = layout_.nodes[at(session)];
  const std::vector<Cost>& own = left_[at(session)].empty() ? node.cost : left_[at(session)];
  const int k = time - node.first_day * layout_.slots;
  return k >= 0 && k < static_cast<int>(own.size()) && own[at(k)] < impossible;
}

void Prices::adopt(const KnownPrices& known) {
  for (const Priced& place : cells_) {
    const std::size_t index = cell_index(place.resource, place.where);
    cell_price_[index] = 0;
    cell_known_[index] = 0;
  }
  for (const Priced& place : days_) {
    const std::size_t index = day_index(place.resource, place.where);
    day_price_[index] = 0;
    day_known_[index] = 0;
  }
  cells_.clear();
  days_.clear();
  covered_.clear();
  for (const KnownPrices::Priced& place : known.places) {
    if (place.cell < 0) {
      const std::size_t index = day_index(place.resource, place.day);
      day_price_[index] = place.price;
      day_known_[index] = 1;
      days_.push_back({place.resource, place.day});
    } else {
      const int cell = place.day * layout_.model.cells + place.cell;
      const std::size_t index = cell_index(place.resource, cell);
      cell_price_[index] = place.price;
      cell_known_[index] = 1;
      cells_.push_back({place.resource, cell});
    }
  }
  cliques_ = known.cliques;
  for (const Clique& clique : cliques_) cover(clique);
  std::fill(stale_.begin(), stale_.end(), 1);
  rebuild();
}

KnownPrices Prices::known() const {
  KnownPrices known;
  for (const Priced& place : cells_) {
    const int cells = layout_.model.cells;
    known.places.push_back({place.resource, place.where / cells, place.where % cells,
                            cell_price_[cell_index(place.resource, place.where)]});
  }
  for (const Priced& place : days_) {
    known.places.push_back(
        {place.resource, place.where, -1, day_price_[day_index(place.resource, place.where)]});
  }
  known.cliques = cliques_;
  std::erase_if(known.places, [](const auto& place) { return place.price <= 0; });
  std::erase_if(known.cliques, [](const auto& clique) { return clique.price <= 0; });
  return known;
}

}  // namespace gouvernail::search
