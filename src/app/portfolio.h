// SPDX-License-Identifier: MPL-2.0
// portfolio.toml: several workspaces that one person looks after, planned together.
//   [[workspace]]
//   folder = "haut-pays"        beside this file, or absolute
//   name = "Haut-Pays"          optional: the folder's name
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "planning/plan.h"

namespace gouvernail::app {

inline constexpr const char* portfolio_name = "portfolio.toml";

struct Member {
  std::string name;  // each its own
  std::filesystem::path folder;
};

// Whether the folder holds a portfolio (and is no workspace itself).
bool is_portfolio(const std::filesystem::path& folder);
// In the order of the file. Faults are Failures, with their lines.
std::vector<Member> read_portfolio(const std::filesystem::path& folder);

// Persons are the same where their mail addresses are, whatever their keys: each gets a key that
// is the same in all problems. Whoever has no address is known in one convention alone.
void share_persons(std::vector<planning::Problem>& problems);

}  // namespace gouvernail::app
