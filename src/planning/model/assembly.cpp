// SPDX-License-Identifier: MPL-2.0
#include "planning/model/assembly.h"
#include "governance/meeting.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <set>

#include "base/failure.h"
#include "rules/rules.h"
#include "rules/traits.h"

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

// Bodies whose sessions count for one another's rhythm are spread as one: the first of them.
std::string series_of(const rules::Rules& rules, const std::string& body) {
  std::set<std::string> family{body};
  for (bool grown = true; grown;) {
    grown = false;
    for (const rules::Obligation& obligation : rules.obligations) {
      const rules::KindTraits its = rules::traits(obligation.kind);
      if (!its.rhythm || its.also_counts.empty()) continue;
      std::set<std::string> those(its.also_counts.begin(), its.also_counts.end());
      those.insert(obligation.body);
      const bool meets = std::any_of(those.begin(), those.end(),
                                     [&](const auto& one) { return family.count(one) > 0; });
      for (const std::string& one : those) grown = (meets && family.insert(one).second) || grown;
    }
  }
  return *family.begin();
}

}  // namespace

Assembly::Assembly(const std::vector<Demand>& demands, Latitude latitude)
    : demands_(demands), latitude_(latitude), other_order_(infinite) {
  find_options();
  find_common_days();
  lay_out_time();
  for (std::size_t i = 0; i < demands_.size(); ++i) add_session(demands_[i], i);
  hold_jointly();
  tie_demands();
  std::map<std::pair<std::string, std::string>, std::vector<int>> series;
  std::map<std::pair<std::string, std::string>, std::string> family;  // of a body, by convention
  for (int i = 0; i < static_cast<int>(demands_.size()); ++i) {
    const Demand& demand = demands_[index(i)];
    // What is held for the sake of another one is spread as that one is.
    const bool hangs = std::any_of(demand.ties.begin(), demand.ties.end(),
                                   [](const Tie& its) { return its.before && its.sole; });
    if (hangs) continue;
    const Problem& problem = demand.home->problem();
    const auto [its, is_new] = family.try_emplace({problem.name, demand.body});
    if (is_new) its->second = series_of(*problem.rules, demand.body);
    series[{problem.name, its->second}].push_back(i);
  }
  for (auto& [body, members] : series) tie_series(std::move(members));
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
    }
    exact_ = exact_ && demand.loosest == demand.window && demand.barred.empty();
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

bool Assembly::has(Day day) const { return std::binary_search(days_.begin(), days_.end(), day); }

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

// Ties make trees: no circle. Where one would close, the two are kept apart by their days alone, if
// they are.
bool Assembly::tie(const search::Gap& gap, const Options& home) {
  const int a = root_of(gap.before);
  const int b = root_of(gap.after);
  if (fold(gap) || merge_parallel(gap)) {
    asked_.emplace_back(gap, &home);
    return true;
  }
  if (a == b) {
    if (holds_anyway(gap)) return true;
    note_ill_paired(gap, home);
    return false;
  }
  parent_[index(a)] = b;
  model_.gaps.push_back(gap);
  asked_.emplace_back(gap, &home);
  return true;
}

void Assembly::wish(int demand, int weight, int days) {
  const auto& day = demands_[index(demand)].wish;
  if (day) wishes_[index(demand)] = {number_of(*day), weight, days};
}

// By day of the later session of the two: the days of the earlier one.
std::vector<search::DaySpan> Assembly::spans_of(const Tie& tie, int demand) const {
  const auto& own = open_[index(demand)];
  const auto& other = open_[index(tie.session)];
  if (own.empty() || other.empty()) return {};
  const auto& days_for = latitude_ == Latitude::loosest && tie.at_all ? tie.at_all : tie.days;
  std::vector<search::DaySpan> spans;
  spans.reserve(days_.size());
  if (tie.before) {
    for (const Day day : days_) {
      const auto days = days_for(std::clamp(day, other.front().first, other.back().first));
      spans.push_back({number_of(days.first), number_of(days.last)});
    }
    return spans;
  }
  // The days of the other one from which this day can be reached: both ends only grow.
  std::vector<calendar::DayRange> reach;
  for (const auto& [day, options] : other) reach.push_back(days_for(day));
  std::size_t low = 0;
  std::size_t high = 0;
  for (const Day day : days_) {
    while (low < reach.size() && reach[low].last < day) ++low;
    while (high < reach.size() && reach[high].first <= day) ++high;
    const Day first = low < reach.size() ? other[low].first : other.back().first + Days{1};
    const Day last = high > 0 ? other[high - 1].first : other.front().first - Days{1};
    spans.push_back({number_of(first), number_of(last)});
  }
  return spans;
}

search::Gap Assembly::gap_of(int demand, const Tie& its) const {
  const int weight = in_halves(demands_[index(demand)].home->problem().preferences.weight_spread);
  search::Gap gap;
  gap.before = session_of(its.before ? demand : its.session);
  gap.after = session_of(its.before ? its.session : demand);
  gap.target = its.target;
  gap.weight = its.pull == Pull::full ? weight : its.pull == Pull::light ? weight / 2 : 0;
  gap.least = unlimited;
  gap.most = -unlimited;
  std::vector<search::DaySpan> spans = spans_of(its, demand);
  bool plain = true;
  bool any = false;
  for (const auto& [day, options] : open_[index(its.before ? its.session : demand)]) {
    if (spans.empty()) break;
    const auto at = std::lower_bound(days_.begin(), days_.end(), day) - days_.begin();
    const search::DaySpan& span = spans[index(static_cast<int>(at))];
    const int least = number_of(day) - span.last;
    const int most = number_of(day) - span.first;
    plain = plain && (!any || (least == gap.least && most == gap.most));
    any = true;
    gap.least = std::min(gap.least, least);
    gap.most = std::max(gap.most, most);
  }
  if (!plain) gap.spans = std::move(spans);
  return gap;
}

// Hard::precedence, what answers a session, and the longest gap of a series.
void Assembly::tie_demands() {
  for (int i = 0; i < static_cast<int>(demands_.size()); ++i) {
    const Demand& demand = demands_[index(i)];
    const int weight = in_halves(demand.home->problem().preferences.weight_spread);
    const bool loose = !demand.even || std::any_of(demand.ties.begin(), demand.ties.end(),
                                                   [](const Tie& its) { return its.before; });
    if (loose) wish(i, weight, demand.displaced ? 1 : days_of_a_loose_wish);
    for (const Tie& its : demand.ties) {
      const search::Gap gap = gap_of(i, its);
      exact_ = exact_ && !its.at_all;
      if (!tie(gap, *demand.home)) {
        exact_ = false;
        if (latitude_ == Latitude::strict) settle(gap);
        continue;
      }
      if (its.before) {
        precursors_[index(its.session)].emplace_back(i, &its);
      } else if (!demand.even) {
        gap_tied_[index(i)] = 1;
      }
    }
  }
}

// Two sessions that a tie cannot hold, since others tie them already: the days of both are cut so
// that any of them will do.
void Assembly::settle(const search::Gap& gap) {
  auto& before = model_.sessions[index(gap.before)].candidates;
  auto& after = model_.sessions[index(gap.after)].candidates;
  const auto middle = [&](const std::vector<search::Candidate>& those, int session) {
    const bool planned = session < static_cast<int>(demands_.size());
    return planned ? number_of(demands_[index(session)].tentative)
                   : model_.days[index(those.front().t / model_.slots)];
  };
  if (before.empty() || after.empty()) return;
  const int wish = middle(after, gap.after);
  for (int reach = unlimited; reach >= 0; reach = reach == 0 ? -1 : reach / 2) {
    const auto is_near = [&](const search::Candidate& one) {
      return std::abs(model_.days[index(one.t / model_.slots)] - wish) <= reach;
    };
    const auto goes_with_all = [&](const search::Candidate& one) {
      return std::all_of(after.begin(), after.end(), [&](const search::Candidate& other) {
        return !is_near(other) ||
               gap.allows(model_.days, one.t / model_.slots, other.t / model_.slots);
      });
    };
    if (std::none_of(after.begin(), after.end(), is_near)) continue;
    if (std::none_of(before.begin(), before.end(), goes_with_all)) continue;
    std::vector<search::Candidate> left;
    std::copy_if(before.begin(), before.end(), std::back_inserter(left), goes_with_all);
    before = std::move(left);
    std::erase_if(after, [&](const search::Candidate& one) { return !is_near(one); });
    return;
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
