// SPDX-License-Identifier: MPL-2.0
// The periods of a VFREEBUSY. Private to the module.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "ical/reader.h"
#include "ical/scan.h"

namespace gouvernail::ical {

// Of one calendar, as many as touch the days that are asked for; the rest is left out, with a
// diagnostic.
inline constexpr std::size_t most_periods = 200'000;

// Of an event or a period whose end is not known.
inline constexpr calendar::Minutes unknown_length{60};

// The busy periods of all VFREEBUSYs among `blocks` that touch `within`; FREE ones are left out,
// and those that cannot be read are reported; of one that begins and has no end that can be, an
// hour counts.
std::vector<BusyPeriod> read_free_busy(const std::string& file, const std::vector<Block>& blocks,
                                       const calendar::DayRange& within,
                                       base::Diagnostics& diagnostics);

}  // namespace gouvernail::ical
