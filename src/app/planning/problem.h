// SPDX-License-Identifier: MPL-2.0
// What the planner is asked about a workspace.
#pragma once

#include "app/workspace/opened.h"
#include "planning/plan.h"

namespace gouvernail::app {

// From tomorrow to the end of the convention; empty when it is over.
calendar::DayRange days_ahead(const Opened& opened, calendar::Day today);

// The problem of that day, all but who is not free (read_busy). `opened` must outlive it.
planning::Problem problem_of(const Opened& opened, calendar::Day today,
                             const calendar::DayRange& horizon);

}  // namespace gouvernail::app
