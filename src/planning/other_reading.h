// SPDX-License-Identifier: MPL-2.0
// The rules under another reading, as a repair that can be tried.
#pragma once

#include <memory>

#include "rules/rules.h"

namespace gouvernail::planning {

struct OtherReading {
  rules::Reading reading;
  std::shared_ptr<const rules::Rules> rules;
};

}  // namespace gouvernail::planning
