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

void PersonTable::erase(std::int64_t number) {
  const auto run = [&](const char* sql) {
    SQLite::Statement statement(database_, sql);
    statement.bind(1, number);
    statement.exec();
  };
  // What went to the person's present address; rows of a former one go with the person (CASCADE).
  run(R"(
      DELETE FROM invitation_recipients
      WHERE address = (SELECT lower(address) FROM persons WHERE id = ?1))");
  // Most answers name no delegate: nobody's address is not theirs.
  run(R"(
      DELETE FROM undecided WHERE
      (SELECT lower(address) FROM persons WHERE id = ?1 AND address <> '') IN
      (attendee, sender, delegate) OR attendee IN (SELECT recipient FROM outbox WHERE person = ?1))");
  run(R"(
      DELETE FROM invitation_recipients
      WHERE address IN (SELECT recipient FROM outbox WHERE person = ?1))");
  run("DELETE FROM persons WHERE id = ?1");
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
