// SPDX-License-Identifier: MPL-2.0
// What stands beside the facts that answers are: comments, and what waits for a decision. Internal
// to `store_sqlite`; throws SQLite::Exception and StoreError.
#pragma once

#include <SQLiteCpp/Database.h>

#include "records/tables.h"

namespace gouvernail::store_sqlite {

class CommentTable final : public records::CommentTable {
 public:
  explicit CommentTable(SQLite::Database& database) : database_(database) {}

  void add(std::int64_t fact, std::int64_t person, const std::string& comment) override;
  std::unordered_map<std::int64_t, std::string> by_fact() override;

 private:
  SQLite::Database& database_;
};

class UndecidedTable final : public records::UndecidedTable {
 public:
  explicit UndecidedTable(SQLite::Database& database) : database_(database) {}

  bool add(const records::Undecided& undecided, const std::string& digest) override;
  std::optional<records::Undecided> find_waiting(std::int64_t id) override;
  void decide(std::int64_t id, records::Decision decision) override;
  std::vector<records::Undecided> all() override;

 private:
  SQLite::Database& database_;
};

}  // namespace gouvernail::store_sqlite
