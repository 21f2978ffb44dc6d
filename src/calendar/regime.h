// SPDX-License-Identifier: MPL-2.0
// The four ways in which a French text counts days, and delays computed in each.
#pragma once

#include <string_view>
#include <vector>

#include "calendar/holidays.h"

namespace gouvernail::calendar {

enum class DayRegime {
  calendar,  // every day
  ouvrable,  // all but Sundays and public holidays
  ouvre,     // days worked: Monday to Friday less public holidays and closures
  franc      // clear days: neither the day of the act nor the day of the event counts
};

// Where the end of a delay falls on a day that is not worked.
enum class Roll { none, next, previous };

struct Closure {
  DayRange days;
  base::LocalizedText name;
};

// Which days are worked: a region's public holidays, and the closures of the house.
struct WorkCalendar {
  HolidayRegion region = HolidayRegion::metropole;
  std::vector<Closure> closures;

  bool is_ouvrable(Day day) const;
  bool is_ouvre(Day day) const;
  Day next_ouvre(Day day) const;      // `day` itself when worked
  Day previous_ouvre(Day day) const;  // `day` itself when worked
  // Days worked in ]from, to] when to >= from; minus those in ]to, from] otherwise.
  int ouvres_between(Day from, Day to) const;
};

struct Delay {
  int days = 0;
  DayRegime regime = DayRegime::calendar;
  Roll roll = Roll::none;

  friend bool operator==(const Delay&, const Delay&) = default;
};

// Last day on which an act that must come `delay` before `event` is still in time.
// calendar 15 before 2026-10-28 -> 2026-10-13; franc 3 before 1989-12-26 -> 1989-12-22
// (N+1 days back, weekends and holidays included, without extension: CGCT L2121-12).
// ouvrable and ouvre count that many such days strictly before the event.
Day latest_before(Day event, const Delay& delay, const WorkCalendar& work);

// Last day of a delay that runs from `act`, the day of the act not counted (the day after the
// end in clear days). ouvre 2 from a Friday -> Tuesday.
Day end_of_delay(Day act, const Delay& delay, const WorkCalendar& work);

}  // namespace gouvernail::calendar
