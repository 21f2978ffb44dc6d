// SPDX-License-Identifier: MPL-2.0
// From a rule to its dated duties, one function per kind. Private to the module.
#pragma once

#include <vector>

#include "compliance/duty.h"
#include "compliance/sessions.h"
#include "rules/rules.h"

namespace gouvernail::governance {
struct History;
struct Meeting;
}  // namespace gouvernail::governance

namespace gouvernail::compliance {

struct Derivation {
  const rules::Rules& rules;
  const World& world;
  const Sessions& sessions;
  const governance::History& history;
  std::vector<Duty>& out;
  // The duty that a session brought last: a second one of the same obligation on the same day is
  // given a number.
  struct Named {
    std::string obligation;
    calendar::Day day;
    int count = 0;
  };
  std::optional<Named> last = std::nullopt;
};

// With its name; the window's is that of the whole days, both ends included.
Duty duty_called(const std::string& label, const rules::Obligation& obligation,
                 const calendar::DayRange& window);

// Its duties, of whatever kind; of all obligations, in their order.
void derive(const rules::Obligation& obligation, Derivation& d);
void derive_all(Derivation& d);

void derive(const rules::Obligation& obligation, const rules::Cadence& rule, Derivation& d);
void derive(const rules::Obligation& obligation, const rules::MaxGap& rule, Derivation& d);
void derive(const rules::Obligation& obligation, const rules::Precedence& rule, Derivation& d);
void derive(const rules::Obligation& obligation, const rules::Response& rule, Derivation& d);
void derive(const rules::Obligation& obligation, const rules::Notice& rule, Derivation& d);
void derive(const rules::Obligation& obligation, const rules::Composition& rule, Derivation& d);
void derive(const rules::Obligation& obligation, const rules::Standing& rule, Derivation& d);
void derive(const rules::Obligation& obligation, const rules::Deadline& rule, Derivation& d);

// The count owed in a window that is cut: n * days left / days of the whole period, to the
// nearest whole, half up.
int prorated(int count, const calendar::Window& window);

// The days on which the session that must come before one on `day` may stand: since `start`,
// and since the session before it (`previous`) when the rule wants a fresh one.
calendar::DayRange predecessor_window(const rules::Precedence& rule, calendar::Day start,
                                      calendar::Day day, std::optional<calendar::Day> previous,
                                      const calendar::WorkCalendar& work);

// The last day on which what the notice is about may leave for a session on `day`; `urgent`: in its
// urgent form where it has one.
calendar::Day notice_day(const rules::Notice& rule, calendar::Day day, bool urgent,
                         const calendar::WorkCalendar& work);

// What was the quorum of `meeting`: true when reached, none when nobody can tell (no quorum rule,
// or attendance not recorded).
std::optional<bool> quorum_reached(const rules::Rules& rules, const Sessions& sessions,
                                   const governance::History& history,
                                   const governance::Meeting& meeting);

}  // namespace gouvernail::compliance
