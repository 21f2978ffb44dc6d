// SPDX-License-Identifier: MPL-2.0
#include "app/sending/guest_mail.h"

#include "governance/people.h"
#include "records/workspace.h"

namespace gouvernail::app {

std::map<std::string, GuestMail> mails_to_guests(const Opened& opened, const std::string& uid) {
  std::map<std::string, GuestMail> mails;
  for (const records::OutgoingMail& mail : opened.database->outbox()) {
    const bool about = mail.kind == records::invitation_kind && mail.subject == uid;
    if (!about || mail.state == records::MailState::superseded) continue;
    mails[governance::address_key(mail.recipient)] = {
        mail.state, mail.method == records::cancel_method, calendar::to_paris(mail.changed_at),
        mail.reply};
  }
  return mails;
}

}  // namespace gouvernail::app
