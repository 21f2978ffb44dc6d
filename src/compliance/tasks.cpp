// SPDX-License-Identifier: MPL-2.0
#include "compliance/tasks.h"

#include <algorithm>

#include "compliance/act_words.h"
#include "compliance/opinion.h"
#include "compliance/task_list.h"
#include "compliance/tasks_records.h"
#include "governance/convention.h"
#include "rules/traits.h"

namespace gouvernail::compliance {
namespace {

using base::Action;
using base::Blank;
using base::Detail;
using base::msg;
using base::Verb;
using calendar::Day;

bool is_settled(const Judgement& judgement) {
  return judgement.verdict == Verdict::satisfied || judgement.verdict == Verdict::waived ||
         judgement.verdict == Verdict::breached;
}

// Whether the duty asks for a second convocation of the session that it belongs to.
bool asks_second(const Judgement& judgement) {
  const rules::Response* answers = rules::traits(judgement.duty.obligation->kind).response;
  return answers && answers->after_failed_quorum && judgement.duty.session_day;
}

std::optional<Day> earlier(std::optional<Day> a, std::optional<Day> b) {
  return a && b ? std::min(a, b) : a ? a : b;
}

}  // namespace

const char* to_string(TaskKind kind) {
  switch (kind) {
    case TaskKind::convene:
      return "convene";
    case TaskKind::plan:
      return "plan";
    case TaskKind::send_documents:
      return "send_documents";
    case TaskKind::record:
      return "record";
    case TaskKind::send_minutes:
      return "send_minutes";
    case TaskKind::approve_minutes:
      return "approve_minutes";
    case TaskKind::prove:
      return "prove";
    case TaskKind::fill_seat:
      return "fill_seat";
    case TaskKind::chase_answer:
      return "chase_answer";
    case TaskKind::decide_answer:
      return "decide_answer";
    case TaskKind::align_joint:
      return "align_joint";
    case TaskKind::tell_change:
      return "tell_change";
    case TaskKind::correct_address:
      return "correct_address";
    case TaskKind::mend:
      return "mend";
    case TaskKind::prepare_renewal:
      return "prepare_renewal";
    case TaskKind::prepare:
      return "prepare";
  }
  return "";
}

TaskList::TaskList(const rules::Rules& rules, const governance::HistoryAsOf& known,
                   const std::vector<Judgement>& judgements)
    : rules_(rules),
      known_(known),
      judgements_(judgements),
      sessions_(*known),
      work_(rules.work()),
      as_of_(known.day()) {
  for (std::size_t i = 0; i < judgements_.size(); ++i) {
    const Judgement& judgement = judgements_[i];
    if (!judgement.duty.trigger.empty()) brought_[judgement.duty.trigger].push_back(i);
    if (judgement.verdict == Verdict::breached && !judgement.duty.trigger.empty()) {
      missed_[judgement.duty.trigger].push_back(i);
    }
    if (is_settled(judgement)) continue;
    for (const std::string& uid : judgement.meetings) unsettled_[uid].push_back(i);
    const std::string& trigger = judgement.duty.trigger;
    if (!trigger.empty() && (unsettled_[trigger].empty() || unsettled_[trigger].back() != i)) {
      unsettled_[trigger].push_back(i);
    }
  }
}

Day TaskList::usual_notice(const governance::Meeting& meeting) const {
  return calendar::latest_before(meeting.day, rules_.house.notice_for(meeting.body), work_);
}

base::LocalizedText TaskList::body(const std::string& id) const { return body_name(rules_, id); }

bool TaskList::is_act(const std::string& body) const { return rules_.convention->is_act(body); }

Task& TaskList::of(TaskKind kind, const std::string& key) {
  Task& task = tasks_[{kind, key}];
  task.kind = kind;
  return task;
}

Task& TaskList::of(TaskKind kind, const governance::Meeting& meeting) {
  Task& task = of(kind, meeting.uid);
  task.meeting = meeting.uid;
  task.body = meeting.body;
  return task;
}

void TaskList::hang(Task& task, std::size_t duty) const {
  if (std::find(task.duties.begin(), task.duties.end(), duty) == task.duties.end()) {
    task.duties.push_back(duty);
  }
  task.weight = std::min(task.weight, judgements_[duty].duty.obligation->weight);
}

void TaskList::by_habit(Task& task, Day last) const {
  const Day day = worked(last);
  if (task.last_day && *task.last_day <= day) return;
  task.last_day = day;
  task.habit = true;
}

void TaskList::hang_duties_of(const governance::Meeting& meeting, Task& task) const {
  const auto found = unsettled_.find(meeting.uid);
  if (found == unsettled_.end()) return;
  for (const std::size_t duty : found->second) hang(task, duty);
}

const std::vector<std::size_t>& TaskList::brought_by(const governance::Meeting& meeting) const {
  static const std::vector<std::size_t> none;
  const auto found = brought_.find(meeting.uid);
  return found == brought_.end() ? none : found->second;
}

std::vector<std::size_t> TaskList::missed_of(const governance::Meeting& meeting) const {
  const auto found = missed_.find(meeting.uid);
  return found == missed_.end() ? std::vector<std::size_t>{} : found->second;
}

void TaskList::lacks_proof(const governance::Meeting& meeting, std::size_t duty,
                           base::Message what) {
  Task& task = of(TaskKind::prove, meeting);
  hang(task, duty);
  by_habit(task, meeting.day + record_complete);
  base::MessageList& all = lacking_proof_[meeting.uid];
  if (std::find(all.begin(), all.end(), what) == all.end()) all.push_back(std::move(what));
}

// One session keeps every duty of its body whose window holds its day: those that lack one and
// have days in common are one task, the most pressing first.
void TaskList::plan_sessions() {
  std::stable_sort(lacks_.begin(), lacks_.end(), [](const Lack& a, const Lack& b) {
    return a.last_call.value_or(Day::min()) < b.last_call.value_or(Day::min());
  });
  std::vector<char> taken(lacks_.size());
  for (std::size_t i = 0; i < lacks_.size(); ++i) {
    if (taken[i]) continue;
    calendar::DayRange common = lacks_[i].window;
    std::vector<const Lack*> together{&lacks_[i]};
    for (std::size_t j = i + 1; j < lacks_.size(); ++j) {
      const calendar::DayRange both = calendar::intersect(common, lacks_[j].window);
      if (taken[j] || lacks_[j].body != lacks_[i].body || lacks_[j].kind != lacks_[i].kind ||
          both.empty()) {
        continue;
      }
      taken[j] = 1;
      common = both;
      together.push_back(&lacks_[j]);
    }
    plan(lacks_[i], together);
  }
}

std::optional<std::size_t> TaskList::heaviest_of(const Task& task) const {
  const auto found = std::find_if(task.duties.begin(), task.duties.end(), [&](std::size_t duty) {
    return judgements_[duty].duty.obligation->weight == task.weight;
  });
  return found == task.duties.end() ? std::nullopt : std::optional(*found);
}

void TaskList::plan(const Lack& lack, const std::vector<const Lack*>& together) {
  Task& task = of(lack.kind, judgements_[lack.duty].duty.id);
  task.body = lack.body;
  int missing = 1;
  for (const Lack* one : together) {
    hang(task, one->duty);
    missing = std::max(missing, one->missing);
    // Where the day for good order has passed, it is still to be done by the last resort.
    task.last_day = earlier(task.last_day, one->last_call ? one->last_call : one->last_resort);
    task.last_resort = earlier(task.last_resort, one->last_resort);
  }
  if (task.last_day) task.last_day = worked(*task.last_day);
  const Lack* second = nullptr;
  calendar::DayRange common = lack.window;
  task.chief = lack.duty;
  for (const Lack* one : together) {
    common = calendar::intersect(common, one->window);
    if (!second && asks_second(judgements_[one->duty])) second = one;
  }
  planned_days_[judgements_[lack.duty].duty.id] = common;
  const base::LocalizedText what = body(lack.body);
  task.what = is_act(lack.body) ? task_to_do(rules_.convention->done_of(lack.body), what, missing)
                                : (missing == 1 ? msg("Set a date for {0:the} and convene it", what)
                                                : msg("Set {1} dates for {0:the} and convene them",
                                                      what, std::int64_t{missing}));
  for (const Lack* one : together) {
    const Duty& duty = judgements_[one->duty].duty;
    const rules::Precedence* rule = rules::traits(duty.obligation->kind).precedence;
    if (!rule || !duty.session_day) continue;
    task.what = is_act(lack.body)
                    ? msg("{3}, before {1:the} of {2:plain}", what, body(rule->before_each),
                          calendar::arg(*duty.session_day), base::MessageList{task.what})
                    : msg("Set a date for {0:the} and convene it, before {1:the} of {2:plain}",
                          what, body(rule->before_each), calendar::arg(*duty.session_day));
    break;
  }
  const bool in_time = task.last_day && as_of_ <= *task.last_day;
  std::optional<Day> overdue;
  for (const Lack* one : together) {
    overdue = earlier(overdue, judgements_[one->duty].duty.overdue_since);
  }
  if (overdue) {
    task.why = msg("Overdue since {0:plain}: to be held now.", calendar::arg(*overdue));
  } else if (!in_time && task.last_resort) {
    task.why = msg("Only at short notice, until {0:plain}.", calendar::arg(*task.last_resort));
  }
  Action add = Action(Verb::add_meeting).of(lack.body).with(Detail::on, Blank::day);
  // Whatever else that session keeps, it answers the quorum only if it is marked so.
  if (second) {
    const Duty& its = judgements_[second->duty].duty;
    const governance::Meeting* missed = sessions_.find(its.trigger);
    task.chief = second->duty;
    task.what = msg("Convene {0:the} a second time, after the session of {1:plain} without quorum",
                    what, calendar::arg(*its.session_day));
    add = std::move(add).with(
        Detail::second_of,
        base::MeetingName{missed ? missed->body : lack.body, calendar::arg(*its.session_day)});
  }
  task.actions = {Action(Verb::plan), std::move(add)};
}

void TaskList::complete_records() {
  for (auto& [uid, lacking] : lacking_proof_) {
    const governance::Meeting* meeting = sessions_.find(uid);
    Task& task = of(TaskKind::prove, *meeting);
    task.what = msg("Complete the record of {0:the} of {1:plain}: {2}", body(meeting->body),
                    calendar::arg(meeting->day), std::move(lacking));
  }
}

void TaskList::tell_apart() {
  std::vector<std::pair<Task*, calendar::DayRange>> told_apart;
  for (const auto& [key, days] : planned_days_) {
    for (const TaskKind kind : {TaskKind::plan, TaskKind::prepare_renewal}) {
      const auto one = tasks_.find({kind, key});
      if (one == tasks_.end()) continue;
      const base::Message words = one->second.what;
      const auto alike = std::count_if(tasks_.begin(), tasks_.end(), [&](const auto& other) {
        return other.second.what == words;
      });
      if (alike > 1) told_apart.emplace_back(&one->second, days);
    }
  }
  for (auto& [task, days] : told_apart) {
    task->what = msg("{0}, between {1:plain} and {2:plain}", base::MessageList{task->what},
                     calendar::arg(days.first), calendar::arg(days.last));
  }
}

namespace {

// What keeps the record and the guests informed: no duty is late with it.
bool is_courtesy(TaskKind kind) {
  switch (kind) {
    case TaskKind::record:
    case TaskKind::prove:
    case TaskKind::chase_answer:
    case TaskKind::decide_answer:
    case TaskKind::align_joint:
    case TaskKind::tell_change:
    case TaskKind::correct_address:
    case TaskKind::prepare:
      return true;
    default:
      return false;
  }
}

// Minutes that the house alone wants.
bool is_courtesy(const Task& task) {
  const bool of_minutes =
      task.kind == TaskKind::send_minutes || task.kind == TaskKind::approve_minutes;
  return is_courtesy(task.kind) || (of_minutes && task.habit);
}

// Where a task stands among the others: on its last day, what presses at once on the day itself. A
// courtesy that is late stands behind what the coming week asks for: nothing is lost by it.
Day pressing_day(const Task& task, Day as_of) {
  if (presses_at_once(task.kind)) return std::min(task.last_day.value_or(as_of), as_of);
  if (task.overdue && is_courtesy(task)) return as_of + calendar::Days{7};
  return task.last_day.value_or(Day::max());
}

}  // namespace

std::vector<Task> TaskList::take() {
  plan_sessions();
  complete_records();
  tell_apart();
  std::vector<Task> result;
  for (auto& [key, task] : tasks_) {
    std::sort(task.duties.begin(), task.duties.end());
    task.overdue = task.last_day && *task.last_day < as_of_;
    if (!task.chief) task.chief = heaviest_of(task);
    if (task.last_resort && task.last_day) {
      task.last_resort = std::max(task.last_resort, task.last_day);
    }
    result.push_back(std::move(task));
  }
  // Among those of one day, obligations first.
  const auto key = [&](const Task& task) {
    return std::tuple(pressing_day(task, as_of_), task.last_day.value_or(Day::max()),
                      task.last_resort.value_or(Day::max()), task.weight, task.kind, task.body,
                      task.meeting);
  };
  std::stable_sort(result.begin(), result.end(),
                   [&](const Task& a, const Task& b) { return key(a) < key(b); });
  return result;
}

std::vector<Task> tasks(const rules::Rules& rules, const governance::HistoryAsOf& known,
                        const std::vector<Judgement>& judgements, const TaskFacts& facts) {
  TaskList list(rules, known, judgements);
  session_tasks(list, facts);
  duty_tasks(list);
  step_tasks(list, facts.steps);
  return list.take();
}

bool presses_at_once(TaskKind kind) {
  return kind == TaskKind::mend || kind == TaskKind::tell_change ||
         kind == TaskKind::correct_address;
}

base::Verb sending_verb(const Untold& untold) {
  switch (untold.change) {
    case Untold::Change::cancelled:
      return base::Verb::send_cancellation;
    case Untold::Change::moved:
    case Untold::Change::other:
      return base::Verb::send_change;
    case Untold::Change::withdrawn:
      return base::Verb::send_withdrawal;
    case Untold::Change::invited:
      break;
  }
  return base::Verb::send_invitations;
}

bool is_owed_late(const Task& task) {
  return task.overdue && !task.habit && !is_courtesy(task) &&
         task.weight == rules::Weight::obligation;
}

}  // namespace gouvernail::compliance
