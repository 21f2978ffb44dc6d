// SPDX-License-Identifier: MPL-2.0
// What a reader of a report or of a plan must know besides: courtesies that the convention does not
// state, and calendars that nobody has published.
#pragma once

#include <vector>

#include "app/workspace/opened.h"

namespace gouvernail::app {

std::vector<base::Message> notices(const Opened& opened, const calendar::DayRange& horizon);

}  // namespace gouvernail::app
