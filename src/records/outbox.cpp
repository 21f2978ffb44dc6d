// SPDX-License-Identifier: MPL-2.0
#include "records/outbox.h"

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

}  // namespace gouvernail::records
