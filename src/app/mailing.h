// SPDX-License-Identifier: MPL-2.0
// Invitations by mail: queued with the revision that they carry, in one transaction; then handed
// to the server one by one. Whatever kills the process between two steps, the next run goes on.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/invitation_maker.h"
#include "mail/message.h"
#include "net/smtp.h"
#include "reports/language.h"
#include "reports/mailing_text.h"

namespace gouvernail::app {

struct MailingChoice {
  std::string only;       // a party, body, person or mail address; empty: everybody
  bool proposed = false;  // sessions that are not convened yet too
};

// What a run would send, or has queued.
struct Letter {
  records::OutgoingMail mail;
  base::LocalizedText title;  // "Comité de pilotage"
  calendar::Day day;
};

struct Queued {
  std::vector<Letter> letters;
  std::vector<base::Message> remarks;
};

// Makes the mails that are due: to whoever has not been told of the present revision, and to
// whoever was invited and is no longer. With `record`, they are in the outbox when it returns; else
// nothing is stored.
Queued queue_invitations(Opened& opened, const std::filesystem::path& workspace,
                         const MailingChoice& choice, calendar::Day today,
                         const InvitationWords& words, const reports::Language& language,
                         bool record);

struct Sent {
  int sent = 0;
  int refused = 0;
  int later = 0;
  int waiting = 0;                      // not due yet
  net::Delivery last;                   // of a server that could not be used
  bool unusable = false;                // the run was broken off
  std::vector<base::Message> problems;  // one line each, without addresses: the person's key
};

// Sends what is due. `tell` is called after each mail; false ends the run there. Another process
// that sends from this workspace is a Failure.
Sent send_outbox(Opened& opened, const std::filesystem::path& workspace,
                 const std::function<bool(const Sent&, int total)>& tell);

// The outbox of invitations as reports show it.
std::vector<reports::MailLine> mail_lines(const Opened& opened);

// The connection of the settings; a Failure when there is none.
const settings::MailConnection& mail_of(const Opened& opened);

}  // namespace gouvernail::app
