// SPDX-License-Identifier: MPL-2.0
#include "app/decide_answer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/answering/sessions_meant.h"
#include "app/sending/guests.h"
#include "app/sending/invitation_revision.h"
#include "app/sending/kept_reason.h"
#include "app/workspace/joint_records.h"
#include "app/workspace/record.h"
#include "app/workspace/second_convocation.h"
#include "app/workspace/session_remarks.h"
#include "app/workspace/waiver_objects.h"
#include "base/action.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/transitions.h"
#include "governance/unknown_name.h"
#include "platform/clock.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;
using governance::Person;
using records::Doubt;

struct MovedMeeting {
  Meeting before;
  Meeting after;
};

// The session at the time that a guest proposes.
MovedMeeting as_proposed(const records::Undecided& proposal, const Opened& opened,
                         calendar::Day today) {
  const Meeting* meeting = opened.history->meeting(proposal.meeting);
  governance::Move request{proposal.start->day, proposal.start->time, proposal.end};
  request.length = governance::Length::as_it_was;
  auto changed = meeting ? governance::move(*meeting, request, std::nullopt)
                         : governance::Changed{governance::Refusal{}};
  if (meeting) {
    if (auto back = governance::moved_to_past(*meeting, request.day, today)) changed = *back;
  }
  if (const auto* refusal = std::get_if<governance::Refusal>(&changed)) {
    throw base::bad_input(
        governance::cause_of(*refusal),
        msg("refuse the proposal with “{0}”", base::Action(base::Verb::refuse_answer)));
  }
  MovedMeeting moved{*meeting, std::get<Meeting>(std::move(changed))};
  if (auto kept = reason_kept(opened, moved.before, moved.after)) {
    moved.after.reason = std::move(*kept);
  }
  return moved;
}

// Keys of those whose answer it is: those named, else whoever has the address, where it is one.
std::vector<std::string> speaking_for(const records::Undecided& one,
                                      const std::vector<std::string>& named, const Opened& opened) {
  for (const std::string& key : named) {
    if (opened.people->find(key)) continue;
    const governance::UnknownName unknown = governance::unknown_person(opened.people, key);
    throw base::bad_input(unknown.cause, unknown.remedy);
  }
  std::vector<std::string> keys;
  for (const Person* person : opened.people->at_address(one.attendee)) keys.push_back(person->key);
  for (const std::string& key : named) {
    if (one.doubt != Doubt::shared || std::find(keys.begin(), keys.end(), key) != keys.end()) {
      continue;
    }
    throw base::bad_input(msg("{0} is not the address of {1}", one.attendee, key),
                          msg("correct {}", base::Input{base::Detail::person}));
  }
  if (!named.empty()) return named;
  if (keys.empty()) {
    throw base::bad_input(msg("“{}” is nobody known here", one.attendee),
                          msg("add them first with “{0}”", base::Action(base::Verb::add_person)));
  }
  const bool asks = one.doubt == Doubt::shared || records::is_in_words(one.doubt);
  if (keys.size() == 1 || !asks) return {keys.front()};
  base::MessageList list;
  for (const std::string& key : keys) list.push_back(msg("{}", key));
  throw base::bad_input(
      msg("{0} is the address of {1}: whose answer is it?", one.attendee, std::move(list)),
      msg("say it with {}, once for each", base::Input{base::Detail::person}));
}

// What is to be told of the session where it is proposed to be. That it cannot be there is a
// Failure.
std::vector<base::Message> move_remarks(const Opened& opened, const Meeting& after,
                                        std::int64_t number, calendar::Day today) {
  auto remarks = session_remarks(opened, after);
  const auto refuse = base::Action(base::Verb::refuse_answer).of(number);
  for (base::Message& one : need_seconds_in_place(opened, after.uid, &after,
                                                  msg("refuse the answer with “{}”", refuse))) {
    remarks.push_back(std::move(one));
  }
  for (base::Message& one :
       waivers_left_behind(opened, with_meeting(opened, after.uid, &after), today)) {
    remarks.push_back(std::move(one));
  }
  return remarks;
}

bool is_cancelled(const Opened& opened, const std::string& uid) {
  const Meeting* meeting = opened.history->meeting(uid);
  return meeting && meeting->status == governance::MeetingStatus::cancelled;
}

// The mails on that session that left to that address count as refused.
Decided take_as_returned(Opened& opened, const records::Undecided& one) {
  const calendar::UtcTime at = platform::now();
  for (const records::OutgoingMail& mail : opened.database->outbox()) {
    if (mail.subject != one.meeting || !records::has_left(mail.state) ||
        !governance::same_address(mail.recipient, one.attendee)) {
      continue;
    }
    opened.database->settle_mail(mail.id, records::MailState::refused, at, at, 550);
  }
  record(opened, {records::Decide{one.id, true}});
  return {msg("The mails to {} count as refused by its server: correct the address, or try again.",
              one.attendee),
          {},
          {}};
}

// What is told of an answer that is not accepted. Of a cancelled session, none can be.
base::Message left_out(const records::Undecided& one, bool accept, const Opened& opened) {
  if ((records::is_in_words(one.doubt) || one.doubt == Doubt::returned) && !accept)
    return msg("Answer {} was set aside.", one.id);
  if (!is_cancelled(opened, one.meeting)) {
    return msg("Answer {} was refused; nothing else has changed.", one.id);
  }
  if (!accept) return msg("Answer {} was set aside.", one.id);
  throw base::bad_input(
      msg("the meeting is cancelled: nobody's answer changes that"),
      msg("set it aside with “{0}”", base::Action(base::Verb::refuse_answer).of(one.id)));
}

records::Undecided need_waiting(const Opened& opened, std::int64_t number) {
  for (records::Undecided& one : opened.database->undecided()) {
    if (one.id == number && one.state == records::Decision::waiting) return std::move(one);
  }
  throw base::bad_input(msg("no answer of the number {} waits for a decision", number),
                        msg("“{0}” shows those that do", base::Action(base::Verb::list_answers)));
}

// The answer as it is recorded; of one in words, what somebody reads in it, to the invitation that
// its writer had then.
records::AnswerRecord accepted_record(const records::Undecided& one, const DecideAnswer& request,
                                      const Opened& opened) {
  records::AnswerRecord answer;
  answer.meeting = one.meeting;
  answer.answer = records::is_in_words(one.doubt) ? *request.says : one.answer;
  answer.sequence = one.sequence;
  answer.dtstamp = std::min(one.dtstamp, one.received_at);  // a clock may be ahead
  answer.comment = one.comment;
  const auto revisions = opened.database->invitations(one.meeting);
  const records::InvitationRevision* answered = answered_revision(revisions, one);
  if (records::is_in_words(one.doubt) && answered != nullptr) answer.sequence = answered->sequence;
  if (one.delegate.empty() && answer.answer == governance::Answer::delegated) {
    throw base::bad_input(msg("answer {} does not say who comes", one.id),
                          msg("record what it says with “{0}”, then set it aside with “{1}”",
                              base::Action(base::Verb::set_answer),
                              base::Action(base::Verb::refuse_answer).of(one.id)));
  }
  if (one.delegate.empty()) return answer;
  const Person* delegate = opened.people->find_address(one.delegate);
  if (!delegate) {
    throw base::bad_input(msg("“{}” is nobody known here", one.delegate),
                          msg("add this person to people.toml first"));
  }
  answer.delegate = delegate->key;
  return answer;
}

// That he is sent back whence he comes is refused; that he may not sit there is told.
void tell_of_delegate(const records::AnswerRecord& answer, const Opened& opened,
                      std::vector<base::Message>& remarks) {
  if (answer.delegate.empty()) return;
  if (answer.delegate == answer.person) {
    throw base::bad_input(msg("nobody comes in his own place: “{}”", answer.person),
                          msg("record what was meant with “{0}”, then set the answer aside",
                              base::Action(base::Verb::set_answer)));
  }
  const Meeting* meeting = opened.history->meeting(answer.meeting);
  const Person* delegate = opened.people->find(answer.delegate);
  if (!meeting || !delegate) return;
  const std::vector<Guest> guests = guests_of(*meeting, opened);
  const auto guest = std::ranges::find(guests, answer.person, &Guest::person);
  if (guest == guests.end() || may_come_for(*guest, *delegate, *meeting, opened)) return;
  remarks.push_back(
      msg("By the convention, “{0}” may not sit for “{1}”. It was recorded "
          "all the same.",
          delegate->key, answer.person));
}

// Nothing here moves by what is proposed for a session of which nobody was asked to from here.
void need_for_here(const records::Undecided& one) {
  if (one.doubt != Doubt::instance || !one.end) return;
  throw base::bad_input(
      msg("answer {} proposes another day or hour for a session that nobody was invited to from "
          "here",
          one.id),
      msg("set it aside with “{0}”", base::Action(base::Verb::refuse_answer).of(one.id)));
}

// The session that it is about, where several may be meant.
std::string session_of(const records::Undecided& one, const std::string& named,
                       const Opened& opened) {
  if (one.doubt != Doubt::unbound) return one.meeting;
  const auto sessions =
      sessions_meant(opened, opened.database->outbox(), one.attendee, one.dtstamp);
  const auto is_meant = [&](const std::string& uid) {
    return std::ranges::find(sessions, uid, &Meeting::uid) != sessions.end();
  };
  if (named.empty() && sessions.size() <= 1) {
    const bool stands = sessions.empty() || !is_cancelled(opened, one.meeting);
    return stands ? one.meeting : sessions.front()->uid;
  }
  if (named == one.meeting || is_meant(named)) return named;
  throw base::bad_input(msg("answer {} may be about several meetings: which one is it?", one.id),
                        msg("record what it says with “{0}”, then set it aside with “{1}”",
                            base::Action(base::Verb::set_answer),
                            base::Action(base::Verb::refuse_answer).of(one.id)));
}

}  // namespace

MeetingChanged try_accepting(const Opened& opened, std::int64_t number, calendar::Day today) {
  need_workspace(opened);
  const records::Undecided proposal = need_waiting(opened, number);
  if (!records::is_proposal(proposal))
    throw base::bad_input(msg("answer {} proposes no other day", number));
  left_out(proposal, true, opened);
  MeetingChanged changed{as_proposed(proposal, opened, today).after};
  changed.remarks = move_remarks(opened, changed.after, number, today);
  return changed;
}

Decided decide(Opened& opened, const DecideAnswer& request, calendar::Day today) {
  const std::int64_t number = request.number;
  const bool accept = request.accept;
  need_workspace(opened);
  std::optional<MovedMeeting> moved;
  records::Undecided found = need_waiting(opened, number);
  if (accept && found.doubt == Doubt::returned) return take_as_returned(opened, found);
  if (accept) found.meeting = session_of(found, request.meeting, opened);
  records::Changes changes{records::Decide{number, accept}};
  Decided decided{left_out(found, accept, opened), {}, {}};
  const bool proposes = records::is_proposal(found);
  if (proposes && !request.persons.empty()) {
    throw base::bad_input(msg("a proposal of another day is nobody's answer yet"),
                          msg("leave out {}", base::Input{base::Detail::person}));
  }
  if (accept) need_for_here(found);
  if (accept && records::is_in_words(found.doubt) && !request.says) {
    throw base::bad_input(
        msg("answer {} is written in words: nobody knows here whether it is a yes", number),
        msg("record what it says with “{0}”, then set it aside with “{1}”",
            base::Action(base::Verb::set_answer),
            base::Action(base::Verb::refuse_answer).of(number)));
  }
  if (accept && proposes) {  // whoever sent it, a proposal is of a day and an hour
    moved = as_proposed(found, opened, today);
    decided.remarks = move_remarks(opened, moved->after, number, today);
    decided.done = msg("The meeting was moved to {0}. Send the change with “{1}”.",
                       calendar::arg(moved->after.day),
                       base::Action(base::Verb::send_change).with(base::Detail::send));
    changes.push_back(records::PutMeeting{moved->after});
  } else if (accept) {
    records::AnswerRecord answer = accepted_record(found, request, opened);
    decided.done = msg("Answer {} was accepted and recorded.", number);
    for (const std::string& person : speaking_for(found, request.persons, opened)) {
      answer.person = person;
      tell_of_delegate(answer, opened, decided.remarks);
      changes.push_back(records::RecordAnswer{answer});
    }
  }
  record(opened, changes);
  // Held jointly, the session is recorded elsewhere too.
  if (moved) decided.behind = records_behind(opened.folder, moved->before, moved->after);
  return decided;
}

}  // namespace gouvernail::app
