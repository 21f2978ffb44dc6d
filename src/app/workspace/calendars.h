// SPDX-License-Identifier: MPL-2.0
// The calendars beside the rules: days of elections, school holidays. What is wrong in a file is
// among the diagnostics; one that is not there is a Failure.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "calendar/election.h"
#include "calendar/school.h"

namespace gouvernail::app {

// The folder that the settings name, or the one shipped where they name none.
std::filesystem::path calendar_folder(const std::string& named);

std::vector<calendar::Election> read_elections(const std::filesystem::path& folder,
                                               base::Diagnostics& found);

// What rules may name; none where the file is missing or cannot be read, which is told by whoever
// needs its days.
std::vector<std::string> kinds_of_elections(const std::filesystem::path& folder);

std::optional<calendar::SchoolCalendar> read_school(const std::filesystem::path& folder,
                                                    calendar::SchoolZone zone,
                                                    base::Diagnostics& found);

}  // namespace gouvernail::app
