// SPDX-License-Identifier: MPL-2.0
// What was recorded in a workspace, when, and whether it is still as it was written.
#pragma once

#include <vector>

#include "app/workspace/opened.h"
#include "records/journal.h"
#include "reports/journal_text.h"

namespace gouvernail::app {

// Every entry, oldest first, for people.
std::vector<reports::JournalLine> journal_lines(const Opened& opened);

records::Verification verify_journal(const Opened& opened);

}  // namespace gouvernail::app
