// SPDX-License-Identifier: MPL-2.0
// Which rows are sealed, and what a seal says of one. Internal to `store_sqlite`; throws
// SQLite::Exception.
//
// Facts and journal are bound by hashes of their own. Persons, mails and their states, recipients,
// comments, answers that wait, what was published, what was recorded together: rows that change and
// go. Each change leaves a seal, a salted digest of the row as it stands then, in a chain of its
// own (seals.h).
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <array>
#include <cstdint>
#include <string>

namespace gouvernail::store_sqlite {

struct SealedTable {
  const char* name;
  const char* key;     // its column
  const char* subkey;  // of a key of two columns, the second; else empty
};

inline constexpr std::array<SealedTable, 7> sealed_tables = {
    {{"persons", "id", ""},
     {"invitation_recipients", "fact", "address"},
     {"outbox", "id", ""},
     {"answer_comments", "fact", ""},
     {"undecided", "id", ""},
     {"published", "collection", "meeting"},
     {"transactions", "first", ""}}};

// Where the end of the journal is sealed, among the places of rows.
inline constexpr const char* journal_place = "journal";

// What a seal says of the row that `row` stands on: of all its columns from `first` on, with their
// names and kinds.
std::string sealed_digest(SQLite::Statement& row, int first, const std::string& salt);

struct Seal {
  std::int64_t sequence = 0;
  std::string place;
  std::int64_t sealed = 0;
  std::string digest;  // empty: the row went
};
// What its hash must be after that one.
std::string hash_after(const std::string& before, const Seal& seal);

}  // namespace gouvernail::store_sqlite
