// SPDX-License-Identifier: MPL-2.0
// Duties that sessions bring with them: gaps, predecessors, answers, notice, composition.
#include <algorithm>

#include "compliance/derive.h"
#include "compliance/evidence_level.h"
#include "compliance/run.h"
#include "governance/convention.h"
#include "governance/meeting.h"
#include "rules/traits.h"

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

// Those of a run from which a gap runs: one that is known not to count ends none, and begins none.
// From `first` on: where the first gap runs from the signature, those held since then end it.
std::vector<const Meeting*> gap_ends(const Run& run, Day first, const Derivation& d) {
  std::vector<const Meeting*> result;
  const DayRange days{first, run.in_force().last};
  for (const Meeting* meeting : d.sessions.within(run.first().body, days)) {
    const auto& rule = *rule_of<rules::MaxGap>(run.on(meeting->day));
    if (!concerns(*meeting, rule.counting)) continue;
    const bool judged = rule.counts >= rules::EvidenceLevel::held;
    if (judged && d.validity.of(*meeting, rule.counting).worth == Worth::none) continue;
    result.push_back(meeting);
  }
  return result;
}

}  // namespace

PredecessorDays predecessor_days(const rules::Precedence& rule, Day start, Day day,
                                 std::optional<Day> previous, const calendar::WorkCalendar& work) {
  PredecessorDays days{{start, day}, {start, day - Days{1}}};
  const auto not_before = [&](Day first, Day first_whole) {
    days.window.first = std::max(days.window.first, first);
    days.in_good_order.first = std::max(days.in_good_order.first, first_whole);
  };
  if (rule.fresh && previous) not_before(*previous, *previous + Days{1});
  if (rule.within) not_before(rule.within->before(day, work), rule.within->before(day, work));
  if (rule.at_least_before) {
    const Day last = rule.at_least_before->before(day, work);
    days.window.last = std::min(days.window.last, last);
    days.in_good_order.last = std::min(days.in_good_order.last, last);
  }
  return days;
}

namespace {

// A delay that has begun runs on as it began, unless the new text gives more; from the day of its
// effect, nobody has less than it gives.
Day end_of_gap(const Run& run, Day from, const calendar::WorkCalendar& work) {
  const auto gap = [](const rules::Obligation& version) -> const rules::Span& {
    return rule_of<rules::MaxGap>(version)->gap;
  };
  Day last = gap(run.on(from)).after(from, work);
  for (const rules::Obligation* version : run.versions) {
    const Day effect = version->in_force.first;
    if (effect <= from || last < effect) continue;
    last = std::max(gap(*version).after(from, work),
                    std::min(last, gap(*version).after(effect, work)));
  }
  return last;
}

// The gaps of one run, each from a session, or from the start, to the next session.
class Gaps {
 public:
  Gaps(const Run& run, Derivation& d)
      : run_(run),
        d_(d),
        work_(d.rules.work()),
        start_(rule_of<rules::MaxGap>(run.first())->from_signature ? d.rules.convention->anchor()
                                                                   : run.in_force().first),
        sessions_(gap_ends(run, std::min(start_, run.in_force().first), d)) {}

  void derive() {
    begin(start_, nullptr);
    for (std::size_t i = 0; i < sessions_.size();) {
      const Meeting* start = sessions_[i];
      for (const Day day = start->day; i < sessions_.size() && sessions_[i]->day == day; ++i) {
        if (!is_known(*start)) start = sessions_[i];
      }
      begin(start->day, start);
    }
    if (!binds_) add(run_.in_force().first, nullptr);
  }

 private:
  bool is_known(const Meeting& meeting) const {
    const auto& rule = *rule_of<rules::MaxGap>(run_.on(meeting.day));
    return d_.validity.is_known_to_count(meeting, rule.counts, rule.counting);
  }

  // A gap that ran out before the rule is in force bound nobody: the first one that binds runs from
  // the last session before that day, or from that day.
  void begin(Day from, const Meeting* since) {
    const Day force = run_.in_force().first;
    if (from < force && end_of_gap(run_, from, work_) < force) return;
    if (from >= force && !binds_ && since) add(force, nullptr);
    binds_ = true;
    add(from, since);
  }

  void add(Day from, const Meeting* since) {
    // From a session the gap runs from the day after it; from the start, that day is one of
    // the days on which the first session may stand.
    DayRange window{since ? from + Days{1} : from, end_of_gap(run_, from, work_)};
    window.last = std::max(window.first, window.last);
    if (window.last > run_.in_force().last) return;  // the term ends before the gap is too long
    Duty duty = duty_named_by(from, run_.on(window.last), window, d_);
    if (since) duty.trigger = since->uid;
    const std::string label = duty.label;
    d_.out.push_back(std::move(duty));
    if (is_owed_on(window)) add_owed_on(label, since, window.last);
  }

  // It ran out without a session, and none is proven to have been held since.
  bool is_owed_on(const DayRange& window) const {
    if (d_.as_of <= window.last || window.last >= run_.in_force().last) return false;
    return std::none_of(sessions_.begin(), sessions_.end(), [&](const Meeting* meeting) {
      if (meeting->day < window.first) return false;
      const auto& rule = *rule_of<rules::MaxGap>(run_.on(meeting->day));
      return meeting->day <= window.last || is_proven(*meeting, rule.counts);
    });
  }

  void add_owed_on(const std::string& label, const Meeting* since, Day ran_out) {
    const DayRange window{ran_out + Days{1}, run_.in_force().last};
    Duty duty =
        duty_called(label + "@" + calendar::to_iso(window.first), run_.on(window.first), window);
    if (since) duty.trigger = since->uid;
    duty.overdue_since = ran_out;
    d_.out.push_back(std::move(duty));
  }

  const Run& run_;
  Derivation& d_;
  calendar::WorkCalendar work_;
  Day start_;                             // from which the first gap runs
  std::vector<const Meeting*> sessions_;  // that end a gap, and begin the next
  bool binds_ = false;                    // a gap that reaches the days in force has begun
};

}  // namespace

void derive(const rules::Obligation& obligation, const rules::MaxGap&, Derivation& d) {
  const Run run = run_of(obligation, d.rules);
  if (&run.first() == &obligation) Gaps(run, d).derive();
}

void derive(const rules::Obligation& obligation, const rules::Precedence& rule, Derivation& d) {
  const calendar::WorkCalendar work = d.rules.work();
  for (const Meeting* meeting : sessions_in_force(obligation, rule.before_each, d)) {
    const Meeting* previous = d.takers.surely.surely_before(rule.before_each, *meeting);
    const PredecessorDays days =
        predecessor_days(rule, d.rules.convention->term.first, meeting->day,
                         previous ? std::optional(previous->day) : std::nullopt, work);
    Duty duty = duty_of(obligation, *meeting, days.window, d);
    if (days.window.empty()) {
      duty.window = {meeting->day, meeting->day};
      duty.impossible = base::msg(
          "No day allows it: it should have been held from {0} on, and by {1} at the latest.",
          calendar::arg(days.window.first), calendar::arg(days.window.last));
    } else {
      duty.in_good_order = days.in_good_order;
    }
    d.out.push_back(std::move(duty));
  }
}

DayRange response_window(const rules::Response& rule, Day day, const rules::Rules& rules) {
  const calendar::WorkCalendar work = rules.work();
  const Day last = rule.within ? rule.within->after(day, work) : rules.convention->term.last;
  // A second convocation answers from the next day on; any other answer may be the same day.
  Day first = rule.after_failed_quorum ? day + Days{1} : day;
  if (rule.since) first = rule.since->before(day, work);
  if (rule.at_least_after) first = std::max(first, rule.at_least_after->after(day, work));
  return {first, std::max(first, last)};
}

void derive(const rules::Obligation& obligation, const rules::Response& rule, Derivation& d) {
  std::vector<const Meeting*> triggers;
  for (const std::string& body : rule.after_each) {
    const auto list = sessions_in_force(obligation, body, d);
    triggers.insert(triggers.end(), list.begin(), list.end());
  }
  std::stable_sort(triggers.begin(), triggers.end(),
                   [](const Meeting* a, const Meeting* b) { return a->day < b->day; });
  for (const Meeting* meeting : triggers) {
    if (rule.after_failed_quorum) {
      const auto reached = d.validity.quorum_reached(*meeting);
      if (!reached || *reached) continue;
      // Nothing can answer it: a session counts as a second convocation after a first alone.
      if (d.validity.convened_as(*meeting).convocation == Convocation::second) continue;
    }
    const DayRange window = response_window(rule, meeting->day, d.rules);
    d.out.push_back(duty_of(obligation, *meeting, window, d));
    if (d.out.back().body.empty()) d.out.back().body = meeting->body;
  }
}

Day notice_day(const rules::Notice& rule, Day day, NoticeForm form,
               const calendar::WorkCalendar& work) {
  const auto latest = [&](const rules::Span& ahead) {
    Day sent = ahead.before(day, work);
    if (rule.from_next_day) sent -= Days{1};
    return rule.delivery ? rule.delivery->before(sent, work) : sent;
  };
  std::optional<Day> shortened;
  if (form.urgent && rule.urgent) shortened = latest(*rule.urgent);
  if (form.second && rule.second) {
    shortened = std::max(shortened.value_or(Day::min()), latest(*rule.second));
  }
  return shortened.value_or(latest(rule.ahead));
}

namespace {

// The one that an amendment replaced with `version`, of the same body; null: none did.
const rules::Obligation* replaced_by(const rules::Obligation& version, const rules::Rules& rules) {
  if (version.in_force.first <= rules.convention->term.first) return nullptr;
  for (const rules::Obligation* other : rules.versions(version.id)) {
    const bool just_before =
        !other->in_force.empty() && other->in_force.last + Days{1} == version.in_force.first;
    const bool is_one = other->body == version.body && rules::traits(other->kind).notice;
    if (just_before && is_one) return other;
  }
  return nullptr;
}

}  // namespace

const rules::Obligation& notice_on(const rules::Obligation& version, const rules::Rules& rules,
                                   Day day, NoticeForm form, const calendar::WorkCalendar& work) {
  const rules::Obligation* governing = &version;
  const auto wants_before = [&](const rules::Obligation& one, Day effect) {
    return notice_day(*rule_of<rules::Notice>(one), day, form, work) < effect;
  };
  while (const rules::Obligation* former = replaced_by(*governing, rules)) {
    const Day effect = governing->in_force.first;
    if (!wants_before(*former, effect) && !wants_before(*governing, effect)) break;
    governing = former;
  }
  return *governing;
}

void derive(const rules::Obligation& obligation, const rules::Notice&, Derivation& d) {
  const calendar::WorkCalendar work = d.rules.work();
  for (const Meeting* meeting : sessions_in_force(obligation, obligation.body, d)) {
    const bool second = d.validity.convened_as(*meeting).convocation == Convocation::second;
    const NoticeForm form{meeting->urgent, second};
    const rules::Obligation& version = notice_on(obligation, d.rules, meeting->day, form, work);
    const Day latest = notice_day(*rule_of<rules::Notice>(version), meeting->day, form, work);
    const Day first = std::min(d.rules.convention->term.first, latest);
    d.out.push_back(duty_of(version, *meeting, {first, latest}, d));
  }
}

void derive(const rules::Obligation& obligation, const rules::Composition& rule, Derivation& d) {
  for (const Meeting* meeting : sessions_in_force(obligation, obligation.body, d)) {
    if (!rule.condition.empty() && !governance::has_tag(*meeting, rule.condition)) continue;
    d.out.push_back(duty_of(obligation, *meeting, {meeting->day, meeting->day}, d));
  }
}

}  // namespace gouvernail::compliance
