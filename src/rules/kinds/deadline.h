// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>

#include "calendar/day.h"
#include "rules/kinds/counting.h"
#include "rules/kinds/evidence_level.h"
#include "rules/kinds/span.h"

namespace gouvernail::rules {

// What an offset is counted from: the term, the signature, an event of the calendars
// ("municipales"), once for each time that it occurs in the term, or a day of each year.
enum class Anchor { start, end, signature, event, yearly };

// One that every year has.
struct DayOfYear {
  int month = 0;
  int day = 0;
};

// Once, by a day: a fixed one, or an offset before or after an anchor.
struct Deadline {
  std::optional<calendar::Day> due;          // fixed
  Anchor anchor = Anchor::end;               // used when `due` is none
  std::string event;                         // kind of election, with Anchor::event
  DayOfYear each_year;                       // with Anchor::yearly: 30 June, the end of accounts
  std::optional<Span> before;                // due so long before the anchor
  std::optional<Span> after;                 // due so long after it; neither with an event: by the
                                             // next such event or the end of the term
  std::optional<calendar::Day> opens;        // first day of the window; none: start, or the event
  std::optional<Span> opens_before;          // the window begins so long before the end of the term
  std::optional<DayOfYear> opens_each_year;  // with Anchor::yearly: of each window
  // What is due is a state (a staffing level) that held by then or not, whenever somebody records
  // it: a finding of a later day proves it, and without one nobody knows.
  bool state = false;
  EvidenceLevel counts = EvidenceLevel::held;
  Counting counting = {};
};

}  // namespace gouvernail::rules
