// SPDX-License-Identifier: MPL-2.0
// What sessions ask for: to be convened before their notice runs out, to be recorded once their day
// has passed, to have the answers on which their composition hangs.
#include <algorithm>

#include "compliance/act_words.h"
#include "compliance/task_list.h"
#include "governance/convention.h"
#include "governance/transitions.h"
#include "rules/traits.h"

namespace gouvernail::compliance {
namespace {

using base::Action;
using base::Blank;
using base::Detail;
using base::msg;
using base::Verb;
using calendar::Day;
using calendar::Days;
using governance::Meeting;
using governance::MeetingStatus;

// How long after its day a session is recorded, by habit: one weekly alert asks for it in time.
constexpr Days recorded_within{7};

base::Message why_convene(const TaskList& list, const Meeting& meeting, Day last, Day stated) {
  if (list.as_of() > stated) {
    return msg(
        "The notice that the convention asks for has passed: move the session, or convene "
        "it at once.");
  }
  if (list.as_of() > last) {
    return msg("The usual notice of the house has passed: convene it at once, at short notice.");
  }
  if (stated < meeting.day) {
    return msg("The convention asks for its convocation by {0:plain}.", calendar::arg(stated));
  }
  return {};
}

// The last day of the convocation that the convention states; the day itself where it states none.
Day stated_day(const TaskList& list, const Task& task, const Meeting& meeting) {
  Day last = meeting.day;
  for (const std::size_t i : task.duties) {
    const Duty& duty = list.judgements()[i].duty;
    const rules::Notice* notice = rules::traits(duty.obligation->kind).notice;
    if (!notice || duty.trigger != meeting.uid) continue;
    if (notice->of == rules::NoticeOf::convocation) last = std::min(last, duty.window.last);
  }
  return last;
}

// A letter, a paper that is published: nobody is invited to it. It is to be done by its day, and
// recorded then.
bool is_sent_or_published(const TaskList& list, const Meeting& meeting) {
  return list.is_act(meeting.body) &&
         list.rules().convention->done_of(meeting.body) != governance::Done::done;
}

void convene(TaskList& list, const Meeting& meeting, bool can_mail) {
  Task& task = list.of(TaskKind::convene, meeting);
  list.hang_duties_of(meeting, task);
  const Day stated = stated_day(list, task, meeting);
  if (is_sent_or_published(list, meeting) && stated == meeting.day) {
    task.last_day = list.worked(meeting.day);
    task.last_resort = meeting.day;
    task.what = task_on_day(list.rules().convention->done_of(meeting.body), list.body(meeting.body),
                            calendar::arg(meeting.day));
    task.actions = {Action(Verb::hold_meeting).of(name_of(meeting))};
    return;
  }
  const Day usual = list.usual_notice(meeting);
  const Day last = meeting.urgent ? stated : std::min(stated, usual);
  task.last_day = list.worked(last);
  task.last_resort = stated;
  const base::LocalizedText body = list.body(meeting.body);
  task.what = list.is_act(meeting.body)
                  ? task_on_day(list.rules().convention->done_of(meeting.body), body,
                                calendar::arg(meeting.day))
                  : msg("Convene {0:the} of {1:plain}", body, calendar::arg(meeting.day));
  task.why = why_convene(list, meeting, last, stated);
  if (can_mail) {
    task.actions.push_back(Action(Verb::send_invitations).with(Detail::send).of(name_of(meeting)));
  }
  task.actions.push_back(Action(Verb::convene_meeting).of(name_of(meeting)));
}

// The last day on which `meeting` can be convened in good order once it stands where `moved` has
// it: what the convention states moves with the session.
Day convocation_of(TaskList& list, const Meeting& meeting, const Meeting& moved) {
  Task asked;
  list.hang_duties_of(meeting, asked);
  const Day stated = stated_day(list, asked, meeting) + (moved.day - meeting.day);
  return meeting.urgent ? stated : std::min(stated, list.usual_notice(moved));
}

// The first day on which a duty that the session brought with it (its minutes, an answer to it)
// wants something: by then it must be known that it took place. One that was missed since wanted it
// all the same.
std::optional<Day> first_need(const TaskList& list, const Task& task, const Meeting& meeting) {
  std::optional<Day> first;
  const auto look_at = [&](std::size_t i) {
    const Judgement& judgement = list.judgements()[i];
    if (judgement.duty.trigger != meeting.uid) return;
    if (rules::traits(judgement.duty.obligation->kind).precedence) return;
    const auto& call = judgement.last_call ? judgement.last_call : judgement.former_last_call;
    if (!call) return;
    const Day day = list.worked(*call);
    if (day > meeting.day && (!first || day < *first)) first = day;
  };
  for (const std::size_t i : task.duties) look_at(i);
  for (const std::size_t i : list.missed_of(meeting)) look_at(i);
  return first;
}

void record(TaskList& list, const Meeting& meeting) {
  Task& task = list.of(TaskKind::record, meeting);
  list.hang_duties_of(meeting, task);
  task.last_day = first_need(list, task, meeting);
  list.by_habit(task, meeting.day + recorded_within);
  const base::LocalizedText body = list.body(meeting.body);
  task.what = list.is_act(meeting.body)
                  ? task_to_record(list.rules().convention->done_of(meeting.body), body,
                                   calendar::arg(meeting.day))
                  : msg("Record whether {0:the} of {1:plain} was held, and who came", body,
                        calendar::arg(meeting.day));
  Action hold = Action(Verb::hold_meeting).of(name_of(meeting));
  if (!meeting.present) hold = std::move(hold).with(Detail::present, Blank::attendance);
  task.actions = {std::move(hold), Action(Verb::cancel_meeting).of(name_of(meeting))};
}

base::MessageList party_names(const TaskList& list, const std::vector<std::string>& ids) {
  base::MessageList names;
  for (const std::string& id : ids) {
    const governance::Party* party = list.rules().convention->party(id);
    names.push_back(msg("{}", party ? party->name : base::LocalizedText{id, id}));
  }
  return names;
}

// What records an answer that was got by telephone.
Action said_by(const Meeting& meeting, base::Object person) {
  return Action(Verb::set_answer).of(name_of(meeting)).of(std::move(person)).of(Blank::answer);
}

void chase(TaskList& list, const Meeting& meeting, const Forecast& forecast) {
  if (forecast.settled || (forecast.hangs_on.empty() && forecast.lacking.empty())) return;
  Task& task = list.of(TaskKind::chase_answer, meeting);
  task.last_day = eve(list, meeting);
  task.last_resort = task.last_day;
  const base::LocalizedText body = list.body(meeting.body);
  if (forecast.lacking.empty()) {
    task.what = msg("Get an answer from {2} for {0:the} of {1:plain}", body,
                    calendar::arg(meeting.day), party_names(list, forecast.hangs_on));
    task.why = msg("Without it, the session will not have its composition.");
  } else {
    task.what =
        msg("Find who comes to {0:the} of {1:plain}, or move it", body, calendar::arg(meeting.day));
    task.why = msg("With the answers given, it will not have its composition: {}.",
                   base::MessageList{forecast.lacking});
  }
  task.actions = {said_by(meeting, Blank::person)};
  if (!forecast.lacking.empty()) {
    task.actions.push_back(
        Action(Verb::move_meeting).of(name_of(meeting)).with(Detail::to, Blank::day));
  }
  list.hang_duties_of(meeting, task);
}

void decide(TaskList& list, const WaitingDecision& decision) {
  const Meeting* meeting = list.sessions().find(decision.meeting);
  if (!meeting || !governance::is_ahead(*meeting, list.as_of())) return;
  Task& task = list.of(TaskKind::decide_answer, *meeting);
  Day last = eve(list, *meeting);
  // A proposed day is of use as long as it can be convened; so is the standing one, if it is not
  // yet.
  if (decision.proposed) {
    Meeting moved = *meeting;
    moved.day = *decision.proposed;
    last = std::min(last, list.worked(convocation_of(list, *meeting, moved)));
    if (meeting->status == MeetingStatus::proposed) {
      last = std::min(last, list.worked(convocation_of(list, *meeting, *meeting)));
    }
  }
  task.last_day = std::min(task.last_day.value_or(last), last);
  task.last_resort = task.last_day;
  task.what = msg("Decide on the answers that wait for {0:the} of {1:plain}",
                  list.body(meeting->body), calendar::arg(meeting->day));
  task.actions.push_back(Action(Verb::accept_answer).of(decision.number));
  task.actions.push_back(Action(Verb::refuse_answer).of(decision.number));
  list.hang_duties_of(*meeting, task);
}

// Partners of both conventions come to one session: before its day, the records say the same.
void align(TaskList& list, const Meeting& meeting, const base::Message& difference) {
  Task& task = list.of(TaskKind::align_joint, meeting);
  task.last_day = eve(list, meeting);
  task.last_resort = task.last_day;
  task.what = msg("Agree with the other convention on {0:the} of {1:plain}",
                  list.body(meeting.body), calendar::arg(meeting.day));
  task.why = difference;
  task.actions = {Action(Verb::move_meeting).of(name_of(meeting)).with(Detail::to, Blank::day)};
  list.hang_duties_of(meeting, task);
}

// Where nobody knows who was convened.
base::Message words_to_all(const base::LocalizedText& body, const Meeting& meeting,
                           const Untold& untold) {
  const auto told = calendar::arg(untold.told.value_or(meeting.day));
  switch (untold.change) {
    case Untold::Change::cancelled:
      return msg("Tell those convened that {0:the} of {1:plain} does not take place", body, told);
    case Untold::Change::moved:
      return msg("Tell those convened that {0:the} of {1:plain} takes place on {2:plain}", body,
                 told, calendar::arg(meeting.day));
    default:
      return msg("Tell those convened what has changed of {0:the} of {1:plain}", body,
                 calendar::arg(meeting.day));
  }
}

base::Message words_to_told(const TaskList& list, const Meeting& meeting, const Untold& untold) {
  const base::LocalizedText body = list.body(meeting.body);
  if (untold.persons == 0) return words_to_all(body, meeting, untold);
  const std::int64_t persons = untold.persons;
  const auto day = calendar::arg(meeting.day);
  switch (untold.change) {
    case Untold::Change::cancelled:
      return msg("Tell {0} {0:person|persons} that {1:the} of {2:plain} does not take place",
                 persons, body, calendar::arg(untold.told.value_or(meeting.day)));
    case Untold::Change::moved:
      return msg("Tell {0} {0:person|persons} that {1:the} of {2:plain} takes place on {3:plain}",
                 persons, body, calendar::arg(*untold.told), day);
    case Untold::Change::invited:
      return msg("Send {0} {0:person|persons} the invitation to {1:the} of {2:plain}", persons,
                 body, day);
    case Untold::Change::withdrawn:
      return msg("Tell {0} {0:person|persons} not to come any more: {1:the} of {2:plain}", persons,
                 body, day);
    case Untold::Change::other:
      break;
  }
  return msg("Tell {0} {0:person|persons} what has changed of {1:the} of {2:plain}", persons, body,
             day);
}

// Whoever was never written to is told of no change: he is invited.
base::Message words_of(const TaskList& list, const Meeting& meeting, const Untold& untold) {
  base::Message told = words_to_told(list, meeting, untold);
  if (untold.newcomers == 0) return told;
  return msg("{0}, and invite {1} {1:other person|other persons}",
             base::MessageList{std::move(told)}, std::int64_t{untold.newcomers});
}

// One that was cancelled has lent its name to the session that takes its place.
base::Object called(const TaskList& list, const Meeting& meeting) {
  const auto same = list.sessions().within(meeting.body, {meeting.day, meeting.day});
  const bool taken = std::any_of(same.begin(), same.end(), [&](const Meeting* other) {
    return other->uid != meeting.uid && other->status != MeetingStatus::cancelled;
  });
  if (taken) return meeting.uid;
  return name_of(meeting);
}

// A date that is still to be confirmed stays so: what is sent of it convenes nobody.
std::vector<Action> tell_actions(const TaskList& list, const Meeting& meeting, const Untold& untold,
                                 bool can_mail) {
  std::vector<Action> actions;
  if (untold.by_mail && (can_mail || !untold.by_hand)) {
    Action send = Action(sending_verb(untold)).with(Detail::send);
    if (meeting.status == MeetingStatus::proposed) send = std::move(send).with(Detail::proposed);
    actions.push_back(std::move(send).of(called(list, meeting)));
  }
  if (untold.by_hand) actions.push_back(Action(Verb::tell_meeting).of(called(list, meeting)));
  return actions;
}

// Before the day that they hold, and before its own. Where the mails convene it too, by the day
// for that: one thing to do.
void tell_change(TaskList& list, const Meeting& meeting, const Untold& untold, bool can_mail) {
  Task& task = list.of(untold.convenes ? TaskKind::convene : TaskKind::tell_change, meeting);
  Day first = meeting.day;
  if (untold.told && *untold.told >= list.as_of()) first = std::min(first, *untold.told);
  const Day last = list.worked(first - Days{1});
  // What is too late for those who come on the old day is not late for the convocation.
  const bool binds = !task.last_day || last >= list.as_of();
  if (binds) task.last_day = std::min(task.last_day.value_or(last), last);
  task.last_resort = task.last_resort.value_or(last);
  task.what = words_of(list, meeting, untold);
  const bool in_time = !task.last_day || *task.last_day >= list.as_of();
  if (untold.by_hand && (in_time || task.why.empty())) {
    task.why = meeting.reason.empty()
                   ? msg("They were convened by other means than mail, and nobody told them yet.")
                   : msg("They were convened by other means than mail. The reason to tell them: {}",
                         meeting.reason);
  }
  if (!untold.convenes) task.actions = tell_actions(list, meeting, untold, can_mail);
  for (Action& action : task.actions) {
    if (action.verb == Verb::send_invitations) action.verb = sending_verb(untold);
  }
  if (meeting.status != MeetingStatus::cancelled) list.hang_duties_of(meeting, task);
}

// Others were convened by mail: by the same day, whoever no mail can reach is told otherwise.
void tell_otherwise(TaskList& list, const Meeting& meeting, const std::vector<std::string>& persons,
                    const TaskFacts& facts) {
  Task& task = list.of(TaskKind::tell_change, meeting.uid + "/beyond-mail");
  task.meeting = meeting.uid;
  task.body = meeting.body;
  list.hang_duties_of(meeting, task);
  const Day stated = stated_day(list, task, meeting);
  const Day usual = list.usual_notice(meeting);
  task.last_day = list.worked(meeting.urgent ? stated : std::min(stated, usual));
  task.last_resort = stated;
  base::MessageList names;
  for (const std::string& person : persons)
    names.push_back(msg("“{}”", person_called(facts, person)));
  task.what = msg("Tell {0} by other means than mail of {1:the} of {2:plain}", names,
                  list.body(meeting.body), calendar::arg(meeting.day));
  task.why = msg("No mail can reach them: once they have answered, record it.");
  for (const std::string& person : persons) task.actions.push_back(said_by(meeting, person));
}

}  // namespace

Day eve(const TaskList& list, const Meeting& meeting) { return list.worked(meeting.day - Days{1}); }

const std::string& person_called(const TaskFacts& facts, const std::string& person) {
  const auto found = facts.names.find(person);
  return found == facts.names.end() ? person : found->second;
}

base::MeetingName name_of(const Meeting& meeting) {
  return {meeting.body, calendar::arg(meeting.day)};
}

void session_tasks(TaskList& list, const TaskFacts& facts) {
  for (const Meeting& meeting : list.history().meetings) {
    const auto untold = facts.untold.find(meeting.uid);
    if (meeting.status == MeetingStatus::cancelled && untold != facts.untold.end()) {
      tell_change(list, meeting, untold->second, facts.can_mail);
    }
    if (!governance::is_expected(meeting)) continue;
    if (list.is_past(meeting)) {
      record(list, meeting);
      continue;
    }
    if (meeting.status == MeetingStatus::proposed) convene(list, meeting, facts.can_mail);
    const auto answered = facts.answers.find(meeting.uid);
    if (untold != facts.untold.end()) {
      tell_change(list, meeting, untold->second, facts.can_mail);
    }
    // Answers to what is not so any more say nothing; who is yet to be invited changes nothing of
    // those that will leave it without its composition.
    const bool answers_stand =
        untold == facts.untold.end() ||
        (untold->second.change == Untold::Change::invited && answered != facts.answers.end() &&
         !answered->second.forecast.lacking.empty());
    if (answers_stand && answered != facts.answers.end()) {
      chase(list, meeting, answered->second.forecast);
    }
    const auto taken = facts.taken.find(meeting.uid);
    if (taken != facts.taken.end()) find_another_day(list, meeting, taken->second, facts);
    const auto beyond = facts.beyond_mail.find(meeting.uid);
    if (beyond != facts.beyond_mail.end()) tell_otherwise(list, meeting, beyond->second, facts);
    const auto parted = facts.parted.find(meeting.uid);
    if (parted != facts.parted.end()) align(list, meeting, parted->second);
  }
  for (const WaitingDecision& decision : facts.decisions) decide(list, decision);
  refused_tasks(list, facts);
}

}  // namespace gouvernail::compliance
