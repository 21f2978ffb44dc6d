// SPDX-License-Identifier: MPL-2.0
#include "planning/place/salvage.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "planning/demand/excess.h"
#include "planning/place/weekly.h"
#include "rules/rules.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;

constexpr int no_time = -1;
constexpr int most_rounds_of_salvage = 50;

// Days and hours that a search had in hand, by convention and uid of the demand.
using Held = std::map<std::pair<const Options*, std::string>, calendar::LocalTime>;

// Those that are held in each session of the model.
std::vector<std::vector<int>> by_session(const std::vector<Demand>& demands,
                                         const PlanModel& model) {
  std::vector<std::vector<int>> held(model.for_search().sessions.size());
  for (int i = 0; i < static_cast<int>(demands.size()); ++i) {
    held[index(model.session_of(i))].push_back(i);
  }
  return held;
}

bool is_possible(const search::Session& session, int time) {
  return std::any_of(session.candidates.begin(), session.candidates.end(),
                     [&](const search::Candidate& one) { return one.t == time; });
}

// Sessions that were kept so far, and who is taken by them.
class Standing {
 public:
  Standing(const search::Model& model, const std::vector<int>& times)
      : model_(model),
        times_(times),
        gaps_of_(model.sessions.size()),
        resources_of_(model.sessions.size()),
        taken_(model.resources.size()),
        stands_(model.sessions.size(), 0) {
    for (const search::Gap& gap : model.gaps) {
      gaps_of_[index(gap.before)].push_back(&gap);
      gaps_of_[index(gap.after)].push_back(&gap);
    }
    for (std::size_t r = 0; r < model.resources.size(); ++r) {
      for (const int s : model.resources[r].sessions) {
        resources_of_[index(s)].push_back(static_cast<int>(r));
      }
    }
  }

  // False: it is in the way of those that stand.
  bool put(int session) {
    const int time = times_[index(session)];
    if (time == no_time || !is_possible(model_.sessions[index(session)], time)) return false;
    if (!keeps_gaps(session) || !leaves_room(session)) return false;
    const int day = time / model_.slots;
    for (const int r : resources_of_[index(session)]) {
      Taken& taken = taken_[index(r)][day];
      ++taken.sessions;
      taken.cells |= cells_of(session);
    }
    stands_[index(session)] = 1;
    return true;
  }

 private:
  struct Taken {
    int sessions = 0;
    search::Cells cells = 0;
  };

  search::Cells cells_of(int session) const {
    const auto& cells = model_.sessions[index(session)].cells_of_slot;
    return cells[index(times_[index(session)] % model_.slots)];
  }
  bool keeps_gaps(int session) const {
    const auto& gaps = gaps_of_[index(session)];
    return std::all_of(gaps.begin(), gaps.end(), [&](const search::Gap* gap) {
      const int other = gap->before == session ? gap->after : gap->before;
      if (stands_[index(other)] == 0) return true;
      return gap->allows(model_.days, times_[index(gap->before)] / model_.slots,
                         times_[index(gap->after)] / model_.slots);
    });
  }
  bool leaves_room(int session) const {
    const int day = times_[index(session)] / model_.slots;
    const auto& resources = resources_of_[index(session)];
    return std::all_of(resources.begin(), resources.end(), [&](int r) {
      const auto found = taken_[index(r)].find(day);
      if (found == taken_[index(r)].end()) return true;
      return found->second.sessions < model_.resources[index(r)].per_day &&
             (found->second.cells & cells_of(session)) == 0;
    });
  }

  const search::Model& model_;
  const std::vector<int>& times_;
  std::vector<std::vector<const search::Gap*>> gaps_of_;
  std::vector<std::vector<int>> resources_of_;
  std::vector<std::map<int, Taken>> taken_;  // by resource, then day
  std::vector<char> stands_;
};

// What binds most first; of those that bind alike, who needs the fewest others.
std::vector<int> by_weight(const std::vector<Demand>& demands, const search::Model& model,
                           const std::vector<std::vector<int>>& held) {
  std::vector<int> persons(model.sessions.size(), 0);
  for (const search::Resource& resource : model.resources) {
    for (const int s : resource.sessions) ++persons[index(s)];
  }
  const auto weight_of = [&](int session) {
    int heaviest = static_cast<int>(rules::Weight::recommendation);
    for (const int demand : held[index(session)]) {
      const rules::Obligation* obligation = demands[index(demand)].obligation;
      if (obligation) heaviest = std::min(heaviest, static_cast<int>(obligation->weight));
    }
    return heaviest;
  };
  std::vector<std::pair<std::pair<int, int>, int>> keyed;
  for (int s = 0; s < static_cast<int>(held.size()); ++s) {
    const bool stands = held[index(s)].empty();  // before anything is planned
    keyed.push_back({stands ? std::pair(-1, 0) : std::pair(weight_of(s), persons[index(s)]), s});
  }
  std::sort(keyed.begin(), keyed.end());
  std::vector<int> order;
  for (const auto& [key, session] : keyed) order.push_back(session);
  return order;
}

Held held_at(const std::vector<Demand>& demands, const PlanModel& model,
             const std::vector<int>& nearest) {
  Held held;
  for (int i = 0; i < static_cast<int>(demands.size()); ++i) {
    const int time = nearest[index(model.session_of(i))];
    held[{demands[index(i)].home, demands[index(i)].uid}] = {model.time().day_of(time),
                                                             model.time().start_of(time)};
  }
  return held;
}

// The same as times of another model, which knows no other demands.
std::vector<int> times_of(const Held& held, const std::vector<Demand>& demands,
                          const PlanModel& model) {
  const auto& sessions = model.for_search().sessions;
  std::vector<int> times;
  const auto those = by_session(demands, model);
  for (std::size_t s = 0; s < sessions.size(); ++s) {
    if (those[s].empty()) {
      times.push_back(sessions[s].candidates.front().t);
      continue;
    }
    const Demand& demand = demands[index(those[s].front())];
    const auto found = held.find({demand.home, demand.uid});
    const bool known = found != held.end() && model.time().has(found->second.day);
    times.push_back(known ? model.time().time_of(found->second.day, found->second.time) : no_time);
  }
  return times;
}

// Demands that must go so that the others can stand at those times: nobody and no room is taken
// twice, the days between two of them are kept. What weighs most is kept first.
std::vector<int> in_the_way(const std::vector<Demand>& demands, const PlanModel& model,
                            const std::vector<int>& times) {
  const auto held = by_session(demands, model);
  Standing standing(model.for_search(), times);
  std::vector<int> those;
  for (const int session : by_weight(demands, model.for_search(), held)) {
    if (standing.put(session)) continue;
    those.insert(those.end(), held[index(session)].begin(), held[index(session)].end());
  }
  return those;
}

// Those are given up; what was held for the sake of one goes with it.
void leave(Ensemble& ensemble, const std::vector<Demand>& demands, const std::vector<int>& those) {
  std::vector<std::pair<Unit*, const Demand*>> gone;
  for (const int one : those) gone.emplace_back(ensemble.owner(one).first, &demands[index(one)]);
  for (const auto& [unit, demand] : gone) {
    const int number = unit->demands().find(demand->uid);
    if (number == nobody) continue;
    Conflict conflict;
    conflict.constraint = Hard::two_places;
    conflict.duty = demand->duty;
    conflict.source = source_of(*demand);
    conflict.message = base::msg(
        "When the search ended, no day had been found on which everybody who must come is free of "
        "other sessions.");
    unit->give_up(number, std::move(conflict));
  }
}

// Beyond what one may have in a week, or a duty allows: found once all are placed.
std::vector<int> beyond_limits(const std::vector<Demand>& demands, const std::vector<Day>& placed) {
  if (const auto overflow = find_overflow(demands, placed)) return {overflow->demand};
  if (const auto excess = find_excess(demands, placed)) return {excess->demands.back()};
  return {};
}

}  // namespace

std::optional<std::int64_t> salvage(Ensemble& ensemble, const std::vector<Demand>& demands,
                                    const PlanModel& model, const std::vector<int>& nearest) {
  if (nearest.empty()) return std::nullopt;
  const Held held = held_at(demands, model, nearest);
  for (int round = 0; round < most_rounds_of_salvage; ++round) {
    const std::vector<Demand> left = ensemble.gather();
    if (left.empty()) break;
    const PlanModel now = write_model(left, Latitude::strict);
    if (!now.ill_paired().empty()) {
      ensemble.part(left, now.ill_paired().front());
      continue;
    }
    const std::vector<int> times = times_of(held, left, now);
    std::vector<int> gone = in_the_way(left, now, times);
    if (gone.empty()) {
      ensemble.place(left, now, times);
      gone = beyond_limits(left, ensemble.placed());
    }
    if (gone.empty()) return search::evaluate(now.for_search(), times).cost;
    leave(ensemble, left, gone);
  }
  return std::nullopt;
}

}  // namespace gouvernail::planning
