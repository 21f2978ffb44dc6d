// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/damage.h"

#include <SQLiteCpp/Statement.h>

#include <array>
#include <map>
#include <string>

#include "store_sqlite/migrations.h"
#include "store_sqlite/seals.h"

namespace gouvernail::store_sqlite {
namespace {

using base::msg;

// By kind, name and table: a trigger may bear the name of a table.
using Schema = std::map<std::array<std::string, 3>, std::string>;

// Those that a backup has besides, and that a restored record has until it is settled, hold nothing
// that is judged (store_sqlite/backup.cpp).
Schema schema_of(SQLite::Database& database) {
  SQLite::Statement rows(database,
                         "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"
                         " WHERE NOT (tbl_name IN ('backup', 'enclosed', 'put_back')"
                         " AND type IN ('table', 'index')) AND NOT (type = 'table'"
                         " AND name IN ('sqlite_stat1', 'sqlite_stat4'))");
  Schema schema;
  while (rows.executeStep()) {
    const auto text = [&](int column) { return rows.getColumn(column).getString(); };
    schema.emplace(std::array{text(0), text(1), text(2)}, text(3));
  }
  return schema;
}

// Without its triggers, the file no longer guards its facts, even if none has changed yet; one more
// may keep from it what is recorded, and a view show something else.
std::optional<records::Break> altered_schema(SQLite::Database& database) {
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  migrate(fresh, all_migrations());
  auto found = schema_of(database);
  for (const auto& [object, sql] : schema_of(fresh)) {
    const auto same = found.find(object);
    if (same == found.end() || same->second != sql) {
      return records::Break{0, msg("the structure of the database was altered: “{}”", object[1])};
    }
    found.erase(same);
  }
  if (!found.empty()) {
    return records::Break{0, msg("the structure of the database has something that is not ours: "
                                 "“{}”",
                                 found.begin()->first[1])};
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
