// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/ledger.h"

#include "store_sqlite/damage.h"
#include "store_sqlite/seals.h"

namespace gouvernail::store_sqlite {
namespace {

#define FACT_COLUMNS "facts.id, facts.recorded_at, author, kind, facts.subject, content"

constexpr const char* find_last =
    "SELECT " FACT_COLUMNS " FROM facts WHERE kind = ? AND subject = ? ORDER BY id DESC LIMIT 1";
constexpr const char* insert_fact =
    "INSERT INTO facts (id, recorded_at, author, kind, subject, content) VALUES (?, ?, ?, ?, ?, ?)";
constexpr const char* insert_entry =
    "INSERT INTO journal (sequence, recorded_at, action, subject, summary, fact_sha256, previous, "
    "hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

const std::string fact_columns = FACT_COLUMNS;
#undef FACT_COLUMNS
const std::string entry_columns =
    "journal.sequence, journal.recorded_at, journal.action, journal.subject, journal.summary, "
    "journal.fact_sha256, journal.previous, journal.hash";

// The fact in the columns of the present row from `first` on.
records::Fact fact_at(SQLite::Statement& row, int first) {
  const auto text = [&](int column) { return row.getColumn(first + column).getString(); };
  return {row.getColumn(first).getInt64(), text(1), text(2), text(3), text(4), text(5)};
}

records::JournalRow row_of(SQLite::Statement& row) {
  const auto text = [&](int column) { return row.getColumn(column).getString(); };
  records::JournalRow result;
  result.sequence = row.getColumn(0).getInt64();
  if (const auto at = calendar::parse_ical_utc(text(1))) {
    result.entry = records::JournalEntry{result.sequence, *at,     text(2), text(3),
                                         text(4),         text(5), text(6), text(7)};
  }
  return result;
}

void each_of(SQLite::Statement& rows, const records::Ledger::EachFact& each) {
  while (rows.executeStep()) each(fact_at(rows, 0));
}

}  // namespace

Ledger::Ledger(SQLite::Database& database)
    : database_(database),
      find_(database, find_last),
      insert_fact_(database, insert_fact),
      insert_entry_(database, insert_entry) {}

records::JournalEnd Ledger::end() {
  SQLite::Statement row(database_,
                        "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1");
  if (!row.executeStep()) return {};
  return {row.getColumn(0).getInt64(), row.getColumn(1).getString()};
}

void Ledger::begin(std::int64_t first) {
  SQLite::Statement to_transactions(database_, "INSERT INTO transactions (first) VALUES (?)");
  to_transactions.bind(1, first);
  to_transactions.exec();
}

std::vector<std::int64_t> Ledger::transactions() {
  SQLite::Statement rows(database_, "SELECT first FROM transactions ORDER BY first");
  std::vector<std::int64_t> beginnings;
  while (rows.executeStep()) beginnings.push_back(rows.getColumn(0).getInt64());
  return beginnings;
}

void Ledger::append(const records::Fact& fact, const records::JournalEntry& entry) {
  SQLite::Statement& to_facts = insert_fact_();
  to_facts.bind(1, fact.id);
  to_facts.bind(2, fact.recorded_at);
  to_facts.bind(3, fact.author);
  to_facts.bind(4, fact.kind);
  to_facts.bind(5, fact.subject);
  to_facts.bind(6, fact.content);
  to_facts.exec();

  SQLite::Statement& to_journal = insert_entry_();
  to_journal.bind(1, entry.sequence);
  to_journal.bind(2, fact.recorded_at);
  to_journal.bind(3, entry.action);
  to_journal.bind(4, entry.subject);
  to_journal.bind(5, entry.summary);
  to_journal.bind(6, entry.fact_sha256);
  to_journal.bind(7, entry.previous);
  to_journal.bind(8, entry.hash);
  to_journal.exec();
}

std::optional<records::Fact> Ledger::last(const std::string& kind, const std::string& subject) {
  SQLite::Statement& row = find_();
  row.bind(1, kind);
  row.bind(2, subject);
  std::optional<records::Fact> fact;
  if (row.executeStep()) fact = fact_at(row, 0);
  row.reset();
  return fact;
}

void Ledger::facts(const std::string& kind, const std::string& before, const EachFact& each) {
  SQLite::Statement rows(database_, "SELECT " + fact_columns +
                                        " FROM facts WHERE kind = ? AND recorded_at < ? "
                                        "ORDER BY id");
  rows.bind(1, kind);
  rows.bind(2, before);
  each_of(rows, each);
}

void Ledger::facts_of(const std::string& kind, const std::string& subject, const EachFact& each) {
  SQLite::Statement rows(database_, "SELECT " + fact_columns +
                                        " FROM facts WHERE kind = ? AND subject = ? ORDER BY id");
  rows.bind(1, kind);
  rows.bind(2, subject);
  each_of(rows, each);
}

void Ledger::facts_by_day(const std::string& kind, const std::string& prefix,
                          const EachFact& each) {
  SQLite::Statement rows(database_, "SELECT " + fact_columns +
                                        " FROM facts WHERE kind = ? AND subject >= ? AND "
                                        "subject < ? ORDER BY id");
  rows.bind(1, kind);
  rows.bind(2, prefix);
  rows.bind(3, prefix + "~");  // after every digit of a day
  each_of(rows, each);
}

void Ledger::latest(const std::string& kind, const std::string& before, const EachContent& each) {
  // The index alone says which facts these are; one column of each is read, in one string.
  SQLite::Statement rows(database_,
                         "SELECT content FROM (SELECT min(id) AS first, max(id) AS last FROM facts "
                         "WHERE kind = ? AND recorded_at < ? GROUP BY subject ORDER BY first) "
                         "JOIN facts ON facts.id = last ORDER BY first");
  rows.bind(1, kind);
  rows.bind(2, before);
  std::string content;
  while (rows.executeStep()) {
    const SQLite::Column column = rows.getColumn(0);
    content.assign(column.getText(), static_cast<std::size_t>(column.getBytes()));
    each(content);
  }
}

void Ledger::entries(const EachRow& each) {
  SQLite::Statement rows(database_, "SELECT " + entry_columns + " FROM journal ORDER BY sequence");
  while (rows.executeStep()) each(row_of(rows));
}

void Ledger::entries_with_facts(const EachRow& each) {
  SQLite::Statement rows(database_, "SELECT " + entry_columns + ", " + fact_columns +
                                        " FROM journal LEFT JOIN facts ON facts.id = "
                                        "journal.sequence ORDER BY journal.sequence");
  while (rows.executeStep()) {
    records::JournalRow row = row_of(rows);
    if (!rows.getColumn(8).isNull()) row.fact = fact_at(rows, 8);
    each(row);
  }
}

std::optional<std::int64_t> Ledger::fact_without_entry() {
  SQLite::Statement stray(
      database_, "SELECT min(id) FROM facts WHERE id NOT IN (SELECT sequence FROM journal)");
  if (!stray.executeStep() || stray.getColumn(0).isNull()) return std::nullopt;
  return stray.getColumn(0).getInt64();
}

std::optional<records::Break> Ledger::damage() { return damage_of(database_); }

std::string Ledger::head() { return last_seal(database_); }

std::optional<std::int64_t> Ledger::entries_under(const std::string& head) {
  return store_sqlite::entries_under(database_, head);
}

}  // namespace gouvernail::store_sqlite
