// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>

#include "calendar/period.h"
#include "rules/kinds/span.h"

namespace gouvernail::rules {

// When the role has to be filled: at all times; whenever the body for whose sake it is filled
// meets, a vacancy at other times being a task and no breach; or once in the period.
enum class Filled { always, at_sessions, once };

// A role is filled; `vacancy` is the length of a gap that is tolerated at all times. One duty
// per period, so that a vacancy that was mended weighs on its own window alone.
struct Standing {
  std::string role;
  Filled filled = Filled::always;
  std::string sessions_of;  // id of a body, with Filled::at_sessions
  Span vacancy;
  calendar::Period per;
};

}  // namespace gouvernail::rules
