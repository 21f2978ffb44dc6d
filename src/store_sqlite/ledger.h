// SPDX-License-Identifier: MPL-2.0
// Appending: a fact and the entry of the journal that stands for it, always both. Internal to
// `store`; lives within one transaction; throws SQLite::Exception.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <optional>
#include <string>

#include "records/journal.h"

namespace gouvernail::store_sqlite {

// What is appended. The journal shows `about` and `summary`: neither may name a person.
struct NewFact {
  std::string kind;
  std::string subject;
  std::string content;
  std::string action;
  std::string about;
  std::string summary;
};

class Ledger {
 public:
  // `author`: "#7", or empty.
  Ledger(SQLite::Database& database, calendar::UtcTime at, std::string author);

  // Content of the last fact of that subject; none when there is none or it was withdrawn.
  std::optional<std::string> current(const std::string& kind, const std::string& subject);
  void append(const NewFact& fact);

  // Number and hash of the last entry.
  std::int64_t sequence() const { return sequence_; }

 private:
  calendar::UtcTime at_;
  std::string author_;
  SQLite::Statement find_;
  SQLite::Statement insert_fact_;
  SQLite::Statement insert_entry_;
  std::int64_t sequence_ = 0;
  std::string head_;
};

// `previous` of the first entry.
std::string first_previous();

std::int64_t last_sequence(SQLite::Database& database);

}  // namespace gouvernail::store_sqlite
