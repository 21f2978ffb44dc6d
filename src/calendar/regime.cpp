// SPDX-License-Identifier: MPL-2.0
#include "calendar/regime.h"

#include <algorithm>
#include <stdexcept>

namespace gouvernail::calendar {
namespace {

constexpr int saturday = 6;
constexpr int sunday = 7;

void require_delay(const Delay& delay) {
  if (delay.days < 0) throw std::invalid_argument("a delay of days is never negative");
}

bool counts(Day day, DayRegime regime, const WorkCalendar& work) {
  switch (regime) {
    case DayRegime::ouvrable:
      return work.is_ouvrable(day);
    case DayRegime::ouvre:
      return work.is_ouvre(day);
    case DayRegime::calendar:
    case DayRegime::franc:
      break;
  }
  return true;
}

// The day reached once `delay.days` days of the regime have passed, from `from` (not counted)
// towards `step`; with clear days, the day beyond it, so that neither end counts.
Day walk(Day from, const Delay& delay, Days step, const WorkCalendar& work) {
  if (delay.regime == DayRegime::calendar) return from + delay.days * step;
  if (delay.regime == DayRegime::franc) return from + (delay.days + 1) * step;
  Day day = from;
  for (int left = delay.days; left > 0;) {
    day += step;
    if (counts(day, delay.regime, work)) --left;
  }
  return day;
}

Day roll(Day day, Roll direction, const WorkCalendar& work) {
  switch (direction) {
    case Roll::next:
      return work.next_ouvre(day);
    case Roll::previous:
      return work.previous_ouvre(day);
    case Roll::none:
      break;
  }
  return day;
}

}  // namespace

bool WorkCalendar::is_ouvrable(Day day) const {
  return weekday_of(day) != sunday && !is_public_holiday(day, region);
}

bool WorkCalendar::is_ouvre(Day day) const {
  if (weekday_of(day) >= saturday) return false;
  const bool closed = std::any_of(closures.begin(), closures.end(), [&](const Closure& closure) {
    return closure.days.contains(day);
  });
  return !closed && !is_public_holiday(day, region);
}

Day WorkCalendar::next_ouvre(Day day) const {
  while (!is_ouvre(day)) ++day;
  return day;
}

Day WorkCalendar::previous_ouvre(Day day) const {
  while (!is_ouvre(day)) --day;
  return day;
}

int WorkCalendar::ouvres_between(Day from, Day to) const {
  if (to < from) return -ouvres_between(to, from);
  int worked = 0;
  for (Day day = from + Days{1}; day <= to; ++day) worked += is_ouvre(day) ? 1 : 0;
  return worked;
}

Day latest_before(Day event, const Delay& delay, const WorkCalendar& work) {
  require_delay(delay);
  const Day day = roll(walk(event, delay, Days{-1}, work), delay.roll, work);
  // Rolled forward over closed days, the act still comes no later than its event.
  return std::min(day, event);
}

Day end_of_delay(Day act, const Delay& delay, const WorkCalendar& work) {
  require_delay(delay);
  const Day day = roll(walk(act, delay, Days{1}, work), delay.roll, work);
  return std::max(day, act);
}

}  // namespace gouvernail::calendar
