// SPDX-License-Identifier: MPL-2.0
#include "app/mailing.h"

#include <algorithm>
#include <cstdlib>

#include "app/access.h"
#include "app/identifiers.h"
#include "base/failure.h"
#include "governance/history.h"
#include "ical/writer.h"
#include "platform/clock.h"
#include "platform/lock.h"
#include "platform/machine.h"
#include "reports/invitation_letter.h"

namespace gouvernail::app {
namespace {

namespace fs = std::filesystem;
using base::msg;
using governance::Meeting;
using governance::MeetingStatus;
using records::MailState;
using records::OutgoingMail;

constexpr const char* kind = "invitation";

std::string revision_key(const ical::Invitation& invitation) {
  return std::to_string(invitation.sequence) + "/" + calendar::to_ical_utc(invitation.dtstamp);
}

bool reached(const OutgoingMail& mail) { return mail.state != MailState::superseded; }

class Mailer {
 public:
  Mailer(Opened& opened, InvitationMaker& maker, const MailingChoice& choice,
         const reports::Language& language, calendar::Day today)
      : opened_(opened),
        maker_(maker),
        choice_(choice),
        language_(language),
        now_(platform::now()) {
    for (OutgoingMail& mail : opened.database->outbox()) {
      if (mail.kind == kind) earlier_[mail.subject].push_back(std::move(mail));
    }
    judgements_ = compliance::judge(opened.rules, opened.world, opened.history, today);
  }

  Queued run(bool record_them) {
    std::vector<Prepared> leaving;
    for (const Meeting& meeting : opened_.history.meetings) {
      if (!is_wanted(meeting)) continue;
      auto prepared = maker_.prepare(meeting);
      if (!prepared || !concerns(meeting, prepared->guests, choice_.only)) continue;
      const std::size_t before = queued_.letters.size();
      invite(*prepared);
      withdraw(*prepared);
      if (queued_.letters.size() > before) leaving.push_back(std::move(*prepared));
    }
    queued_.remarks = maker_.remarks();
    if (record_them && !queued_.letters.empty()) {
      records::Changes changes;
      for (const Prepared& prepared : leaving) {
        if (prepared.fresh) changes.push_back(records::RecordInvitation{*prepared.fresh});
      }
      for (const Letter& letter : queued_.letters)
        changes.push_back(records::QueueMail{letter.mail});
      record(opened_, changes);
    }
    return std::move(queued_);
  }

 private:
  // Proposed ones only when asked for, or when they were mailed before.
  bool is_wanted(const Meeting& meeting) const {
    if (!maker_.is_ahead(meeting)) return false;
    const bool mailed = earlier_.count(meeting.uid) > 0;
    if (meeting.status == MeetingStatus::cancelled) return mailed;
    return meeting.status == MeetingStatus::convened || choice_.proposed || mailed;
  }

  // What was mailed to that address on that meeting, oldest first.
  std::vector<const OutgoingMail*> told(const std::string& uid, const std::string& address) const {
    std::vector<const OutgoingMail*> mails;
    const auto found = earlier_.find(uid);
    if (found == earlier_.end()) return mails;
    for (const OutgoingMail& mail : found->second) {
      if (reached(mail) && governance::same_address(mail.recipient, address)) {
        mails.push_back(&mail);
      }
    }
    return mails;
  }

  // With `only` a party or a person, others are not written to.
  bool is_asked(const std::string& address, const Prepared& prepared) const {
    const std::string& only = choice_.only;
    if (only.empty() || only == prepared.meeting->body) return true;
    const governance::Person* person = opened_.people.find_address(address);
    if (!person) return false;
    if (person->key == only) return true;
    return std::any_of(prepared.guests.begin(), prepared.guests.end(), [&](const Guest& guest) {
      return guest.person == person->key && guest.party == only;
    });
  }

  void invite(const Prepared& prepared) {
    const ical::Invitation& invitation = prepared.invitation;
    const std::string method = prepared.is_cancelled() ? "CANCEL" : "REQUEST";
    for (const ical::Attendee& attendee : invitation.attendees) {
      if (governance::same_address(attendee.address, invitation.organizer.address)) continue;
      if (!is_asked(attendee.address, prepared)) continue;
      const auto mails = told(invitation.uid, attendee.address);
      const bool known = std::any_of(mails.begin(), mails.end(), [&](const OutgoingMail* mail) {
        return mail->revision == revision_key(invitation) && mail->method == method;
      });
      if (known || (prepared.is_cancelled() && mails.empty())) continue;
      const bool anew = mails.empty() || mails.back()->method == "CANCEL";
      write(prepared, attendee, method,
            prepared.is_cancelled() ? reports::LetterKind::cancellation
            : anew                  ? reports::LetterKind::invitation
                                    : reports::LetterKind::update,
            mails);
    }
  }

  // Whoever was invited last and is no longer on the list.
  void withdraw(const Prepared& prepared) {
    const ical::Invitation& invitation = prepared.invitation;
    const auto found = earlier_.find(invitation.uid);
    if (found == earlier_.end()) return;
    std::vector<std::string> seen;
    for (auto mail = found->second.rbegin(); mail != found->second.rend(); ++mail) {
      if (!reached(*mail)) continue;
      const auto same = [&](const std::string& address) {
        return governance::same_address(address, mail->recipient);
      };
      if (std::any_of(seen.begin(), seen.end(), same)) continue;
      seen.push_back(mail->recipient);
      const bool still =
          std::any_of(invitation.attendees.begin(), invitation.attendees.end(),
                      [&](const ical::Attendee& attendee) { return same(attendee.address); });
      if (still || mail->method != "REQUEST" || mail->state == MailState::refused) continue;
      if (!choice_.only.empty() && choice_.only != prepared.meeting->body) continue;
      ical::Attendee gone;
      gone.address = mail->recipient;
      if (const auto* person = opened_.people.find_address(gone.address)) gone.name = person->name;
      write(prepared, gone, "CANCEL",
            prepared.is_cancelled() ? reports::LetterKind::cancellation
                                    : reports::LetterKind::withdrawal,
            told(invitation.uid, gone.address));
    }
  }

  // The invitation as this recipient may see it.
  ical::Invitation personal(const Prepared& prepared, const ical::Attendee& to,
                            reports::LetterKind letter) const {
    ical::Invitation invitation = prepared.invitation;
    if (letter == reports::LetterKind::withdrawal) {
      invitation.attendees = {to};
      return invitation;
    }
    const auto& mail = opened_.settings.connections.mail;
    if (!mail || !mail->hide_addresses) return invitation;
    const std::string party = party_of(prepared, to.address);
    std::erase_if(invitation.attendees, [&](const ical::Attendee& attendee) {
      const bool own = governance::same_address(attendee.address, to.address);
      return !own && (party.empty() || party_of(prepared, attendee.address) != party);
    });
    return invitation;
  }

  std::string party_of(const Prepared& prepared, const std::string& address) const {
    const governance::Person* person = opened_.people.find_address(address);
    if (!person) return "";
    for (const Guest& guest : prepared.guests) {
      if (guest.person == person->key) return guest.party;
    }
    return person->party;
  }

  std::vector<const compliance::Judgement*> duties_of(const Meeting& meeting) const {
    std::vector<const compliance::Judgement*> duties;
    for (const compliance::Judgement& judgement : judgements_) {
      const auto& rule = judgement.duty.obligation->kind;
      const bool calls = std::holds_alternative<rules::Cadence>(rule) ||
                         std::holds_alternative<rules::MaxGap>(rule) ||
                         std::holds_alternative<rules::Precedence>(rule) ||
                         std::holds_alternative<rules::Deadline>(rule);
      const bool serves = std::find(judgement.meetings.begin(), judgement.meetings.end(),
                                    meeting.uid) != judgement.meetings.end();
      if (calls && serves && judgement.duty.body == meeting.body) duties.push_back(&judgement);
    }
    return duties;
  }

  void write(const Prepared& prepared, const ical::Attendee& to, const std::string& method,
             reports::LetterKind letter_kind, const std::vector<const OutgoingMail*>& mails) {
    const Meeting& meeting = *prepared.meeting;
    const ical::Invitation invitation = personal(prepared, to, letter_kind);
    reports::InvitationLetter letter;
    letter.kind = letter_kind;
    letter.rules = &opened_.rules;
    letter.meeting = &meeting;
    letter.length = invitation.length;
    letter.place = invitation.location;
    letter.organiser = invitation.organizer.name.empty() ? invitation.organizer.address
                                                         : invitation.organizer.name;
    letter.duties = duties_of(meeting);
    if (!mails.empty()) {
      for (const auto& revision : prepared.earlier) {
        if (std::to_string(revision.sequence) + "/" + calendar::to_ical_utc(revision.dtstamp) !=
            mails.back()->revision) {
          continue;
        }
        letter.when_before = revision.when;
        letter.place_before = revision.place;
      }
    }
    const reports::LetterText text = reports::invitation_letter(letter, language_);

    mail::Message message;
    message.id = mail::make_id(platform::random_bytes(16), invitation.organizer.address);
    message.date = now_;
    message.from = {invitation.organizer.name, invitation.organizer.address};
    const auto& connection = opened_.settings.connections.mail;
    if (connection && !connection->sender_address.empty()) {
      message.sender = {connection->sender_name, connection->sender_address};
    }
    message.to = {to.name, to.address};
    message.subject = text.subject;
    message.plain = text.plain;
    message.html = text.html;
    for (const OutgoingMail* mail : mails) message.answers.push_back(mail->message_id);
    const auto calendar_method = letter_kind == reports::LetterKind::withdrawal
                                     ? ical::Method::withdraw
                                 : method == "CANCEL" ? ical::Method::cancel
                                                      : ical::Method::request;
    message.calendar = {method, ical::write_calendar(calendar_method, {invitation}),
                        method == "CANCEL" ? "annulation.ics" : "invitation.ics"};

    Letter queued;
    queued.mail.kind = kind;
    queued.mail.subject = invitation.uid;
    queued.mail.revision = revision_key(invitation);
    queued.mail.method = method;
    queued.mail.sender = message.sender ? message.sender->address : message.from.address;
    queued.mail.recipient = to.address;
    if (const auto* person = opened_.people.find_address(to.address)) {
      queued.mail.person = person->key;
    }
    queued.mail.message_id = message.id;
    queued.mail.message = mail::compose(message);
    queued.mail.queued_at = queued.mail.changed_at = queued.mail.due_at = now_;
    queued.title = title_of(meeting, opened_);
    queued.day = meeting.day;
    queued_.letters.push_back(std::move(queued));
  }

  Opened& opened_;
  InvitationMaker& maker_;
  const MailingChoice& choice_;
  const reports::Language& language_;
  calendar::UtcTime now_;
  std::map<std::string, std::vector<OutgoingMail>> earlier_;  // by meeting
  std::vector<compliance::Judgement> judgements_;
  Queued queued_;
};

// The numbers of what is about to leave, apart from the database.
void raise_log(const std::vector<OutgoingMail>& outbox, const fs::path& workspace) {
  std::vector<std::pair<std::string, SentMark>> marks;
  for (const OutgoingMail& mail : outbox) {
    const bool leaves = mail.state == MailState::pending || mail.state == MailState::sending;
    const std::size_t slash = mail.revision.find('/');
    if (mail.kind != kind || !leaves || slash == std::string::npos) continue;
    const auto dtstamp = calendar::parse_ical_utc(mail.revision.substr(slash + 1));
    if (dtstamp) marks.push_back({mail.subject, {std::atoi(mail.revision.c_str()), *dtstamp}});
  }
  SentLog(workspace / sent_name).raise(marks);
}

// 5 minutes, 10, 20… at most 4 hours.
std::chrono::minutes pause_after(int attempts) {
  constexpr std::chrono::minutes first{5};
  constexpr std::chrono::minutes longest{240};
  return attempts > 6 ? longest : std::min(first * (1 << std::max(attempts - 1, 0)), longest);
}

}  // namespace

Queued queue_invitations(Opened& opened, const fs::path& workspace, const MailingChoice& choice,
                         calendar::Day today, const InvitationWords& words,
                         const reports::Language& language, bool record) {
  need_workspace(opened);
  const MailingChoice found{need_recipient(opened, choice.only), choice.proposed};
  InvitationMaker maker(opened, workspace, today, words);
  return Mailer(opened, maker, found, language, today).run(record);
}

std::vector<reports::MailLine> mail_lines(const Opened& opened) {
  std::map<std::string, const Meeting*> meetings;
  for (const Meeting& meeting : opened.history.meetings) meetings[meeting.uid] = &meeting;
  std::vector<reports::MailLine> lines;
  for (const OutgoingMail& mail : opened.database->outbox()) {
    const auto meeting = meetings.find(mail.subject);
    if (mail.kind != kind || !reached(mail) || meeting == meetings.end()) continue;
    reports::MailLine line;
    line.title = title_of(*meeting->second, opened);
    line.day = meeting->second->day;
    line.cancels = mail.method == "CANCEL";
    line.person = mail.person;
    line.standing = mail.state == MailState::sent      ? reports::MailStanding::sent
                    : mail.state == MailState::refused ? reports::MailStanding::refused
                                                       : reports::MailStanding::waits;
    line.since = calendar::to_paris(mail.changed_at);
    line.due = calendar::to_paris(mail.due_at);
    line.attempts = mail.attempts;
    line.reply = mail.reply;
    lines.push_back(std::move(line));
  }
  return lines;
}

const settings::MailConnection& mail_of(const Opened& opened) {
  const auto& mail = opened.settings.connections.mail;
  if (!mail) {
    throw base::bad_input(
        msg("the settings do not say which server sends mail"),
        msg("add [mail] server = \"smtp.example.org\" to gouvernail.toml, then run "
            "“{0}”",
            base::Action(base::Verb::check_settings)));
  }
  return *mail;
}

Sent send_outbox(Opened& opened, const fs::path& workspace,
                 const std::function<bool(const Sent&, int total)>& tell) {
  const platform::Lock lock(workspace, "send");
  if (!lock.held()) {
    throw base::bad_input(msg("mail is being sent from this workspace already"),
                          msg("wait until it is done"));
  }
  records::Workspace& database = *opened.database;
  net::Smtp smtp(smtp_of(mail_of(opened), workspace));
  Sent sent;
  int total = 0;
  const calendar::UtcTime start = platform::now();
  for (const OutgoingMail& mail : database.outbox()) {
    const bool waits = mail.state == MailState::pending || mail.state == MailState::sending;
    if (waits && mail.due_at <= start) ++total;
    if (waits && mail.due_at > start) ++sent.waiting;
  }
  raise_log(database.outbox(), workspace);
  std::int64_t last = 0;
  while (auto mail = database.take_mail(platform::now(), last)) {
    last = mail->id;
    const net::Delivery delivery = smtp.send(mail->sender, mail->recipient, mail->message);
    const auto settle = [&](MailState state, calendar::UtcTime due) {
      database.settle_mail(mail->id, state, platform::now(), due, delivery.code);
    };
    const std::string who = mail->person.empty() ? "?" : mail->person;
    switch (delivery.outcome) {
      case net::Outcome::accepted:
        settle(MailState::sent, platform::now());
        ++sent.sent;
        break;
      case net::Outcome::refused:
        settle(MailState::refused, platform::now());
        ++sent.refused;
        sent.problems.push_back(
            msg("“{0}” was refused: {1}", who, base::MessageList{delivery.cause}));
        break;
      case net::Outcome::later:
      case net::Outcome::unsure:
        settle(MailState::pending, platform::now() + pause_after(mail->attempts));
        ++sent.later;
        sent.problems.push_back(
            msg("“{0}” has to wait: {1}", who, base::MessageList{delivery.cause}));
        break;
      case net::Outcome::unusable:
        settle(MailState::pending, platform::now());
        sent.unusable = true;
        sent.last = delivery;
        return sent;
    }
    if (tell && !tell(sent, total)) break;
  }
  return sent;
}

}  // namespace gouvernail::app
