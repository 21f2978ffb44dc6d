// SPDX-License-Identifier: MPL-2.0
#include "sheets/numbers.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace gouvernail::sheets {
namespace {

constexpr std::int64_t minutes_of_day = std::int64_t{24} * 60;

template <class... Args>
std::string formatted(const char* format, Args... args) {
  std::array<char, 64> text;
  const int size = std::snprintf(text.data(), text.size(), format, args...);
  return {text.data(), static_cast<std::size_t>(size)};
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The letters of a format's first section that stand for parts of days and hours, without what it
// quotes.
struct Letters {
  std::string all;
  bool elapsed = false;
  bool counts = false;  // a place for digits, or a percentage: no day has these
};

bool is_run_of(std::string_view text, char letter) {
  for (const char c : text) {
    if (lower(c) != letter) return false;
  }
  return !text.empty();
}

Letters letters_of(std::string_view format) {
  Letters letters;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == ';') break;
    if (c == '"') {
      i = std::min(format.find('"', i + 1), format.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const std::size_t end = std::min(format.find(']', i), format.size());
      const std::string_view inside = format.substr(i + 1, end - i - 1);
      for (const char unit : {'h', 'm', 's'}) letters.elapsed |= is_run_of(inside, unit);
      i = end;
    } else if (c == '#' || c == '?' || c == '%') {
      letters.counts = true;
    } else if (lower(c) >= 'a' && lower(c) <= 'z') {
      letters.all += lower(c);
    }
  }
  return letters;
}

std::string day_text(std::int64_t days, bool from_1904) {
  using std::chrono::sys_days;
  const std::chrono::year_month_day epoch =
      from_1904 ? std::chrono::year{1904} / 1 / 1 : std::chrono::year{1899} / 12 / 30;
  const std::chrono::year_month_day day{sys_days{epoch} + std::chrono::days{days}};
  return formatted("%04d-%02u-%02u", static_cast<int>(day.year()),
                   static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string clock_text(std::int64_t minutes) {
  return formatted("%02d:%02d", static_cast<int>(minutes / 60), static_cast<int>(minutes % 60));
}

}  // namespace

Shown shown_by(std::string_view format) {
  const Letters letters = letters_of(format);
  if (letters.counts) return Shown::number;
  if (letters.elapsed) return Shown::elapsed;
  const std::string& all = letters.all;
  if (all == "general" || all == "standard") return Shown::number;
  const auto has = [&all](const char* any) { return all.find_first_of(any) != std::string::npos; };
  // Weekdays of the East ("aaaa") and years of an era ("e", "g") are days, too; exponents are not.
  if (has("d")) return Shown::day;
  if (has("y")) return has("m") ? Shown::month : Shown::year;
  if (has("hs")) return Shown::time;
  return has("m") ? Shown::month : Shown::number;
}

Shown shown_by_number(int format) {
  const auto within = [format](int first, int last) { return format >= first && format <= last; };
  if (format == 17) return Shown::month;
  if (within(14, 16) || format == 22 || within(27, 31) || format == 36 || within(50, 54) ||
      within(57, 58)) {
    return Shown::day;
  }
  if (format == 46) return Shown::elapsed;
  if (within(18, 21) || within(32, 35) || format == 45 || format == 47 || within(55, 56)) {
    return Shown::time;
  }
  return Shown::number;
}

namespace {

// To the next minute, as nobody keeps seconds; but what is not the next day to the second is still
// this one.
std::int64_t minutes_of(double number) {
  const auto seconds = static_cast<std::int64_t>(std::llround(number * minutes_of_day * 60));
  const std::int64_t minutes = (seconds + 30) / 60;
  const std::int64_t last = (seconds / 60 / minutes_of_day + 1) * minutes_of_day - 1;
  return std::min(minutes, last);
}

// Excel has a 29 February 1900, which never was, and counts the days before it from one later on.
std::string excel_day_text(std::int64_t days, bool from_1904) {
  constexpr std::int64_t never_was = 60;
  if (from_1904 || days > never_was) return day_text(days, from_1904);
  return days == never_was ? "1900-02-29" : day_text(days + 1, false);
}

}  // namespace

std::string number_text(double number, Shown shown, bool from_1904) {
  constexpr double last = 2958466;  // 1 January 10000
  if (shown == Shown::number || !(number >= 0 && number < last)) {
    return formatted("%.15g", number);
  }
  // What a formula makes of an empty cell, as Excel shows it.
  if (shown == Shown::day && number == 0) return from_1904 ? "1904-01-01" : "00/01/1900";
  // "14" typed into a cell that shows hours: days without any, which would be a midnight.
  if (shown == Shown::time && number >= 2 && number == std::floor(number)) {
    return formatted("%.15g", number);
  }
  const bool within_a_day = number < 1;
  const std::int64_t minutes =
      within_a_day ? std::min(minutes_of(number), minutes_of_day - 1) : minutes_of(number);
  const std::int64_t days = minutes / minutes_of_day;
  const std::int64_t clock = minutes % minutes_of_day;
  if (shown == Shown::elapsed) return clock_text(minutes);
  if (shown == Shown::time || within_a_day) return clock_text(clock);
  const std::string day = excel_day_text(days, from_1904);
  if (shown == Shown::year) return day.substr(0, day.find('-'));
  if (shown == Shown::month) return day.substr(0, day.rfind('-'));
  return clock == 0 ? day : day + "T" + clock_text(clock);
}

}  // namespace gouvernail::sheets
