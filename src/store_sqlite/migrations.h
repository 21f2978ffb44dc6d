// SPDX-License-Identifier: MPL-2.0
// The schema, as numbered steps that are never changed once released: a new need is a new step.
// Internal to `store_sqlite`.
#pragma once

#include <SQLiteCpp/Database.h>

#include <vector>

namespace gouvernail::store_sqlite {

// Leads from `version` - 1 to `version` (PRAGMA user_version; 0 is an empty file).
struct Migration {
  int version = 0;
  const char* sql = "";
  // It makes or changes rows that are sealed (sealed_rows.h): they are sealed anew, as they are.
  bool seals = false;
};

// Of the step that made the seals.
inline constexpr int first_sealed_version = 6;

const std::vector<Migration>& all_migrations();  // 1, 2, 3… in order
int latest_version();
int version_of(SQLite::Database& database);

// Takes the steps that `database` has not taken yet, each in one transaction: a crash leaves the
// version before it or the one after it. Two processes may start at once; one does the work.
void migrate(SQLite::Database& database, const std::vector<Migration>& migrations);

namespace migrations {
extern const char* const v001_facts;
extern const char* const v002_invitations;
extern const char* const v003_mail;
extern const char* const v004_transactions;
extern const char* const v005_documents;
extern const char* const v006_seals;
}  // namespace migrations

}  // namespace gouvernail::store_sqlite
