// SPDX-License-Identifier: MPL-2.0
// Who gets which mail of the weekly alert. Private to the module.
#pragma once

#include "app/alerts/alert.h"

namespace gouvernail::app {

// Puts the letters into the alert, whose digest and dates are made.
void add_letters(Alert& alert, const Opened& opened, const reports::CheckReport& report,
                 const reports::DigestFacts& facts, const reports::Language& language);

}  // namespace gouvernail::app
