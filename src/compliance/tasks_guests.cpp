// SPDX-License-Identifier: MPL-2.0
// What guests of a session ask for: whom a server refused, whom his diary keeps away.
#include <algorithm>

#include "compliance/task_list.h"
#include "governance/convention.h"

namespace gouvernail::compliance {

using base::Action;
using base::Blank;
using base::Detail;
using base::msg;
using base::Verb;
using governance::Meeting;
using governance::MeetingStatus;

void find_another_day(TaskList& list, const Meeting& meeting, const Taken& taken,
                      const TaskFacts& facts) {
  Task& task = list.of(TaskKind::chase_answer, meeting.uid + "/diaries");
  task.meeting = meeting.uid;
  task.body = meeting.body;
  task.last_day = eve(list, meeting);
  task.last_resort = task.last_day;
  base::MessageList names;
  for (const std::string& person : taken.persons) {
    names.push_back(msg("“{}”", person_called(facts, person)));
  }
  task.what = msg("Find another day for {0:the} of {1:plain}, or who comes in the place of {2}",
                  list.body(meeting.body), calendar::arg(meeting.day), std::move(names));
  task.why = taken.lacking.empty()
                 ? msg("By their diaries they are elsewhere then.")
                 : msg("By their diaries they are elsewhere then, and without them it will not "
                       "have its composition: {}.",
                       base::MessageList{taken.lacking});
  task.actions = {Action(Verb::plan).with(Detail::repair)};
  list.hang_duties_of(meeting, task);
}

namespace {

// Of one that was held nothing says until when.
void before_its_day(const TaskList& list, Task& task, const Meeting& meeting) {
  if (meeting.status == MeetingStatus::held) return;
  task.last_day = eve(list, meeting);
  task.last_resort = task.last_day;
}

void correct_address(TaskList& list, const std::string& person, const Meeting& meeting,
                     bool documents, const TaskFacts& facts) {
  Task& task = list.of(TaskKind::correct_address, person);
  before_its_day(list, task, meeting);
  task.what = msg("Correct the mail address of “{0}”", person_called(facts, person));
  task.why = documents ? msg("A server refused the documents of {0:the} of {1:plain}.",
                             list.body(meeting.body), calendar::arg(meeting.day))
                       : msg("A server refused the invitation to {0:the} of {1:plain}.",
                             list.body(meeting.body), calendar::arg(meeting.day));
  task.actions = {Action(Verb::set_person).of(person).with(Detail::address, Blank::address)};
  list.hang_duties_of(meeting, task);
}

Action send_again(const Meeting& meeting, const Unsent& unsent) {
  Action send = Action(Verb::send_documents).of(name_of(meeting));
  for (const std::string& name : unsent.documents) {
    send = std::move(send).of(base::DocumentName{name});
  }
  if (!unsent.link.empty()) send = std::move(send).with(Detail::link, unsent.link);
  return unsent.minutes ? std::move(send).with(Detail::minutes) : send;
}

void send_lacking(TaskList& list, const Unsent& unsent, const Meeting& meeting,
                  const TaskFacts& facts) {
  Task& task = list.of(TaskKind::correct_address,
                       meeting.uid + (unsent.minutes ? "/minutes" : "/documents"));
  task.meeting = meeting.uid;
  task.body = meeting.body;
  before_its_day(list, task, meeting);
  base::MessageList names;
  for (const std::string& person : unsent.persons) {
    names.push_back(msg("“{}”", person_called(facts, person)));
  }
  task.what = unsent.minutes ? msg("Send {0} the minutes of {1:the} of {2:plain}", names,
                                   list.body(meeting.body), calendar::arg(meeting.day))
                             : msg("Send {0} the documents of {1:the} of {2:plain}", names,
                                   list.body(meeting.body), calendar::arg(meeting.day));
  task.why = msg("A server refused them before the address was corrected.");
  task.actions = {send_again(meeting, unsent)};
  list.hang_duties_of(meeting, task);
}

void mend_connection(TaskList& list, const Meeting& meeting, const Unsent* unsent) {
  Task& task = list.of(TaskKind::correct_address, meeting);
  before_its_day(list, task, meeting);
  task.what = msg("Look at the connection to the mail server");
  task.why = msg("It refused every mail of {0:the} of {1:plain}.", list.body(meeting.body),
                 calendar::arg(meeting.day));
  task.actions = {Action(Verb::check_settings),
                  unsent != nullptr
                      ? send_again(meeting, *unsent)
                      : Action(Verb::send_invitations).with(Detail::send).of(name_of(meeting))};
  list.hang_duties_of(meeting, task);
}

}  // namespace

void refused_tasks(TaskList& list, const TaskFacts& facts) {
  // Of the invitation, where both were: that comes first.
  for (const auto& [person, uid] : facts.refused_documents) {
    const Meeting* meeting = list.sessions().find(uid);
    if (meeting) correct_address(list, person, *meeting, true, facts);
  }
  for (const auto& [person, uid] : facts.refused) {
    const Meeting* meeting = list.sessions().find(uid);
    if (meeting) correct_address(list, person, *meeting, false, facts);
  }
  const auto whole = std::ranges::find(facts.unsent, facts.refused_whole, &Unsent::meeting);
  for (const Unsent& unsent : facts.unsent) {
    const Meeting* meeting = list.sessions().find(unsent.meeting);
    if (meeting && unsent.meeting != facts.refused_whole) {
      send_lacking(list, unsent, *meeting, facts);
    }
  }
  if (const Meeting* meeting = list.sessions().find(facts.refused_whole)) {
    mend_connection(list, *meeting, whole == facts.unsent.end() ? nullptr : &*whole);
  }
}

}  // namespace gouvernail::compliance
