// SPDX-License-Identifier: MPL-2.0
// Reads calendars/ecole-zone-x.toml; calendars/README.md describes the keys.
#include <algorithm>
#include <string>
#include <utility>

#include "base/text.h"
#include "calendar/school.h"
#include "calendar/toml_day.h"

namespace gouvernail::calendar {
namespace {

using base::msg;
using base::TableReader;

// What was read, with the table it stands in: faults that show only beside others are
// reported there.
template <class Entry>
struct Read {
  Entry entry;
  TableReader table;
};

SchoolZone read_zone(TableReader& root) {
  if (!root.has("zone")) root.need_text("zone");  // says that it is missing
  const auto zone = root.choice("zone", {"A", "B", "C"});
  if (zone == "A") return SchoolZone::a;
  return zone == "C" ? SchoolZone::c : SchoolZone::b;
}

SourceStatus read_status(TableReader& table) {
  if (!table.has("status")) table.need_text("status");
  const auto status = table.choice("status", {"official", "draft"});
  return status == "draft" ? SourceStatus::draft : SourceStatus::official;
}

std::string read_source(TableReader& table) {
  std::string source = table.need_text("source");
  if (table.has("source") && base::trim(source).empty()) {
    table.error("empty-source", table.get("source"), msg("the source is empty"),
                msg("name the decree or the publication that gives these days"));
  }
  return source;
}

base::LocalizedText read_name(TableReader& table) {
  if (!table.has("name")) table.need_text("name");
  return table.localized("name").value_or(base::LocalizedText{});
}

// Without `last`, the end is not published: the holiday runs to the end of the coverage.
DayRange read_holiday_days(TableReader& table, const DayRange& covered) {
  if (table.has("last")) return need_range(table);
  table.get("last");
  return {need_day(table, "first"), covered.last};
}

bool lies_within(const DayRange& days, const DayRange& covered) {
  return covered.contains(days.first) && covered.contains(days.last);
}

std::optional<Read<SchoolHoliday>> read_holiday(TableReader table, const DayRange& covered) {
  const bool dated = table.has("first");
  SchoolHoliday holiday{read_holiday_days(table, covered), read_name(table)};
  table.finish();
  const bool in_order = !table.has("last") || !holiday.days.empty();
  if (!dated || !in_order) return std::nullopt;  // said above
  if (!lies_within(holiday.days, covered)) {
    table.error("outside-coverage",
                msg("this holiday leaves the days that its source covers, {0} to {1}",
                    arg(covered.first), arg(covered.last)),
                msg("correct its days, or those of the year"));
    return std::nullopt;
  }
  return Read<SchoolHoliday>{std::move(holiday), std::move(table)};
}

// In order of days; entries that share a day are reported at the later one. `format` names
// three days: the first of the later entry, the first and the last of the earlier.
template <class Entry>
std::vector<Entry> in_order_without_overlap(std::vector<Read<Entry>> entries,
                                            const base::Message& format) {
  std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
    return a.entry.days.first < b.entry.days.first;
  });
  std::vector<Entry> result;
  for (Read<Entry>& read : entries) {
    if (!result.empty() && read.entry.days.first <= result.back().days.last) {
      base::Message what = format;
      what.arguments = {arg(read.entry.days.first), arg(result.back().days.first),
                        arg(result.back().days.last)};
      read.table.error("overlap", std::move(what),
                       msg("correct the days: no day belongs to two of them"));
    }
    result.push_back(std::move(read.entry));
  }
  return result;
}

std::optional<Read<SchoolYear>> read_year(TableReader table) {
  const bool dated = table.has("first") && table.has("last");
  SchoolYear year{need_range(table), read_status(table), read_source(table), {}};
  table.text("note");
  std::vector<Read<SchoolHoliday>> holidays;
  // Without the covered days nothing can be said of the holidays; they are still read, so that
  // their own faults show.
  const bool covered = dated && !year.days.empty();
  for (TableReader& entry : table.tables("holiday")) {
    auto holiday = read_holiday(std::move(entry), covered ? year.days : DayRange{});
    if (holiday) holidays.push_back(std::move(*holiday));
  }
  year.holidays = in_order_without_overlap(
      std::move(holidays), msg("the holiday that begins on {0} overlaps the one of {1} to {2}"));
  table.finish();
  if (!covered) return std::nullopt;
  return Read<SchoolYear>{std::move(year), std::move(table)};
}

}  // namespace

std::optional<SchoolCalendar> load_school_calendar(const std::string& file, std::string_view text,
                                                   base::Diagnostics& diagnostics) {
  base::Diagnostics found;
  const base::SourceText source{file, std::string(text)};
  std::optional<SchoolCalendar> calendar;
  if (const auto root_table = base::parse_toml(source, found)) {
    TableReader root(*root_table, source, found);
    const SchoolZone zone = read_zone(root);
    root.text("note");
    std::vector<Read<SchoolYear>> years;
    for (TableReader& table : root.tables("year")) {
      if (auto year = read_year(std::move(table))) years.push_back(std::move(*year));
    }
    root.finish();
    auto in_order = in_order_without_overlap(
        std::move(years), msg("the school year that begins on {0} overlaps the one of {1} to {2}"));
    if (!base::has_errors(found)) calendar.emplace(zone, std::move(in_order));
  }
  base::sort_by_position(found);
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  return calendar;
}

}  // namespace gouvernail::calendar
