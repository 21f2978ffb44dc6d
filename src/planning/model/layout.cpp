// SPDX-License-Identifier: MPL-2.0
#include "planning/model/layout.h"

#include <algorithm>
#include <set>

#include "governance/meeting.h"

namespace gouvernail::planning {
namespace {

using calendar::Day;
using calendar::DayRange;
using calendar::Days;

bool is_barred_on(const Demand& demand, Day day) {
  return std::any_of(demand.barred.begin(), demand.barred.end(), [&](const Bar& bar) {
    return bar.days.contains(day) &&
           (bar.ceiling.empty() || !is_aside(demand, Hard::ceiling, bar.ceiling));
  });
}

OpenDays open_days_of(const Demand& demand, Latitude latitude) {
  const bool strict = latitude == Latitude::strict;
  const DayRange window = strict ? demand.window : demand.loosest;
  OpenDays open;
  for (Day day = window.first; day <= window.last; day += Days{1}) {
    if (strict && is_barred_on(demand, day)) continue;
    const std::vector<Option>& options = demand.options().on(demand.body, day);
    if (!options.empty()) open.push_back({day, &options});
  }
  return open;
}

void keep_common(OpenDays& days, const OpenDays& others) {
  std::set<Day> known;
  for (const OpenDay& other : others) known.insert(other.day);
  std::erase_if(days, [&](const OpenDay& one) { return known.count(one.day) == 0; });
}

// Of those held in one session, a day counts when it is one of all of them.
void find_common_days(const std::vector<Demand>& demands, std::vector<OpenDays>& open) {
  for (std::size_t i = 0; i < demands.size(); ++i) {
    if (demands[i].with != nobody) keep_common(open[index(demands[i].with)], open[i]);
  }
  for (std::size_t i = 0; i < demands.size(); ++i) {
    if (demands[i].with != nobody) keep_common(open[i], open[index(demands[i].with)]);
  }
}

// Days on which something may be placed, or stands.
TimeAxis axis_of(const std::vector<Demand>& demands, const std::vector<OpenDays>& open) {
  std::set<calendar::Minutes> starts;
  std::vector<Day> days;
  for (std::size_t i = 0; i < demands.size(); ++i) {
    const Demand& demand = demands[i];
    const auto& its = demand.home->starts_of(demand.body);
    starts.insert(its.begin(), its.end());
    for (const OpenDay& one : open[i]) days.push_back(one.day);
    for (const governance::Meeting* meeting : demand.home->sessions().of(demand.body)) {
      days.push_back(meeting->day);
    }
  }
  return {days, starts};
}

}  // namespace

Layout lay_out(const std::vector<Demand>& demands, Latitude latitude) {
  std::vector<OpenDays> open;
  for (const Demand& demand : demands) open.push_back(open_days_of(demand, latitude));
  find_common_days(demands, open);
  TimeAxis time = axis_of(demands, open);
  return {demands, latitude, std::move(open), std::move(time)};
}

bool has_one_reading(const std::vector<Demand>& demands) {
  return std::all_of(demands.begin(), demands.end(), [](const Demand& demand) {
    return demand.loosest == demand.window && demand.barred.empty();
  });
}

}  // namespace gouvernail::planning
