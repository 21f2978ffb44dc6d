// SPDX-License-Identifier: MPL-2.0
// Gathers tasks. Private to the module.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "calendar/regime.h"
#include "compliance/sessions.h"
#include "compliance/tasks.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "rules/rules.h"

namespace gouvernail::compliance {

// What one judgement asks for before it is known which others one session would keep with it.
struct Lack {
  std::size_t duty = 0;
  std::string body;
  calendar::DayRange window;
  int missing = 1;
  std::optional<calendar::Day> last_call;
  std::optional<calendar::Day> last_resort;
  TaskKind kind = TaskKind::plan;
};

class TaskList {
 public:
  TaskList(const rules::Rules& rules, const governance::HistoryAsOf& known,
           const std::vector<Judgement>& judgements);

  const rules::Rules& rules() const { return rules_; }
  const governance::History& history() const { return *known_; }
  const std::vector<Judgement>& judgements() const { return judgements_; }
  const Sessions& sessions() const { return sessions_; }
  calendar::Day as_of() const { return as_of_; }
  // The last day worked, `day` or before.
  calendar::Day worked(calendar::Day day) const { return work_.previous_ouvre(day); }
  // Until when the house convenes it, by its own habit.
  calendar::Day usual_notice(const governance::Meeting& meeting) const;
  base::LocalizedText body(const std::string& id) const;
  bool is_act(const std::string& body) const;
  bool is_past(const governance::Meeting& meeting) const { return meeting.day < as_of_; }

  // The task of that kind about `key`, made at the first call.
  Task& of(TaskKind kind, const std::string& key);
  Task& of(TaskKind kind, const governance::Meeting& meeting);
  // The duty hangs on the task.
  void hang(Task& task, std::size_t duty) const;
  // The last day of what the house keeps in order by habit; the first of those that are told
  // stands.
  void by_habit(Task& task, calendar::Day last) const;
  // Every duty that the session may still keep or lose.
  void hang_duties_of(const governance::Meeting& meeting, Task& task) const;
  // Duties that it brought with it; those of them that were missed.
  const std::vector<std::size_t>& brought_by(const governance::Meeting& meeting) const;
  std::vector<std::size_t> missed_of(const governance::Meeting& meeting) const;
  void lacks(Lack lack) { lacks_.push_back(std::move(lack)); }
  // One more thing that the record of a session lacks, of one that was held or not.
  void lacks_proof(const governance::Meeting& meeting, std::size_t duty, base::Message what);

  std::vector<Task> take();

 private:
  void plan_sessions();
  void plan(const Lack& lack, const std::vector<const Lack*>& together);
  std::optional<std::size_t> heaviest_of(const Task& task) const;
  void complete_records();
  // Two tasks that read alike are told apart by the days of what they lack.
  void tell_apart();

  const rules::Rules& rules_;
  const governance::HistoryAsOf& known_;
  const std::vector<Judgement>& judgements_;
  Sessions sessions_;
  calendar::WorkCalendar work_;
  calendar::Day as_of_;
  std::map<std::string, std::vector<std::size_t>> unsettled_;  // duties by uid of a session
  std::map<std::string, std::vector<std::size_t>> brought_;    // by uid of what brought them
  std::map<std::string, std::vector<std::size_t>> missed_;     // by uid of what brought them
  std::map<std::pair<TaskKind, std::string>, Task> tasks_;
  std::vector<Lack> lacks_;
  std::map<std::string, base::MessageList> lacking_proof_;  // by uid
  std::map<std::string, calendar::DayRange> planned_days_;  // by the key of a task that sets a date
};

// Sessions: to be convened, to be recorded, with answers that are lacking.
void session_tasks(TaskList& list, const TaskFacts& facts);
// Duties: sessions that they lack, papers, proof, seats, the formal notice, the renewal.
void duty_tasks(TaskList& list);
void vacancy_tasks(TaskList& list);
// What checklists want of sessions, where nothing else asks for it.
void step_tasks(TaskList& list, const std::vector<OpenStep>& steps);
// At the next session of the body, where one is known.
void approve_minutes(TaskList& list, const governance::Meeting& held);
// By when somebody is appointed to a role, of the first vacancy that lasts on `day` or begins after
// it: whatever the day of asking, as long as nothing is recorded. `standing`: the obligation that
// fills the role, which may say how long a vacancy is tolerated; by habit, a month.
void owe_seat(TaskList& list, Task& task, const std::string& role, calendar::Day day,
              const rules::Obligation* standing);

// Of guests whom a server refused, or refused what they lack still.
void refused_tasks(TaskList& list, const TaskFacts& facts);
// By the eve it is moved, or somebody comes in their place.
void find_another_day(TaskList& list, const governance::Meeting& meeting, const Taken& taken,
                      const TaskFacts& facts);

base::MeetingName name_of(const governance::Meeting& meeting);
// The day, worked, before the day itself: on it, nobody is asked any more.
calendar::Day eve(const TaskList& list, const governance::Meeting& meeting);
// Whoever has that key; by the key where no name is known.
const std::string& person_called(const TaskFacts& facts, const std::string& person);

}  // namespace gouvernail::compliance
