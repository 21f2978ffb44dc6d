// SPDX-License-Identifier: MPL-2.0
// The rules under each reading that is not applied, with the house's settings as they are.
#pragma once

#include <vector>

#include "app/workspace/opened.h"
#include "planning/other_reading.h"

namespace gouvernail::app {

std::vector<planning::OtherReading> other_readings(const Opened& opened);

}  // namespace gouvernail::app
