// SPDX-License-Identifier: MPL-2.0
#include "planning/place/weekly.h"
#include "governance/meeting.h"

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

}  // namespace

std::optional<Overflow> find_overflow(const std::vector<Demand>& demands,
                                      const std::vector<Day>& placed) {
  const bool limited = std::any_of(demands.begin(), demands.end(), [](const Demand& demand) {
    return demand.home->problem().preferences.per_person_and_week.has_value();
  });
  if (!limited) return std::nullopt;
  std::map<std::pair<Day, std::string>, Week> weeks;
  std::set<const Options*> homes;
  for (const Demand& demand : demands) homes.insert(demand.home);
  for (std::size_t i = 0; i < demands.size(); ++i) {
    const Attendees& attendees = demands[i].home->seating().of(demands[i].body, placed[i]);
    // Whoever sits in two conventions sits in their joint session once.
    std::set<std::string> tied = attendees.tied();
    if (const int with = demands[i].with; with != nobody) {
      const Demand& host = demands[index(with)];
      for (const std::string& key : host.home->seating().of(host.body, placed[i]).tied()) {
        tied.erase(key);
      }
    }
    for (const std::string& key : tied) {
      Week& week = weeks[{calendar::monday_of_week(placed[i]), key}];
      ++week.meetings;
      week.demands.push_back(static_cast<int>(i));
    }
  }
  for (auto& [where, week] : weeks) {
    const DayRange days = week_of(where.first);
    std::set<std::string> joint;
    for (const Options* home : homes) {
      for (const governance::Meeting* meeting : home->standing_of(where.second)) {
        if (!days.contains(meeting->day)) continue;
        if (meeting->joint.empty() || joint.insert(meeting->joint).second) ++week.meetings;
      }
    }
    int best = nobody;
    std::optional<Overflow> overflow;
    for (const int number : week.demands) {
      const Demand& demand = demands[index(number)];
      const Problem& problem = demand.home->problem();
      const auto most = problem.preferences.per_person_and_week;
      if (!most || week.meetings <= *most) continue;
      if (problem.set_aside.count({Hard::weekly, where.second, std::nullopt}) > 0) continue;
      const int left = open_days(demand, days);
      if (left <= best) continue;
      best = left;
      overflow = Overflow{number, days, where.second, *most, left == 0};
    }
    if (overflow) return overflow;
  }
  return std::nullopt;
}

Conflict conflict_of(const std::vector<Demand>& demands, const Overflow& overflow) {
  const Demand& demand = demands[index(overflow.demand)];
  return {
      Hard::weekly,
      demand.duty,
      source_of(demand),
      base::msg("“{0}” would have more than {1} {1:meeting|meetings} in the week of {2}",
                overflow.person, std::int64_t{overflow.most}, calendar::arg(overflow.week.first)),
      false,
      {}};
}

}  // namespace gouvernail::planning
