// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/damage.h"

#include <SQLiteCpp/Statement.h>

#include <map>
#include <string>

#include "store_sqlite/migrations.h"

namespace gouvernail::store_sqlite {
namespace {

using base::msg;

std::map<std::string, std::string> schema_of(SQLite::Database& database) {
  SQLite::Statement rows(database, "SELECT name, coalesce(sql, '') FROM sqlite_master");
  std::map<std::string, std::string> schema;
  while (rows.executeStep()) {
    schema.emplace(rows.getColumn(0).getString(), rows.getColumn(1).getString());
  }
  return schema;
}

// Without its triggers, the file no longer guards its facts, even if none has changed yet.
std::optional<records::Break> altered_schema(SQLite::Database& database) {
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  migrate(fresh, all_migrations());
  const auto found = schema_of(database);
  for (const auto& [name, sql] : schema_of(fresh)) {
    const auto same = found.find(name);
    if (same == found.end() || same->second != sql) {
      return records::Break{0, msg("the structure of the database was altered: “{}”", name)};
    }
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
  auto found = altered_schema(database);
  return found ? found : damaged_pages(database);
}

}  // namespace gouvernail::store_sqlite
