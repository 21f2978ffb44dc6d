// SPDX-License-Identifier: MPL-2.0
#include "app/remind.h"

#include <algorithm>
#include <set>

#include "app/answers.h"
#include "app/sending/due_letters.h"
#include "app/sending/invitation_maker.h"
#include "app/sending/invitation_outbox.h"
#include "app/sending/record_memory.h"
#include "app/workspace/access.h"
#include "app/workspace/meeting_names.h"
#include "app/workspace/record.h"
#include "base/action.h"
#include "base/failure.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/transitions.h"
#include "platform/clock.h"
#include "platform/log.h"
#include "records/workspace.h"
#include "reports/answers_text.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;

bool is_silent(const reports::PersonAnswer& answer) {
  if (answer.to_be_told || answer.not_told) return false;
  return answer.answer == governance::Answer::needs_action || answer.out_of_date;
}

// Whoever an answer in words waits of has said something.
std::set<std::string> heard_of(const Opened& opened, const Meeting& meeting) {
  std::set<std::string> heard;
  for (const reports::WaitingAnswer& waiting : waiting_answers(opened)) {
    const bool is_its = waiting.uid == meeting.uid ||
                        std::ranges::find(waiting.others, meeting.uid,
                                          &reports::PossibleSession::uid) != waiting.others.end();
    if (!is_its || waiting.doubt == records::Doubt::returned) continue;
    for (const std::string* address : {&waiting.attendee, &waiting.sender}) {
      for (const auto* person : opened.people->at_address(*address)) heard.insert(person->key);
    }
  }
  return heard;
}

base::Failure refusal_of(const Meeting& meeting, base::Message cause, base::Message remedy = {}) {
  return base::bad_input(msg("nobody is reminded of the session of {0}: {1}",
                             calendar::arg(meeting.day), base::MessageList{std::move(cause)}),
                         std::move(remedy));
}

void need_news_told(const Meeting& meeting, const std::vector<DueLetter>& due) {
  const bool changed = std::ranges::any_of(
      due, [](const DueLetter& letter) { return letter.kind == reports::LetterKind::update; });
  if (!changed) return;
  throw refusal_of(meeting, msg("something changed that its guests do not know yet"),
                   msg("send the change, which asks for an answer anew: {0}",
                       base::Action(base::Verb::send_change)
                           .of(base::MeetingName{meeting.body, calendar::arg(meeting.day)})));
}

// The invitation as its reader has it: nothing of it is newer.
Prepared as_told(const Prepared& prepared, const RevisionMark& told) {
  Prepared same = prepared;
  same.invitation.sequence = told.sequence;
  same.invitation.dtstamp = told.dtstamp;
  return same;
}

}  // namespace

std::vector<std::string> silent_guests(const Opened& opened, const Meeting& meeting,
                                       calendar::Day today) {
  std::vector<std::string> silent;
  if (!opened.database || !governance::is_ahead(meeting, today)) return silent;
  const InvitationOutbox outbox(opened.database->outbox());
  if (outbox.sent_to(meeting.uid) == 0) return silent;
  const std::set<std::string> heard = heard_of(opened, meeting);
  for (const reports::MeetingAnswers& ahead : answers_ahead(opened, today)) {
    if (ahead.uid != meeting.uid) continue;
    for (const reports::PersonAnswer& answer : ahead.persons) {
      const governance::Person* person = opened.people->find(answer.person);
      if (!person || !is_silent(answer) || heard.contains(person->key)) continue;
      const auto mails = outbox.told(meeting.uid, person->address);
      const bool reached = !mails.empty() && mails.back()->state == records::MailState::sent &&
                           mails.back()->method == MailMethod::request;
      if (reached) silent.push_back(person->key);
    }
  }
  return silent;
}

bool was_reminded(const Opened& opened, const std::string& uid, calendar::Day today) {
  const auto outbox = opened.database->outbox();
  return std::ranges::any_of(outbox, [&](const records::OutgoingMail& mail) {
    return mail.kind == records::reminder_kind && mail.subject == uid &&
           mail.state != records::MailState::superseded &&
           calendar::to_paris(mail.queued_at).day == today;
  });
}

std::vector<Letter> reminder_letters(const Opened& opened, const std::string& name,
                                     calendar::Day today, const reports::Language& language) {
  const Meeting meeting = need_meeting(opened, name);
  if (!governance::is_ahead(meeting, today)) {
    throw refusal_of(meeting, msg("it is not to come"));
  }
  if (was_reminded(opened, meeting.uid, today)) {
    throw refusal_of(meeting, msg("they were reminded today already"),
                     msg("wait until tomorrow, or call them"));
  }
  const std::vector<std::string> silent = silent_guests(opened, meeting, today);
  if (silent.empty()) {
    throw refusal_of(meeting, msg("all who were invited by mail have answered, or nobody was"));
  }
  InvitationMaker maker(opened, opened.folder, today, language);
  const auto prepared = maker.prepare(meeting);
  std::vector<Letter> letters;
  if (!prepared) return letters;
  const InvitationOutbox outbox(opened.database->outbox());
  const auto due = due_letters(*prepared, outbox, opened.people, {});
  need_news_told(meeting, due);
  const InvitationMails mails(opened, language, today, platform::now());
  std::set<std::string> written;  // addresses: a mailbox that several read gets one
  for (const std::string& key : silent) {
    const governance::Person& person = *opened.people->find(key);
    const auto told = outbox.told(meeting.uid, person.address);
    if (!told.back()->revision) continue;
    if (!written.insert(governance::address_key(person.address)).second) continue;
    ical::Attendee reader;
    reader.address = person.address;
    reader.name = person.name;
    letters.push_back(mails.write(as_told(*prepared, *told.back()->revision),
                                  {reader, reports::LetterKind::reminder, told}));
    letters.back().mail.person = key;
  }
  return letters;
}

void queue_reminders(Opened& opened, const std::string& meeting, calendar::Day today,
                     const reports::Language& language) {
  mail_of(opened.settings);
  need_memory(opened);
  const std::vector<Letter> letters = reminder_letters(opened, meeting, today, language);
  records::Changes changes;
  for (const Letter& letter : letters) changes.push_back(records::QueueMail{letter.mail});
  if (!changes.empty()) record(opened, changes);
  platform::log::info("reminders queued", {platform::log::field("mails", letters.size())});
}

}  // namespace gouvernail::app
