// SPDX-License-Identifier: MPL-2.0
// What several transitions do to a session (transitions.h).
#pragma once

#include <optional>

#include "governance/transitions.h"

namespace gouvernail::governance {

// Why it can take no further step: it was held or cancelled. None: it can.
std::optional<Refusal> settled(const Meeting& meeting);

// What was sent was sent for the day before: for the new one nobody has been convened yet.
void forget_sending(Meeting& meeting, calendar::Day from);

// Nobody has told whoever was convened that it is off, or stands otherwise: they await it as they
// were told last.
void leave_untold(const Meeting& before, Meeting& after);

}  // namespace gouvernail::governance
