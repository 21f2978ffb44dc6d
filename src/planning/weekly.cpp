// SPDX-License-Identifier: MPL-2.0
#include "planning/weekly.h"

#include <algorithm>
#include <map>
#include <set>

namespace gouvernail::planning {
namespace {

using calendar::Day;
using calendar::DayRange;
using calendar::Days;

struct Week {
  int meetings = 0;
  std::vector<int> demands;
};

DayRange week_of(Day day) {
  const Day monday = calendar::monday_of_week(day);
  return {monday, monday + Days{6}};
}

// Days outside the week on which the session could stand.
int other_days(const Demand& demand, const Options& options, const DayRange& week) {
  int days = 0;
  for (Day day = demand.window.first; day <= demand.window.last; day += Days{1}) {
    const bool barred = std::any_of(demand.barred.begin(), demand.barred.end(),
                                    [&](const DayRange& range) { return range.contains(day); });
    if (!barred && !week.contains(day) && !options.on(demand.body, day).empty()) ++days;
  }
  return days;
}

}  // namespace

std::optional<Overflow> find_overflow(const Problem& problem, const Options& options,
                                      const std::vector<Demand>& demands,
                                      const std::vector<Day>& placed) {
  const auto most = problem.preferences.per_person_and_week;
  if (!most) return std::nullopt;
  std::map<std::pair<Day, std::string>, Week> weeks;
  for (const governance::Meeting& meeting : problem.history.meetings) {
    if (meeting.status == governance::MeetingStatus::cancelled) continue;
    if (meeting.day < problem.today) continue;
    for (const std::string& key : options.seating().of(meeting.body, meeting.day).invited) {
      ++weeks[{calendar::monday_of_week(meeting.day), key}].meetings;
    }
  }
  for (std::size_t i = 0; i < demands.size(); ++i) {
    const Attendees& attendees = options.seating().of(demands[i].body, placed[i]);
    std::set<std::string> keys(attendees.needed.begin(), attendees.needed.end());
    keys.insert(attendees.alone.begin(), attendees.alone.end());
    for (const std::string& key : keys) {
      Week& week = weeks[{calendar::monday_of_week(placed[i]), key}];
      ++week.meetings;
      week.demands.push_back(static_cast<int>(i));
    }
  }
  for (const auto& [where, week] : weeks) {
    if (week.meetings <= *most || week.demands.empty()) continue;
    if (problem.set_aside.count({Hard::weekly, where.second, std::nullopt}) > 0) continue;
    const DayRange days = week_of(where.first);
    int best = 0;
    std::optional<Overflow> overflow;
    for (const int demand : week.demands) {
      if (demands[index(demand)].keep) continue;
      const int left = other_days(demands[index(demand)], options, days);
      if (left <= best) continue;
      best = left;
      overflow = Overflow{demand, days};
    }
    if (overflow) return overflow;
  }
  return std::nullopt;
}

}  // namespace gouvernail::planning
