// SPDX-License-Identifier: MPL-2.0
// From meetings to .ics files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/invitation_maker.h"

namespace gouvernail::app {

struct Exported {
  int meetings = 0;
  int partners = 0;
  int bodies = 0;
  int written = 0;  // files that were not the same already
  std::vector<base::Message> remarks;
};

// Writes into `folder`: one .ics per session ahead (reunions/), one calendar to subscribe to per
// partner (partenaires/) and per body (instances/). `only` (may be empty) is a party, a body or a
// person: its sessions alone. Revisions are kept in the workspace, so that a second export is the
// same, byte for byte.
Exported export_invitations(Opened& opened, const std::filesystem::path& workspace,
                            const std::filesystem::path& folder, const std::string& only,
                            calendar::Day today, const InvitationWords& words);

}  // namespace gouvernail::app
