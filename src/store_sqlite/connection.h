// SPDX-License-Identifier: MPL-2.0
// Opening the file: what is refused, and the settings under which every connection works.
// Internal to `store_sqlite`; throws StoreError only.
#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>

#include "store_sqlite/database.h"

namespace gouvernail::store_sqlite {

SQLite::Database create_file(const std::filesystem::path& file, const Options& options);
SQLite::Database open_file(const std::filesystem::path& file, const Options& options);

}  // namespace gouvernail::store_sqlite
