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

// An hour, or a first and a last one.
struct TypedHours {
  Minutes from;
  std::optional<Minutes> until = {};  // before `from`: of the next day

  friend bool operator==(const TypedHours&, const TypedHours&) = default;
};

// A day, with or without an hour, and with or without the one at which it ends.
struct TypedMoment {
  Day day;
  std::optional<Minutes> time = {};
  std::optional<Minutes> until = {};

  friend bool operator==(const TypedMoment&, const TypedMoment&) = default;
};

// A day: "2026-10-13", "2026/10/13", "20261013", "13/10/2026", "13-10-2026", "13.10.2026",
// "13/10/26" (19.. from 80 on), "13 octobre 2026", "mardi 13 oct. 26", "le 1er sept. 2026",
// "13-oct-26", "13th of October 2026", "October 13, 2026"; and hours after it, as parse_hours has
// them: behind "T", a comma, a hyphen, "à", "at" or a blank. Behind "T" a zone may be named ("Z",
// "+02:00"): the hour is then that of Paris. Capitals and accents do not matter. The day comes
// before the month. None: it is none of these, names a day that does not exist, or could be meant
// in two ways: a weekday that the day does not fall on, a year of two digits between hyphens.
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

// "14:00", "9:30", "14:00:00" (to the next minute), "14h", "14h30", "14 h 30", "14 heures 30",
// "14.30", "2:30 PM", "midi".
std::optional<Minutes> parse_time(std::string_view text);
// The same, and a number alone: “9”.
Minutes need_time(const std::string& text);

// One of these, or two: "9h30-11h30", "de 14h à 16h", "14-16h", "2-4 PM", "22h à minuit".
std::optional<TypedHours> parse_hours(std::string_view text);
// The same where nothing but hours is meant, so that numbers alone are some: “9”, “14-16”. Nobody
// meets before six, and “2” could be the afternoon: none.
std::optional<TypedHours> parse_hours_alone(std::string_view text);
TypedHours need_hours(const std::string& text);

// "2020..2023", "2020-11-13..2023-12-31": each end a year or a day, both included.
DayRange need_range(const std::string& text);

// ISO number of "mardi", "Tuesday", "mar", "tue".
std::optional<int> parse_weekday(std::string_view text);

}  // namespace gouvernail::calendar
