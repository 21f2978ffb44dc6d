// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/person_table.h"

#include <SQLiteCpp/Statement.h>

namespace gouvernail::store_sqlite {

std::optional<std::int64_t> PersonTable::find(const std::string& key) {
  SQLite::Statement row(database_, "SELECT id FROM persons WHERE key = ?");
  row.bind(1, key);
  if (!row.executeStep()) return std::nullopt;
  return row.getColumn(0).getInt64();
}

std::int64_t PersonTable::add(const governance::Person& person) {
  SQLite::Statement insert(
      database_, "INSERT INTO persons (key, name, address, party, listed) VALUES (?, ?, ?, ?, 1)");
  insert.bind(1, person.key);
  insert.bind(2, person.name);
  insert.bind(3, person.address);
  insert.bind(4, person.party);
  insert.exec();
  return database_.getLastInsertRowid();
}

std::int64_t PersonTable::add_named(const std::string& key) {
  SQLite::Statement insert(database_, "INSERT INTO persons (key) VALUES (?)");
  insert.bind(1, key);
  insert.exec();
  return database_.getLastInsertRowid();
}

bool PersonTable::update(std::int64_t number, const governance::Person& person) {
  SQLite::Statement update(database_, R"(
      UPDATE persons SET name = ?2, address = ?3, party = ?4, listed = 1
      WHERE id = ?1 AND (name, address, party, listed) <> (?2, ?3, ?4, 1))");
  update.bind(1, number);
  update.bind(2, person.name);
  update.bind(3, person.address);
  update.bind(4, person.party);
  return update.exec() > 0;
}

std::optional<std::int64_t> PersonTable::find_address(const std::string& address) {
  // lower() of SQLite folds ASCII only, as base::lower_ascii does.
  SQLite::Statement row(database_, "SELECT min(id) FROM persons WHERE lower(address) = ?");
  row.bind(1, address);
  if (!row.executeStep() || row.getColumn(0).isNull()) return std::nullopt;
  return row.getColumn(0).getInt64();
}

std::set<std::string> PersonTable::addresses_of(std::int64_t number) {
  SQLite::Statement rows(database_,
                         "SELECT lower(address) FROM persons WHERE id = ?1 AND address <> ''"
                         " UNION SELECT recipient FROM outbox WHERE person = ?1");
  rows.bind(1, number);
  std::set<std::string> addresses;
  while (rows.executeStep()) addresses.insert(rows.getColumn(0).getString());
  return addresses;
}

void PersonTable::erase(std::int64_t number, const records::ErasedAddresses& given) {
  std::set<std::string> addresses = addresses_of(number);
  addresses.insert(given.own.begin(), given.own.end());
  for (const std::string& shared : given.shared) addresses.erase(shared);
  SQLite::Statement told(database_,
                         "DELETE FROM invitation_recipients WHERE address = ? AND"
                         " (person IS NULL OR person = ?)");
  SQLite::Statement mailed(
      database_, "DELETE FROM outbox WHERE recipient = ? AND (person IS NULL OR person = ?)");
  SQLite::Statement waiting(database_,
                            "DELETE FROM undecided WHERE ? IN (attendee, sender, delegate)");
  for (const std::string& address : addresses) {
    for (SQLite::Statement* its : {&told, &mailed}) {
      its->reset();
      its->bind(1, address);
      its->bind(2, number);
      its->exec();
    }
    waiting.reset();
    waiting.bind(1, address);
    waiting.exec();
  }
  // Rows that name the person go, too (CASCADE).
  SQLite::Statement person(database_, "DELETE FROM persons WHERE id = ?");
  person.bind(1, number);
  person.exec();
}

governance::People PersonTable::people() {
  SQLite::Statement rows(database_,
                         "SELECT key, name, address, party FROM persons WHERE listed = 1 "
                         "ORDER BY key");
  governance::People people;
  while (rows.executeStep()) {
    people.persons.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(),
                              rows.getColumn(2).getString(), rows.getColumn(3).getString()});
  }
  return people;
}

std::unordered_map<std::int64_t, std::string> PersonTable::keys() {
  SQLite::Statement rows(database_, "SELECT id, key FROM persons");
  std::unordered_map<std::int64_t, std::string> keys;
  while (rows.executeStep()) {
    keys.emplace(rows.getColumn(0).getInt64(), rows.getColumn(1).getString());
  }
  return keys;
}

}  // namespace gouvernail::store_sqlite
