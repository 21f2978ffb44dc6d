// SPDX-License-Identifier: MPL-2.0
// Days and hours as people and spreadsheets write them: one grammar for commands, settings, pages
// and the tables that are imported.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"
#include "calendar/day.h"
#include "calendar/local_time.h"

namespace gouvernail::calendar {

// A day, with or without an hour.
struct TypedMoment {
  Day day;
  std::optional<Minutes> time;

  friend bool operator==(const TypedMoment&, const TypedMoment&) = default;
};

// A day: "2026-10-13", "13/10/2026", "13-10-2026", "13.10.2026", "13/10/26" (19.. from 80 on),
// "13 octobre 2026", "mardi 13 oct. 2026", "1er sept. 2026", "13 October 2026", "October 13, 2026";
// and an hour after it, as parse_time has it: behind "T", a comma, "à", "at" or a blank. Capitals
// and accents do not matter. The day comes before the month. None: it is none of these, names a day
// that does not exist, or could be meant in two ways: a weekday that the day does not fall on, a
// year of two digits between hyphens.
std::optional<TypedMoment> parse_moment(std::string_view text);
// Why it is none, and what would be right.
struct TypedFault {
  base::Message cause;
  base::Message remedy;
};
TypedFault why_no_moment(const std::string& text);

// A moment without an hour.
std::optional<Day> parse_day(std::string_view text);
// As above, of 1900 to 2199; anything else is a Failure that says why.
Day need_day(const std::string& text);

// "14:00", "9:30", "14:00:00" (to the next minute), "14h", "14h30", "14 h 30", "14 heures 30".
std::optional<Minutes> parse_time(std::string_view text);
Minutes need_time(const std::string& text);

// "2020..2023", "2020-11-13..2023-12-31": each end a year or a day, both included.
DayRange need_range(const std::string& text);

// ISO number of "mardi", "Tuesday", "mar", "tue".
std::optional<int> parse_weekday(std::string_view text);

}  // namespace gouvernail::calendar
