// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "compliance/derive.h"
#include "compliance/run.h"

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

// The first day of the window, where the rule names it.
std::optional<Day> opening(const rules::Deadline& rule, const rules::Rules& rules) {
  if (!rule.opens_before) return rule.opens;
  return rule.opens_before->before(rules.convention->term.last, rules.work()) + Days{1};
}

// The last day of that name that is not after `day`.
Day last_such_day(const rules::DayOfYear& name, Day day) {
  const Day same_year = *calendar::make_day(calendar::year_of(day), name.month, name.day);
  if (same_year <= day) return same_year;
  return *calendar::make_day(calendar::year_of(day) - 1, name.month, name.day);
}

// One duty for each time that the event occurs in the term: from the day after it, to the delay
// that the rule states, or to the day before the next such event, or to the end of the term.
void after_events(const Run& run, Derivation& d) {
  const calendar::WorkCalendar work = d.rules.work();
  const DayRange force = run.in_force();
  const auto rule_on = [&](Day day) { return *rule_of<rules::Deadline>(run.on(day)); };
  std::vector<Day> days;
  for (const calendar::Election& election : d.world.elections) {
    const Day last = election.last_round();
    if (force.contains(last) && election.kind == rule_on(last).event) days.push_back(last);
  }
  for (std::size_t i = 0; i < days.size(); ++i) {
    const rules::Deadline rule = rule_on(days[i]);
    DayRange window{days[i] + Days{1}, force.last};
    if (i + 1 < days.size()) window.last = days[i + 1] - Days{1};
    if (rule.before) window = {force.first, rule.before->before(days[i], work)};
    if (rule.after) window.last = rule.after->after(days[i], work);
    if (const auto opens = opening(rule, d.rules)) window.first = std::max(window.first, *opens);
    if (window.empty()) continue;  // no day of its term is left, or was there yet
    d.out.push_back(duty_called(calendar::to_iso(days[i]), run.on(days[i]), window));
  }
}

Day due_day(const rules::Deadline& rule, const rules::Rules& rules) {
  const DayRange& term = rules.convention->term;
  if (rule.due) return *rule.due;
  if (rule.anchor == rules::Anchor::start) return due_from(term.first, rule, rules.work());
  if (rule.anchor == rules::Anchor::signature) {
    return due_from(rules.convention->anchor(), rule, rules.work());
  }
  return due_from(term.last, rule, rules.work());
}

// One duty for each year's day: from the day after it to so long after; or from the day after the
// one before to so long before it. The version in force on the day on which it is due decides. An
// amendment opens a window only where the former text's was due before it within that window.
class EachYear {
 public:
  EachYear(const Run& run, Derivation& d) : run_(run), d_(d) {}

  void derive() {
    for (const rules::Obligation* version : run_.versions) {
      const auto& rule = *rule_of<rules::Deadline>(*version);
      if (!rule.due && rule.anchor == rules::Anchor::yearly) add(*version, rule);
    }
  }

 private:
  void add(const rules::Obligation& version, const rules::Deadline& rule) {
    const calendar::WorkCalendar work = d_.rules.work();
    const DayRange& force = version.in_force;
    constexpr int far = 3;  // years that a delay may take
    std::optional<Day> former;
    for (int year = calendar::year_of(force.first) - far;
         year <= calendar::year_of(force.last) + far; ++year) {
      const auto day = calendar::make_day(year, rule.each_year.month, rule.each_year.day);
      if (!day) continue;
      const Day due = due_from(*day, rule, work);
      Day first = (rule.before ? former.value_or(*day) : *day) + Days{1};
      if (rule.opens_each_year) first = last_such_day(*rule.opens_each_year, due);
      former = day;
      if (force.contains(due)) add(version, *day, opening_of(first, force.first), due);
    }
  }

  Day opening_of(Day first, Day effect) const {
    first = std::max(first, run_.in_force().first);
    const bool due_before = due_ && *due_ >= first && *due_ < effect;
    return due_before ? effect : first;
  }

  void add(const rules::Obligation& version, Day day, Day first, Day due) {
    first = std::min(first, due);
    std::string label = calendar::to_iso(day);
    if (day_ == day) label += "@" + calendar::to_iso(first);
    d_.out.push_back(duty_called(label, version, {first, due}));
    day_ = day;
    due_ = due;
  }

  const Run& run_;
  Derivation& d_;
  std::optional<Day> day_;  // of the last duty, and when it was due
  std::optional<Day> due_;
};

}  // namespace

// The version that is in force on the day which it names decides; one that an amendment writes anew
// before then has asked for nothing yet.
void derive(const rules::Obligation& obligation, const rules::Deadline& rule, Derivation& d) {
  const Run run = run_of(obligation, d.rules);
  if (&run.first() != &obligation) return;
  if (!rule.due && rule.anchor == rules::Anchor::yearly) return EachYear(run, d).derive();
  if (!rule.due && rule.anchor == rules::Anchor::event) return after_events(run, d);
  std::optional<Day> asked;
  for (const rules::Obligation* version : run.versions) {
    const auto& its = *rule_of<rules::Deadline>(*version);
    const Day due = due_day(its, d.rules);
    const bool replaced = version != run.versions.back() && due > version->in_force.last;
    const bool repealed =
        due > version->in_force.last && version->in_force.last < d.rules.convention->term.last;
    // Nobody was bound yet on the day it was due, whatever it says of its beginning; but for what
    // the convention before this one left to be done.
    const Day start = d.rules.convention->term.first;
    const bool inherited = its.opens && due < start && version->in_force.first == start;
    const bool too_early = due < version->in_force.first && !inherited;
    if (replaced || repealed || too_early || due == asked) continue;
    const Day in_force = asked ? version->in_force.first : run.in_force().first;
    Day first = opening(its, d.rules).value_or(in_force);
    if (its.opens_before) first = std::max(first, in_force);
    if (due < first) continue;  // not yet in force on the day it was due
    const std::string since = asked ? "@" + calendar::to_iso(first) : "";
    Duty duty = duty_called("term" + since, *version, {first, due});
    duty.period = DutyPeriod{calendar::WindowForm::term, "term", asked.has_value()};
    d.out.push_back(std::move(duty));
    asked = due;
  }
}

}  // namespace gouvernail::compliance
