// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/damage.h"

#include <SQLiteCpp/Statement.h>

#include <map>
#include <string>

#include "store_sqlite/migrations.h"
#include "store_sqlite/seals.h"

namespace gouvernail::store_sqlite {
namespace {

using base::msg;

// Those that a backup has besides, and that a restored record has until it is settled, hold nothing
// that is judged (store_sqlite/backup.cpp).
std::map<std::string, std::string> schema_of(SQLite::Database& database) {
  SQLite::Statement rows(database,
                         "SELECT name, coalesce(sql, '') FROM sqlite_master WHERE NOT"
                         " (tbl_name IN ('backup', 'enclosed', 'put_back')"
                         " AND type IN ('table', 'index')) AND name NOT LIKE 'sqlite_stat%'");
  std::map<std::string, std::string> schema;
  while (rows.executeStep()) {
    schema.emplace(rows.getColumn(0).getString(), rows.getColumn(1).getString());
  }
  return schema;
}

// Without its triggers, the file no longer guards its facts, even if none has changed yet; one more
// may keep from it what is recorded, and a view show something else.
std::optional<records::Break> altered_schema(SQLite::Database& database) {
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  migrate(fresh, all_migrations());
  auto found = schema_of(database);
  for (const auto& [name, sql] : schema_of(fresh)) {
    const auto same = found.find(name);
    if (same == found.end() || same->second != sql) {
      return records::Break{0, msg("the structure of the database was altered: “{}”", name)};
    }
    found.erase(same);
  }
  if (!found.empty()) {
    return records::Break{0, msg("the structure of the database has something that is not ours: "
                                 "“{}”",
                                 found.begin()->first)};
  }
  return std::nullopt;
}

std::optional<records::Break> damaged_pages(SQLite::Database& database) {
  const std::string answer = database.execAndGet("PRAGMA integrity_check(1)").getString();
  if (answer == "ok") return std::nullopt;
  return records::Break{0, msg("the file is damaged ({})", answer)};
}

}  // namespace

std::optional<records::Break> damage_of(SQLite::Database& database) {
  if (auto found = altered_schema(database)) return found;
  if (auto found = damaged_pages(database)) return found;
  return broken_seal(database);
}

}  // namespace gouvernail::store_sqlite
