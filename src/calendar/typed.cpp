// SPDX-License-Identifier: MPL-2.0
#include "calendar/typed.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/failure.h"
#include "base/text.h"
#include "calendar/digits.h"
#include "calendar/typed_day.h"
#include "calendar/typed_scan.h"
#include "calendar/typed_time.h"

namespace gouvernail::calendar {
namespace {

using base::msg;

// Of any convention and its archives; what lies outside is a slip of the hand.
constexpr int first_year = 1900;
constexpr int last_year = 2199;

enum class MomentFault {
  none,
  day,             // as TypedDayFault has it
  no_day,          // an hour alone
  unreadable_hour  // what follows the day is no hour
};

struct Reading {
  TypedMoment moment;
  MomentFault fault = MomentFault::none;
  TypedDayFault day_fault = TypedDayFault::none;
  std::string hour;  // what was to be one
};

bool is_over(TypedScan& scan) {
  scan.skip_blanks();
  scan.take('.');
  return scan.at_end();
}

std::optional<TypedHours> whole_hours(std::string_view text) {
  TypedScan scan(text);
  const auto hours = read_hours(scan);
  return hours && is_over(scan) ? hours : std::nullopt;
}

std::optional<Minutes> bare_hour(std::string_view text) {
  const auto hour = text.size() > 2 ? std::nullopt : parse_digits(text);
  const bool plain = hour && *hour >= 6 && *hour <= 23;
  return plain ? std::optional(Minutes{*hour * 60}) : std::nullopt;
}

// "T14:00:00+02:00": a zone that is named is left for the one of the convention.
bool read_stamp(TypedScan& scan, TypedMoment& moment) {
  moment.time = read_stamp_time(scan);
  if (!moment.time) return false;
  if (const auto offset = read_offset(scan)) {
    const LocalTime here = to_paris(UtcTime{moment.day} + *moment.time - *offset);
    moment.day = here.day;
    moment.time = here.time;
  }
  return is_over(scan);
}

// "2026-10-13 14:00-05:00" could name a zone.
bool may_be_a_zone(const TypedHours& hours) {
  return hours.until && *hours.until < hours.from && *hours.until >= Minutes{60} &&
         *hours.until <= Minutes{12 * 60};
}

bool read_hours_after(TypedScan& scan, bool is_iso, TypedMoment& moment) {
  const std::size_t start = scan.place();
  const auto hours = read_hours(scan);
  if (!hours || (is_iso && may_be_a_zone(*hours))) return false;
  moment.time = hours->from;
  moment.until = hours->until;
  scan.take(')');
  if (is_over(scan)) return true;
  scan.back_to(start);
  return is_iso && read_stamp(scan, moment);
}

Reading read(std::string_view text) {
  Reading reading;
  TypedScan scan(text);
  DayReader day(scan);
  reading.day_fault = day.read();
  if (reading.day_fault == TypedDayFault::unreadable && looks_like_an_hour(TypedScan(text))) {
    reading.fault = whole_hours(text) ? MomentFault::no_day : MomentFault::unreadable_hour;
    reading.hour = base::trim(text);
    return reading;
  }
  reading.moment.day = day.day();  // it is told, too
  if (reading.day_fault != TypedDayFault::none) {
    reading.fault = MomentFault::day;
    return reading;
  }
  const std::size_t after_day = scan.place();
  if (is_over(scan)) return reading;
  scan.back_to(after_day);
  const auto mark = scan.take_one_of(" ,:t");
  scan.skip_blanks();
  scan.take_one_of("-(");
  scan.skip_blanks();
  scan.take_word({"a", "at"});
  reading.hour = scan.typed_rest();
  const bool read = mark == 't' ? read_stamp(scan, reading.moment)
                                : mark && read_hours_after(scan, day.is_iso(), reading.moment);
  if (!read) reading.fault = MomentFault::unreadable_hour;
  return reading;
}

// First or last day of what an end of a range names.
std::optional<Day> range_end(std::string_view text, bool last) {
  if (const auto year = text.size() == 4 ? parse_digits(text) : std::nullopt) {
    return last ? make_day(*year, 12, 31) : make_day(*year, 1, 1);
  }
  return parse_day(text);
}

}  // namespace

std::optional<TypedMoment> parse_moment(std::string_view text) {
  const Reading reading = read(text);
  return reading.fault == MomentFault::none ? std::optional(reading.moment) : std::nullopt;
}

namespace {

bool are_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "octobre 2025", "10/2025", "2025-10", "2025".
bool names_no_day(const std::string& text) {
  const std::string folded = base::fold(text);
  if (folded.size() == 4) return are_digits(folded);
  const auto parts = base::split(folded, '-');
  if (parts.size() != 2) return false;
  const auto is_year = [](const std::string& one) { return one.size() == 4 && are_digits(one); };
  const auto is_month = [](const std::string& one) { return !are_digits(one) || one.size() < 3; };
  return (is_year(parts[1]) && is_month(parts[0])) ||
         (is_year(parts[0]) && are_digits(parts[1]) && is_month(parts[1]));
}

// "28-29 mai 2024", "du 28 au 29/05/2024": a day, behind one that begins like one.
bool names_several_days(const std::string& text) {
  if (!are_digits(base::fold(text).substr(0, 1)) && !base::fold(text).starts_with("du-")) {
    return false;
  }
  for (const std::string_view between :
       {" au ", " et ", " ou ", " to ", " and ", " or ", "&", "–", "—", "→", "-", "/", "+", ","}) {
    for (std::size_t at = text.find(between); at != std::string::npos;
         at = text.find(between, at + 1)) {
      if (at > 0 && parse_day(std::string_view(text).substr(at + between.size()))) return true;
    }
  }
  return false;
}

TypedFault why_no_day(const Reading& reading, const std::string& text) {
  const base::Message as_here = msg("write a day as 13/10/2026 or 2026-10-13");
  if (names_no_day(text)) return {msg("the day is missing in “{}”", text), as_here};
  switch (reading.day_fault) {
    case TypedDayFault::no_such_day:
      return {msg("“{}” is not a day of the calendar", text),
              msg("write a day that exists, first the day, then the month: 13/10/2026")};
    case TypedDayFault::no_year:
      return {msg("the year is missing in “{}”", text), as_here};
    case TypedDayFault::unclear_year:
      return {msg("nobody can tell which number of “{}” is the year", text), as_here};
    case TypedDayFault::unclear_month:
      return {msg("the month of “{}” could be another one", text), as_here};
    case TypedDayFault::other_weekday:
      return {msg("“{0}” falls on another day of the week: {1}", text, arg(reading.moment.day)),
              msg("correct the day, or leave the day of the week out")};
    case TypedDayFault::none:
    case TypedDayFault::unreadable:
      break;
  }
  return {msg("“{}” is not a day of the calendar", text), as_here};
}

}  // namespace

TypedFault why_no_moment(const std::string& text) {
  const Reading reading = read(text);
  if (reading.fault != MomentFault::none && names_several_days(text)) {
    return {msg("“{}” names several days", text),
            msg("write the first one alone: the last one is the day on which it ends; what meets "
                "anew each day is a session a day")};
  }
  if (reading.fault == MomentFault::unreadable_hour) {
    return {msg("“{}” is not a time of the day", reading.hour),
            msg("write a time as 14:00 or 14h30")};
  }
  if (reading.fault == MomentFault::no_day) {
    return {msg("the day is missing in “{}”", text),
            msg("write a day as 13/10/2026 or 2026-10-13")};
  }
  if (reading.fault == MomentFault::none && reading.moment.time) {
    return {msg("“{}” also names an hour", text), msg("write the day alone: 13/10/2026")};
  }
  return why_no_day(reading, text);
}

std::optional<Day> parse_day(std::string_view text) {
  const auto moment = parse_moment(text);
  return moment && !moment->time ? std::optional(moment->day) : std::nullopt;
}

Day need_day(const std::string& text) {
  const auto day = parse_day(text);
  if (!day) {
    TypedFault fault = why_no_moment(text);
    throw bad_input(std::move(fault.cause), std::move(fault.remedy));
  }
  const int year = year_of(*day);
  if (year >= first_year && year <= last_year) return *day;
  throw bad_input(msg("the year of “{0}” is not between {1} and {2}", text,
                      std::to_string(first_year), std::to_string(last_year)),
                  msg("write a day as 13/10/2026 or 2026-10-13"));
}

std::optional<Minutes> parse_time(std::string_view text) {
  const auto hours = whole_hours(text);
  return hours && !hours->until ? std::optional(hours->from) : std::nullopt;
}

std::optional<TypedHours> parse_hours(std::string_view text) { return whole_hours(text); }

std::optional<TypedHours> parse_hours_alone(std::string_view text) {
  if (const auto hours = whole_hours(text)) return hours;
  const std::string_view bare = base::trim(text);
  if (const auto one = bare_hour(bare)) return TypedHours{*one};
  for (const std::string_view between : {"-", "–", "—", "à", "/"}) {
    const std::size_t at = bare.find(between);
    if (at == std::string_view::npos) continue;
    const auto first = bare_hour(base::trim(bare.substr(0, at)));
    const auto last = bare_hour(base::trim(bare.substr(at + between.size())));
    if (first && last && *first < *last) return TypedHours{*first, *last};
  }
  return std::nullopt;
}

TypedHours need_hours(const std::string& text) {
  if (const auto hours = parse_hours_alone(text)) return *hours;
  throw bad_input(msg("“{}” is not a time of the day", text),
                  msg("write a time as 14:00 or 14h30"));
}

Minutes need_time(const std::string& text) {
  const auto hours = parse_hours_alone(text);
  if (hours && !hours->until) return hours->from;
  throw bad_input(msg("“{}” is not a time of the day", text),
                  msg("write a time as 14:00 or 14h30"));
}

DayRange need_range(const std::string& text) {
  const auto dots = text.find("..");
  if (dots != std::string::npos) {
    const auto first = range_end(std::string_view(text).substr(0, dots), false);
    const auto last = range_end(std::string_view(text).substr(dots + 2), true);
    if (first && last && *first <= *last) return {*first, *last};
  }
  throw bad_input(msg("“{}” is not a first and a last day", text),
                  msg("write them as 2020..2023 or 2020-11-13..2023-12-31"));
}

std::optional<int> parse_weekday(std::string_view text) {
  static constexpr std::array<std::string_view, 7> french = {
      "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"};
  static constexpr std::array<std::string_view, 7> english = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  const std::string word = base::fold(text);
  for (std::size_t i = 0; i < french.size(); ++i) {
    const bool abbreviated = word == french[i].substr(0, 3) || word == english[i].substr(0, 3);
    if (word == french[i] || word == english[i] || abbreviated) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

}  // namespace gouvernail::calendar
