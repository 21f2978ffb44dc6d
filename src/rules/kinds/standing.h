// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>

#include "calendar/period.h"
#include "rules/kinds/span.h"

namespace gouvernail::rules {

// A role is filled at all times; `vacancy` is the length of a gap that is tolerated. One duty
// per period, so that a vacancy that was mended weighs on its own window alone.
struct Standing {
  std::string role;
  Span vacancy;
  calendar::Period per;
};

}  // namespace gouvernail::rules
