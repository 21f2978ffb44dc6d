// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/seals.h"

#include <SQLiteCpp/Statement.h>

#include <vector>

#include "records/journal.h"
#include "store_sqlite/sealed_rows.h"

namespace gouvernail::store_sqlite {
namespace {

std::string subkey_of(const SealedTable& table, const std::string& row) {
  return *table.subkey == '\0' ? "''" : row + "." + table.subkey;
}

// `row`: NEW or OLD.
std::string noting(const SealedTable& table, const char* row) {
  return std::string(" INSERT INTO touched VALUES ('") + table.name + "', " + row + "." +
         table.key + ", " + subkey_of(table, row) + ");";
}

std::string trigger_on(const SealedTable& table, const char* event, const std::string& noted) {
  return std::string("CREATE TEMP TRIGGER IF NOT EXISTS seal_") + event + "_" + table.name +
         " AFTER " + event + " ON main." + table.name + " BEGIN" + noted + " END;";
}

class Sealing {
 public:
  explicit Sealing(SQLite::Database& database)
      : database_(database),
        find_(database, "SELECT id, salt FROM sealed WHERE place = ? AND key = ? AND subkey = ?"),
        insert_(database,
                "INSERT INTO sealed (place, key, subkey, salt) VALUES (?, ?, ?,"
                " lower(hex(randomblob(32)))) RETURNING id, salt"),
        drop_(database, "DELETE FROM sealed WHERE id = ?"),
        append_(
            database,
            "INSERT INTO seals (sequence, place, sealed, digest, hash) VALUES (?, ?, ?, ?, ?)") {
    SQLite::Statement last(database,
                           "SELECT sequence, hash FROM seals ORDER BY sequence DESC LIMIT 1");
    if (!last.executeStep()) return;
    sequence_ = last.getColumn(0).getInt64();
    hash_ = last.getColumn(1).getString();
  }

  // As it stands now, or as gone.
  void seal(const SealedTable& table, const std::string& key, const std::string& subkey) {
    const bool pair = *table.subkey != '\0';
    SQLite::Statement row(database_,
                          std::string("SELECT * FROM main.") + table.name + " WHERE " + table.key +
                              " = ?" + (pair ? std::string(" AND ") + table.subkey + " = ?" : ""));
    row.bind(1, key);
    if (pair) row.bind(2, subkey);
    auto its = in(find_, table, key, subkey);
    if (row.executeStep()) {
      if (!its) its = in(insert_, table, key, subkey);
      append(table.name, its->id, sealed_digest(row, 0, its->salt));
      return;
    }
    if (!its) return;  // it came and went in one transaction
    append(table.name, its->id, "");
    drop_.reset();
    drop_.bind(1, its->id);
    drop_.exec();
  }

  void seal_end_of_journal() {
    SQLite::Statement end(database_,
                          "SELECT sequence, hash FROM journal WHERE sequence >"
                          " (SELECT coalesce(max(sealed), 0) FROM seals WHERE place = 'journal')"
                          " ORDER BY sequence DESC LIMIT 1");
    if (!end.executeStep()) return;
    append(journal_place, end.getColumn(0).getInt64(), end.getColumn(1).getString());
  }

 private:
  struct Known {
    std::int64_t id = 0;
    std::string salt;
  };

  static std::optional<Known> in(SQLite::Statement& statement, const SealedTable& table,
                                 const std::string& key, const std::string& subkey) {
    statement.reset();
    statement.bind(1, table.name);
    statement.bind(2, key);
    statement.bind(3, subkey);
    std::optional<Known> found;
    if (statement.executeStep()) {
      found = Known{statement.getColumn(0).getInt64(), statement.getColumn(1).getString()};
    }
    statement.reset();
    return found;
  }

  void append(const std::string& place, std::int64_t sealed, const std::string& digest) {
    const Seal seal{++sequence_, place, sealed, digest};
    hash_ = hash_after(hash_, seal);
    append_.reset();
    append_.bind(1, seal.sequence);
    append_.bind(2, seal.place);
    append_.bind(3, seal.sealed);
    append_.bind(4, seal.digest);
    append_.bind(5, hash_);
    append_.exec();
  }

  SQLite::Database& database_;
  SQLite::Statement find_;
  SQLite::Statement insert_;
  SQLite::Statement drop_;
  SQLite::Statement append_;
  std::int64_t sequence_ = 0;
  std::string hash_ = records::JournalEnd{}.hash;
};

struct Touched {
  std::string place;
  std::string key;
  std::string subkey;
};

std::vector<Touched> rows_of(SQLite::Database& database, const std::string& sql) {
  SQLite::Statement rows(database, sql);
  std::vector<Touched> all;
  while (rows.executeStep()) {
    all.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(),
                   rows.getColumn(2).getString()});
  }
  return all;
}

const SealedTable& table_named(const std::string& name) {
  for (const SealedTable& table : sealed_tables) {
    if (table.name == name) return table;
  }
  throw SQLite::Exception("no rows of " + name + " are sealed");
}

}  // namespace

void watch_rows(SQLite::Database& database) {
  std::string sql = "CREATE TEMP TABLE IF NOT EXISTS touched (place TEXT, key TEXT, subkey TEXT);";
  for (const SealedTable& table : sealed_tables) {
    sql += trigger_on(table, "INSERT", noting(table, "NEW"));
    sql += trigger_on(table, "DELETE", noting(table, "OLD"));
    sql += trigger_on(table, "UPDATE", noting(table, "OLD") + noting(table, "NEW"));
  }
  database.exec(sql);
}

void seal_touched(SQLite::Database& database) {
  Sealing sealing(database);
  for (const Touched& one : rows_of(
           database,
           "SELECT place, key, subkey FROM temp.touched GROUP BY 1, 2, 3 ORDER BY min(rowid)")) {
    sealing.seal(table_named(one.place), one.key, one.subkey);
  }
  sealing.seal_end_of_journal();
  database.exec("DELETE FROM temp.touched");
}

void seal_all(SQLite::Database& database) {
  Sealing sealing(database);
  for (const SealedTable& table : sealed_tables) {
    const std::string subkey = *table.subkey == '\0' ? "''" : table.subkey;
    for (const Touched& one :
         rows_of(database, std::string("SELECT '") + table.name + "', " + table.key + ", " +
                               subkey + " FROM main." + table.name + " ORDER BY 2, 3")) {
      sealing.seal(table, one.key, one.subkey);
    }
  }
  sealing.seal_end_of_journal();
}

}  // namespace gouvernail::store_sqlite
