// SPDX-License-Identifier: MPL-2.0
// Opening the file: what is refused, and the settings under which every connection works.
// Internal to `store_sqlite`; throws StoreError only.
#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>

#include "store_sqlite/database.h"

namespace gouvernail::store_sqlite {

SQLite::Database create_file(const std::filesystem::path& file, const Options& options);
// Where this user, or the disk, lets nothing be written, it is opened to be read.
SQLite::Database open_file(const std::filesystem::path& file, const Options& options);

// To be read alone: nothing is written beside it, not even a lock. What its log holds is read too,
// and an earlier version is brought up to date, in a copy that goes when it is closed.
SQLite::Database open_to_read(const std::filesystem::path& file, const Options& options);

// Nothing can be recorded through it.
bool is_read_only(SQLite::Database& database);

// The log of a database that was being written is gone: its index is there without it.
bool has_lost_log(const std::filesystem::path& file);

}  // namespace gouvernail::store_sqlite
