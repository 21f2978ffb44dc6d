// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/connection.h"

#include <sqlite3.h>

#include <string>
#include <system_error>

#include "store_sqlite/migrations.h"
#include "store_sqlite/sqlite_errors.h"

namespace gouvernail::store_sqlite {
namespace {

namespace fs = std::filesystem;
using base::msg;

constexpr int application_id = 0x474F5556;  // "GOUV"

SQLite::Database connect(const fs::path& file, int flags, const Options& options) {
  return SQLite::Database(file.string(), flags, static_cast<int>(options.patience.count()));
}

records::StoreError no_workspace(const fs::path& file) {
  return {records::StoreFault::not_a_workspace,
          msg("{}: this is no workspace of Gouvernail", file.string()),
          msg("name the folder of a workspace, or restore this file from a backup")};
}

void refuse_foreign(SQLite::Database& database, const fs::path& file) {
  if (database.execAndGet("PRAGMA application_id").getInt() != application_id) {
    throw no_workspace(file);
  }
  if (version_of(database) > latest_version()) {
    throw records::StoreError(
        records::StoreFault::newer_version,
        msg("{0}: written by a newer Gouvernail (version {1} of the database, this "
            "program knows {2})",
            file.string(), std::int64_t{version_of(database)}, std::int64_t{latest_version()}),
        msg("install the newer Gouvernail; this one would lose what it does not know"));
  }
  // SQLite opens a file that it may not write without a word.
  if (sqlite3_db_readonly(database.getHandle(), "main") != 0) {
    throw records::StoreError(records::StoreFault::no_access,
                              msg("{}: you are not allowed to write there", file.string()),
                              msg("ask for the permission to write this file and its folder"));
  }
}

// Settings that SQLite does not keep in the file; and WAL, which it does.
void configure(SQLite::Database& database, const Options& options) {
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = FULL");
  database.exec("PRAGMA secure_delete = ON");       // an erased person leaves no bytes behind
  database.exec("PRAGMA recursive_triggers = ON");  // REPLACE fires the triggers of DELETE
  database.exec("PRAGMA trusted_schema = OFF");
  if (options.largest_pages) {
    database.exec("PRAGMA max_page_count = " + std::to_string(*options.largest_pages));
  }
}

// An empty file is what a creation that was killed leaves: it is nobody's yet.
bool is_taken(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) return false;
  return !fs::is_regular_file(file, error) || fs::file_size(file, error) > 0;
}

void remove_with_journals(const fs::path& file) {
  std::error_code ignored;
  for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
    fs::remove(fs::path(file) += suffix, ignored);
  }
}

}  // namespace

SQLite::Database create_file(const fs::path& file, const Options& options) {
  if (is_taken(file)) {
    throw records::StoreError(records::StoreFault::already_exists,
                              msg("{}: there is a file of this name already", file.string()),
                              msg("choose another folder for the new workspace"));
  }
  if (file.has_parent_path() && !fs::is_directory(file.parent_path())) {
    throw records::StoreError(records::StoreFault::not_found,
                              msg("{}: its folder does not exist", file.string()),
                              msg("make the folder first"));
  }
  try {
    return guarded(file, [&] {
      auto database = connect(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, options);
      // The first step, under a rollback journal, turns an empty file into a workspace at once.
      if (options.largest_pages) {
        database.exec("PRAGMA max_page_count = " + std::to_string(*options.largest_pages));
      }
      migrate(database, all_migrations());
      configure(database, options);
      return database;
    });
  } catch (const records::StoreError& error) {
    // Busy: another process is making the workspace, and the file is its own.
    if (error.fault() != records::StoreFault::busy) remove_with_journals(file);
    throw;
  }
}

SQLite::Database open_file(const fs::path& file, const Options& options) {
  std::error_code error;
  const auto kind = fs::status(file, error).type();
  if (kind == fs::file_type::not_found) {
    throw records::StoreError(records::StoreFault::not_found,
                              msg("{}: there is no workspace here", file.string()),
                              msg("go to its folder, name it with -C, or make one with init"));
  }
  if (kind == fs::file_type::regular && fs::file_size(file, error) == 0) throw no_workspace(file);
  if (kind == fs::file_type::directory) throw no_workspace(file);
  return guarded(file, [&] {
    auto database = connect(file, SQLite::OPEN_READWRITE, options);
    refuse_foreign(database, file);
    configure(database, options);
    migrate(database, all_migrations());
    return database;
  });
}

}  // namespace gouvernail::store_sqlite
