// SPDX-License-Identifier: MPL-2.0
// The sessions of a series, as RRULE, RDATE and EXDATE give them.
#pragma once

#include <libical/ical.h>

#include <string>
#include <vector>

#include "calendar/day.h"
#include "ical/zone.h"

namespace gouvernail::ical {

inline constexpr int most_sessions = 2000;

// What one file may cost: steps of all its series together. A series by the second that began
// long ago would take minutes to reach our days.
struct Budget {
  int steps = 200'000;
  // What an unusual rule costs besides: some look for a day that never comes.
  static constexpr int steps_of_odd_rule = 15'000;
};

struct Series {
  std::vector<icaltimetype> sessions;  // starts, as the event's own start is written
  bool cut = false;  // there are more than `most_sessions`, or the budget is spent
};

// Sessions that begin within those days (as written). `tzid`: of DTSTART; may be empty. The whole
// series is walked in wall-clock time, as people mean it: 14:00 stays 14:00 in summer and winter.
Series sessions_of(icalcomponent* event, const std::string& tzid, const Zones& zones,
                   const calendar::DayRange& within, Budget& budget);

}  // namespace gouvernail::ical
