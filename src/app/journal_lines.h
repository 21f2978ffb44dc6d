// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <vector>

#include "app/opened.h"
#include "reports/journal_text.h"

namespace gouvernail::app {

// Every entry of the journal, for people.
std::vector<reports::JournalLine> journal_lines(const Opened& opened);

}  // namespace gouvernail::app
