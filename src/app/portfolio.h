// SPDX-License-Identifier: MPL-2.0
// portfolio.toml: several workspaces that one person looks after, planned together.
//   [[workspace]]
//   folder = "haut-pays"        beside this file, or absolute
//   name = "Haut-Pays"          optional: the folder's name
//   [[joint]]                   sessions that serve several of them, where their rules allow it
//   body = "cotech"
//   workspaces = ["haut-pays", "val-de-canche"]     the first one leads: its room, its invitations
//   or, where their ids differ:  bodies = { haut-pays = "cotech", val-de-canche = "ct" }
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "planning/plan.h"

namespace gouvernail::app {

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

// Whether the folder holds a portfolio (and is no workspace itself).
bool is_portfolio(const std::filesystem::path& folder);
// In the order of the file. Faults are Failures, with their lines.
Portfolio open_portfolio(const std::filesystem::path& folder);
std::vector<Member> read_portfolio(const std::filesystem::path& folder);

// Has the planner hold those bodies jointly. Refused: one that is not there, or that the rules of
// its convention do not allow to be held so. `problems` are those of the members.
void hold_jointly(const Portfolio& portfolio, std::vector<planning::Problem>& problems);

// Persons are the same where their mail addresses are, whatever their keys: each gets a key that
// is the same in all problems. Whoever has no address is known in one convention alone.
void share_persons(std::vector<planning::Problem>& problems);

}  // namespace gouvernail::app
