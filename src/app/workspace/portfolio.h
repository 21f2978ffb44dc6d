// SPDX-License-Identifier: MPL-2.0
// Several workspaces that one person looks after, planned together: see settings/portfolio.h.
#pragma once

#include <filesystem>
#include <vector>

#include "settings/portfolio.h"

namespace gouvernail::planning {
struct Problem;
}

namespace gouvernail::app {

// Whether the folder holds a portfolio (and is no workspace itself).
bool is_portfolio(const std::filesystem::path& folder);
// In the order of the file. Faults are Failures, with their lines.
settings::Portfolio open_portfolio(const std::filesystem::path& folder);
std::vector<settings::Member> read_portfolio(const std::filesystem::path& folder);

// Has the planner hold those bodies jointly. Refused: one that is not there, or that the rules of
// its convention do not allow to be held so. `problems` are those of the members.
void hold_jointly(const settings::Portfolio& portfolio, std::vector<planning::Problem>& problems);

// Persons are the same where their mail addresses are, whatever their keys: each gets a key that
// is the same in all problems. Whoever has no address is known in one convention alone.
void share_persons(std::vector<planning::Problem>& problems);

}  // namespace gouvernail::app
