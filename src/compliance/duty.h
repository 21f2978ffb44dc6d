// SPDX-License-Identifier: MPL-2.0
// A duty (échéance): one dated instance of an obligation. The checker judges duties, the
// planner plans for them: nobody derives a date from a rule anywhere else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "calendar/day.h"
#include "calendar/election.h"
#include "calendar/period.h"

namespace gouvernail::governance {
class HistoryAsOf;
}
namespace gouvernail::rules {
struct Obligation;
struct Rules;
}  // namespace gouvernail::rules

namespace gouvernail::compliance {

// The period that a duty's window is, or what is left of it.
struct DutyPeriod {
  calendar::WindowForm form = calendar::WindowForm::year;
  std::string label;  // "2026-Q3", "2025-2026", "term"
  // An amendment cut it in two, and this is the later part: it is told apart by its first day.
  bool resumed = false;

  friend bool operator==(const DutyPeriod&, const DutyPeriod&) = default;
};

struct Duty {
  // As people write it and machines keep it: see duty_name.h. Whatever it says stands below.
  std::string id;     // "copil-annuel/2026", "cotech-avant-copil/2026-10-13"
  std::string label;  // among those of its obligation: "2026", "2026-10-13", "2026-10-13-2"
  const rules::Obligation* obligation = nullptr;  // the version in force; owned by the Rules
  std::string body;                               // whose sessions keep it; may be empty
  calendar::DayRange window;                      // whole days, both ends included
  std::optional<DutyPeriod> period;               // none: cut by sessions or events
  int required = 1;                               // sessions needed
  std::optional<int> at_most;
  // The session that the duty belongs to (precedence, response, notice, composition), or that
  // a gap runs from: its uid.
  std::string trigger;
  // The day of the session that the duty belongs to; none of a gap, which only begins with one.
  std::optional<calendar::Day> session_day;
  // Precedence: the whole days between the sessions at both ends of the window, on which there is
  // time to prepare. The days at its ends count too where hours tell the order. May be empty.
  std::optional<calendar::DayRange> in_good_order = {};
  // Of a gap that ran out: its last day. This duty is what is owed since, until a session is held.
  std::optional<calendar::Day> overdue_since = {};
  // Why no day at all allows it; empty: some do. The window is then the day of its session.
  base::Message impossible = {};
};

// What the engine needs to know of the world besides the rules: no clock, no file.
struct World {
  std::vector<calendar::Election> elections;
};

// Every duty of the term, in order of obligation, then of window. Duties tied to sessions exist
// for each session of `known` that is held, convened or proposed.
std::vector<Duty> duties(const rules::Rules& rules, const World& world,
                         const governance::HistoryAsOf& known);

}  // namespace gouvernail::compliance
