// SPDX-License-Identifier: MPL-2.0
#include "planning/model/model_sessions.h"

#include <algorithm>

namespace gouvernail::planning {

using calendar::Day;
using calendar::Minutes;

int session_of(const std::vector<Demand>& demands, int demand) {
  if (demand >= static_cast<int>(demands.size())) return demand;
  const int with = demands[index(demand)].with;
  return with == nobody ? demand : with;
}

ModelSessions::ModelSessions(const Layout& layout, search::Model& model)
    : layout_(layout), model_(model), joint_(layout.demands.size(), 0) {
  for (int i = 0; i < layout.count(); ++i) model.sessions.push_back(session_for(i));
  for (int i = 0; i < layout.count(); ++i) {
    if (layout.demand(i).with != nobody) join(i);
  }
}

search::Session ModelSessions::session_for(int number) const {
  const Demand& demand = layout_.demand(number);
  const std::vector<Minutes>& starts = layout_.time.starts();
  search::Session session;
  for (const OpenDay& open : layout_.open_to(number)) {
    const int first = layout_.time.first_time(layout_.time.index_of(open.day));
    for (std::size_t slot = 0; slot < starts.size(); ++slot) {
      for (const Option& option : *open.options) {
        if (option.start != starts[slot]) continue;
        session.candidates.push_back({first + static_cast<int>(slot), option.cost.total()});
      }
    }
  }
  const Minutes length = length_of(demand.home->problem(), demand.body);
  for (const Minutes start : starts) {
    search::Cells cells = 0;
    for (std::size_t cell = 0; cell < starts.size(); ++cell) {
      // Of two sessions that overlap, both are there when the later one starts.
      if (starts[cell] >= start && starts[cell] < start + length) cells |= search::Cells{1} << cell;
    }
    session.cells_of_slot.push_back(cells);
  }
  return session;
}

// Times possible in all, at the cost of all, for as long as the longest.
void ModelSessions::join(int number) {
  const int with = layout_.demand(number).with;
  joint_[index(with)] = 1;
  search::Session& host = model_.sessions[index(with)];
  search::Session& guest = model_.sessions[index(number)];
  std::vector<search::Candidate> common;
  for (const search::Candidate& one : host.candidates) {
    const auto same = std::find_if(guest.candidates.begin(), guest.candidates.end(),
                                   [&](const auto& other) { return other.t == one.t; });
    if (same != guest.candidates.end()) common.push_back({one.t, one.cost + same->cost});
  }
  host.candidates = std::move(common);
  for (std::size_t slot = 0; slot < host.cells_of_slot.size(); ++slot) {
    host.cells_of_slot[slot] |= guest.cells_of_slot[slot];
  }
  guest.candidates = {{0, 0}};
  guest.cells_of_slot.assign(layout_.time.starts().size(), 0);
}

int ModelSessions::standing(const Options& home, const std::string& body, Day day) {
  const int next = static_cast<int>(model_.sessions.size());
  const auto [found, is_new] = standing_.try_emplace({&home, body, day}, next);
  if (!is_new) return found->second;
  search::Session session;
  session.candidates.push_back({layout_.time.first_time(layout_.time.index_of(day)), 0});
  session.cells_of_slot.assign(layout_.time.starts().size(), 0);
  model_.sessions.push_back(std::move(session));
  joint_.push_back(0);
  return next;
}

}  // namespace gouvernail::planning
