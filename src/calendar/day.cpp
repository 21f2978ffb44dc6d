// SPDX-License-Identifier: MPL-2.0
#include "calendar/day.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "calendar/digits.h"

namespace gouvernail::calendar {
namespace {

date::year_month_day civil(Day day) { return date::year_month_day{day}; }

bool is_year(std::int64_t year) {
  return year >= static_cast<int>(date::year::min()) && year <= static_cast<int>(date::year::max());
}

Day first_of_month(int year, unsigned month) {
  return Day{date::year{year} / static_cast<int>(month) / 1};
}

}  // namespace

DayRange intersect(const DayRange& a, const DayRange& b) {
  return {std::max(a.first, b.first), std::min(a.last, b.last)};
}

std::optional<Day> make_day(int year, int month, int day) {
  if (!is_year(year) || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const date::year_month_day date = date::year{year} / month / day;
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

int year_of(Day day) { return static_cast<int>(civil(day).year()); }

int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(civil(day).month())); }

int day_of_month(Day day) { return static_cast<int>(static_cast<unsigned>(civil(day).day())); }

int weekday_of(Day day) { return static_cast<int>(date::weekday{day}.iso_encoding()); }

Day monday_of_week(Day day) { return day - Days{weekday_of(day) - 1}; }

std::optional<Day> parse_iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = parse_digits(text.substr(0, 4));
  const auto month = parse_digits(text.substr(5, 2));
  const auto day = parse_digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return make_day(*year, *month, *day);
}

std::optional<Day> parse_french_day(std::string_view text) {
  const std::size_t first = text.find('/');
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t second = text.find('/', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  const std::string_view parts[] = {
      text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1)};
  // A year of two digits is refused: nobody can tell which century was meant.
  if (parts[0].size() > 2 || parts[1].size() > 2 || parts[2].size() != 4) return std::nullopt;
  const auto day = parse_digits(parts[0]);
  const auto month = parse_digits(parts[1]);
  const auto year = parse_digits(parts[2]);
  if (!year || !month || !day) return std::nullopt;
  return make_day(*year, *month, *day);
}

std::string to_iso(Day day) {
  return fmt::format("{:04}-{:02}-{:02}", year_of(day), month_of(day), day_of_month(day));
}

// None also when the year reached is not one that date can hold (-32767 to 32767).
std::optional<Day> add_months(Day day, int months, MonthRounding rounding) {
  const date::year_month_day from = civil(day);
  const std::int64_t reached = std::int64_t{static_cast<int>(from.year())} * 12 +
                               static_cast<unsigned>(from.month()) - 1 + months;
  const std::int64_t year = reached >= 0 ? reached / 12 : (reached - 11) / 12;
  if (!is_year(year)) return std::nullopt;
  const auto month = static_cast<unsigned>(reached - year * 12) + 1;
  const date::year_month target{date::year{static_cast<int>(year)}, date::month{month}};
  const date::year_month_day exact = target / from.day();
  if (exact.ok()) return Day{exact};
  switch (rounding) {
    case MonthRounding::refuse:
      return std::nullopt;
    case MonthRounding::down:
      return Day{target / date::last};
    case MonthRounding::up:
      break;
  }
  // Only a month shorter than 31 days lacks a day, so it is never December: same year.
  return first_of_month(static_cast<int>(year), month + 1);
}

base::DayNumber arg(Day day) { return {static_cast<std::int32_t>(day.time_since_epoch().count())}; }

Day from_arg(base::DayNumber number) { return Day{Days{number.days}}; }

}  // namespace gouvernail::calendar
