// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/person_table.h"

#include <SQLiteCpp/Statement.h>

#include <utility>

#include "base/text.h"

namespace gouvernail::store_sqlite {
namespace {

std::string token_of(std::int64_t id) { return "#" + std::to_string(id); }

}  // namespace

std::string lower_address(std::string address) { return base::lower_ascii(address); }

std::optional<std::int64_t> PersonTable::find_id(const std::string& key) {
  SQLite::Statement row(database_, "SELECT id FROM persons WHERE key = ?");
  row.bind(1, key);
  if (!row.executeStep()) return std::nullopt;
  return row.getColumn(0).getInt64();
}

std::optional<std::string> PersonTable::find_token(const std::string& key) {
  const auto id = find_id(key);
  if (!id) return std::nullopt;
  return token_of(*id);
}

std::string PersonTable::token(const std::string& key) {
  if (key.empty()) return "";
  if (const auto known = find_token(key)) return *known;
  SQLite::Statement insert(database_, "INSERT INTO persons (key) VALUES (?)");
  insert.bind(1, key);
  insert.exec();
  return token_of(database_.getLastInsertRowid());
}

std::optional<std::int64_t> PersonTable::find_address(const std::string& address) {
  // lower() of SQLite folds ASCII only, as lower_address does.
  SQLite::Statement row(database_, "SELECT min(id) FROM persons WHERE lower(address) = ?");
  row.bind(1, address);
  if (!row.executeStep() || row.getColumn(0).isNull()) return std::nullopt;
  return row.getColumn(0).getInt64();
}

bool PersonTable::put(const governance::Person& person) {
  SQLite::Statement upsert(database_, R"(
      INSERT INTO persons (key, name, address, party, listed) VALUES (?1, ?2, ?3, ?4, 1)
      ON CONFLICT (key) DO UPDATE SET name = ?2, address = ?3, party = ?4, listed = 1
      WHERE (name, address, party, listed) <> (?2, ?3, ?4, 1))");
  upsert.bind(1, person.key);
  upsert.bind(2, person.name);
  upsert.bind(3, person.address);
  upsert.bind(4, person.party);
  return upsert.exec() > 0;
}

std::optional<std::string> PersonTable::erase(const std::string& key) {
  const auto id = find_id(key);
  if (!id) return std::nullopt;
  // What went to the person's present address; rows of a former one go with the person (CASCADE).
  SQLite::Statement recipients(database_, R"(
      DELETE FROM invitation_recipients
      WHERE address = (SELECT lower(address) FROM persons WHERE id = ?))");
  recipients.bind(1, *id);
  recipients.exec();
  SQLite::Statement undecided(database_, R"(
      DELETE FROM undecided WHERE (SELECT lower(address) FROM persons WHERE id = ?1) IN
      (attendee, sender, delegate) OR attendee IN (SELECT recipient FROM outbox WHERE person = ?1))");
  undecided.bind(1, *id);
  undecided.exec();
  SQLite::Statement told(database_, R"(
      DELETE FROM invitation_recipients
      WHERE address IN (SELECT recipient FROM outbox WHERE person = ?))");
  told.bind(1, *id);
  told.exec();
  SQLite::Statement person(database_, "DELETE FROM persons WHERE id = ?");
  person.bind(1, *id);
  person.exec();
  return token_of(*id);
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

std::unordered_map<std::string, std::string> PersonTable::keys_by_token() {
  SQLite::Statement rows(database_, "SELECT id, key FROM persons");
  std::unordered_map<std::string, std::string> keys;
  while (rows.executeStep()) {
    keys.emplace(token_of(rows.getColumn(0).getInt64()), rows.getColumn(1).getString());
  }
  return keys;
}

}  // namespace gouvernail::store_sqlite
