// SPDX-License-Identifier: MPL-2.0
// The periods of a VFREEBUSY. Private to the module.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "ical/reader.h"
#include "ical/scan.h"

namespace gouvernail::ical {

// Appends the busy periods; FREE ones are left out, and those that cannot be read are reported.
void read_free_busy(const std::string& file, const Block& block, std::vector<BusyPeriod>& busy,
                    base::Diagnostics& diagnostics);

}  // namespace gouvernail::ical
