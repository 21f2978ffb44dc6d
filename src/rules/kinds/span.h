// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "calendar/day.h"
#include "calendar/regime.h"

namespace gouvernail::rules {

// A length of time in a rule: either months (with the rounding that the rule names) or days
// counted in a regime. Exactly one of the two is not zero, but for "the same day" (0 days).
struct Span {
  int months = 0;
  calendar::MonthRounding rounding = calendar::MonthRounding::refuse;
  calendar::Delay days;

  // Last day of a span that starts on `from` (that day not counted).
  calendar::Day after(calendar::Day from, const calendar::WorkCalendar& work) const;
  // Last day on which an act is still `span` before `event`.
  calendar::Day before(calendar::Day event, const calendar::WorkCalendar& work) const;

  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace gouvernail::rules
