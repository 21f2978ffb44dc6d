// SPDX-License-Identifier: MPL-2.0
#include "compliance/tasks_records.h"

#include <algorithm>

#include "governance/meeting.h"

namespace gouvernail::compliance {

using base::Action;
using base::Blank;
using base::Detail;
using base::msg;
using base::Verb;
using calendar::Day;
using governance::Meeting;
using governance::MeetingStatus;

void put(Task& task, Action action) {
  const auto& all = task.actions;
  if (std::find(all.begin(), all.end(), action) == all.end()) {
    task.actions.push_back(std::move(action));
  }
}

void prove_marks(TaskList& list, std::size_t duty, const std::string& mark) {
  const Judgement& judgement = list.judgements()[duty];
  for (const SessionNote& note : judgement.sessions) {
    const Meeting* meeting = list.sessions().find(note.uid);
    if (note.counted || !meeting || meeting->status != MeetingStatus::held) continue;
    list.lacks_proof(*meeting, duty,
                     msg("whether it serves “{0}”", judgement.duty.obligation->title));
    // The note that it has stays.
    const std::string noted = (meeting->note.empty() ? "#" : meeting->note + " #") + mark;
    put(list.of(TaskKind::prove, *meeting),
        Action(Verb::note_meeting).of(name_of(*meeting)).of(noted));
  }
}

void find_out(TaskList& list, std::size_t duty) {
  const Duty& its = list.judgements()[duty].duty;
  Task& task = list.of(TaskKind::prove, its.id);
  task.body = its.body;
  const bool by_period = its.period && its.period->form != calendar::WindowForm::term;
  task.what =
      by_period ? msg("Record whether this held from {0:plain} to {1:plain}, dated in between: {2}",
                      calendar::arg(its.window.first), calendar::arg(its.window.last),
                      list.body(task.body))
                : msg("Record whether this held by {0:plain}: {1}", calendar::arg(its.window.last),
                      list.body(task.body));
  task.actions = {Action(Verb::add_meeting).of(task.body).with(Detail::on, Blank::day)};
  list.hang(task, duty);
  list.by_habit(task, its.window.last + record_complete);
}

void tell_hours(TaskList& list, std::size_t duty) {
  const Judgement& judgement = list.judgements()[duty];
  std::vector<std::string> bodies{judgement.duty.body};
  if (const Meeting* its = list.sessions().find(judgement.duty.trigger)) {
    bodies.push_back(its->body);
  }
  for (const Day day : judgement.hours_missing) {
    for (const std::string& body : bodies) {
      for (const Meeting* meeting : list.sessions().within(body, {day, day})) {
        if (meeting->start_time) continue;
        list.lacks_proof(*meeting, duty, msg("its hours"));
        put(list.of(TaskKind::prove, *meeting), Action(Verb::correct_meeting)
                                                    .of(name_of(*meeting))
                                                    .with(Detail::at, std::string("HH:MM"))
                                                    .with(Detail::because, std::string("…")));
      }
    }
  }
}

}  // namespace gouvernail::compliance
