// SPDX-License-Identifier: MPL-2.0
#include "records/outbox.h"

#include <set>
#include <utility>

#include "base/text.h"

namespace gouvernail::records {

const char* to_string(MailState state) {
  switch (state) {
    case MailState::pending:
      return "pending";
    case MailState::sending:
      return "sending";
    case MailState::sent:
      return "sent";
    case MailState::refused:
      return "refused";
    case MailState::superseded:
      return "superseded";
  }
  return "";
}

bool is_leaving(MailState state) {
  return state == MailState::pending || state == MailState::sending;
}

bool has_left(MailState state) { return state == MailState::sent || state == MailState::sending; }

bool has_invited(const OutgoingMail& mail) {
  return mail.kind == invitation_kind && mail.method == request_method &&
         mail.state == MailState::sent;
}

std::map<std::string, std::vector<std::string>> still_invited(
    const std::vector<OutgoingMail>& outbox) {
  std::map<std::string, std::vector<std::string>> invited;
  std::set<std::pair<std::string, std::string>> told;  // session and recipient
  for (auto mail = outbox.rbegin(); mail != outbox.rend(); ++mail) {
    if (mail->kind != invitation_kind || !has_left(mail->state)) continue;
    const bool last = told.emplace(mail->subject, base::lower_ascii(mail->recipient)).second;
    if (last && mail->method == request_method) invited[mail->subject].push_back(mail->recipient);
  }
  return invited;
}

}  // namespace gouvernail::records
