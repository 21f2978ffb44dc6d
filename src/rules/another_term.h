// SPDX-License-Identifier: MPL-2.0
// The rules of a convention over other years than its own: those of a renewal to come, or of the
// term before.
#pragma once

#include "calendar/day.h"

namespace gouvernail::rules {

struct Rules;

// As if the convention had run over `term`, both days included: what was in force from its first
// day, or to its last, is so again; what is due on a day outside `term` is not owed; nothing is
// known of a signature.
void set_term(Rules& rules, const calendar::DayRange& term);

}  // namespace gouvernail::rules
