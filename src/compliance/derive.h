// SPDX-License-Identifier: MPL-2.0
// From a rule to its dated duties, one function per kind. Private to the module.
#pragma once

#include <vector>

#include "compliance/duty.h"
#include "compliance/sessions.h"
#include "compliance/validity.h"
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
  const Validity& validity;
  const Takers& takers;
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
  calendar::Day as_of = {};  // of judgement: a gap that has run out is owed on
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

// The days on which the session that must come before one on `day` may stand: since `start`,
// and since the session before it (`previous`) when the rule wants a fresh one. The days of both
// count, where hours tell the order; `in_good_order` has the whole days between them. Either may
// be empty.
struct PredecessorDays {
  calendar::DayRange window;
  calendar::DayRange in_good_order;
};
PredecessorDays predecessor_days(const rules::Precedence& rule, calendar::Day start,
                                 calendar::Day day, std::optional<calendar::Day> previous,
                                 const calendar::WorkCalendar& work);

// In which form a session is convened, where the rule has one of its own for it.
struct NoticeForm {
  bool urgent = false;
  bool second = false;  // a second convocation
};
// The last day of sending for a session of `day`.
calendar::Day notice_day(const rules::Notice& rule, calendar::Day day, NoticeForm form,
                         const calendar::WorkCalendar& work);
// The version that says it, for a session of `day` on which `version` is in force: `version`, or
// the one before where either wants the sending before `version` took effect. What was due before
// an amendment stays what it was, and what it would have wanted before its own day nobody can do.
const rules::Obligation& notice_on(const rules::Obligation& version, const rules::Rules& rules,
                                   calendar::Day day, NoticeForm form,
                                   const calendar::WorkCalendar& work);

// The days on which the answer to a session of `day` may stand.
calendar::DayRange response_window(const rules::Response& rule, calendar::Day day,
                                   const rules::Rules& rules);

}  // namespace gouvernail::compliance
