// SPDX-License-Identifier: MPL-2.0
#include "calendar/typed.h"

#include <algorithm>
#include <array>

#include "base/failure.h"
#include "base/text.h"

namespace gouvernail::calendar {
namespace {

using base::msg;

// Of any convention and its archives; what lies outside is a slip of the hand.
constexpr int first_year = 1900;
constexpr int last_year = 2199;

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<int> small_number(std::string_view text) {
  if (!all_digits(text) || text.size() > 4) return std::nullopt;
  return std::stoi(std::string(text));
}

// First or last day of what an end of a range names.
std::optional<calendar::Day> range_end(std::string_view text, bool last) {
  if (const auto year = text.size() == 4 ? small_number(text) : std::nullopt) {
    return last ? calendar::make_day(*year, 12, 31) : calendar::make_day(*year, 1, 1);
  }
  return parse_day(text);
}

}  // namespace

std::optional<calendar::Day> parse_day(std::string_view text) {
  text = base::trim(text);
  if (const auto day = calendar::parse_iso_day(text)) return day;
  return calendar::parse_french_day(text);
}

calendar::Day need_day(const std::string& text) {
  if (const auto day = parse_day(text)) {
    const int year = calendar::year_of(*day);
    if (year >= first_year && year <= last_year) return *day;
    throw bad_input(msg("the year of “{0}” is not between {1} and {2}", text,
                        std::to_string(first_year), std::to_string(last_year)),
                    msg("write a day as 13/10/2026 or 2026-10-13"));
  }
  throw bad_input(msg("“{}” is not a day of the calendar", text),
                  msg("write a day as 13/10/2026 or 2026-10-13"));
}

std::optional<calendar::Minutes> parse_time(std::string_view text) {
  std::string compact;
  for (const char c : base::trim(text)) {
    if (c != ' ') compact += c == 'H' ? 'h' : c;
  }
  const auto mark = compact.find_first_of(":h");
  if (mark == std::string::npos || mark > 2) return std::nullopt;
  const std::string_view after = std::string_view(compact).substr(mark + 1);
  const auto hour = small_number(std::string_view(compact).substr(0, mark));
  const bool whole_hour = after.empty() && compact[mark] == 'h';
  const auto minute = whole_hour          ? std::optional<int>(0)
                      : after.size() == 2 ? small_number(after)
                                          : std::nullopt;
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return calendar::Minutes{*hour * 60 + *minute};
}

calendar::Minutes need_time(const std::string& text) {
  if (const auto time = parse_time(text)) return *time;
  throw bad_input(msg("“{}” is not a time of the day", text), msg("write a time as 14:00 or 14h"));
}

calendar::DayRange need_range(const std::string& text) {
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
