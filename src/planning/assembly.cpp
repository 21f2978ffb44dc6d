// SPDX-License-Identifier: MPL-2.0
#include "planning/assembly.h"
#include "governance/meeting.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>

#include "base/failure.h"

namespace gouvernail::planning {
namespace {

using base::msg;
using calendar::Day;
using calendar::Days;
using calendar::Minutes;

constexpr Minutes noon{13 * 60};
// A day of distance costs less where nothing hangs on it than between two sessions of a series.
constexpr int days_of_a_loose_wish = 10;
constexpr double infinite = std::numeric_limits<double>::infinity();

int number_of(Day day) { return static_cast<int>(day.time_since_epoch().count()); }

}  // namespace

Assembly::Assembly(const std::vector<Demand>& demands, Latitude latitude)
    : demands_(demands), latitude_(latitude), other_order_(infinite) {
  find_options();
  find_common_days();
  lay_out_time();
  for (std::size_t i = 0; i < demands_.size(); ++i) add_session(demands_[i], i);
  hold_jointly();
  tie_demands();
  std::map<std::pair<std::string, std::string>, std::vector<int>> by_body;
  for (int i = 0; i < static_cast<int>(demands_.size()); ++i) {
    const auto& tie = demands_[index(i)].tie;
    const Demand& demand = demands_[index(i)];
    if (!tie || !tie->before) {
      by_body[{demand.home->problem().name, demand.body}].push_back(i);
    }
  }
  for (auto& [body, members] : by_body) tie_series(std::move(members));
  // The wishes of sessions that no series places.
  for (std::size_t i = 0; i < demands_.size(); ++i) {
    for (search::Candidate& candidate :
         model_.sessions[index(session_of(static_cast<int>(i)))].candidates) {
      candidate.cost += wishes_[i].cost(model_.days[index(candidate.t / model_.slots)]);
    }
  }
  need_short_chains();
  share();
  allow_for_travel();
  drop_repeated_resources();
}

void Assembly::find_options() {
  open_.resize(demands_.size());
  for (std::size_t i = 0; i < demands_.size(); ++i) {
    const Demand& demand = demands_[i];
    calendar::DayRange window = demand.window;
    if (latitude_ == Latitude::loosest) {
      window = demand.loosest;
    } else if (demand.keep) {
      window = {*demand.keep, *demand.keep};
    }
    exact_ = exact_ && demand.loosest == demand.window && !demand.keep && demand.barred.empty();
    for (Day day = window.first; day <= window.last; day += Days{1}) {
      const bool barred = latitude_ == Latitude::strict &&
                          std::any_of(demand.barred.begin(), demand.barred.end(),
                                      [&](const Bar& bar) { return is_barred(demand, bar, day); });
      if (barred) continue;
      const std::vector<Option>& options = demand.options().on(demand.body, day);
      if (!options.empty()) open_[i].emplace_back(day, &options);
    }
  }
}

bool Assembly::is_barred(const Demand& demand, const Bar& bar, Day day) {
  return bar.days.contains(day) &&
         (bar.ceiling.empty() || !is_aside(demand, Hard::ceiling, bar.ceiling));
}

void Assembly::lay_out_time() {
  std::set<Minutes> slots;
  std::vector<Day> days;
  for (std::size_t i = 0; i < demands_.size(); ++i) {
    const auto& starts = demands_[i].home->starts_of(demands_[i].body);
    slots.insert(starts.begin(), starts.end());
    for (const auto& [day, options] : open_[i]) days.push_back(day);
    for (const governance::Meeting* meeting : demands_[i].home->sessions().of(demands_[i].body)) {
      days.push_back(meeting->day);
    }
  }
  const auto [first, last] = std::minmax_element(days.begin(), days.end());
  std::vector<char> is_used(
      days.empty() ? 0 : index(static_cast<int>((*last - *first).count()) + 1), 0);
  for (const Day day : days) is_used[index(static_cast<int>((day - *first).count()))] = 1;
  if (slots.size() > index(search::most_slots)) {
    throw base::bad_input(
        msg("the calendar is to be planned with {0} different start times, and at most {1} can be "
            "told apart",
            std::int64_t(slots.size()), std::int64_t{search::most_slots}),
        msg("shorten “starts” in the settings, or give several bodies the same times"));
  }
  if (slots.empty()) slots.insert(Minutes{0});
  slots_.assign(slots.begin(), slots.end());
  for (std::size_t i = 0; i < is_used.size(); ++i) {
    if (is_used[i]) days_.push_back(*first + Days{i});
  }
  model_.slots = static_cast<int>(slots_.size());
  model_.cells = model_.slots;
  for (const Minutes start : slots_) model_.half_of_slot.push_back(start < noon ? 0 : 1);
  for (const Day day : days_) model_.days.push_back(number_of(day));
}

Day Assembly::day_of(int time) const { return days_[index(time / model_.slots)]; }

Minutes Assembly::start_of(int time) const { return slots_[index(time % model_.slots)]; }

int Assembly::time_of(Day day, Minutes start) const {
  const auto at = std::lower_bound(days_.begin(), days_.end(), day) - days_.begin();
  const auto slot = std::lower_bound(slots_.begin(), slots_.end(), start) - slots_.begin();
  return static_cast<int>(at) * model_.slots + static_cast<int>(slot);
}

void Assembly::add_session(const Demand& demand, std::size_t i) {
  search::Session session;
  int day_index = 0;
  for (const auto& [day, options] : open_[i]) {
    while (days_[index(day_index)] < day) ++day_index;
    for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
      for (const Option& option : *options) {
        if (option.start != slots_[slot]) continue;
        session.candidates.push_back(
            {day_index * model_.slots + static_cast<int>(slot), option.cost.total()});
      }
    }
  }
  const Minutes length = length_of(demand.home->problem(), demand.body);
  for (const Minutes start : slots_) {
    search::Cells cells = 0;
    for (std::size_t cell = 0; cell < slots_.size(); ++cell) {
      // Of two sessions that overlap, both are there when the later one starts.
      if (slots_[cell] >= start && slots_[cell] < start + length) cells |= search::Cells{1} << cell;
    }
    session.cells_of_slot.push_back(cells);
  }
  model_.sessions.push_back(std::move(session));
  degree_.push_back(0);
  parent_.push_back(static_cast<int>(parent_.size()));
  precursors_.emplace_back();
  wishes_.emplace_back();
  gap_tied_.push_back(0);
}

// A session that stands, as a place in series: it takes nobody's time here, since the options of
// the others already make room for it.
int Assembly::standing_session(const Options& home, const std::string& body, Day day) {
  const auto found = standing_.find({&home, body, day});
  if (found != standing_.end()) return found->second;
  const auto day_index =
      static_cast<int>(std::lower_bound(days_.begin(), days_.end(), day) - days_.begin());
  search::Session session;
  session.candidates.push_back({day_index * model_.slots, 0});
  session.cells_of_slot.assign(slots_.size(), 0);
  const int number = static_cast<int>(model_.sessions.size());
  model_.sessions.push_back(std::move(session));
  degree_.push_back(0);
  parent_.push_back(number);
  standing_[{&home, body, day}] = number;
  return number;
}

bool Assembly::is_aside(const Demand& demand, Hard constraint, const std::string& subject) {
  return demand.home->problem().set_aside.count({constraint, subject, std::nullopt}) > 0;
}

int Assembly::root_of(int session) {
  while (parent_[index(session)] != session) session = parent_[index(session)];
  return session;
}

// Ties make paths: at most two at a session, and no circle.
bool Assembly::tie(const search::Gap& gap, const Options& home) {
  const int a = root_of(gap.before);
  const int b = root_of(gap.after);
  if (fold(gap) || merge_parallel(gap)) {
    asked_.emplace_back(gap, &home);
    return true;
  }
  if (a == b || degree_[index(gap.before)] > 1 || degree_[index(gap.after)] > 1) {
    if (holds_anyway(gap)) return true;
    note_ill_paired(gap, home);
    return false;
  }
  parent_[index(a)] = b;
  ++degree_[index(gap.before)];
  ++degree_[index(gap.after)];
  model_.gaps.push_back(gap);
  asked_.emplace_back(gap, &home);
  return true;
}

void Assembly::wish(int demand, int weight, int days) {
  const auto& day = demands_[index(demand)].wish;
  if (day) wishes_[index(demand)] = {number_of(*day), weight, days};
}

// Hard::precedence, and the longest gap of a series.
void Assembly::tie_demands() {
  for (int i = 0; i < static_cast<int>(demands_.size()); ++i) {
    const Demand& demand = demands_[index(i)];
    const int weight = in_halves(demand.home->problem().preferences.weight_spread);
    if (!demand.tie) {
      if (!demand.even) wish(i, weight, demand.displaced ? 1 : days_of_a_loose_wish);
      continue;
    }
    const Tie& its = *demand.tie;
    const int before = its.before ? i : its.session;
    const int after = its.before ? its.session : i;
    if (!tie({session_of(before), session_of(after), its.least, its.most, its.target, weight},
             *demand.home)) {
      exact_ = false;
      continue;
    }
    if (its.before) {
      precursors_[index(after)].push_back(before);
    } else {
      gap_tied_[index(after)] = 1;
    }
  }
}

Costs Assembly::own_costs(std::size_t demand, int time) const {
  Costs costs;
  const Day day = day_of(time);
  for (const Option& option : demands_[demand].options().on(demands_[demand].body, day)) {
    if (option.start == start_of(time)) costs = option.cost;
  }
  costs[Soft::spread] += wishes_[demand].cost(number_of(day));
  return costs;
}

int Assembly::gap_cost(const search::Gap& gap, const std::vector<int>& times) const {
  const auto days = day_of(times[index(gap.after)]) - day_of(times[index(gap.before)]);
  return gap.weight * std::abs(static_cast<int>(days.count()) - gap.target);
}

Costs Assembly::costs(const std::vector<int>& times, const Options& home) const {
  Costs costs;
  for (std::size_t i = 0; i < demands_.size(); ++i) {
    if (demands_[i].home != &home) continue;
    const Costs own = own_costs(i, times[index(session_of(static_cast<int>(i)))]);
    for (std::size_t term = 0; term < soft_count; ++term) costs.of[term] += own.of[term];
  }
  for (const auto& [gap, its] : asked_) {
    if (its == &home) costs[Soft::spread] += gap_cost(gap, times);
  }
  return costs;
}

Costs Assembly::costs_of(int demand, const std::vector<int>& times) const {
  const int session = session_of(demand);
  Costs costs = own_costs(index(demand), times[index(session)]);
  for (const auto& [gap, its] : asked_) {
    if (gap.before == session || gap.after == session) {
      costs[Soft::spread] += gap_cost(gap, times);
    }
  }
  return costs;
}

}  // namespace gouvernail::planning
