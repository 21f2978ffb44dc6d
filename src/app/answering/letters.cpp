// SPDX-License-Identifier: MPL-2.0
#include "app/answering/letters.h"

#include <algorithm>
#include <utility>

#include "app/answering/sessions_meant.h"
#include "base/mail_address.h"
#include "base/text.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "records/workspace.h"

namespace gouvernail::app {
namespace {

using base::msg;
using records::Doubt;

// What the mail is called, and what stands in it: often one alone names the session.
std::string words_in(const mail::Incoming& message) {
  constexpr std::size_t longest_subject = 200;
  const std::string subject(base::trim(base::cut_utf8(message.subject, longest_subject)));
  const std::string text(base::trim(message.text));
  if (subject.empty() || text.empty()) return subject + text;
  return subject + "\n" + text;
}

bool can_be_kept(const std::string& address) {
  return base::is_mail_address(address) && !base::first_invalid_utf8(address);
}

// Message-IDs of the mail that a report may be about, the surest first.
std::vector<std::string> ids_of(const mail::Bounce& bounce, const mail::Incoming& message) {
  std::vector<std::string> ids{bounce.message_id, bounce.envelope_id};
  ids.insert(ids.end(), message.answers.begin(), message.answers.end());
  return ids;
}

bool is_its(const std::string& recipient, const mail::Bounce& bounce) {
  return governance::same_address(bounce.recipient, recipient) ||
         (!bounce.final_recipient.empty() &&
          governance::same_address(bounce.final_recipient, recipient));
}

}  // namespace

bool LetterTaker::take_bound_words(const std::string& name, const mail::Incoming& message,
                                   const std::vector<std::string>& senders) {
  for (const std::string& id : message.answers) {
    const records::OutgoingMail* mail = sent_.of_one({id});
    if (mail == nullptr || !sent_.is_on_session(*mail)) continue;
    records::Undecided words;
    words.meeting = mail->subject;
    words.doubt = Doubt::text;
    words.attendee = words.sender = senders.front();
    words.dtstamp = message.date.value_or(batch_.at());
    words.comment = words_in(message);
    words.origin = message.digest;
    batch_.wait({name, 0, mail->subject}, std::move(words));
    return true;
  }
  return false;
}

void LetterTaker::take_beside(const std::string& name, const mail::Incoming& message,
                              const std::string& meeting, const std::string& attendee,
                              const std::vector<std::string>& senders, std::string said) {
  records::Undecided words;
  words.meeting = meeting;
  words.doubt = Doubt::text;
  words.attendee = attendee;
  words.sender = senders.front();
  words.dtstamp = message.date.value_or(batch_.at());
  words.comment = std::move(said);
  words.origin = message.digest;
  batch_.wait({name, 0, meeting}, std::move(words));
}

const std::vector<const governance::Meeting*>& LetterTaker::sessions_of(const std::string& sender,
                                                                        calendar::UtcTime when) {
  const auto [place, is_new] = sessions_.try_emplace(
      std::pair(governance::address_key(sender), calendar::to_paris(when).day));
  if (is_new) place->second = sessions_meant(opened_, sent_.outbox(), sender, when);
  return place->second;
}

void LetterTaker::take_words(const std::string& name, const mail::Incoming& message,
                             const std::vector<std::string>& senders) {
  const bool is_anothers = std::ranges::any_of(
      message.answers, [&](const std::string& id) { return elsewhere_.mails.contains(id); });
  if (senders.empty() || is_anothers) {
    ++batch_.taken.others;
    return;
  }
  if (take_bound_words(name, message, senders)) return;
  const calendar::UtcTime when = message.date.value_or(batch_.at());
  bool is_known = false;
  for (const std::string& sender : senders) {
    is_known = is_known || !opened_.people->at_address(sender).empty();
    const auto& sessions = sessions_of(sender, when);
    if (sessions.empty()) continue;
    records::Undecided words;
    words.meeting = session_named(sessions, message.subject, opened_).uid;
    words.doubt = Doubt::unbound;
    words.attendee = words.sender = sender;
    words.dtstamp = when;
    words.comment = words_in(message);
    words.origin = message.digest;
    return batch_.wait({name, 0, {}}, std::move(words));
  }
  if (!is_known) {
    ++batch_.taken.strangers;
    return;
  }
  ++batch_.taken.others;
  if (!told_.insert(senders.front()).second) return;
  batch_.warn({name, 0, {}}, "no-session-asked",
              msg("{} writes, and was asked to no meeting", senders.front()),
              msg("look at it in the mailbox"));
}

// The mail that it is about is known. Whoever did not get it is as one whose server refused it.
// Where another address did not, who knows whether the mail was passed on to it, or was not for it
// at all; nor is what is said in words known to be for good.
bool LetterTaker::take_returned(const std::string& name, const records::OutgoingMail& mail,
                                const mail::Bounce& bounce, const mail::Incoming& message) {
  if (!records::has_left(mail.state)) {
    ++batch_.taken.repeated;
    return true;
  }
  const bool its = is_its(mail.recipient, bounce);
  if (its && !bounce.said_in_words) {
    constexpr int mailbox_unavailable = 550;
    opened_.database->settle_mail(mail.id, records::MailState::refused, batch_.at(), batch_.at(),
                                  bounce.status > 0 ? bounce.status : mailbox_unavailable);
    ++batch_.taken.bounced;
    return true;
  }
  if (!sent_.is_on_session(mail)) return false;
  records::Undecided returned;
  returned.meeting = mail.subject;
  returned.doubt = Doubt::returned;
  returned.attendee = mail.recipient;
  returned.sender = its ? mail.recipient : can_be_kept(bounce.recipient) ? bounce.recipient : "?";
  returned.dtstamp = message.date.value_or(batch_.at());
  returned.origin = message.digest;
  batch_.wait({name, 0, mail.subject}, std::move(returned));
  return true;
}

// The mail is not named: by whom it went to, one of those that left to that address. Each report is
// of one mail, so that the next is taken to be about the one before.
bool LetterTaker::take_unnamed(const std::string& name, const mail::Bounce& bounce,
                               const mail::Incoming& message) {
  const calendar::UtcTime when = std::min(message.date.value_or(batch_.at()), batch_.at());
  for (const std::string& address : {bounce.recipient, bounce.final_recipient}) {
    if (!can_be_kept(address)) continue;
    const auto mails = sent_.lately_to(address, when);
    if (mails.empty()) continue;
    const auto next = std::ranges::find_if(
        mails, [&](const auto* mail) { return !batch_.has_returned(mail->subject, address); });
    records::Undecided returned;
    returned.meeting = (next == mails.end() ? mails.front() : *next)->subject;
    returned.doubt = Doubt::returned;
    returned.attendee = returned.sender = address;
    returned.dtstamp = message.date.value_or(batch_.at());
    returned.origin = message.digest;
    batch_.wait({name, 0, {}}, std::move(returned));
    return true;
  }
  if (bounce.said_in_words || opened_.people->at_address(bounce.recipient).empty()) return false;
  batch_.warn(
      {name, 0, {}}, "undeliverable",
      msg("a mail to {} did not arrive, and none on a meeting went there lately", bounce.recipient),
      msg("look at it in the mailbox, and correct the address if it is wrong"));
  return true;
}

bool LetterTaker::take_bounce(const std::string& name, const mail::Bounce& bounce,
                              const mail::Incoming& message) {
  const std::vector<std::string> ids = ids_of(bounce, message);
  if (const auto* mail = sent_.of_one(ids)) return take_returned(name, *mail, bounce, message);
  // It names a mail of somebody else's. An envelope is called as its server likes.
  const bool names_another = !bounce.message_id.empty() || !message.answers.empty();
  return !names_another && take_unnamed(name, bounce, message);
}

void LetterTaker::take_report(const std::string& name, const mail::Incoming& message) {
  bool ours = false;
  for (const mail::Bounce& bounce : message.bounces) {
    ours = take_bounce(name, bounce, message) || ours;
    // Of the addresses that a server writes of, one is that of the mail.
    if (ours && bounce.said_in_words) break;
  }
  for (const mail::Bounce& late : message.delayed) {
    const auto* mail = sent_.of_one(ids_of(late, message));
    if (mail == nullptr && sent_.lately_to(late.recipient, batch_.at()).empty()) continue;
    ours = true;
    ++batch_.taken.delayed;
  }
  if (ours) return;
  ++batch_.taken.others;
  ++batch_.taken.unsent;
}

}  // namespace gouvernail::app
