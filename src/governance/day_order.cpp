// SPDX-License-Identifier: MPL-2.0
#include "governance/day_order.h"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "governance/column_names.h"

namespace gouvernail::governance {
namespace {

using base::msg;

// "3/4/2026 14:00": two numbers before a year, and what follows.
struct Numbers {
  std::string first;
  std::string second;
  char mark = '/';
  std::string rest;  // with the year
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return std::string(text.substr(at, end - at));
}

// Points are never put behind a month.
std::optional<Numbers> numbers_in(std::string_view cell) {
  const std::string_view text = base::trim(cell);
  Numbers numbers;
  numbers.first = digits_at(text, 0);
  std::size_t at = numbers.first.size();
  if (at == 0 || at > 2 || at >= text.size()) return std::nullopt;
  numbers.mark = text[at];
  if (numbers.mark != '/' && numbers.mark != '-') return std::nullopt;
  numbers.second = digits_at(text, ++at);
  at += numbers.second.size();
  if (numbers.second.empty() || numbers.second.size() > 2) return std::nullopt;
  if (at >= text.size() || text[at] != numbers.mark) return std::nullopt;
  const std::size_t year = digits_at(text, at + 1).size();
  if (year != 4 && (year != 2 || numbers.mark == '-')) return std::nullopt;
  numbers.rest = text.substr(at);
  return numbers;
}

int value_of(const std::string& digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool may_have_month_first(const Numbers& numbers) { return value_of(numbers.first) <= 12; }
bool may_have_day_first(const Numbers& numbers) { return value_of(numbers.second) <= 12; }
bool is_unclear(const Numbers& numbers) {
  return may_have_month_first(numbers) && may_have_day_first(numbers) &&
         value_of(numbers.first) != value_of(numbers.second);
}

std::string turned(const Numbers& numbers) {
  return numbers.second + numbers.mark + numbers.first + numbers.rest;
}

// The first cell that can be nothing else, and its column.
struct Proof {
  std::string column = {};
  std::string cell = {};
};

// What the days of some columns show.
struct Shown {
  Proof day_first = {};
  Proof month_first = {};
  bool unclear = false;
};

void look(CsvTable& table, const HistoryColumns& columns, std::string_view column, Shown& shown) {
  for (CsvRecord& record : table.records) {
    const std::string* cell = columns.cell(record, column);
    const auto numbers = cell ? numbers_in(*cell) : std::nullopt;
    if (!numbers) continue;
    const bool month = may_have_month_first(*numbers);
    const bool day = may_have_day_first(*numbers);
    const Proof proof{columns.written(column), std::string(base::trim(*cell))};
    if (day && !month && shown.day_first.cell.empty()) shown.day_first = proof;
    if (month && !day && shown.month_first.cell.empty()) shown.month_first = proof;
    shown.unclear = shown.unclear || is_unclear(*numbers);
  }
}

struct Order {
  bool month_first = false;
  bool is_asked = false;  // of days that could be meant both ways
};

Order order_shown(const Shown& shown, bool english) {
  const bool day = !shown.day_first.cell.empty();
  const bool month = !shown.month_first.cell.empty();
  if (day != month) return {month, month && !english};
  // Nothing shows it, or too much does.
  return {english, english};
}

void write_day_first(CsvTable& table, const HistoryColumns& columns, std::string_view column,
                     const Order& order, bool of_session) {
  for (CsvRecord& record : table.records) {
    std::string* cell = columns.cell(record, column);
    const auto numbers = cell ? numbers_in(*cell) : std::nullopt;
    if (!numbers) continue;
    const bool unclear = is_unclear(*numbers);
    if (unclear && order.is_asked) {
      record.unclear.push_back({std::string(column), columns.written(column),
                                std::string(base::trim(*cell)), of_session});
    }
    if (order.month_first && may_have_month_first(*numbers)) *cell = turned(*numbers);
  }
}

void tell_contradiction(const CsvTable& table, const Shown& shown, CsvReport& report) {
  const Proof& day = shown.day_first;
  const Proof& month = shown.month_first;
  if (day.cell.empty() || month.cell.empty()) return;
  report.warn(table.header, "day-or-month",
              day.column == month.column
                  ? msg("column {0}: “{1}” puts the day first, and “{2}” the month", day.column,
                        day.cell, month.cell)
                  : msg("“{1}” in column {0} puts the day first, and “{3}” in column {2} the month",
                        day.column, day.cell, month.column, month.cell),
              msg("write the days as 2026-06-05 where that is wrong"));
}

}  // namespace

void settle_day_order(CsvTable& table, const HistoryColumns& columns, CsvReport& report) {
  const bool english = is_english(table.header);
  Shown session;
  for (const std::string_view column : days_of_session) look(table, columns, column, session);
  tell_contradiction(table, session, report);
  const Order order = order_shown(session, english);
  for (const std::string_view column : days_of_session) {
    write_day_first(table, columns, column, order, true);
  }
  for (const std::string_view column : other_days) {
    Shown shown;
    look(table, columns, column, shown);
    tell_contradiction(table, shown, report);
    const bool own = !shown.day_first.cell.empty() || !shown.month_first.cell.empty();
    write_day_first(table, columns, column, own ? order_shown(shown, english) : order, false);
  }
}

}  // namespace gouvernail::governance
