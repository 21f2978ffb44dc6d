// SPDX-License-Identifier: MPL-2.0
// What the parts of a plan are called. Private to the module.
#pragma once

#include <string>

#include "base/message.h"

namespace gouvernail::reports {

// "uneven spread"…: a term of the cost, as the plan names it.
base::Message term_name(const std::string& term);

}  // namespace gouvernail::reports
