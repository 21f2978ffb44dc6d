// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/connection.h"

#include <sqlite3.h>
#include <stdlib.h>

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
}

// Also of a file that cannot even be opened as it should: in a folder in which its log cannot be
// made, or on a disk that has no room for the index of the log.
bool cannot_write(const SQLite::Exception& error) {
  switch (error.getErrorCode()) {
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return true;
    default:
      break;
  }
  const int fault = error.getExtendedErrorCode();
  return fault == SQLITE_IOERR_SHMOPEN || fault == SQLITE_IOERR_SHMSIZE ||
         fault == SQLITE_IOERR_SHMMAP || fault == SQLITE_IOERR_SHMLOCK;
}

// RFC 3986: what means something in an address, and whatever is not ASCII.
std::string as_uri(const fs::path& file, const char* query) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : fs::absolute(file).string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > ' ' && byte < 0x7F && c != '%' && c != '?' && c != '#') {
      uri += c;
    } else {
      uri += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return uri + query;
}

SQLite::Database connect_to_read(const fs::path& file, const char* query, const Options& options) {
  SQLite::Database database(as_uri(file, query), SQLite::OPEN_READONLY | SQLite::OPEN_URI,
                            static_cast<int>(options.patience.count()));
  database.execAndGet("SELECT count(*) FROM sqlite_master");  // only now is it opened
  return database;
}

bool has_log(const fs::path& file) {
  std::error_code error;
  const auto size = fs::file_size(fs::path(file) += "-wal", error);
  return !error && size > 0;
}

// A folder of our own that goes with all that is in it; a file that is open may.
class PassingFolder {
 public:
  PassingFolder() {
    std::string name = (fs::temp_directory_path() / "gouvernail-XXXXXX").string();
    if (!mkdtemp(name.data())) {
      throw SQLite::Exception("no folder can be made in " + fs::temp_directory_path().string(),
                              SQLITE_CANTOPEN);
    }
    path_ = name;
  }
  ~PassingFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

// Its log cannot be read where it is, or it is of an earlier version.
SQLite::Database open_copy(const fs::path& file, const Options& options) {
  const PassingFolder passing;
  const fs::path copy = passing.path() / "gouvernail.db";
  fs::copy_file(file, copy);
  if (has_log(file)) fs::copy_file(fs::path(file) += "-wal", fs::path(copy) += "-wal");
  fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write);
  auto database = connect(copy, SQLite::OPEN_READWRITE, options);
  // Its files go at once, so that it may not look for them again.
  database.exec("PRAGMA locking_mode = EXCLUSIVE");
  database.exec("PRAGMA temp_store = MEMORY");
  const bool unsealed = version_of(database) < first_sealed_version;
  migrate(database, all_migrations());
  // Sealed in passing, with salts that nobody keeps: its head is the journal's (seals.h).
  if (unsealed) database.exec("CREATE TEMP TABLE sealed_in_passing (x)");
  database.execAndGet("SELECT count(*) FROM sqlite_master");
  database.exec("PRAGMA query_only = ON");
  return database;
}

// Settings that SQLite does not keep in the file; and WAL, which it does.
void configure(SQLite::Database& database, const Options& options) {
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = FULL");
  database.exec("PRAGMA secure_delete = ON");       // an erased person leaves no bytes behind
  database.exec("PRAGMA recursive_triggers = ON");  // REPLACE fires the triggers of DELETE
  database.exec("PRAGMA trusted_schema = OFF");
  database.exec("PRAGMA temp_store = MEMORY");  // what a transaction touches (seals.h)
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
    try {
      auto database = connect(file, SQLite::OPEN_READWRITE, options);
      refuse_foreign(database, file);
      if (sqlite3_db_readonly(database.getHandle(), "main") == 0) {
        configure(database, options);
        migrate(database, all_migrations());
        return database;
      }
    } catch (const SQLite::Exception& error) {
      if (!cannot_write(error)) throw;
    }
    return open_to_read(file, options);
  });
}

SQLite::Database open_to_read(const fs::path& file, const Options& options) {
  return guarded(file, [&] {
    const auto current = [&](SQLite::Database database) {
      refuse_foreign(database, file);
      if (version_of(database) < latest_version()) return open_copy(file, options);
      database.exec("PRAGMA trusted_schema = OFF");
      return database;
    };
    try {
      return current(connect_to_read(file, "?mode=ro", options));
    } catch (const SQLite::Exception& error) {
      if (!cannot_write(error)) throw;
    }
    // Nobody writes there who would not have left a log.
    if (!has_log(file)) return current(connect_to_read(file, "?mode=ro&immutable=1", options));
    try {
      return open_copy(file, options);
    } catch (const fs::filesystem_error&) {
      throw SQLite::Exception("the log cannot be read", SQLITE_CANTOPEN);
    }
  });
}

bool is_read_only(SQLite::Database& database) {
  return sqlite3_db_readonly(database.getHandle(), "main") == 1 ||
         database.execAndGet("PRAGMA query_only").getInt() == 1;
}

bool has_lost_log(const fs::path& file) {
  std::error_code error;
  return fs::exists(fs::path(file) += "-shm", error) &&
         !fs::exists(fs::path(file) += "-wal", error);
}

}  // namespace gouvernail::store_sqlite
