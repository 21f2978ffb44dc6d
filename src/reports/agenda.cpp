// SPDX-License-Identifier: MPL-2.0
#include "reports/agenda.h"

#include <algorithm>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/transitions.h"
#include "reports/duty_words.h"
#include "reports/meeting_words.h"
#include "reports/names.h"
#include "reports/task_words.h"
#include "rules/rules.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using compliance::Verdict;
using governance::Meeting;
using governance::MeetingStatus;

AgendaEntry session_entry(const CheckReport& report, const Meeting& meeting,
                          const Language& language) {
  const governance::Body* body = report.rules->convention->body(meeting.body);
  AgendaEntry entry;
  entry.day = meeting.day;
  entry.sign = meeting.status == MeetingStatus::convened ? "◆" : "◇";
  entry.what = language.text(msg("{0}: {1} ({2})",
                                 meeting_time(meeting, governance::usual_length(body), language),
                                 body_name(report.rules->convention, meeting.body, language),
                                 status_word(meeting.status, language)));
  return entry;
}

AgendaEntry task_entry(const TaskLine& line, calendar::Day as_of, const Language& language) {
  const compliance::Task& task = *line.first;
  AgendaEntry entry;
  entry.day = std::max(task.last_day.value_or(as_of), as_of);
  entry.css = compliance::to_string(task.overdue ? Verdict::breached : Verdict::at_risk);
  entry.sign = task.overdue ? "!" : "•";
  const std::string what = in_sentence(line.what);
  entry.what =
      task.last_day && !task.overdue
          ? language.text(msg("{0:short} at the latest: {1}", calendar::arg(*task.last_day), what))
          : language.text(
                msg("{0} ({1})", what,
                    task.overdue ? language.text(msg("late")) : line_deadline(line, language)));
  return entry;
}

}  // namespace

std::vector<AgendaWeek> agenda(const CheckReport& report, int weeks, const Language& language) {
  const calendar::Day first = calendar::monday_of_week(report.as_of);
  std::vector<AgendaWeek> result;
  for (int i = 0; i < weeks; ++i) result.push_back({first + calendar::Days{7 * i}, {}});
  const auto add = [&](AgendaEntry entry) {
    const auto week = (entry.day - first).count() / 7;
    if (entry.day < report.as_of || week >= weeks) return;
    result[static_cast<std::size_t>(week)].entries.push_back(std::move(entry));
  };
  std::vector<const Meeting*> ahead;
  for (const Meeting& meeting : report.history->meetings) {
    if (governance::is_expected(meeting)) ahead.push_back(&meeting);
  }
  std::stable_sort(ahead.begin(), ahead.end(),
                   [](const Meeting* a, const Meeting* b) { return comes_first(*a, *b); });
  for (const Meeting* meeting : ahead) add(session_entry(report, *meeting, language));
  // The tasks of the week are those of every other list; what is overdue or presses at once stands
  // on its first day to come.
  const Agenda tasks = agenda_of(report);
  for (const auto* part : {&tasks.week, &tasks.next_weeks, &tasks.later}) {
    for (const TaskLine& line : task_lines(*part, language)) {
      add(task_entry(line, report.as_of, language));
    }
  }
  for (AgendaWeek& week : result) {
    std::stable_sort(week.entries.begin(), week.entries.end(),
                     [](const AgendaEntry& a, const AgendaEntry& b) { return a.day < b.day; });
  }
  return result;
}

}  // namespace gouvernail::reports
