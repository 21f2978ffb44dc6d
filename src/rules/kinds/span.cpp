// SPDX-License-Identifier: MPL-2.0
#include "rules/kinds/span.h"

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

}  // namespace

calendar::Day Span::after(calendar::Day from, const calendar::WorkCalendar& work) const {
  if (months != 0) return shift(from, months, rounding);
  return calendar::end_of_delay(from, days, work);
}

calendar::Day Span::before(calendar::Day event, const calendar::WorkCalendar& work) const {
  if (months != 0) return shift(event, -months, rounding);
  return calendar::latest_before(event, days, work);
}

}  // namespace gouvernail::rules
