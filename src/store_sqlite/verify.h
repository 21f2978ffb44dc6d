// SPDX-License-Identifier: MPL-2.0
// Reading the journal back, and holding it against the facts. Internal to `store_sqlite`.
#pragma once

#include <SQLiteCpp/Database.h>

#include <vector>

#include "records/journal.h"

namespace gouvernail::store_sqlite {

std::vector<records::JournalEntry> load_journal(SQLite::Database& database);
records::Verification verify(SQLite::Database& database);

}  // namespace gouvernail::store_sqlite
