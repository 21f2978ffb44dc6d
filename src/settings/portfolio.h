// SPDX-License-Identifier: MPL-2.0
// portfolio.toml: several workspaces that one person looks after, planned together.
//   [[workspace]]
//   folder = "haut-pays"        beside this file, or absolute
//   name = "Haut-Pays"          optional: the folder's name
//   [[joint]]                   sessions that serve several of them, where their rules allow it
//   body = "cotech"
//   workspaces = ["haut-pays", "val-de-canche"]     the first one leads: its room, its invitations
//   or, where their ids differ:  bodies = { haut-pays = "cotech", val-de-canche = "ct" }
//   [log]                       of what runs on all of them together: see log.h
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/toml_reader.h"

namespace gouvernail::settings {

inline constexpr const char* portfolio_name = "portfolio.toml";

struct Member {
  std::string name;  // each its own, whatever the case and accents
  std::filesystem::path folder;
};

// The one of that name, whatever its case and accents; else those of that folder, which may be
// several: "a/sud" and "b/sud".
std::vector<std::size_t> members_named(const std::vector<Member>& members, const std::string& text);

// A body of a workspace whose sessions are held together with those of the others of its list.
struct JointPart {
  std::size_t member = 0;
  std::string body;
  base::Diagnostic at;  // where the file says so
};
struct Portfolio {
  std::vector<Member> members;                // in the order of the file
  std::vector<std::vector<JointPart>> joint;  // the one that leads is the first
};

// The file's text; `folder` is where it stands. None when something is wrong; all that is wrong is
// among the diagnostics.
std::optional<Portfolio> read_portfolio(const base::SourceText& source,
                                        const std::filesystem::path& folder,
                                        base::Diagnostics& diagnostics);

}  // namespace gouvernail::settings
