// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/verify.h"

#include <SQLiteCpp/Statement.h>

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "records/errors.h"
#include "store_sqlite/facts.h"
#include "store_sqlite/ledger.h"
#include "store_sqlite/migrations.h"

namespace gouvernail::store_sqlite {
namespace {

using base::msg;

// The entry in the present row, or none when its time is no time.
std::optional<records::JournalEntry> entry_of(SQLite::Statement& row) {
  const auto at = calendar::parse_ical_utc(row.getColumn(1).getString());
  if (!at) return std::nullopt;
  return records::JournalEntry{row.getColumn(0).getInt64(),  *at,
                               row.getColumn(2).getString(), row.getColumn(3).getString(),
                               row.getColumn(4).getString(), row.getColumn(5).getString(),
                               row.getColumn(6).getString(), row.getColumn(7).getString()};
}

constexpr const char* entry_columns =
    "journal.sequence, journal.recorded_at, journal.action, journal.subject, journal.summary, "
    "journal.fact_sha256, journal.previous, journal.hash";

// What is wrong with an entry and its fact, or an empty message.
base::Message fault_of(const records::JournalEntry& entry, const std::optional<records::Fact>& fact,
                       std::int64_t expected, const std::string& previous) {
  if (entry.sequence != expected) return msg("entry {} of the journal is missing", expected);
  if (entry.previous != previous) {
    return msg("entry {} does not follow on from the one before it", entry.sequence);
  }
  if (records::hash_of(entry) != entry.hash) {
    return msg("entry {} of the journal was altered", entry.sequence);
  }
  if (!fact) return msg("the fact of entry {} is missing", entry.sequence);
  if (records::digest_of(*fact) != entry.fact_sha256) {
    return msg("the fact of entry {} was altered", entry.sequence);
  }
  return {};
}

std::optional<records::Fact> fact_of(SQLite::Statement& row) {
  if (row.getColumn(8).isNull()) return std::nullopt;
  return records::Fact{row.getColumn(8).getInt64(),   row.getColumn(9).getString(),
                       row.getColumn(10).getString(), row.getColumn(11).getString(),
                       row.getColumn(12).getString(), row.getColumn(13).getString()};
}

void walk(SQLite::Database& database, records::Verification& result) {
  SQLite::Statement rows(database,
                         std::string("SELECT ") + entry_columns +
                             ", facts.id, facts.recorded_at, author, kind, facts.subject, content "
                             "FROM journal LEFT JOIN facts ON facts.id = journal.sequence "
                             "ORDER BY journal.sequence");
  while (rows.executeStep()) {
    const std::int64_t sequence = rows.getColumn(0).getInt64();
    const auto entry = entry_of(rows);
    base::Message fault = entry ? fault_of(*entry, fact_of(rows), result.entries + 1, result.head)
                                : msg("entry {} of the journal was altered", sequence);
    if (!fault.empty()) {
      result.first_break = records::Break{sequence, std::move(fault)};
      return;
    }
    ++result.entries;
    result.head = entry->hash;
  }
  SQLite::Statement stray(
      database, "SELECT min(id) FROM facts WHERE id NOT IN (SELECT sequence FROM journal)");
  if (stray.executeStep() && !stray.getColumn(0).isNull()) {
    const std::int64_t id = stray.getColumn(0).getInt64();
    result.first_break = records::Break{id, msg("fact {} is not in the journal", id)};
  }
}

std::map<std::string, std::string> schema_of(SQLite::Database& database) {
  SQLite::Statement rows(database, "SELECT name, coalesce(sql, '') FROM sqlite_master");
  std::map<std::string, std::string> schema;
  while (rows.executeStep()) {
    schema.emplace(rows.getColumn(0).getString(), rows.getColumn(1).getString());
  }
  return schema;
}

// Without its triggers, the file no longer guards its facts, even if none has changed yet.
std::optional<records::Break> altered_schema(SQLite::Database& database) {
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  migrate(fresh, all_migrations());
  const auto found = schema_of(database);
  for (const auto& [name, sql] : schema_of(fresh)) {
    const auto same = found.find(name);
    if (same == found.end() || same->second != sql) {
      return records::Break{0, msg("the structure of the database was altered: “{}”", name)};
    }
  }
  return std::nullopt;
}

std::optional<records::Break> damage(SQLite::Database& database) {
  const std::string answer = database.execAndGet("PRAGMA integrity_check(1)").getString();
  if (answer == "ok") return std::nullopt;
  return records::Break{0, msg("the file is damaged ({})", answer)};
}

}  // namespace

std::vector<records::JournalEntry> load_journal(SQLite::Database& database) {
  SQLite::Statement rows(
      database, std::string("SELECT ") + entry_columns + " FROM journal ORDER BY sequence");
  std::vector<records::JournalEntry> entries;
  while (rows.executeStep()) {
    auto entry = entry_of(rows);
    if (!entry) {
      throw records::StoreError(
          records::StoreFault::damaged,
          msg("entry {} of the journal was altered", rows.getColumn(0).getInt64()),
          msg("run journal verify, and restore the database from a backup"));
    }
    entries.push_back(std::move(*entry));
  }
  return entries;
}

records::Verification verify(SQLite::Database& database) {
  records::Verification result;
  result.head = first_previous();
  walk(database, result);
  if (!result.first_break) result.first_break = altered_schema(database);
  if (!result.first_break) result.first_break = damage(database);
  return result;
}

}  // namespace gouvernail::store_sqlite
