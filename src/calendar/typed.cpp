// SPDX-License-Identifier: MPL-2.0
#include "calendar/typed.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/failure.h"
#include "base/text.h"
#include "calendar/digits.h"
#include "calendar/typed_scan.h"

namespace gouvernail::calendar {
namespace {

using base::msg;

// Of any convention and its archives; what lies outside is a slip of the hand.
constexpr int first_year = 1900;
constexpr int last_year = 2199;
// From this year of two digits on it is of the last century.
constexpr int first_of_last_century = 80;

constexpr std::array<std::array<std::string_view, 2>, 12> months = {{{"janvier", "january"},
                                                                     {"fevrier", "february"},
                                                                     {"mars", "march"},
                                                                     {"avril", "april"},
                                                                     {"mai", "may"},
                                                                     {"juin", "june"},
                                                                     {"juillet", "july"},
                                                                     {"aout", "august"},
                                                                     {"septembre", "september"},
                                                                     {"octobre", "october"},
                                                                     {"novembre", "november"},
                                                                     {"decembre", "december"}}};

enum class Fault {
  none,
  unreadable,      // nothing that looks like a day
  no_such_day,     // 31/02/2026
  no_year,         // "1er sept."
  unclear_year,    // 05-06-26
  unclear_month,   // "13 jui. 2026"
  other_weekday,   // it falls on another one
  unreadable_hour  // what follows the day is no hour
};

struct Reading {
  TypedMoment moment;
  Fault fault = Fault::none;
  std::string hour;  // what was to be one
};

// Of a name or of its beginning, of three letters at least. 0: none; -1: several.
int month_named(const std::string& word) {
  if (word.size() < 3) return 0;
  int found = 0;
  for (std::size_t i = 0; i < months.size(); ++i) {
    const bool named = std::ranges::any_of(
        months[i], [&](std::string_view name) { return name.starts_with(word); });
    if (!named) continue;
    if (found != 0) return -1;
    found = static_cast<int>(i) + 1;
  }
  return found;
}

class DayReader {
 public:
  explicit DayReader(TypedScan& scan) : scan_(scan) {}

  Fault read() {
    weekday();
    const std::string first = scan_.digits();
    if (first.empty()) return month_first();
    if (const auto mark = scan_.take_one_of("-/.")) return numbers(first, *mark);
    return month_in_letters(first);
  }
  Day day() const { return day_; }

 private:
  void weekday() {
    const std::size_t start = scan_.place();
    weekday_ = parse_weekday(scan_.word());
    if (!weekday_) return scan_.back_to(start);
    scan_.take_one_of(".,");
    scan_.skip_blanks();
  }

  Fault numbers(const std::string& first, char mark) {
    const std::string second = scan_.digits();
    if (!scan_.take(mark)) return Fault::unreadable;
    const std::string third = scan_.digits();
    const bool iso = first.size() == 4;
    if (iso ? mark != '-' : first.size() > 2) return Fault::unreadable;
    if (iso) return day_of(first, second, third);
    if (third.size() == 2 && mark == '-') return Fault::unclear_year;
    return day_of(third.size() == 2 ? century_of(third) + third : third, second, first);
  }

  // "13 octobre 2026", "1er sept. 2026".
  Fault month_in_letters(const std::string& first) {
    const std::size_t start = scan_.place();
    if (scan_.word() != "er") scan_.back_to(start);
    scan_.skip_blanks();
    const int month = month_named(scan_.word());
    if (month == 0) return Fault::unreadable;
    scan_.take('.');
    return year_after(first, month);
  }

  // "October 13, 2026".
  Fault month_first() {
    const int month = month_named(scan_.word());
    if (month == 0) return Fault::unreadable;
    scan_.take('.');
    scan_.skip_blanks();
    const std::string day = scan_.digits();
    if (day.empty()) return Fault::unreadable;
    return year_after(day, month);
  }

  Fault year_after(const std::string& day, int month) {
    if (month < 0) return Fault::unclear_month;
    const std::size_t start = scan_.place();
    scan_.take(',');
    scan_.skip_blanks();
    const std::string year = scan_.digits();
    if (year.size() != 4) {
      scan_.back_to(start);
      return Fault::no_year;
    }
    return day_of(year, std::to_string(month), day);
  }

  static std::string century_of(const std::string& year) {
    return *parse_digits(year) < first_of_last_century ? "20" : "19";
  }

  Fault day_of(const std::string& year, const std::string& month, const std::string& day) {
    if (year.size() != 4 || month.size() > 2 || day.size() > 2) return Fault::unreadable;
    const auto y = parse_digits(year);
    const auto m = parse_digits(month);
    const auto d = parse_digits(day);
    if (!y || !m || !d) return Fault::unreadable;
    const auto found = make_day(*y, *m, *d);
    if (!found) return Fault::no_such_day;
    day_ = *found;
    return weekday_ && weekday_of(day_) != *weekday_ ? Fault::other_weekday : Fault::none;
  }

  TypedScan& scan_;
  std::optional<int> weekday_;
  Day day_;
};

// Minutes of the day; none: it is no hour.
std::optional<Minutes> clock_of(const std::string& hour, const std::string& minute) {
  const auto h = parse_digits(hour);
  const auto m = minute.empty() ? std::optional<int>(0) : parse_digits(minute);
  if (hour.size() > 2 || !h || !m || *h > 23 || *m > 59) return std::nullopt;
  return Minutes{*h * 60 + *m};
}

// What a spreadsheet makes of a half: 13:59:59.99.
Minutes to_next(Minutes time, int seconds) {
  constexpr Minutes last{24 * 60 - 1};
  return seconds < 30 ? time : std::min(time + Minutes{1}, last);
}

std::optional<Minutes> read_time(TypedScan& scan) {
  const std::string hour = scan.digits();
  if (scan.take(':')) {
    const std::string minute = scan.digits();
    auto time = minute.size() == 2 ? clock_of(hour, minute) : std::nullopt;
    if (!time || !scan.take(':')) return time;
    const auto second = parse_digits(scan.digits());
    if (!second || *second > 59) return std::nullopt;
    if (scan.take('.')) scan.digits();
    return to_next(*time, *second);
  }
  scan.skip_blanks();
  const std::string word = scan.word();
  if (word != "h" && word != "heure" && word != "heures") return std::nullopt;
  scan.skip_blanks();
  const std::string minute = scan.digits();
  if (!minute.empty() && minute.size() != 2) return std::nullopt;
  return clock_of(hour, minute);
}

std::optional<Minutes> whole_time(TypedScan& scan) {
  const auto time = read_time(scan);
  scan.skip_blanks();
  return time && scan.at_end() ? time : std::nullopt;
}

// "25:00", "9h5".
bool looks_like_an_hour(std::string_view text) {
  TypedScan scan(text);
  if (scan.digits().empty()) return false;
  scan.skip_blanks();
  return scan.take_one_of(":h").has_value();
}

Reading read(std::string_view text) {
  Reading reading;
  TypedScan scan(text);
  DayReader day(scan);
  reading.fault = day.read();
  if (reading.fault == Fault::unreadable && looks_like_an_hour(text)) {
    reading.fault = Fault::unreadable_hour;
    reading.hour = text;
  }
  if (reading.fault == Fault::other_weekday) reading.moment.day = day.day();  // it is told
  if (reading.fault != Fault::none) return reading;
  reading.moment.day = day.day();
  if (scan.at_end()) return reading;
  const bool apart = scan.take_one_of(" ,t").has_value();
  scan.skip_blanks();
  const std::size_t start = scan.place();
  const std::string word = scan.word();
  if (word != "a" && word != "at") scan.back_to(start);
  scan.skip_blanks();
  reading.hour = scan.rest();
  reading.moment.time = apart ? whole_time(scan) : std::nullopt;
  if (!reading.moment.time) reading.fault = Fault::unreadable_hour;
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
  return reading.fault == Fault::none ? std::optional(reading.moment) : std::nullopt;
}

namespace {

// "octobre 2025".
bool ends_with_a_year(const std::string& text) {
  const std::size_t digits = text.size() - std::min<std::size_t>(4, text.size());
  return text.size() > 5 && text[digits - 1] == ' ' &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(digits), text.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

TypedFault why_no_moment(const std::string& text) {
  const base::Message as_here = msg("write a day as 13/10/2026 or 2026-10-13");
  const Reading reading = read(text);
  switch (reading.fault) {
    case Fault::no_such_day:
      return {msg("“{}” is not a day of the calendar", text),
              msg("write a day that exists, first the day, then the month: 13/10/2026")};
    case Fault::no_year:
      if (ends_with_a_year(text)) return {msg("the day is missing in “{}”", text), as_here};
      return {msg("the year is missing in “{}”", text), as_here};
    case Fault::unclear_year:
      return {msg("nobody can tell which number of “{}” is the year", text), as_here};
    case Fault::unclear_month:
      return {msg("the month of “{}” could be another one", text), as_here};
    case Fault::other_weekday:
      return {msg("“{0}” falls on another day of the week: {1}", text, arg(reading.moment.day)),
              msg("correct the day, or leave the day of the week out")};
    case Fault::unreadable_hour:
      return {msg("“{}” is not a time of the day", reading.hour),
              msg("write a time as 14:00 or 14h30")};
    case Fault::none:
    case Fault::unreadable:
      break;
  }
  return {msg("“{}” is not a day of the calendar", text), as_here};
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
  TypedScan scan(text);
  return whole_time(scan);
}

Minutes need_time(const std::string& text) {
  if (const auto time = parse_time(text)) return *time;
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
