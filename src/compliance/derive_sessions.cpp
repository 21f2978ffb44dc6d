// SPDX-License-Identifier: MPL-2.0
// Duties that sessions bring with them: gaps, predecessors, answers, notice, composition.
#include <algorithm>

#include "compliance/derive.h"
#include "governance/convention.h"
#include "governance/meeting.h"

namespace gouvernail::compliance {
namespace {

using calendar::Day;
using calendar::DayRange;
using calendar::Days;
using governance::Meeting;

// Two sessions on one day: the second duty gets a number. Sessions come in order of day.
Duty duty_named_by(Day day, const rules::Obligation& obligation, DayRange window, Derivation& d) {
  const bool again = d.last && d.last->obligation == obligation.id && d.last->day == day;
  d.last = Derivation::Named{obligation.id, day, again ? d.last->count + 1 : 1};
  std::string label = calendar::to_iso(day);
  if (again) label += "-" + std::to_string(d.last->count);
  return duty_called(label, obligation, window);
}

Duty duty_of(const rules::Obligation& obligation, const Meeting& meeting, DayRange window,
             Derivation& d) {
  Duty duty = duty_named_by(meeting.day, obligation, window, d);
  duty.trigger = meeting.uid;
  duty.session_day = meeting.day;
  return duty;
}

Sessions::List sessions_in_force(const rules::Obligation& obligation, const std::string& body,
                                 const Derivation& d) {
  return d.sessions.within(body, obligation.in_force);
}

}  // namespace

DayRange predecessor_window(const rules::Precedence& rule, Day start, Day day,
                            std::optional<Day> previous, const calendar::WorkCalendar& work) {
  DayRange window{start, day - Days{1}};
  if (rule.fresh && previous) window.first = std::max(window.first, *previous + Days{1});
  if (rule.within) window.first = std::max(window.first, rule.within->before(day, work));
  if (rule.at_least_before) {
    window.last = std::min(window.last, rule.at_least_before->before(day, work));
  }
  return window;
}

Day notice_day(const rules::Notice& rule, Day day, bool urgent,
               const calendar::WorkCalendar& work) {
  const bool shortened = urgent && rule.urgent;
  const Day there = (shortened ? *rule.urgent : rule.ahead).before(day, work);
  return rule.delivery ? rule.delivery->before(there, work) : there;
}

void derive(const rules::Obligation& obligation, const rules::MaxGap& rule, Derivation& d) {
  const calendar::WorkCalendar work = d.rules.work();
  const DayRange& force = obligation.in_force;
  const auto add = [&](Day from, const Meeting* since, bool start_counts) {
    // From a session the gap runs from the day after it; from the start, that day is one of
    // the days on which the first session may stand.
    const DayRange window{start_counts ? from : from + Days{1}, rule.gap.after(from, work)};
    if (window.last > force.last) return;  // the term ends before the gap is too long
    Duty duty = duty_named_by(since ? since->day : from, obligation, window, d);
    if (since) duty.trigger = since->uid;
    d.out.push_back(std::move(duty));
  };
  const Day start = rule.from_signature ? d.rules.convention->anchor() : force.first;
  add(start, nullptr, true);
  const Sessions::List list = sessions_in_force(obligation, obligation.body, d);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const bool again = i + 1 < list.size() && list[i + 1]->day == list[i]->day;
    if (!again) add(list[i]->day, list[i], false);
  }
}

void derive(const rules::Obligation& obligation, const rules::Precedence& rule, Derivation& d) {
  const calendar::WorkCalendar work = d.rules.work();
  for (const Meeting* meeting : sessions_in_force(obligation, rule.before_each, d)) {
    const Meeting* previous = d.sessions.before(rule.before_each, *meeting);
    const DayRange window =
        predecessor_window(rule, d.rules.convention->term.first, meeting->day,
                           previous ? std::optional(previous->day) : std::nullopt, work);
    d.out.push_back(duty_of(obligation, *meeting, window, d));
  }
}

void derive(const rules::Obligation& obligation, const rules::Response& rule, Derivation& d) {
  const calendar::WorkCalendar work = d.rules.work();
  std::vector<const Meeting*> triggers;
  for (const std::string& body : rule.after_each) {
    const auto list = sessions_in_force(obligation, body, d);
    triggers.insert(triggers.end(), list.begin(), list.end());
  }
  std::stable_sort(triggers.begin(), triggers.end(),
                   [](const Meeting* a, const Meeting* b) { return a->day < b->day; });
  for (const Meeting* meeting : triggers) {
    if (rule.after_failed_quorum) {
      const auto reached = quorum_reached(d.rules, d.sessions, d.history, *meeting);
      if (!reached || *reached) continue;
    }
    const Day last =
        rule.within ? rule.within->after(meeting->day, work) : d.rules.convention->term.last;
    // A second convocation answers from the next day on; any other answer may be the same day.
    const Day first = rule.after_failed_quorum ? meeting->day + Days{1} : meeting->day;
    d.out.push_back(duty_of(obligation, *meeting, {first, std::max(first, last)}, d));
    if (d.out.back().body.empty()) d.out.back().body = meeting->body;
  }
}

void derive(const rules::Obligation& obligation, const rules::Notice& rule, Derivation& d) {
  const calendar::WorkCalendar work = d.rules.work();
  for (const Meeting* meeting : sessions_in_force(obligation, obligation.body, d)) {
    const Day latest = notice_day(rule, meeting->day, meeting->urgent, work);
    const Day first = std::min(d.rules.convention->term.first, latest);
    d.out.push_back(duty_of(obligation, *meeting, {first, latest}, d));
  }
}

void derive(const rules::Obligation& obligation, const rules::Composition&, Derivation& d) {
  for (const Meeting* meeting : sessions_in_force(obligation, obligation.body, d)) {
    d.out.push_back(duty_of(obligation, *meeting, {meeting->day, meeting->day}, d));
  }
}

}  // namespace gouvernail::compliance
