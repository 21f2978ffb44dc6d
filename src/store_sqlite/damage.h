// SPDX-License-Identifier: MPL-2.0
// What is wrong with the file itself. Internal to `store_sqlite`; throws SQLite::Exception.
#pragma once

#include <SQLiteCpp/Database.h>

#include <optional>

#include "records/journal.h"

namespace gouvernail::store_sqlite {

// Its structure against that of a new workspace, then its pages, then its rows against their seals.
std::optional<records::Break> damage_of(SQLite::Database& database);

}  // namespace gouvernail::store_sqlite
