// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

#include "app/planning/planning_facts.h"

namespace gouvernail::cli {

// "absent=KEY/FIRST DAY/LAST DAY": that person, or that room, is taken on those days.
// "cancelled=UID": that meeting does not take place. Anything else is a Failure.
app::Supposition need_supposition(const std::string& text);

}  // namespace gouvernail::cli
