// SPDX-License-Identifier: MPL-2.0
// What became of the invitations that were mailed, or are to be.
#pragma once

#include <filesystem>
#include <vector>

#include "app/workspace/opened.h"
#include "reports/mailing_text.h"

namespace gouvernail::app {

struct MailedInvitationsRequest {
  std::filesystem::path workspace;
};

struct MailedInvitationsResult {
  std::vector<reports::MailLine> lines;  // in the order in which they were queued
};

MailedInvitationsResult mailed_invitations(const MailedInvitationsRequest& request);
MailedInvitationsResult mailed_invitations(const Opened& opened);

}  // namespace gouvernail::app
