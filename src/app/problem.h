// SPDX-License-Identifier: MPL-2.0
// What the planner is asked about a workspace.
#pragma once

#include <filesystem>

#include "app/opened.h"
#include "base/diagnostic.h"
#include "planning/plan.h"

namespace gouvernail::app {

// From tomorrow to the end of the convention; empty when it is over.
calendar::DayRange days_ahead(const Opened& opened, calendar::Day today);

// The problem of that day, with who is not free (see read_busy for what is found on the way; files
// without a workspace tell nothing of that). `opened` must outlive it.
planning::Problem problem_of(const Opened& opened, const std::filesystem::path& workspace,
                             calendar::Day today, const calendar::DayRange& horizon,
                             base::Diagnostics& diagnostics);

}  // namespace gouvernail::app
