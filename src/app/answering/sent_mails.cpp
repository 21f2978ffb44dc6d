// SPDX-License-Identifier: MPL-2.0
#include "app/answering/sent_mails.h"

#include <algorithm>
#include <set>

#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/people.h"
#include "records/workspace.h"

namespace gouvernail::app {

const std::vector<records::OutgoingMail>& SentMails::outbox() {
  if (!outbox_) outbox_ = opened_.database->outbox();
  return *outbox_;
}

const records::OutgoingMail* SentMails::of_one(const std::vector<std::string>& message_ids) {
  for (const std::string& id : message_ids) {
    if (id.empty()) continue;
    const auto found = std::ranges::find(outbox(), id, &records::OutgoingMail::message_id);
    if (found != outbox().end()) return &*found;
  }
  return nullptr;
}

std::vector<const records::OutgoingMail*> SentMails::lately_to(const std::string& address,
                                                               calendar::UtcTime before) {
  constexpr calendar::Days a_month{31};
  constexpr calendar::Days a_day{1};  // clocks differ
  std::vector<const records::OutgoingMail*> mails;
  std::set<std::string> subjects;
  for (auto mail = outbox().rbegin(); mail != outbox().rend(); ++mail) {
    const bool then = mail->queued_at <= before + a_day && before - mail->changed_at <= a_month;
    if (!then || !records::has_left(mail->state)) continue;
    if (!governance::same_address(mail->recipient, address)) continue;
    if (opened_.history->meeting(mail->subject) == nullptr) continue;
    if (subjects.insert(mail->subject).second) mails.push_back(&*mail);
  }
  return mails;
}

}  // namespace gouvernail::app
