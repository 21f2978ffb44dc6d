// SPDX-License-Identifier: MPL-2.0
// Reading the journal back, and holding it against the facts. Internal to `store`.
#pragma once

#include <SQLiteCpp/Database.h>

#include <vector>

#include "store/journal.h"

namespace gouvernail::store {

std::vector<JournalEntry> load_journal(SQLite::Database& database);
Verification verify(SQLite::Database& database);

}  // namespace gouvernail::store
