// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/migrations.h"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <string>

#include "store_sqlite/seals.h"

namespace gouvernail::store_sqlite {
namespace {

void take(SQLite::Database& database, const Migration& migration) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  // Asked again under the lock: another process may have taken this step meanwhile.
  if (version_of(database) >= migration.version) return;
  database.exec(migration.sql);
  if (migration.seals) seal_all(database);
  SQLite::Statement orphans(database, "PRAGMA foreign_key_check");
  if (orphans.executeStep()) {
    throw SQLite::Exception("migration " + std::to_string(migration.version) +
                            " leaves rows that refer to nothing");
  }
  // A statement that still holds rows would keep the transaction open.
  orphans.reset();
  database.exec("PRAGMA user_version = " + std::to_string(migration.version));
  transaction.commit();
}

}  // namespace

const std::vector<Migration>& all_migrations() {
  static const std::vector<Migration> steps = {
      {1, migrations::v001_facts},     {2, migrations::v002_invitations},
      {3, migrations::v003_mail},      {4, migrations::v004_transactions},
      {5, migrations::v005_documents}, {6, migrations::v006_seals, true}};
  return steps;
}

int latest_version() { return all_migrations().back().version; }

int version_of(SQLite::Database& database) {
  return database.execAndGet("PRAGMA user_version").getInt();
}

void migrate(SQLite::Database& database, const std::vector<Migration>& migrations) {
  // SQLite ignores this pragma inside a transaction; a step that rebuilds a table needs it off.
  database.exec("PRAGMA foreign_keys = OFF");
  for (const Migration& migration : migrations) {
    if (version_of(database) < migration.version) take(database, migration);
  }
  database.exec("PRAGMA foreign_keys = ON");
}

}  // namespace gouvernail::store_sqlite
