// SPDX-License-Identifier: MPL-2.0
// What checklists want of sessions, by the habit of the house: nothing is condemned by it.
#include <algorithm>
#include <map>

#include "compliance/task_list.h"
#include "compliance/tasks_records.h"
#include "governance/transitions.h"
#include "rules/checklist.h"
#include "rules/traits.h"

namespace gouvernail::compliance {
namespace {

using base::Action;
using base::Blank;
using base::Detail;
using base::msg;
using base::Verb;
using governance::Meeting;
using rules::Proof;

// Where silence approves them, nobody has to.
bool approved_by_silence(const TaskList& list, const Meeting& meeting) {
  return std::ranges::any_of(list.brought_by(meeting), [&](std::size_t i) {
    const Duty& duty = list.judgements()[i].duty;
    const rules::Response* rule = rules::traits(duty.obligation->kind).response;
    return rule && rule->silent_approval && rule->answered_by == rules::AnsweredBy::minutes;
  });
}

// Where an obligation asks for them too, its day stands.
void minutes_step(TaskList& list, const Meeting& held, const OpenStep& step) {
  if (held.minutes_on) return;
  const bool sent = held.minutes_sent_on.has_value();
  if (step.proof == Proof::minutes_sent && sent) return;
  if (step.proof == Proof::minutes && (!sent || approved_by_silence(list, held))) return;
  const TaskKind kind = sent ? TaskKind::approve_minutes : TaskKind::send_minutes;
  Task& task = list.of(kind, held);
  if (!task.duties.empty()) return;
  if (sent) {
    approve_minutes(list, held);
  } else {
    task.what = msg("Send the minutes of {0:the} of {1:plain}", list.body(held.body),
                    calendar::arg(held.day));
    put(task,
        Action(Verb::hold_meeting).of(name_of(held)).with(Detail::minutes_sent_on, Blank::day));
  }
  task.last_resort.reset();
  list.by_habit(task, step.latest);
}

// What sessions and duties ask for by themselves.
bool is_task_elsewhere(const TaskList& list, const Meeting& meeting, const OpenStep& step) {
  switch (step.proof) {
    case Proof::dated:
    case Proof::convened:
    case Proof::attendance:
    case Proof::composition:
    case Proof::duty:
    case Proof::minutes:
    case Proof::minutes_sent:
      return true;
    case Proof::documents:
      return std::ranges::any_of(list.brought_by(meeting), [&](std::size_t i) {
        const Duty& duty = list.judgements()[i].duty;
        const rules::Notice* rule = rules::traits(duty.obligation->kind).notice;
        return rule && rule->of == rules::NoticeOf::documents;
      });
    default:
      return false;
  }
}

Action look_at_list(const Meeting& meeting, const OpenStep& step) {
  return Action(Verb::show_checklist)
      .of(step.checklist)
      .with(Detail::date, calendar::arg(meeting.day));
}

// What has to meet before `meeting`, or after it, may stand in the record already.
Action what_meets(const TaskList& list, const Meeting& meeting, const OpenStep& step) {
  const std::string& body = step.bodies.front();
  const Meeting* stands = nullptr;
  const calendar::DayRange days =
      step.within.value_or(calendar::DayRange{meeting.day, meeting.day});
  for (const Meeting* one : list.sessions().within(body, days)) {
    if (governance::is_expected(*one)) stands = one;
  }
  if (!stands) return Action(Verb::add_meeting).of(body).with(Detail::on, Blank::day);
  if (stands->day <= list.as_of()) return Action(Verb::hold_meeting).of(name_of(*stands));
  const bool unknown = stands->status == governance::MeetingStatus::proposed && !list.is_act(body);
  if (unknown) return Action(Verb::convene_meeting).of(name_of(*stands));
  return look_at_list(meeting, step);
}

Action what_does(const TaskList& list, const Meeting& meeting, const OpenStep& step) {
  switch (step.proof) {
    case Proof::documents:
      return Action(Verb::convene_meeting)
          .of(name_of(meeting))
          .with(Detail::documents_on, Blank::day);
    case Proof::met:
      if (step.bodies.size() == 1) return what_meets(list, meeting, step);
      break;
    case Proof::previous_minutes:
      for (const Meeting* one : list.sessions().of(meeting.body)) {
        if (one->day >= meeting.day || one->status != governance::MeetingStatus::held) continue;
        if (one->minutes_on) continue;
        return Action(Verb::hold_meeting).of(name_of(*one)).with(Detail::minutes_on, Blank::day);
      }
      break;
    case Proof::by_hand:
    case Proof::agenda:
      return Action(Verb::tick_item)
          .of(step.checklist)
          .of(step.item)
          .with(Detail::date, calendar::arg(meeting.day));
    default:
      break;
  }
  return look_at_list(meeting, step);
}

// All of one session is one task: the first step is named.
void steps_of_session(TaskList& list, const Meeting& meeting,
                      const std::vector<const OpenStep*>& steps) {
  const OpenStep& first = *steps.front();
  Task& task = list.of(TaskKind::prepare, meeting);
  const auto more = static_cast<std::int64_t>(steps.size()) - 1;
  const base::LocalizedText body = list.body(meeting.body);
  const auto day = calendar::arg(meeting.day);
  task.what = more == 0 ? msg("Prepare {0:the} of {1:plain}: “{2}”", body, day, first.title)
                        : msg("Prepare {0:the} of {1:plain}: “{2}”, and {3} more {3:item|items}",
                              body, day, first.title, more);
  if (meeting.status == governance::MeetingStatus::held) {
    task.what = msg("Finish what follows {0:the} of {1:plain}: “{2}”", body, day, first.title);
  }
  task.actions = {what_does(list, meeting, first)};
  if (more > 0) {
    put(task, Action(Verb::show_checklist).of(first.checklist).with(Detail::date, day));
  }
  list.by_habit(task, first.latest);
}

}  // namespace

std::vector<OpenStep> open_steps(const Preparation& preparation) {
  std::vector<OpenStep> open;
  const std::string& uid = preparation.session->uid;
  if (uid.empty()) return open;
  for (const ChecklistStep& step : preparation.steps) {
    const bool presses = step.state == StepState::late || step.state == StepState::soon;
    if (!presses || !step.latest) continue;
    const rules::ChecklistItem& item = *step.item;
    open.push_back({uid, preparation.list->id, item.id, item.proof, item.title, item.bodies,
                    *step.latest, step.within});
  }
  return open;
}

void step_tasks(TaskList& list, const std::vector<OpenStep>& steps) {
  std::map<std::string, std::vector<const OpenStep*>> left;  // by session
  for (const OpenStep& step : steps) {
    const Meeting* meeting = list.sessions().find(step.meeting);
    if (!meeting) continue;
    const bool held = meeting->status == governance::MeetingStatus::held;
    const bool of_minutes = step.proof == Proof::minutes || step.proof == Proof::minutes_sent;
    if (held && of_minutes) minutes_step(list, *meeting, step);
    const bool waits = held || governance::is_ahead(*meeting, list.as_of());
    if (waits && !is_task_elsewhere(list, *meeting, step)) left[step.meeting].push_back(&step);
  }
  for (const auto& [uid, all] : left) steps_of_session(list, *list.sessions().find(uid), all);
}

}  // namespace gouvernail::compliance
