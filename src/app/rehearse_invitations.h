// SPDX-License-Identifier: MPL-2.0
// The invitations that are due as files to look at; nothing is recorded, nothing sent.
#pragma once

#include <filesystem>
#include <vector>

#include "app/sending/due_invitations.h"
#include "reports/mailing_text.h"

namespace gouvernail::app {

struct RehearseInvitationsRequest {
  std::filesystem::path workspace;
  std::filesystem::path to;  // folder; one .eml per mail
  MailingChoice choice;
  calendar::Day today;
  const reports::Language& language;  // of the letters
};

struct RehearseInvitationsResult {
  std::vector<reports::LetterLine> letters;
  std::vector<base::Message> remarks;
  bool left_out = false;  // InvitationMaker::left_somebody_out
};

RehearseInvitationsResult rehearse_invitations(const RehearseInvitationsRequest& request);

}  // namespace gouvernail::app
