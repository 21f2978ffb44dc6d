// SPDX-License-Identifier: MPL-2.0
#include "rules/kinds/span.h"

#include <algorithm>
#include <stdexcept>

namespace gouvernail::rules {
namespace {

calendar::Day shift(calendar::Day from, int months, calendar::MonthRounding rounding) {
  const std::optional<calendar::Day> day = calendar::add_months(from, months, rounding);
  if (!day) {
    throw std::logic_error("a span of months without rounding, counted from " +
                           calendar::to_iso(from) + ": the loader must have refused it");
  }
  return *day;
}

// Where the month reached ends on a day that is not worked.
calendar::Day rolled(calendar::Day day, calendar::Roll roll, const calendar::WorkCalendar& work) {
  if (roll == calendar::Roll::next) return work.next_ouvre(day);
  return roll == calendar::Roll::previous ? work.previous_ouvre(day) : day;
}

}  // namespace

calendar::Day Span::after(calendar::Day from, const calendar::WorkCalendar& work) const {
  if (months != 0) {
    return std::max(from, rolled(shift(from, months, rounding), days.roll, work));
  }
  return calendar::end_of_delay(from, days, work);
}

calendar::Day Span::before(calendar::Day event, const calendar::WorkCalendar& work) const {
  if (months != 0) {
    return std::min(event, rolled(shift(event, -months, rounding), days.roll, work));
  }
  return calendar::latest_before(event, days, work);
}

}  // namespace gouvernail::rules
