// SPDX-License-Identifier: MPL-2.0
// School holidays of zones A, B and C: data files with their source (calendars/), read from
// text. A school year without a source is unknown, and stays unknown: never "no holidays".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "calendar/day.h"

namespace gouvernail::calendar {

enum class SchoolZone { a, b, c };
enum class SchoolDay { school, holiday, unknown };
enum class SourceStatus { official, draft };

struct SchoolHoliday {
  DayRange days;  // first day off to last day off
  base::LocalizedText name;
};

struct SchoolYear {
  DayRange days;  // days that the source covers
  SourceStatus status = SourceStatus::official;
  std::string source;
  std::vector<SchoolHoliday> holidays;  // in order
};

class SchoolCalendar {
 public:
  SchoolCalendar() = default;
  SchoolCalendar(SchoolZone zone, std::vector<SchoolYear> years);

  SchoolZone zone() const { return zone_; }
  const std::vector<SchoolYear>& years() const { return years_; }
  SchoolDay kind_of(Day day) const;
  std::optional<SchoolHoliday> holiday_on(Day day) const;
  // Parts of `range` that no source covers, in order; empty when all is known.
  std::vector<DayRange> unknown_in(const DayRange& range) const;

 private:
  SchoolZone zone_ = SchoolZone::b;
  std::vector<SchoolYear> years_;
};

// `file` only names the text in diagnostics. Reads one calendars/ecole-zone-x.toml.
std::optional<SchoolCalendar> load_school_calendar(const std::string& file, std::string_view text,
                                                   base::Diagnostics& diagnostics);

}  // namespace gouvernail::calendar
