// SPDX-License-Identifier: MPL-2.0
// A statement that a transaction may run often, prepared when it is first needed. Internal to
// `store_sqlite`.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <optional>

namespace gouvernail::store_sqlite {

class Prepared {
 public:
  Prepared(SQLite::Database& database, const char* sql) : database_(database), sql_(sql) {}

  // Ready to be bound anew.
  SQLite::Statement& operator()() {
    statement_ ? statement_->reset() : static_cast<void>(statement_.emplace(database_, sql_));
    return *statement_;
  }

 private:
  SQLite::Database& database_;
  const char* sql_;
  std::optional<SQLite::Statement> statement_;
};

}  // namespace gouvernail::store_sqlite
