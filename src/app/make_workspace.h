// SPDX-License-Identifier: MPL-2.0
// A new workspace: its settings, its record, the folder of its diaries and, where they are given,
// its persons and who sits for whom.
#pragma once

#include <filesystem>
#include <string>

#include "base/message.h"
#include "reports/language.h"

namespace gouvernail::app {

struct MakeWorkspaceRequest {
  std::filesystem::path folder;       // made where it is not there
  std::string rules;                  // a folder of rules, or the name of a shipped one
  std::filesystem::path people;       // a file of persons and seats, which is copied; may be empty
  const reports::Language& language;  // of the workspace and of what its settings say of themselves
};

struct MakeWorkspaceResult {
  base::LocalizedText convention;  // its name
  // A record without settings stood there, of a making that was interrupted or of a workspace that
  // lost them: it was kept as it is, and no seat was recorded in it.
  bool record_kept = false;
};

// All of it, or nothing: a Failure leaves the folder as it was.
MakeWorkspaceResult make_workspace(const MakeWorkspaceRequest& request);

}  // namespace gouvernail::app
