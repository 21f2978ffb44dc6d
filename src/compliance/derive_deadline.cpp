// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "compliance/derive.h"

#include "governance/convention.h"

namespace gouvernail::compliance {
namespace {

using calendar::Day;
using calendar::DayRange;
using calendar::Days;

Day due_from(Day anchor, const rules::Deadline& rule, const calendar::WorkCalendar& work) {
  if (rule.before) return rule.before->before(anchor, work);
  if (rule.after) return rule.after->after(anchor, work);
  return anchor;
}

// One duty for each time that the event occurs in the term: from the day after it, to the delay
// that the rule states, or to the day before the next such event, or to the end of the term.
void after_events(const rules::Obligation& obligation, const rules::Deadline& rule, Derivation& d) {
  const calendar::WorkCalendar work = d.rules.work();
  const DayRange& force = obligation.in_force;
  std::vector<Day> days;
  for (const calendar::Election& election : d.world.elections) {
    if (election.kind == rule.event && force.contains(election.last_round())) {
      days.push_back(election.last_round());
    }
  }
  for (std::size_t i = 0; i < days.size(); ++i) {
    DayRange window{days[i] + Days{1}, force.last};
    if (i + 1 < days.size()) window.last = days[i + 1] - Days{1};
    if (rule.before) window = {force.first, rule.before->before(days[i], work)};
    if (rule.after) window.last = rule.after->after(days[i], work);
    d.out.push_back(duty_called(calendar::to_iso(days[i]), obligation, window));
  }
}

}  // namespace

void derive(const rules::Obligation& obligation, const rules::Deadline& rule, Derivation& d) {
  if (!rule.due && rule.anchor == rules::Anchor::event) return after_events(obligation, rule, d);
  const DayRange& term = d.rules.convention->term;
  Day due = term.last;
  if (rule.due) {
    due = *rule.due;
  } else if (rule.anchor == rules::Anchor::start) {
    due = due_from(term.first, rule, d.rules.work());
  } else if (rule.anchor == rules::Anchor::signature) {
    due = due_from(d.rules.convention->anchor(), rule, d.rules.work());
  } else {
    due = due_from(term.last, rule, d.rules.work());
  }
  const Day first = rule.opens.value_or(obligation.in_force.first);
  if (due < first) return;  // repealed, or not yet in force, on the day it was due
  Duty duty = duty_called("term", obligation, {first, due});
  duty.period = DutyPeriod{calendar::WindowForm::term, duty.label, false};
  d.out.push_back(std::move(duty));
}

}  // namespace gouvernail::compliance
