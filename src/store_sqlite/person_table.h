// SPDX-License-Identifier: MPL-2.0
// Persons as rows, and the numbers by which facts name them. Internal to `store_sqlite`; throws
// SQLite::Exception.
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "governance/people.h"

namespace gouvernail::store_sqlite {

class PersonTable {
 public:
  explicit PersonTable(SQLite::Database& database) : database_(database) {}

  // "#7" for a key; makes the number when the key has none yet. Empty for an empty key.
  std::string token(const std::string& key);
  std::optional<std::string> find_token(const std::string& key);
  // The person whose address this is (lower case), or none.
  std::optional<std::int64_t> find_address(const std::string& address);

  // False when the person stood there already, just so.
  bool put(const governance::Person& person);
  // The token that the person had. Takes the addresses out of the invitations as well; none when
  // there is no such person.
  std::optional<std::string> erase(const std::string& key);

  governance::People people();
  std::unordered_map<std::string, std::string> keys_by_token();

 private:
  std::optional<std::int64_t> find_id(const std::string& key);

  SQLite::Database& database_;
};

// Addresses are compared and kept without regard to the case of ASCII letters.
std::string lower_address(std::string address);

}  // namespace gouvernail::store_sqlite
