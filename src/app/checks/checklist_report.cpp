// SPDX-License-Identifier: MPL-2.0
#include "app/checks/checklist_report.h"

#include <algorithm>

#include "app/answers.h"
#include "app/checks/check_report.h"
#include "app/checks/checklist_session.h"
#include "app/checks/open_steps.h"
#include "app/workspace/identifiers.h"
#include "base/failure.h"
#include "compliance/judge.h"
#include "compliance/next_session.h"
#include "compliance/preparation.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "rules/checklist.h"
#include "rules/rules.h"

namespace gouvernail::app {

compliance::Preparation preparation_of(const Opened& opened, const rules::Checklist& list,
                                       const governance::Meeting& session,
                                       const governance::HistoryAsOf& known,
                                       const std::vector<compliance::Judgement>& judgements) {
  const auto answered = session.uid.empty() ? std::nullopt : answered_for(opened, session);
  return compliance::prepare(opened.rules, opened.world, known, list, session, answered,
                             &judgements);
}

namespace {

using base::Action;
using base::Detail;
using base::MeetingName;
using base::msg;
using base::Verb;
using calendar::Day;
using governance::Meeting;
using governance::MeetingStatus;

using Judgements = std::vector<compliance::Judgement>;

// Who sits in each role of the list; where more than two do, the role says more than their names.
std::map<std::string, std::vector<std::string>> holders_of(const Opened& opened,
                                                           const rules::Checklist& list,
                                                           Day today) {
  std::map<std::string, std::vector<std::string>> holders;
  for (const rules::ChecklistItem& item : list.items) {
    if (item.who.empty() || holders.contains(item.who)) continue;
    for (const governance::Seat& seat : opened.history->seats) {
      if (seat.role != item.who || !governance::holds_on(seat, today)) continue;
      const governance::Person* person = opened.people->find(seat.person);
      if (person && !person->name.empty()) holders[item.who].push_back(person->name);
    }
  }
  std::erase_if(holders, [](const auto& role) { return role.second.size() > 2; });
  return holders;
}

// Items of the last session that nobody has ended, when another one is looked at.
std::optional<base::Message> left_over(const Opened& opened, const rules::Checklist& list,
                                       const Meeting& session, const governance::HistoryAsOf& known,
                                       const Judgements& judgements) {
  const Day today = known.day();
  const Meeting* last = nullptr;
  for (const Meeting& meeting : opened.history->meetings) {
    const bool past = meeting.body == list.body && meeting.status != MeetingStatus::cancelled &&
                      meeting.day < today && meeting.uid != session.uid;
    if (past && (!last || meeting.day > last->day)) last = &meeting;
  }
  if (!last || last->day + follow_up < today) return std::nullopt;
  std::int64_t open = 0;
  for (const auto& step : preparation_of(opened, list, *last, known, judgements).steps) {
    if (step.item->after && step.state != compliance::StepState::done) ++open;
  }
  if (open == 0) return std::nullopt;
  return msg("{0} {0:item is|items are} still open after the session of {1}: {2}", open,
             calendar::arg(last->day),
             Action(Verb::show_checklist).of(list.id).with(Detail::date, calendar::arg(last->day)));
}

// What the session asks for, as `check` and the alert say it.
void add_tasks(reports::ChecklistReport& report, const Opened& opened, const Meeting& session,
               const governance::HistoryAsOf& known, const Judgements& judgements) {
  if (session.uid.empty()) return;
  for (const compliance::Task& task : tasks_of(opened, known, judgements)) {
    // Its own steps stand in the list already.
    if (task.meeting != session.uid || task.kind == compliance::TaskKind::prepare) continue;
    const base::MessageList what{task.what};
    report.remarks.push_back(
        task.last_day ? msg("To do by {1:plain}: {0}", what, calendar::arg(*task.last_day))
                      : msg("To do: {0}", what));
  }
}

}  // namespace

reports::ChecklistReport checklist_report(const Opened& opened, const rules::Checklist& list,
                                          const Meeting& session, Day today) {
  const governance::HistoryAsOf known = opened.known_on(today);
  const Judgements judgements = compliance::judge(opened.rules, opened.world, known);
  reports::ChecklistReport report;
  report.rules = &*opened.rules;
  report.as_of = today;
  report.preparation = preparation_of(opened, list, session, known, judgements);
  report.holders = holders_of(opened, list, today);
  const auto usual = usual_session(opened, list.body, today);
  report.other_session = !usual || usual->uid != session.uid;
  add_tasks(report, opened, session, known, judgements);
  const Meeting* planned = compliance::next_session_or_held(opened.history, list.body, today);
  if (session.uid.empty() && planned) {
    report.remarks.push_back(
        msg("No session is recorded on that day. To fix it: {0}; to move the one that is planned: "
            "{1}",
            recording_of(list.body, session.day),
            Action(Verb::move_meeting)
                .of(MeetingName{list.body, calendar::arg(planned->day)})
                .with(Detail::to, calendar::arg(session.day))));
  } else if (session.uid.empty()) {
    report.remarks.push_back(msg("No session is recorded on that day. To fix it: {0}",
                                 recording_of(list.body, session.day)));
  }
  if (auto open = left_over(opened, list, session, known, judgements)) {
    report.remarks.push_back(std::move(*open));
  }
  return report;
}

std::vector<ical::Task> tasks_of(const reports::ChecklistReport& report,
                                 const reports::Language& language) {
  const compliance::Preparation& preparation = report.preparation;
  if (preparation.session->uid.empty()) {
    // Tasks are told apart by their session: these would come twice once it is recorded.
    throw base::bad_input(
        msg("tasks are made for a session that is recorded"),
        msg("record it: {0}", recording_of(preparation.list->body, preparation.session->day)));
  }
  std::vector<ical::Task> tasks;
  for (const compliance::ChecklistStep& step : preparation.steps) {
    ical::Task task;
    task.uid = stable_uid(report.rules->convention->id + "\n" + preparation.session->uid + "\n" +
                          preparation.list->id + "\n" + step.item->id);
    task.summary = reports::step_title(step, language);
    task.description = reports::session_title(report, language) + "\n" +
                       reports::step_notes(report, step, language);
    task.due = step.latest;
    task.done = step.state == compliance::StepState::done;
    task.dropped = step.state == compliance::StepState::past;
    task.pressing =
        step.state == compliance::StepState::late || step.state == compliance::StepState::soon;
    if (step.tick) {
      const calendar::LocalTime noon{(*step.tick)->done_on, calendar::Minutes{12 * 60}};
      task.completed = calendar::resolve_paris(noon).utc;
    }
    tasks.push_back(std::move(task));
  }
  return tasks;
}

}  // namespace gouvernail::app
