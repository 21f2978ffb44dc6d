// SPDX-License-Identifier: MPL-2.0
// Seals of the rows that change (sealed_rows.h), written with the transaction that changes them.
// Internal to `store_sqlite`; throws SQLite::Exception.
//
// A temporary trigger of the connection notes which rows a transaction touches, whatever statement
// does it; what closes the transaction seals them as they stand then. So no statement can forget
// it, and whoever changes the file by another way leaves rows that no seal knows.
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <string>

#include "records/journal.h"

namespace gouvernail::store_sqlite {

// Of a connection that writes: notes what is touched from now on. Once a connection, outside a
// transaction or within one.
void watch_rows(SQLite::Database& database);
// Within the transaction that watched rows were touched in, before it is committed.
void seal_touched(SQLite::Database& database);
// Every row, as it stands: after a step that made or changed the tables, within its transaction.
void seal_all(SQLite::Database& database);

// Hash of the last seal: it binds all that the record holds. 64 zeros where there is none; of an
// older record that was sealed in a passing copy alone, the hash of the journal's last entry.
std::string last_seal(SQLite::Database& database);
// How many entries the journal had when this, or the hash of an entry, was the last one; `head` may
// be cut to its first digits. None: it never was.
std::optional<std::int64_t> entries_under(SQLite::Database& database, const std::string& head);

// The first thing that is not as it was sealed.
std::optional<records::Break> broken_seal(SQLite::Database& database);

}  // namespace gouvernail::store_sqlite
