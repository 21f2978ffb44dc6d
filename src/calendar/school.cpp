// SPDX-License-Identifier: MPL-2.0
#include "calendar/school.h"

#include <algorithm>

namespace gouvernail::calendar {
namespace {

const SchoolYear* year_covering(const std::vector<SchoolYear>& years, Day day) {
  const auto found = std::find_if(years.begin(), years.end(),
                                  [&](const SchoolYear& year) { return year.days.contains(day); });
  return found == years.end() ? nullptr : &*found;
}

}  // namespace

SchoolCalendar::SchoolCalendar(SchoolZone zone, std::vector<SchoolYear> years)
    : zone_(zone), years_(std::move(years)) {
  const auto earlier = [](const auto& a, const auto& b) { return a.days.first < b.days.first; };
  std::sort(years_.begin(), years_.end(), earlier);
  for (SchoolYear& year : years_) std::sort(year.holidays.begin(), year.holidays.end(), earlier);
}

SchoolDay SchoolCalendar::kind_of(Day day) const {
  if (year_covering(years_, day) == nullptr) return SchoolDay::unknown;
  return holiday_on(day) ? SchoolDay::holiday : SchoolDay::school;
}

std::optional<SchoolHoliday> SchoolCalendar::holiday_on(Day day) const {
  const SchoolYear* year = year_covering(years_, day);
  if (year == nullptr) return std::nullopt;
  for (const SchoolHoliday& holiday : year->holidays) {
    if (holiday.days.contains(day)) return holiday;
  }
  return std::nullopt;
}

std::vector<DayRange> SchoolCalendar::unknown_in(const DayRange& range) const {
  std::vector<DayRange> unknown;
  Day next = range.first;  // the first day not yet accounted for
  for (const SchoolYear& year : years_) {
    if (year.days.last < next) continue;
    if (year.days.first > range.last) break;
    if (year.days.first > next) unknown.push_back({next, year.days.first - Days{1}});
    next = year.days.last + Days{1};
  }
  if (next <= range.last) unknown.push_back({next, range.last});
  return unknown;
}

}  // namespace gouvernail::calendar
