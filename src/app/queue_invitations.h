// SPDX-License-Identifier: MPL-2.0
// Makes the invitations that are due and puts them into the outbox, from where deliver_mail sends
// them.
#pragma once

#include <filesystem>
#include <vector>

#include "app/sending/due_invitations.h"
#include "app/sending/enclosures.h"

namespace gouvernail::app {

struct QueueInvitationsRequest {
  std::filesystem::path workspace;
  MailingChoice choice;
  calendar::Day today;
  const reports::Language& language;  // of the letters
  // Documents of the one session that is named, sent with its invitations: to all who lack them.
  EnclosureChoice documents = {};
};

struct QueueInvitationsResult {
  int queued = 0;
  std::vector<base::Message> remarks;
  bool left_out = false;  // InvitationMaker::left_somebody_out
};

// Settings without a mail server, and documents without one session, are a Failure, before anything
// is queued.
QueueInvitationsResult queue_invitations(const QueueInvitationsRequest& request);

}  // namespace gouvernail::app
