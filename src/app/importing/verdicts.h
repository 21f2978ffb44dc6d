// SPDX-License-Identifier: MPL-2.0
// What would become of the duties, were an import recorded.
#pragma once

#include "app/import.h"
#include "app/workspace/opened.h"
#include "records/changes.h"

namespace gouvernail::app {

// Fills Imported::before, after and differences: as of `today`, with `changes` laid over the facts.
void tell_verdicts(const Opened& opened, const records::Changes& changes, calendar::Day today,
                   Imported& result);

}  // namespace gouvernail::app
