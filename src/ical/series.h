// SPDX-License-Identifier: MPL-2.0
// The sessions of a series, as RRULE, RDATE, EXDATE and EXRULE give them. Private to the module.
#pragma once

#include <libical/ical.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "calendar/day.h"
#include "ical/zone.h"

namespace gouvernail::ical {

inline constexpr int most_sessions = 2000;  // of one series

// Steps that libical may take for one series, and for all those of a file, the yearly ones by
// themselves: with the dearest left out, so that what a few cost hides none of the others. A step
// is a day of a daily rule.
inline constexpr std::int64_t most_steps_of_series = 60'000;
inline constexpr std::int64_t most_steps = 150'000;

// Whether it comes once a year, and no oftener: of birthdays there may be thousands, and no number
// of them hides what comes every week.
bool is_yearly(icalcomponent* event);

// What the rules of an event cost, known before libical sees them: of some it would look for a day
// that never comes until the year 2582. More than `most_steps_of_series` for one by the second.
std::int64_t steps_of(icalcomponent* event, const calendar::DayRange& within);

struct Session {
  icaltimetype start;                       // as the event's own start is written
  std::optional<std::int64_t> length = {};  // seconds; of a period that says its own
};

struct Series {
  std::vector<Session> sessions;
  bool cut = false;      // there are more than `most_sessions`
  bool outside = false;  // its start is no day of its rule
  // Some of its added sessions is a day alone, which RFC 5545 has only of series of whole days: it
  // is at the hour of the first one.
  bool without_hour = false;
};

// Sessions that begin within those days (as written), or reach into them by a length of their own.
// `tzid`: of DTSTART; may be empty. The series is walked in wall-clock time, as people mean it:
// 14:00 stays 14:00 in summer and winter. The event's own start is the first session, whatever its
// rule says (RFC 5545 3.8.5.3).
Series sessions_of(icalcomponent* event, const std::string& tzid, const Zones& zones,
                   const calendar::DayRange& within);

}  // namespace gouvernail::ical
