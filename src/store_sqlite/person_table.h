// SPDX-License-Identifier: MPL-2.0
// Persons as rows. Internal to `store_sqlite`; throws SQLite::Exception.
#pragma once

#include <SQLiteCpp/Database.h>

#include <set>
#include <string>

#include "records/tables.h"

namespace gouvernail::store_sqlite {

class PersonTable final : public records::PersonTable {
 public:
  explicit PersonTable(SQLite::Database& database) : database_(database) {}

  std::optional<std::int64_t> find(const std::string& key) override;
  std::int64_t add(const governance::Person& person) override;
  std::int64_t add_named(const std::string& key) override;
  bool update(std::int64_t number, const governance::Person& person) override;
  std::optional<std::int64_t> find_address(const std::string& address) override;
  void erase(std::int64_t number, const records::ErasedAddresses& given) override;
  governance::People people() override;
  std::unordered_map<std::int64_t, std::string> keys() override;

 private:
  // The present one, and those that their mails went to.
  std::set<std::string> addresses_of(std::int64_t number);

  SQLite::Database& database_;
};

}  // namespace gouvernail::store_sqlite
