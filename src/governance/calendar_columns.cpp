// SPDX-License-Identifier: MPL-2.0
#include "governance/calendar_columns.h"

#include <array>
#include <charconv>
#include <optional>

#include "base/text.h"

namespace gouvernail::governance {
namespace {

using base::msg;

struct Slashed {
  int first = 0;
  int second = 0;
  int year = 0;
};

std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Slashed> slashed(std::string_view text) {
  const std::vector<std::string> parts = base::split(base::trim(text), '/');
  if (parts.size() != 3) return std::nullopt;
  const auto first = whole_number(parts[0]);
  const auto second = whole_number(parts[1]);
  const auto year = whole_number(parts[2]);
  if (!first || !second || !year || *year < 1000) return std::nullopt;
  return Slashed{*first, *second, *year};
}

std::string* cell_of(CsvRecord& record, const HistoryColumns& columns, std::string_view column) {
  const auto place = columns.place_of(column);
  return place && *place < record.fields.size() ? &record.fields[*place] : nullptr;
}

// How a calendar's days are written: what one of them shows holds for all.
struct DaysShow {
  bool day_first = false;
  bool month_first = false;
  bool any = false;
};

constexpr std::array<std::string_view, 2> day_columns = {"start", "end_date"};
constexpr std::array<std::string_view, 4> hour_columns = {"start_time", "end_time", "start", "end"};

DaysShow look_at_days(CsvTable& table, const HistoryColumns& columns) {
  DaysShow show;
  for (CsvRecord& record : table.records) {
    for (const std::string_view column : day_columns) {
      const std::string* cell = cell_of(record, columns, column);
      const auto day = cell ? slashed(*cell) : std::nullopt;
      if (!day) continue;
      show.any = true;
      show.day_first |= day->first > 12;
      show.month_first |= day->second > 12;
    }
  }
  return show;
}

// "2:00 PM", "12:30:00 am".
void dress_hour(std::string& cell) {
  const std::string text = base::lower_ascii(base::trim(cell));
  const bool afternoon = text.ends_with("pm");
  if (!afternoon && !text.ends_with("am")) return;
  const std::string bare(base::trim(std::string_view(text).substr(0, text.size() - 2)));
  const auto colon = bare.find(':');
  const auto hour = whole_number(bare.substr(0, colon));
  if (!hour || *hour < 1 || *hour > 12) return;
  const int of_day = *hour % 12 + (afternoon ? 12 : 0);
  cell = std::to_string(of_day) + (colon == std::string::npos ? ":00" : bare.substr(colon));
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

bool lasts_all_day(CsvRecord& record, const HistoryColumns& columns) {
  const std::string* cell = cell_of(record, columns, "all_day");
  if (!cell) return false;
  const std::string word = base::fold(*cell);
  return word == "true" || word == "vrai" || word == "oui" || word == "yes" || word == "1";
}

}  // namespace

void dress_calendar(CsvTable& table, const HistoryColumns& columns, CsvReport& report) {
  const DaysShow show = look_at_days(table, columns);
  const bool month_first = show.month_first && !show.day_first;
  const bool english = base::fold(columns.written("subject")) == "subject";
  if (english && show.any && show.month_first == show.day_first) {
    report.warn(table.header, "day-or-month",
                msg("nothing here shows whether the day or the month comes first: 05/06/2026 is "
                    "taken as 5 June"),
                msg("write the days as 2026-06-05 where that is wrong"));
  }
  for (CsvRecord& record : table.records) {
    for (const std::string_view column : day_columns) {
      std::string* cell = cell_of(record, columns, column);
      const auto day = cell && month_first ? slashed(*cell) : std::nullopt;
      if (day) {
        *cell = std::to_string(day->year) + "-" + two_digits(day->first) + "-" +
                two_digits(day->second);
      }
    }
    for (const std::string_view column : hour_columns) {
      if (std::string* cell = cell_of(record, columns, column)) dress_hour(*cell);
    }
    if (!lasts_all_day(record, columns)) continue;
    for (const std::string_view column : {"start_time", "end", "end_date", "end_time"}) {
      if (std::string* cell = cell_of(record, columns, column)) cell->clear();
    }
  }
}

}  // namespace gouvernail::governance
