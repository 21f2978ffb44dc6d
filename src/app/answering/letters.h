// SPDX-License-Identifier: MPL-2.0
// Mails that hold no answer that a program could take: of somebody who just writes, and of servers
// that tell of a mail of ours. What they mean is for a person to say.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/answering/batch.h"
#include "app/answering/sent_mails.h"
#include "app/answers.h"
#include "mail/incoming.h"

namespace gouvernail::app {

class LetterTaker {
 public:
  // `elsewhere` must outlive it, as must the others.
  LetterTaker(Opened& opened, AnswerBatch& batch, const Elsewhere& elsewhere)
      : opened_(opened), batch_(batch), elsewhere_(elsewhere), sent_(opened) {}

  // An answer in somebody's own words: to a mail of ours, else to one of the sessions to which he
  // is asked. `senders`: whom it names; empty: it is nobody's.
  void take_words(const std::string& name, const mail::Incoming& message,
                  const std::vector<std::string>& senders);
  // What somebody wrote himself beside his answer to that session.
  void take_beside(const std::string& name, const mail::Incoming& message,
                   const std::string& meeting, const std::string& attendee,
                   const std::vector<std::string>& senders, std::string said);
  // Whether it is said to answer a mail of ours.
  bool answers_ours(const mail::Incoming& message) {
    return sent_.of_one(message.answers) != nullptr;
  }
  // Mails that did not arrive, or not yet.
  void take_report(const std::string& name, const mail::Incoming& message);

 private:
  bool take_bound_words(const std::string& name, const mail::Incoming& message,
                        const std::vector<std::string>& senders);
  bool take_bounce(const std::string& name, const mail::Bounce& bounce,
                   const mail::Incoming& message);
  bool take_returned(const std::string& name, const records::OutgoingMail& mail,
                     const mail::Bounce& bounce, const mail::Incoming& message);
  bool take_unnamed(const std::string& name, const mail::Bounce& bounce,
                    const mail::Incoming& message);

  // Worked out once for each address and day.
  const std::vector<const governance::Meeting*>& sessions_of(const std::string& sender,
                                                             calendar::UtcTime when);

  Opened& opened_;
  AnswerBatch& batch_;
  const Elsewhere& elsewhere_;
  SentMails sent_;
  std::map<std::pair<std::string, calendar::Day>, std::vector<const governance::Meeting*>>
      sessions_;
  std::set<std::string> told_;  // addresses of which it was told that no session is theirs
};

}  // namespace gouvernail::app
