// SPDX-License-Identifier: MPL-2.0
// What waivers excuse, beside a change of the sessions: one that names a duty of a session names
// its day.
#pragma once

#include <vector>

#include "app/workspace/opened.h"
#include "base/message.h"

namespace gouvernail::app {

// Waivers that excuse a duty now, and nothing of what is to be recorded (`after`), each with the
// duty that is owed instead where there is one.
std::vector<base::Message> waivers_left_behind(const Opened& opened,
                                               const governance::History& after,
                                               calendar::Day today);

}  // namespace gouvernail::app
