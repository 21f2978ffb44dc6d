// SPDX-License-Identifier: MPL-2.0
// Civil days. A Day is a whole day of the proleptic Gregorian calendar, without hour or zone.
// Every range of days in the product is closed: first and last day both belong to it.
#pragma once

#include <date/date.h>

#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"

namespace gouvernail::calendar {

using Day = date::sys_days;
using Days = date::days;

// Closed: `first` and `last` both belong to it. Empty when last < first.
struct DayRange {
  Day first;
  Day last;

  bool contains(Day day) const { return first <= day && day <= last; }
  bool empty() const { return last < first; }
  int length() const { return empty() ? 0 : static_cast<int>((last - first).count()) + 1; }
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

DayRange intersect(const DayRange& a, const DayRange& b);

// None when there is no such day (30 February).
std::optional<Day> make_day(int year, int month, int day);

int year_of(Day day);
int month_of(Day day);        // 1 to 12
int day_of_month(Day day);    // 1 to 31
int weekday_of(Day day);      // ISO: 1 Monday to 7 Sunday
Day monday_of_week(Day day);  // Monday of the ISO week that holds `day`

// "2026-10-13". Exactly four, two and two digits; none for anything else.
std::optional<Day> parse_iso_day(std::string_view text);
// "13/10/2026" (also 1/3/2026); none for anything else.
std::optional<Day> parse_french_day(std::string_view text);
std::string to_iso(Day day);

// What an addition of months does when the day does not exist in the month reached
// (31 August + 6 months): `refuse` gives none, `down` the last day of that month, `up` the
// first of the next one. C++'s own overflow (3 March) is never an answer.
enum class MonthRounding { refuse, down, up };
std::optional<Day> add_months(Day day, int months, MonthRounding rounding);

base::DayNumber arg(Day day);  // for messages
Day from_arg(base::DayNumber number);

}  // namespace gouvernail::calendar
