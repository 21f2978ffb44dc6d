// SPDX-License-Identifier: MPL-2.0
// What became of the last invitation to a session, of each of those who were written to.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/workspace/opened.h"
#include "calendar/local_time.h"
#include "records/outbox.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

struct GuestMail {
  records::MailState state = records::MailState::pending;  // never superseded
  bool cancels = false;
  calendar::LocalTime since;  // of that state, in Europe/Paris
  int reply = 0;              // code of the server; 0: none
  // The day that it told, where the session stands otherwise now; none also of an old record.
  std::optional<calendar::Day> told_before = {};
};

// By address (governance::address_key).
std::map<std::string, GuestMail> mails_to_guests(const Opened& opened,
                                                 const governance::Meeting& meeting);

}  // namespace gouvernail::app
