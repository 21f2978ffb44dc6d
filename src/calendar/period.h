// SPDX-License-Identifier: MPL-2.0
// Periods that a rule counts by ("each quarter", "a year", "every two years"), and the
// windows they cut out of a term.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/day.h"

namespace gouvernail::calendar {

enum class PeriodUnit {
  month,
  quarter,
  semester,
  year,             // civil year, January to December
  school_year,      // 1 September to 31 August
  convention_year,  // from the anchor's anniversaries
  term              // the whole range
};

struct Period {
  PeriodUnit unit = PeriodUnit::year;
  int count = 1;          // 2 years, 6 years, 4 months…; 1 for `term`
  bool anchored = false;  // counted from the anchor (signature, entry into force), not from January

  friend bool operator==(const Period&, const Period&) = default;
};

struct Window {
  // "2026-07", "2026-Q3", "2026-S1", "2026", "2025-2026" (school year, years that straddle,
  // several years), "term"; a window counted from an anchor inside a year is named by its
  // first day, "2020-11-13".
  std::string label;
  DayRange full;    // the uncut period
  DayRange within;  // its part inside the range asked for; never empty

  bool cut() const { return full != within; }
};

// The windows of `period` that touch `range`, in order: they tile it without gap or overlap.
// `anchor` is where anchored periods and convention years start; a month arithmetic that is
// ambiguous there (anchor on the 31st) rounds down, so that the windows still tile.
std::vector<Window> tile(const DayRange& range, const Period& period, Day anchor);

}  // namespace gouvernail::calendar
