// SPDX-License-Identifier: MPL-2.0
#include "records/outbox.h"

#include <map>
#include <utility>

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

bool keeps_bytes(MailState state) {
  return state == MailState::pending || state == MailState::sending;
}

std::set<std::string> still_invited(const std::vector<OutgoingMail>& outbox) {
  std::map<std::pair<std::string, std::string>, std::string> last;  // method, by uid and recipient
  for (const OutgoingMail& mail : outbox) {
    const bool goes = mail.state != MailState::superseded && mail.state != MailState::refused;
    if (goes && mail.kind == "invitation") last[{mail.subject, mail.recipient}] = mail.method;
  }
  std::set<std::string> invited;
  for (const auto& [to, method] : last) {
    if (method == "REQUEST") invited.insert(to.first);
  }
  return invited;
}

}  // namespace gouvernail::records
