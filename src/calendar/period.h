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

// What a window is called by. Every window of one period has the same form.
enum class WindowForm { month, quarter, semester, year, years, term, first_day };

struct Window {
  WindowForm form = WindowForm::first_day;
  // "2026-07", "2026-Q3", "2026-S1", "2026", "2025-2026" (school year, years that straddle,
  // several years), "term"; a window counted from an anchor inside a year is named by its
  // first day, "2020-11-13".
  std::string label;
  DayRange full;    // the uncut period
  DayRange within;  // its part inside the range asked for; never empty

  bool cut() const { return full != within; }
};

// 1 to 4, 1 or 2, of the civil year.
int quarter_of(Day day);
int semester_of(Day day);

// The windows of `period` that touch `range`, in order: they tile it without gap or overlap.
// `anchor` is where anchored periods and convention years start; a month arithmetic that is
// ambiguous there (anchor on the 31st) rounds down, so that the windows still tile.
std::vector<Window> tile(const DayRange& range, const Period& period, Day anchor);

}  // namespace gouvernail::calendar
