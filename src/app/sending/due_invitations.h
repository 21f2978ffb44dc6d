// SPDX-License-Identifier: MPL-2.0
// All the mails on meetings that are due, with the revisions that they carry.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/sending/invitation_mail.h"
#include "records/changes.h"

namespace gouvernail::app {

struct MailingChoice {
  std::string only;       // a party, body, person or mail address; empty: everybody
  bool proposed = false;  // sessions that are not convened yet too, as dates to be confirmed
  // As need_meeting takes them: these alone, and what is only proposed is convened, unless
  // `proposed`. Empty: all that was convened, or mailed before.
  std::vector<std::string> meetings = {};
};

struct DueInvitations {
  std::vector<Letter> letters;
  std::vector<records::InvitationRevision> revisions;  // that are new
  std::vector<records::DropMails> overtaken;           // that wait, and say what is so no more
  std::vector<base::Message> remarks;
  bool left_out = false;  // InvitationMaker::left_somebody_out
};

// A session that somebody names, and one that was moved after it was convened by mail, leaves as
// one that takes place: it is recorded as convened once the first mail has left
// (convened_by_mail.h).
//
// Whoever names a session or a recipient asks anew those whom a server has refused; else they are
// counted. Of a named one that everybody has, that is said.
//
// Made, and nothing is stored: to whoever has not been told of the present revision, and to whoever
// was invited and is no longer. A name that nobody has is a Failure, and so is a session that
// nobody can be invited to any more.
DueInvitations due_invitations(const Opened& opened, const std::filesystem::path& workspace,
                               const MailingChoice& choice, const reports::Language& language,
                               calendar::Day today);

// Puts them into the outbox with their revisions, in one transaction. The history is read again:
// nothing points into it after.
void queue(Opened& opened, const DueInvitations& due);

}  // namespace gouvernail::app
