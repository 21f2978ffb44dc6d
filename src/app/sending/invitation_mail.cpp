// SPDX-License-Identifier: MPL-2.0
#include "app/sending/invitation_mail.h"

#include "governance/history.h"
#include "governance/history_as_of.h"
#include "rules/traits.h"

#include <algorithm>
#include <variant>

#include "app/sending/invitation_revision.h"
#include "app/sending/personal_copy.h"
#include "app/sending/sent_documents.h"
#include "base/sha256.h"
#include "compliance/judge.h"
#include "governance/convention.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "governance/transitions.h"
#include "ical/writer.h"
#include "mail/message.h"
#include "platform/machine.h"
#include "rules/obligation.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

using governance::Meeting;
using reports::LetterKind;

ical::Method calendar_method(const DueLetter& due) {
  if (due.kind == LetterKind::withdrawal) return ical::Method::withdraw;
  return due.method() == MailMethod::cancel ? ical::Method::cancel : ical::Method::request;
}

// What the recipient knows of when and where, of all that left to him; null when that was not kept.
const records::InvitationRevision* told_last(const Prepared& prepared, const DueLetter& due) {
  const Told* left = last_left(due.before);
  if (!left || !left->revision) return nullptr;
  const RevisionMark last = *left->revision;
  const auto found =
      std::find_if(prepared.earlier.rbegin(), prepared.earlier.rend(), [&](const auto& revision) {
        return RevisionMark{revision.sequence, revision.dtstamp} == last;
      });
  return found == prepared.earlier.rend() ? nullptr : &*found;
}

// Duties that are a reason to meet, rather than about how.
bool calls_for_sessions(const compliance::Judgement& judgement) {
  return rules::traits(judgement.duty.obligation->kind).reason_to_meet;
}

bool is_of_documents(const DueLetter& due) {
  return due.kind == LetterKind::documents || due.kind == LetterKind::minutes;
}

// As the outbox knows a mail of documents: one for ever with the day and what it carries.
void name_documents(records::OutgoingMail& mail, const Prepared& prepared, const DueLetter& due) {
  mail.kind = records::documents_kind;
  mail.method = due.kind == LetterKind::minutes ? records::minutes_method : "";
  std::vector<std::string> sorted = mail.documents;
  std::ranges::sort(sorted);
  std::string all;
  for (const std::string& document : sorted) all += document + "\n";
  mail.revision = documents_revision(*prepared.meeting, base::sha256_hex(all));
}

// One a day, of what the invitation told: it takes no place of it, and changes nothing.
void name_reminder(records::OutgoingMail& mail, calendar::UtcTime now) {
  mail.kind = records::reminder_kind;
  mail.method = "";
  mail.revision += "@" + calendar::to_iso(calendar::to_paris(now).day);
}

mail::CalendarPart calendar_part(const DueLetter& due, const ical::Invitation& copy) {
  return {to_text(due.method()), ical::write_calendar(calendar_method(due), {copy}),
          due.method() == MailMethod::cancel ? "annulation.ics" : "invitation.ics"};
}

}  // namespace

InvitationMails::InvitationMails(const Opened& opened, const reports::Language& language,
                                 calendar::Day today, calendar::UtcTime now)
    : opened_(opened),
      language_(language),
      now_(now),
      judgements_(compliance::judge(opened.rules, opened.world, opened.known_on(today))),
      told_(std::make_unique<ToldStates>(opened)) {}

std::vector<const compliance::Judgement*> InvitationMails::duties_served_by(
    const Meeting& meeting) const {
  std::vector<const compliance::Judgement*> duties;
  for (const compliance::Judgement& judgement : judgements_) {
    const auto& meetings = judgement.meetings;
    const bool serves = std::find(meetings.begin(), meetings.end(), meeting.uid) != meetings.end();
    if (calls_for_sessions(judgement) && serves && judgement.duty.body == meeting.body) {
      duties.push_back(&judgement);
    }
  }
  return duties;
}

reports::LetterText InvitationMails::words(const Prepared& prepared, const DueLetter& due,
                                           const ical::Invitation& copy,
                                           const std::vector<Enclosure>& enclosed) const {
  reports::InvitationLetter letter;
  letter.kind = due.kind;
  letter.rules = &*opened_.rules;
  letter.meeting = prepared.meeting;
  letter.length = copy.length;
  letter.place = copy.location;
  letter.organiser = copy.organizer.name.empty() ? copy.organizer.address : copy.organizer.name;
  for (const governance::Person* reader :
       readers_at(due.to.address, prepared.guests, opened_.people)) {
    letter.readers.push_back(reader->name);
  }
  letter.duties = duties_served_by(*prepared.meeting);
  for (const Enclosure& one : enclosed) {
    if (one.digest.empty()) letter.link = one.name;
    if (!one.digest.empty()) letter.documents.push_back(one.name);
  }
  if (const auto* last = told_last(prepared, due)) {
    const auto revision = static_cast<std::size_t>(last - prepared.earlier.data());
    if (due.kind == LetterKind::update) letter.before = told_->at(copy.uid, revision);
    if (letter.before) {
      const auto* body = opened_.rules->convention->body(letter.before->body);
      letter.length_before = governance::length_of(*letter.before)
                                 .value_or(opened_.settings->preferences.length_of(body));
    }
    letter.when_before = last->when;
    letter.place_before = last->place;
    letter.confirms =
        !last->convenes && prepared.meeting->status == governance::MeetingStatus::convened;
  } else if (const auto& awaited = prepared.meeting->awaited;
             awaited && governance::is_untold(*prepared.meeting)) {
    letter.when_before = when_told(awaited->day, awaited->start);
    letter.place_before = place_of(*prepared.meeting, awaited->site, opened_);
  }
  return reports::invitation_letter(letter, language_);
}

Letter InvitationMails::write(const Prepared& prepared, const DueLetter& due,
                              const std::vector<Enclosure>& enclosed) const {
  const auto& connection = opened_.settings->connections.mail;
  const ical::Invitation copy =
      personal_copy(prepared, due, opened_.people, connection && connection->hide_addresses);
  reports::LetterText text = words(prepared, due, copy, enclosed);

  mail::Message message;
  message.id = mail::make_id(platform::random_bytes(16), copy.organizer.address);
  message.date = now_;
  message.from = {copy.organizer.name, copy.organizer.address};
  if (connection && !connection->sender_address.empty()) {
    message.sender = {connection->sender_name, connection->sender_address};
  }
  message.to = {due.to.name, due.to.address};
  message.subject = std::move(text.subject);
  message.plain = std::move(text.plain);
  message.html = std::move(text.html);
  for (const Told* mail : due.before) message.answers.push_back(mail->message_id);
  if (!is_of_documents(due)) message.calendar = calendar_part(due, copy);

  Letter letter;
  letter.mail.kind = invitation_kind;
  letter.mail.subject = copy.uid;
  letter.mail.revision = to_text(prepared.mark());
  letter.mail.method = to_text(due.method());
  for (const Enclosure& one : enclosed) letter.mail.documents.push_back(to_text(one));
  if (is_of_documents(due)) name_documents(letter.mail, prepared, due);
  if (due.kind == LetterKind::reminder) name_reminder(letter.mail, now_);
  letter.mail.sender = message.sender ? message.sender->address : message.from.address;
  letter.mail.recipient = due.to.address;
  const auto readers = readers_at(due.to.address, prepared.guests, opened_.people);
  const governance::Person* person =
      readers.empty() ? opened_.people->find_address(due.to.address) : readers.front();
  if (person) letter.mail.person = person->key;
  letter.mail.message_id = message.id;
  letter.mail.message = mail::compose(message);
  letter.mail.queued_at = letter.mail.changed_at = letter.mail.due_at = now_;
  letter.title = title_of(*prepared.meeting, opened_);
  letter.day = prepared.meeting->day;
  letter.again = due.again;
  letter.to = message.to.name;
  letter.subject = message.subject;
  letter.text = message.plain;
  letter.cancels = due.method() == MailMethod::cancel;
  return letter;
}

}  // namespace gouvernail::app
