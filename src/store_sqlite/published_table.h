// SPDX-License-Identifier: MPL-2.0
// What was published as rows. Internal to `store_sqlite`; throws SQLite::Exception.
#pragma once

#include <SQLiteCpp/Database.h>

#include "records/tables.h"

namespace gouvernail::store_sqlite {

class PublishedTable final : public records::PublishedTable {
 public:
  explicit PublishedTable(SQLite::Database& database) : database_(database) {}

  std::vector<records::Published> of(const std::string& collection) override;
  void put(const records::Published& published) override;
  void drop(const std::string& collection, const std::string& meeting) override;

 private:
  SQLite::Database& database_;
};

}  // namespace gouvernail::store_sqlite
