// SPDX-License-Identifier: MPL-2.0
// Until which day a duty can still be saved.
#pragma once

#include <optional>
#include <string>

#include "calendar/day.h"
#include "governance/history.h"
#include "rules/rules.h"

namespace gouvernail::compliance {

// `good_order` honours the house's notice and spacing; `resort` gives up all that the convention
// itself does not ask: open days, predecessors and distinct days for distinct sessions remain.
enum class Manner { good_order, resort };

// Sessions still to be held: `missing` of `body` within `window`, besides those in `history`.
struct Need {
  std::string body;
  calendar::DayRange window;
  int missing = 1;
};

// Last day on which someone can still act so that the need is met, or none when no calendar
// ever met it. Acting is sending the convocation (good order) or meeting (last resort), for the
// sessions needed and for the predecessors that they need (a COTECH before the COPIL).
std::optional<calendar::Day> last_day_to_act(const rules::Rules& rules,
                                             const governance::History& history, const Need& need,
                                             Manner manner);

}  // namespace gouvernail::compliance
