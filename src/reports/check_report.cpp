// SPDX-License-Identifier: MPL-2.0
#include "reports/check_report.h"

#include <algorithm>

#include "governance/history.h"
#include "governance/meetings_by_uid.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using compliance::Judgement;
using compliance::Verdict;

bool is_looked_at(const CheckReport& report, const calendar::DayRange& window) {
  if (report.from && window.last < *report.from) return false;
  return !report.to || window.first <= *report.to;
}

// Windows that ended before this day are the past.
calendar::Day a_year_before(calendar::Day day) {
  return calendar::add_months(day, -12, calendar::MonthRounding::down).value_or(day);
}

bool binds(const Judgement& judgement) {
  return judgement.duty.obligation->weight == rules::Weight::obligation;
}

bool is_missed(const Judgement& judgement) {
  return (judgement.verdict == Verdict::breached || judgement.verdict == Verdict::lost) &&
         binds(judgement);
}

}  // namespace

const governance::Meeting* CheckReport::meeting(const std::string& uid) const {
  if (by_uid) return by_uid->find(uid);
  return history ? history->meeting(uid) : nullptr;
}

std::vector<const Judgement*> looked_at(const CheckReport& report) {
  std::vector<const Judgement*> found;
  for (const Judgement& judgement : report.judgements) {
    if (is_looked_at(report, judgement.duty.window)) found.push_back(&judgement);
  }
  return found;
}

compliance::Counts counts(const CheckReport& report) {
  compliance::Counts counts;
  for (const Judgement* judgement : looked_at(report)) {
    ++counts.of.at(static_cast<std::size_t>(judgement->verdict));
  }
  return counts;
}

compliance::Counts counts(const CheckReport& report, rules::Weight weight) {
  compliance::Counts counts;
  for (const Judgement* judgement : looked_at(report)) {
    if (judgement->duty.obligation->weight != weight) continue;
    ++counts.of.at(static_cast<std::size_t>(judgement->verdict));
  }
  return counts;
}

Outcome outcome(const CheckReport& report, rules::Weight weight) {
  Outcome outcome;
  for (const Judgement* judgement : looked_at(report)) {
    if (judgement->duty.obligation->weight != weight) continue;
    if (judgement->verdict == Verdict::waived) continue;
    const bool kept = judgement->verdict == Verdict::satisfied;
    outcome.kept += kept ? 1 : 0;
    outcome.settled += kept || judgement->duty.window.last < report.as_of ? 1 : 0;
  }
  return outcome;
}

std::vector<const compliance::Task*> tasks_looked_at(const CheckReport& report) {
  std::vector<const compliance::Task*> found;
  for (const compliance::Task& task : report.tasks) {
    const bool about = std::any_of(task.duties.begin(), task.duties.end(), [&](std::size_t duty) {
      return is_looked_at(report, report.judgements.at(duty).duty.window);
    });
    if (about || task.duties.empty()) found.push_back(&task);
  }
  return found;
}

Agenda agenda_of(const CheckReport& report) {
  const calendar::Day sunday = calendar::monday_of_week(report.as_of) + calendar::Days{6};
  // What is due tomorrow presses on a Sunday, too.
  const calendar::Day tomorrow = report.as_of + calendar::Days{1};
  Agenda agenda;
  for (const compliance::Task* task : tasks_looked_at(report)) {
    const calendar::Day day = task->last_day.value_or(report.as_of);
    const bool presses =
        day <= std::max(sunday, tomorrow) || compliance::presses_at_once(task->kind);
    (presses                              ? agenda.week
     : day <= sunday + calendar::Days{28} ? agenda.next_weeks
                                          : agenda.later)
        .push_back(task);
  }
  return agenda;
}

bool is_older_miss(const CheckReport& report, const Judgement& judgement) {
  return is_missed(judgement) && judgement.duty.window.last < a_year_before(report.as_of);
}

bool is_disorder(const CheckReport& report, const Judgement& judgement,
                 const Strictness& strictness) {
  if (is_missed(judgement)) return strictness.past || !is_older_miss(report, judgement);
  return strictness.at_risk && judgement.verdict == Verdict::at_risk && binds(judgement);
}

namespace {

// Where days were chosen, what is late for other days, too, does not count.
bool is_late(const CheckReport& report, const compliance::Task& task) {
  return compliance::is_owed_late(task) &&
         std::all_of(task.duties.begin(), task.duties.end(), [&](std::size_t duty) {
           return is_looked_at(report, report.judgements.at(duty).duty.window);
         });
}

}  // namespace

bool is_in_order(const CheckReport& report, const Strictness& strictness) {
  for (const Judgement* judgement : looked_at(report)) {
    if (is_disorder(report, *judgement, strictness)) return false;
  }
  const auto tasks = tasks_looked_at(report);
  return std::none_of(tasks.begin(), tasks.end(),
                      [&](const compliance::Task* task) { return is_late(report, *task); });
}

Balance balance(const CheckReport& report) {
  Balance balance;
  for (const Judgement* judgement : looked_at(report)) {
    if (is_disorder(report, *judgement)) {
      ++(judgement->verdict == Verdict::lost ? balance.lost : balance.missed);
    } else if (is_older_miss(report, *judgement)) {
      ++balance.older;
    }
  }
  for (const compliance::Task* task : tasks_looked_at(report)) {
    if (task->overdue) ++(is_late(report, *task) ? balance.overdue : balance.besides);
  }
  const Agenda agenda = agenda_of(report);
  balance.week = static_cast<int>(agenda.week.size());
  balance.next_weeks = static_cast<int>(agenda.next_weeks.size());
  return balance;
}

std::string reading_name(const rules::Rules& rules) {
  if (rules.readings.empty()) return "default";
  std::string name;
  for (const std::string& id : rules.readings) name += (name.empty() ? "" : "+") + id;
  return name;
}

}  // namespace gouvernail::reports
