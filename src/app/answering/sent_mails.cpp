// SPDX-License-Identifier: MPL-2.0
#include "app/answering/sent_mails.h"

#include <set>

#include "governance/history.h"
#include "governance/people.h"
#include "records/workspace.h"

namespace gouvernail::app {

SentMails::Known::Known(const Opened& opened)
    : outbox(opened.database->outbox()), sessions(*opened.history) {
  for (const records::OutgoingMail& mail : outbox) {
    by_id.emplace(mail.message_id, &mail);
    by_address[governance::address_key(mail.recipient)].push_back(&mail);
  }
}

SentMails::Known& SentMails::known() {
  if (!known_) known_.emplace(opened_);
  return *known_;
}

const records::OutgoingMail* SentMails::of_one(const std::vector<std::string>& message_ids) {
  for (const std::string& id : message_ids) {
    if (id.empty()) continue;
    const auto found = known().by_id.find(id);
    if (found != known().by_id.end()) return found->second;
  }
  return nullptr;
}

bool SentMails::is_on_session(const records::OutgoingMail& mail) {
  return known().sessions.find(mail.subject) != nullptr;
}

std::vector<const records::OutgoingMail*> SentMails::lately_to(const std::string& address,
                                                               calendar::UtcTime before) {
  constexpr calendar::Days a_month{31};
  constexpr calendar::Days a_day{1};  // clocks differ
  const auto its = known().by_address.find(governance::address_key(address));
  if (its == known().by_address.end()) return {};
  std::vector<const records::OutgoingMail*> mails;
  std::set<std::string> subjects;
  for (auto one = its->second.rbegin(); one != its->second.rend(); ++one) {
    const records::OutgoingMail* mail = *one;
    const bool then = mail->queued_at <= before + a_day && before - mail->changed_at <= a_month;
    if (!then || !records::has_left(mail->state) || !is_on_session(*mail)) continue;
    if (subjects.insert(mail->subject).second) mails.push_back(mail);
  }
  return mails;
}

}  // namespace gouvernail::app
