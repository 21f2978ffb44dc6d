// SPDX-License-Identifier: MPL-2.0
#include "app/answers.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "app/answering/batch.h"
#include "app/answering/letters.h"
#include "app/importing/foreign.h"
#include "app/sending/guests.h"
#include "app/sending/invitation_revision.h"
#include "base/failure.h"
#include "base/file_text.h"
#include "base/mail_address.h"
#include "base/text.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/meetings_by_uid.h"
#include "governance/people.h"
#include "ical/reply.h"
#include "ical/session_uid.h"
#include "mail/authentication.h"
#include "mail/incoming.h"
#include "mail/own_words.h"
#include "records/workspace.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {
namespace {

using base::msg;
using governance::Meeting;
using governance::Person;
using records::Doubt;

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

// The start of the session, now or as the invitation that is answered told it.
bool names_its_start(const ical::Reply& reply, const Meeting& meeting,
                     const std::vector<records::InvitationRevision>& revisions) {
  const auto is_named = [&](calendar::Day day, std::optional<calendar::Minutes> hour) {
    if (day != *reply.instance) return false;
    // A day alone is named by its midnight, or without an hour.
    return !reply.instance_hour || *reply.instance_hour == hour.value_or(calendar::Minutes{0});
  };
  if (is_named(meeting.day, meeting.start_time)) return true;
  return std::any_of(revisions.begin(), revisions.end(), [&](const auto& revision) {
    if (revision.sequence != reply.sequence) return false;
    const auto moment = calendar::parse_local_time(revision.when);
    if (moment) return is_named(moment->day, moment->time);
    const auto day = day_told_by(revision);
    return day && is_named(*day, std::nullopt);
  });
}

records::Undecided undecided_of(const ical::Reply& reply, Doubt doubt,
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
  if (doubt != Doubt::instance) return undecided;
  undecided.start = {*reply.instance, reply.instance_hour.value_or(calendar::Minutes{0})};
  undecided.end = reply.start;
  return undecided;
}

class Taker {
 public:
  Taker(Opened& opened, const Elsewhere& elsewhere)
      : opened_(opened),
        elsewhere_(elsewhere),
        batch_(opened),
        letters_(opened, batch_, elsewhere),
        meetings_(*opened.history) {}

  void take(const Incoming& incoming) {
    if (incoming.bytes.starts_with("\xFF\xFE") || incoming.bytes.starts_with("\xFE\xFF")) {
      return take_text(incoming.name, base::text_of_file(incoming.bytes).text);
    }
    if (is_outlook_message(incoming.name, incoming.bytes)) {
      return batch_.refuse(
          {incoming.name}, "outlook-message",
          msg("this is a message of Outlook (.msg), which only Outlook can read"),
          msg("save it as .eml (“Save as” or “Download”, in the new Outlook or on the web), or "
              "save the calendar that it carries as .ics; else note the answer on the page of the "
              "meeting"));
    }
    take_text(incoming.name, incoming.bytes);
  }

  Taken finish() { return batch_.finish(); }

 private:
  void take_text(const std::string& name, const std::string& bytes) {
    if (!mail::is_mail(bytes)) {
      take_calendar(name, bytes, {});
      return;
    }
    if (bytes.size() > mail::longest_mail) {
      return batch_.refuse({name}, "too-long", msg("this mail is too long to be an answer"),
                           msg("look at it in the mailbox, and move it elsewhere"));
    }
    for (const std::string_view one : mail::mails_in(bytes)) {
      take_mail(name, mail::read_message(one));
    }
  }

  void take_mail(const std::string& name, const mail::Incoming& message) {
    if (!message.bounces.empty() || !message.delayed.empty()) {
      return letters_.take_report(name, message);
    }
    const std::vector<std::string> named = senders_of(message, opened_);
    // Without any sender, nobody vouches for the answer.
    const std::vector<std::string> senders = named.empty() ? std::vector<std::string>{"?"} : named;
    proven_ = is_proven(message, opened_);
    uids_.clear();
    answered_.reset();
    bool answers = false;
    for (const std::string& calendar : message.calendars) {
      answers = take_calendar(name, calendar, senders, message.date) || answers;
    }
    proven_ = true;
    if (answers) return take_words_beside(name, message, senders);
    // An answer in a calendar is one, whoever sends it for somebody; that nobody is there is none.
    // Whoever sends our invitation back, or answers it with one of his own, writes something
    // beside.
    const bool meant = returns_ours() || letters_.answers_ours(message);
    if (!message.calendars.empty() && !meant) return;
    if (!message.automatic) return letters_.take_words(name, message, named);
    if (message.calendars.empty()) ++batch_.taken.others;
  }

  // A question, or why: beside the answer, which no program reads. Not what the calendar says, too.
  void take_words_beside(const std::string& name, const mail::Incoming& message,
                         const std::vector<std::string>& senders) {
    if (!answered_ || message.automatic) return;
    std::string words = mail::own_words(message.text);
    const std::string said = base::fold(words);
    const std::string comment = base::fold(answered_->comment);
    const bool twice = comment.find(said) != std::string::npos;
    if (said.empty() || twice) return;
    letters_.take_beside(name, message, answered_->uid, answered_->attendee, senders,
                         std::move(words));
  }

  bool returns_ours() const {
    return std::ranges::any_of(
        uids_, [&](const std::string& uid) { return meetings_.find(uid) != nullptr; });
  }

  // `senders` is empty for a file, whose sender is whoever put it there. Whether there is an answer
  // in it, be it one that is refused.
  bool take_calendar(const std::string& name, const std::string& bytes,
                     const std::vector<std::string>& senders,
                     std::optional<calendar::UtcTime> sent = std::nullopt) {
    base::Diagnostics& told = batch_.taken.diagnostics;
    const std::size_t before = told.size();
    const ical::Replies replies = ical::read_replies(name, bytes, told, sent);
    uids_.insert(replies.uids.begin(), replies.uids.end());
    const bool any = !replies.replies.empty() || told.size() > before;
    batch_.taken.others += replies.others;
    for (const ical::Reply& reply : replies.replies) {
      for (const ical::Reply& one : of_sessions(reply)) take_reply(name, one, senders);
    }
    return any;
  }

  // Of a series that somebody else's calendar keeps, each session is one here. An hour tells it
  // from the first one of its day.
  std::vector<ical::Reply> of_sessions(const ical::Reply& reply) const {
    if (!reply.instance) return {reply};
    const ical::SessionUid first{reply.uid, *reply.instance};
    const ical::SessionUid later{reply.uid, *reply.instance, reply.instance_hour};
    std::vector<ical::Reply> replies;
    const auto add = [&](const std::string& uid, bool exact) {
      replies.push_back(reply);
      replies.back().uid = uid;
      if (exact) replies.back().instance.reset();
    };
    if (const std::string its = ical::to_text(later); meetings_.find(its)) {
      add(its, true);
    } else if (const std::string day = ical::to_text(first); meetings_.find(day)) {
      add(day, false);  // its name has no hour, so that its start has to be looked at
    }
    if (!reply.onwards) return replies.empty() ? std::vector{reply} : replies;
    for (const Meeting& meeting : opened_.history->meetings) {
      const std::string& uid = meeting.uid;
      const auto session = ical::parse_session_uid(uid);
      if (!session || session->series != reply.uid || session->day < *reply.instance) continue;
      const bool same_day = session->day == *reply.instance;
      if (same_day && (!session->hour || session->hour <= reply.instance_hour)) continue;
      if (!opened_.database->invitations(uid).empty()) add(uid, true);
    }
    return replies.empty() ? std::vector{reply} : replies;
  }

  void take_reply(const std::string& name, const ical::Reply& reply,
                  const std::vector<std::string>& senders) {
    const AnswerPlace place{name, reply.line, reply.uid};
    const Meeting* meeting = meetings_.find(reply.uid);
    const auto revisions = !meeting ? std::vector<records::InvitationRevision>{}
                                    : opened_.database->invitations(reply.uid);
    if (revisions.empty() && elsewhere_.sessions.contains(reply.uid)) return;
    if (revisions.empty()) {
      return batch_.refuse(
          place, "unknown-meeting",
          msg("the answer is to “{}”, which nobody was invited to from here", reply.uid),
          msg("it may belong to another workspace"));
    }
    if (!answered_) answered_ = reply;
    const int ours = revisions.back().sequence;
    if (reply.sequence > ours) {
      return batch_.refuse(
          place, "ahead",
          msg("the answer is to revision {0} of the invitation, and the last one sent from "
              "here is {1}",
              std::int64_t{reply.sequence}, std::int64_t{ours}),
          msg("the workspace may have been restored from a backup: send the invitations "
              "again"));
    }
    const Person* person = opened_.people->find_address(reply.attendee);
    if (const auto doubt = doubt_of(reply, *meeting, person, revisions, senders)) {
      // One that nobody proves is told by the address that it claims to come from.
      const bool claims = !proven_ && sent_by_attendee(reply, person, senders);
      return batch_.wait(
          place, undecided_of(reply, *doubt, claims ? std::vector{reply.attendee} : senders));
    }
    take_answer(place, reply, *person, *meeting, senders, reply.sequence < ours);
  }

  // Why it is not for a program to take.
  std::optional<Doubt> doubt_of(const ical::Reply& reply, const Meeting& meeting,
                                const Person* person,
                                const std::vector<records::InvitationRevision>& revisions,
                                const std::vector<std::string>& senders) const {
    if (reply.instance && !names_its_start(reply, meeting, revisions)) return Doubt::instance;
    if (!sent_by_attendee(reply, person, senders) || !proven_) return Doubt::sender;
    // Of a file, nobody says whose the answer is.
    if (senders.empty() && reply.among_several) return Doubt::sender;
    if (!person || !was_invited(*person, meeting, revisions, opened_)) return Doubt::stranger;
    if (reply.kind == ical::ReplyKind::counter) return Doubt::counter;
    if (invited_at(reply.attendee, meeting, opened_).size() > 1) return Doubt::shared;
    return std::nullopt;
  }

  void take_answer(const AnswerPlace& place, const ical::Reply& reply, const Person& known,
                   const Meeting& meeting, const std::vector<std::string>& senders, bool late) {
    const auto sharing = invited_at(reply.attendee, meeting, opened_);
    const Person& person = sharing.size() == 1 ? *sharing.front() : known;
    records::AnswerRecord answer = record_of(reply, person);
    if (reply.answer == governance::Answer::delegated) {
      const Person* delegate = opened_.people->find_address(reply.delegated_to);
      const bool himself = delegate && delegate->key == person.key;
      if (!delegate || himself || !is_allowed(person, *delegate, meeting, opened_)) {
        return batch_.wait(place, undecided_of(reply, Doubt::delegate, senders));
      }
      answer.delegate = delegate->key;
    }
    batch_.answer(place, std::move(answer), late);
  }

  Opened& opened_;
  const Elsewhere& elsewhere_;
  AnswerBatch batch_;
  LetterTaker letters_;
  governance::MeetingsByUid meetings_;
  bool proven_ = true;                   // whom the mail at hand is from
  std::set<std::string> uids_;           // of the events that it holds
  std::optional<ical::Reply> answered_;  // the first of its answers that is to a session of ours
};

}  // namespace

Taken take_answers(Opened& opened, const std::vector<Incoming>& incoming,
                   const Elsewhere& elsewhere) {
  need_workspace(opened);
  Taker taker(opened, elsewhere);
  for (const Incoming& one : incoming) taker.take(one);
  return taker.finish();
}

}  // namespace gouvernail::app
