// SPDX-License-Identifier: MPL-2.0
// The periods of a VFREEBUSY. Private to the module.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "ical/reader.h"
#include "ical/scan.h"

namespace gouvernail::ical {

// Longer lists are cut, with a diagnostic.
inline constexpr std::size_t most_periods = 200'000;

// Appends the busy periods that touch `within`; FREE ones are left out, and those that cannot be
// read are reported.
void read_free_busy(const std::string& file, const Block& block, const calendar::DayRange& within,
                    std::vector<BusyPeriod>& busy, base::Diagnostics& diagnostics);

}  // namespace gouvernail::ical
