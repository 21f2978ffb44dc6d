// SPDX-License-Identifier: MPL-2.0
#include "app/answers.h"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

#include "app/sending/guests.h"
#include "app/workspace/record.h"
#include "base/failure.h"
#include "base/mail_address.h"
#include "base/text.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "ical/reply.h"
#include "ical/session_uid.h"
#include "mail/authentication.h"
#include "mail/incoming.h"
#include "platform/clock.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;
using governance::Person;
using records::Doubt;

// What makes an answer the same one again.
std::string mark_of(const records::AnswerRecord& answer) {
  return answer.meeting + " " + answer.person + " " + std::to_string(answer.sequence) + " " +
         calendar::to_ical_utc(answer.dtstamp) + " " + governance::to_partstat(answer.answer) +
         " " + answer.delegate;
}
std::string mark_of(const records::Undecided& one) { return records::digest_of(one); }

records::AnswerRecord record_of(const ical::Reply& reply, const Person& person) {
  records::AnswerRecord answer;
  answer.meeting = reply.uid;
  answer.person = person.key;
  answer.answer = reply.answer;
  answer.sequence = reply.sequence;
  answer.dtstamp = reply.dtstamp;
  answer.comment = reply.comment;
  return answer;
}

bool sent_by_attendee(const ical::Reply& reply, const Person* person,
                      const std::vector<std::string>& senders) {
  if (senders.empty()) return true;
  return std::any_of(senders.begin(), senders.end(), [&](const std::string& sender) {
    if (governance::same_address(sender, reply.attendee)) return true;
    if (!reply.sent_by.empty() && governance::same_address(sender, reply.sent_by)) return true;
    if (!person) return false;
    return governance::same_address(sender, person->address) ||
           std::any_of(person->aliases.begin(), person->aliases.end(),
                       [&](const auto& alias) { return governance::same_address(alias, sender); });
  });
}

// What was stamped in the future and read before has the time at which it was read then. `last`: by
// meeting and person.
bool says_nothing_new(const records::AnswerRecord& answer,
                      const std::map<std::string, records::AnswerRecord>& last) {
  const auto its = last.find(answer.meeting + " " + answer.person);
  return its != last.end() && its->second.answer == answer.answer &&
         its->second.sequence == answer.sequence && its->second.delegate == answer.delegate &&
         its->second.comment == answer.comment;
}

bool asks_for_proof(const Opened& opened) {
  const auto& answers = opened.settings->connections.answers;
  return answers && !answers->authserv_id.empty();
}

// Whether the server of the house proves whom the mail is from, where it is asked to.
bool is_proven(const mail::Incoming& message, const Opened& opened) {
  if (!asks_for_proof(opened)) return true;
  const std::string& server = opened.settings->connections.answers->authserv_id;
  return !message.several_authors &&
         mail::proves_sender(message.authentication, server, message.from);
}

// Whom it names. Nobody proves the header Sender.
std::vector<std::string> senders_of(const mail::Incoming& message, const Opened& opened) {
  std::vector<std::string> senders;
  for (const std::string& sender : {message.from, message.sender}) {
    if (asks_for_proof(opened) && !senders.empty()) break;
    if (base::is_mail_address(sender) && !base::first_invalid_utf8(sender)) {
      senders.push_back(sender);
    }
  }
  return senders;
}

bool was_invited(const Person& person, const Meeting& meeting,
                 const std::vector<records::InvitationRevision>& revisions, const Opened& opened) {
  const auto guests = guests_of(meeting, opened);
  if (std::any_of(guests.begin(), guests.end(),
                  [&](const Guest& guest) { return guest.person == person.key; })) {
    return true;
  }
  return std::any_of(revisions.begin(), revisions.end(), [&](const auto& revision) {
    return std::any_of(revision.recipients.begin(), revision.recipients.end(),
                       [&](const std::string& recipient) {
                         return governance::same_address(recipient, person.address);
                       });
  });
}

bool is_allowed(const Person& person, const Person& delegate, const Meeting& meeting,
                const Opened& opened) {
  for (const Guest& guest : guests_of(meeting, opened)) {
    if (guest.person == person.key) return may_come_for(guest, delegate, meeting, opened);
  }
  return false;
}

class Taker {
 public:
  explicit Taker(Opened& opened, const std::set<std::string>& elsewhere = {})
      : opened_(opened), elsewhere_(elsewhere), at_(platform::now()) {
    for (const Meeting& meeting : opened.history->meetings) meetings_[meeting.uid] = &meeting;
    for (const auto& answer : opened.database->answers()) {
      known_.insert(mark_of(answer));
      last_[answer.meeting + " " + answer.person] = answer;
    }
    for (const auto& undecided : opened.database->undecided()) known_.insert(mark_of(undecided));
  }

  void take(const Incoming& incoming) {
    if (!mail::is_mail(incoming.bytes)) return take_calendar(incoming.name, incoming.bytes, {});
    if (incoming.bytes.size() > mail::longest_mail) {
      return refuse(incoming.name, 0, "", "too-long", msg("this mail is too long to be an answer"),
                    msg("look at it in the mailbox, and move it elsewhere"));
    }
    const mail::Incoming message = mail::read_message(incoming.bytes);
    std::vector<std::string> senders = senders_of(message, opened_);
    if (!message.bounces.empty()) return take_bounces(incoming.name, message);
    // An answer in a calendar is one, whoever sends it for somebody; that nobody is there is none.
    const bool words = message.calendars.empty() && !message.automatic;
    if (message.calendars.empty() && !(words && take_words(incoming.name, message, senders))) {
      ++taken_.others;
    }
    // Without any sender, nobody vouches for the answer.
    if (senders.empty()) senders.push_back("?");
    proven_ = is_proven(message, opened_);
    for (const std::string& calendar : message.calendars) {
      take_calendar(incoming.name, calendar, senders, message.date);
    }
    proven_ = true;
  }

  // What the record refuses of one mail costs no other mail its answer.
  Taken finish() {
    records::Changes changes;
    for (const Found& found : found_) changes.push_back(found.change);
    const auto refused = record_where_taken(opened_, changes);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Found& found = found_[i];
      if (const auto why = refused.find(i); why != refused.end()) {
        refuse(found.name, found.line, found.uid, "not-recorded", why->second.cause(),
               why->second.remedy());
      } else if (std::holds_alternative<records::PutUndecided>(found.change)) {
        ++taken_.waiting;
      } else {
        ++taken_.recorded;
        if (found.late) ++taken_.late;
      }
    }
    return std::move(taken_);
  }

 private:
  // What an answer makes of the record, and where it stood.
  struct Found {
    std::string name;
    int line = 0;
    std::string uid;
    bool late = false;
    records::Change change;
  };

  // `senders` is empty for a file, whose sender is whoever put it there.
  void take_calendar(const std::string& name, const std::string& bytes,
                     const std::vector<std::string>& senders,
                     std::optional<calendar::UtcTime> sent = std::nullopt) {
    const ical::Replies replies = ical::read_replies(name, bytes, taken_.diagnostics, sent);
    taken_.others += replies.others;
    for (const ical::Reply& reply : replies.replies) take_reply(name, of_session(reply), senders);
  }

  // Of a series that somebody else's calendar keeps, each session is one here. An hour tells it
  // from the first one of its day.
  ical::Reply of_session(ical::Reply reply) const {
    if (!reply.instance) return reply;
    const ical::SessionUid first{reply.uid, *reply.instance};
    const ical::SessionUid later{reply.uid, *reply.instance, reply.instance_hour};
    for (const std::string& uid : {ical::to_text(later), ical::to_text(first)}) {
      if (!meetings_.contains(uid)) continue;
      reply.uid = uid;
      break;
    }
    return reply;
  }

  const records::OutgoingMail* mail_of(const std::string& message_id) {
    if (!outbox_) outbox_ = opened_.database->outbox();
    const auto found = std::find_if(outbox_->begin(), outbox_->end(), [&](const auto& mail) {
      return !message_id.empty() && mail.message_id == message_id;
    });
    return found == outbox_->end() ? nullptr : &*found;
  }

  // Whoever did not get it is as one whose server refused it. Where another address did not, who
  // knows whether the mail was passed on to it, or was not for it at all.
  void take_bounces(const std::string& name, const mail::Incoming& message) {
    bool ours = false;
    for (const mail::Bounce& bounce : message.bounces) {
      const records::OutgoingMail* mail = mail_of(bounce.message_id);
      if (!mail) continue;
      if (!records::has_left(mail->state)) {
        ours = true;
        ++taken_.repeated;
        continue;
      }
      if (!governance::same_address(bounce.recipient, mail->recipient)) {
        ours = wait_for_returned(name, *mail, bounce, message) || ours;
        continue;
      }
      ours = true;
      opened_.database->settle_mail(mail->id, records::MailState::refused, at_, at_,
                                    bounce.status > 0 ? bounce.status : 550);
      ++taken_.bounced;
    }
    if (!ours) ++taken_.others;
  }

  // Nothing waits that is of no session here.
  bool wait_for_returned(const std::string& name, const records::OutgoingMail& mail,
                         const mail::Bounce& bounce, const mail::Incoming& message) {
    if (!meetings_.contains(mail.subject)) return false;
    const std::string& from = bounce.recipient;
    ical::Reply reply;
    reply.uid = mail.subject;
    reply.attendee = mail.recipient;
    reply.dtstamp = message.date.value_or(at_);
    wait(name, reply, Doubt::returned,
         {base::is_mail_address(from) && !base::first_invalid_utf8(from) ? from : "?"});
    return true;
  }

  // An answer in somebody's own words, to a mail of ours.
  bool take_words(const std::string& name, const mail::Incoming& message,
                  const std::vector<std::string>& senders) {
    if (senders.empty()) return false;  // nobody's
    for (const std::string& id : message.answers) {
      const records::OutgoingMail* mail = mail_of(id);
      if (!mail || (mail->kind != records::invitation_kind && mail->kind != records::reminder_kind))
        continue;
      if (!meetings_.contains(mail->subject) || base::trim(message.text).empty()) return false;
      ical::Reply reply;
      reply.uid = mail->subject;
      reply.attendee = senders.front();
      reply.dtstamp = message.date.value_or(at_);
      reply.comment = std::string(base::trim(message.text));
      wait(name, reply, Doubt::text, senders);
      return true;
    }
    return false;
  }

  void take_reply(const std::string& name, const ical::Reply& reply,
                  const std::vector<std::string>& senders) {
    const auto found = meetings_.find(reply.uid);
    const auto revisions = found == meetings_.end() ? std::vector<records::InvitationRevision>{}
                                                    : opened_.database->invitations(reply.uid);
    if (revisions.empty() && elsewhere_.contains(reply.uid)) return;
    if (revisions.empty()) {
      return refuse(name, reply.line, reply.uid, "unknown-meeting",
                    msg("the answer is to “{}”, which nobody was invited to from here", reply.uid),
                    msg("it may belong to another workspace"));
    }
    const int ours = revisions.back().sequence;
    if (reply.sequence > ours) {
      return refuse(
          name, reply.line, reply.uid, "ahead",
          msg("the answer is to revision {0} of the invitation, and the last one sent from "
              "here is {1}",
              std::int64_t{reply.sequence}, std::int64_t{ours}),
          msg("the workspace may have been restored from a backup: send the invitations "
              "again"));
    }
    const Meeting& meeting = *found->second;
    const Person* person = opened_.people->find_address(reply.attendee);
    if (!sent_by_attendee(reply, person, senders)) return wait(name, reply, Doubt::sender, senders);
    // Told by the address that it claims to come from, which is its attendee's.
    if (!proven_) return wait(name, reply, Doubt::sender, {reply.attendee});
    if (!person || !was_invited(*person, meeting, revisions, opened_)) {
      return wait(name, reply, Doubt::stranger, senders);
    }
    if (reply.kind == ical::ReplyKind::counter) return wait(name, reply, Doubt::counter, senders);
    const auto sharing = invited_at(reply.attendee, meeting, opened_);
    if (sharing.size() > 1) return wait(name, reply, Doubt::shared, senders);
    if (sharing.size() == 1) person = sharing.front();
    records::AnswerRecord answer = record_of(reply, *person);
    if (reply.answer == governance::Answer::delegated) {
      const Person* delegate = opened_.people->find_address(reply.delegated_to);
      if (!delegate || !is_allowed(*person, *delegate, meeting, opened_)) {
        return wait(name, reply, Doubt::delegate, senders);
      }
      answer.delegate = delegate->key;
    }
    // A clock that is ahead, or a stamp that is made up, overtakes no later answer.
    const bool ahead = answer.dtstamp > at_;
    if (ahead) answer.dtstamp = at_;
    if (!known_.insert(mark_of(answer)).second || (ahead && says_nothing_new(answer, last_))) {
      ++taken_.repeated;
      return;
    }
    found_.push_back({name, reply.line, reply.uid, reply.sequence < ours,
                      records::RecordAnswer{std::move(answer)}});
  }

  void wait(const std::string& name, const ical::Reply& reply, Doubt doubt,
            const std::vector<std::string>& senders) {
    records::Undecided undecided;
    undecided.meeting = reply.uid;
    undecided.doubt = doubt;
    undecided.attendee = reply.attendee;
    undecided.sender = senders.empty() ? "" : senders.front();
    undecided.answer = reply.answer;
    undecided.delegate = reply.delegated_to;
    undecided.sequence = reply.sequence;
    undecided.dtstamp = reply.dtstamp;
    undecided.start = reply.start;
    undecided.end = reply.end;
    undecided.comment = reply.comment;
    undecided.received_at = at_;
    if (!known_.insert(mark_of(undecided)).second) {
      ++taken_.repeated;
      return;
    }
    found_.push_back(
        {name, reply.line, reply.uid, false, records::PutUndecided{std::move(undecided)}});
  }

  void refuse(const std::string& name, int line, const std::string& uid, const char* code,
              base::Message what, base::Message remedy) {
    taken_.diagnostics.push_back({base::Severity::error,
                                  code,
                                  {name, line, 0},
                                  uid.empty() ? "" : "UID:" + uid,
                                  std::move(what),
                                  std::move(remedy)});
  }

  Opened& opened_;
  const std::set<std::string>& elsewhere_;
  std::optional<std::vector<records::OutgoingMail>> outbox_;
  calendar::UtcTime at_;
  std::map<std::string, const Meeting*> meetings_;
  std::set<std::string> known_;
  std::map<std::string, records::AnswerRecord> last_;  // by meeting and person
  bool proven_ = true;                                 // whom the mail at hand is from
  std::vector<Found> found_;
  Taken taken_;
};

}  // namespace

Taken take_answers(Opened& opened, const std::vector<Incoming>& incoming,
                   const std::set<std::string>& elsewhere) {
  need_workspace(opened);
  Taker taker(opened, elsewhere);
  for (const Incoming& one : incoming) taker.take(one);
  return taker.finish();
}

}  // namespace gouvernail::app
