// SPDX-License-Identifier: MPL-2.0
// From meetings to .ics files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/message.h"
#include "calendar/day.h"
#include "reports/language.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

struct Opened;

struct ExportInvitationsRequest {
  std::filesystem::path workspace;
  std::filesystem::path to;  // folder; made when it is not there
  std::string only;          // a party, body, person or mail address; empty: everybody
  calendar::Day today;
  const reports::Language& language;  // of the organiser
};

struct ExportInvitationsResult {
  int meetings = 0;
  int partners = 0;
  int bodies = 0;
  int written = 0;  // files that were not the same already
  std::vector<base::Message> remarks;
  bool left_out = false;  // InvitationMaker::left_somebody_out
};

// Writes one .ics per session ahead (reunions/), one calendar to subscribe to per partner
// (partenaires/) and per body (instances/). With `only`, its sessions alone. Revisions are kept in
// the workspace, so that a second export is the same, byte for byte.
ExportInvitationsResult export_invitations(const ExportInvitationsRequest& request);

// The .ics of one session, to be sent by whoever asks: its revision alone is kept.
struct InvitationFile {
  std::string name;
  std::string text;
  std::vector<base::Message> remarks = {};
};
// That nobody is told of it (any more), or that it cannot be invited to, is a Failure.
InvitationFile export_invitation(Opened& opened, const governance::Meeting& meeting,
                                 calendar::Day today, const reports::Language& language);

}  // namespace gouvernail::app
