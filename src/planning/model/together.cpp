// SPDX-License-Identifier: MPL-2.0
// Demands of several conventions that are held in one session of the model: that of the first one.
// The others keep their numbers, with a session that is nowhere and binds nobody.
#include <algorithm>

#include "planning/model/assembly.h"

namespace gouvernail::planning {

using calendar::Day;

int Assembly::session_of(int demand) const {
  if (demand >= static_cast<int>(demands_.size())) return demand;
  const int with = demands_[index(demand)].with;
  return with == nobody ? demand : with;
}

// A day counts when it is one of all of them.
void Assembly::find_common_days() {
  for (std::size_t i = 0; i < demands_.size(); ++i) {
    if (demands_[i].with == nobody) continue;
    auto& host = open_[index(demands_[i].with)];
    std::set<Day> days;
    for (const auto& [day, options] : open_[i]) days.insert(day);
    std::erase_if(host, [&](const auto& one) { return days.count(one.first) == 0; });
  }
  for (std::size_t i = 0; i < demands_.size(); ++i) {
    if (demands_[i].with == nobody) continue;
    std::set<Day> days;
    for (const auto& [day, options] : open_[index(demands_[i].with)]) days.insert(day);
    std::erase_if(open_[i], [&](const auto& one) { return days.count(one.first) == 0; });
  }
}

// Times possible in all, at the cost of all, for as long as the longest.
void Assembly::hold_jointly() {
  for (std::size_t i = 0; i < demands_.size(); ++i) {
    if (demands_[i].with == nobody) continue;
    joint_.insert(demands_[i].with);
    search::Session& host = model_.sessions[index(demands_[i].with)];
    search::Session& guest = model_.sessions[i];
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
    guest.cells_of_slot.assign(slots_.size(), 0);
  }
}

// To a session that stands, a joint one has no gap: its times are priced instead, and those too
// near or too far are left out. So its gaps are left for what is placed with it.
bool Assembly::fold(const search::Gap& gap) {
  const int demanded = static_cast<int>(demands_.size());
  const bool to_standing = gap.after >= demanded;
  if (to_standing == (gap.before >= demanded)) return false;
  const int session = to_standing ? gap.before : gap.after;
  if (!is_joint(session)) return false;
  const int other = to_standing ? gap.after : gap.before;
  const Day stands = day_of(model_.sessions[index(other)].candidates.front().t);
  const auto days = [&](const search::Candidate& candidate) {
    const auto its = day_of(candidate.t) - stands;
    return static_cast<int>(to_standing ? -its.count() : its.count());
  };
  auto& candidates = model_.sessions[index(session)].candidates;
  const int fixed = model_.sessions[index(other)].candidates.front().t / model_.slots;
  std::erase_if(candidates, [&](const search::Candidate& candidate) {
    const int day = candidate.t / model_.slots;
    return to_standing ? !gap.allows(model_.days, day, fixed)
                       : !gap.allows(model_.days, fixed, day);
  });
  for (search::Candidate& candidate : candidates) {
    candidate.cost += gap.weight * std::abs(days(candidate) - gap.target);
  }
  return true;
}

// What two series held jointly ask of the same sessions, or a series and a rule of its own, is one
// gap.
bool Assembly::merge_parallel(const search::Gap& gap) {
  const auto known = std::find_if(model_.gaps.begin(), model_.gaps.end(), [&](const auto& other) {
    return other.before == gap.before && other.after == gap.after;
  });
  if (known == model_.gaps.end()) return false;
  search::Gap both = *known;
  both.least = std::max(known->least, gap.least);
  both.most = std::min(known->most, gap.most);
  const bool same_wish = known->weight == 0 || gap.weight == 0 || known->target == gap.target;
  if (!same_wish || both.least > both.most) return false;
  if (known->weight == 0) both.target = gap.target;
  both.weight = known->weight + gap.weight;
  if (known->spans.empty()) both.spans = gap.spans;
  for (std::size_t day = 0; day < known->spans.size() && day < gap.spans.size(); ++day) {
    both.spans[day] = {std::max(known->spans[day].first, gap.spans[day].first),
                       std::min(known->spans[day].last, gap.spans[day].last)};
  }
  *known = std::move(both);
  return true;
}

// Whatever days they take, what the gap asks is kept; an even spread is given up there.
bool Assembly::holds_anyway(const search::Gap& gap) const {
  const auto& before = model_.sessions[index(gap.before)].candidates;
  const auto& after = model_.sessions[index(gap.after)].candidates;
  if (before.empty() || after.empty()) return true;
  const int first = before.front().t / model_.slots;
  const int last = before.back().t / model_.slots;
  return std::all_of(after.begin(), after.end(), [&](const search::Candidate& one) {
    const int day = one.t / model_.slots;
    return gap.allows(model_.days, first, day) && gap.allows(model_.days, last, day);
  });
}

void Assembly::note_ill_paired(const search::Gap& gap, const Options& home) {
  // Its own session among those of another convention; else whoever joined the one of its own.
  for (const bool own : {true, false}) {
    for (int i = 0; i < static_cast<int>(demands_.size()); ++i) {
      const Demand& demand = demands_[index(i)];
      const bool there = demand.with == gap.before || demand.with == gap.after;
      if (demand.with == nobody || !there || (demand.home == &home) != own) continue;
      ill_paired_.push_back(i);
      return;
    }
  }
}

}  // namespace gouvernail::planning
