// SPDX-License-Identifier: MPL-2.0
// busy/*.ics of a workspace: when somebody is not free. A file is named after the person's key in
// people.toml, busy/dgs.ics, or a
// room's of the settings.
#pragma once

#include <filesystem>

#include "base/diagnostic.h"
#include "governance/people.h"
#include "planning/plan.h"

namespace gouvernail::app {

inline constexpr const char* busy_name = "busy";

// Engagements within those days. Events struck out, or that leave people free (TRANSP), are
// none; an event without an end takes an hour. A file that is no calendar, or that is named after
// nobody, is a warning: the plan is made without it, and says so. One that cannot be opened is a
// Failure.
governance::Availability read_busy(const std::filesystem::path& folder,
                                   const governance::People& people,
                                   const std::vector<planning::Room>& rooms,
                                   const calendar::DayRange& within,
                                   base::Diagnostics& diagnostics);

}  // namespace gouvernail::app
