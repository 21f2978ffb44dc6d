// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/ledger.h"

#include <utility>

#include "store_sqlite/facts.h"

namespace gouvernail::store_sqlite {

std::string first_previous() { return std::string(64, '0'); }

std::int64_t last_sequence(SQLite::Database& database) {
  return database.execAndGet("SELECT coalesce(max(sequence), 0) FROM journal").getInt64();
}

Ledger::Ledger(SQLite::Database& database, calendar::UtcTime at, std::string author)
    : at_(at),
      author_(std::move(author)),
      find_(database,
            "SELECT content FROM facts WHERE kind = ? AND subject = ? ORDER BY id DESC LIMIT 1"),
      insert_fact_(database,
                   "INSERT INTO facts (id, recorded_at, author, kind, subject, content) "
                   "VALUES (?, ?, ?, ?, ?, ?)"),
      insert_entry_(database,
                    "INSERT INTO journal (sequence, recorded_at, action, subject, summary, "
                    "fact_sha256, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
      sequence_(last_sequence(database)),
      head_(first_previous()) {
  if (sequence_ == 0) return;
  SQLite::Statement last(database, "SELECT hash FROM journal WHERE sequence = ?");
  last.bind(1, sequence_);
  if (last.executeStep()) head_ = last.getColumn(0).getString();
}

std::optional<std::string> Ledger::current(const std::string& kind, const std::string& subject) {
  find_.reset();
  find_.bind(1, kind);
  find_.bind(2, subject);
  std::optional<std::string> content;
  if (find_.executeStep()) content = find_.getColumn(0).getString();
  find_.reset();
  if (content == records::withdrawn) content.reset();
  return content;
}

void Ledger::append(const NewFact& added) {
  const std::int64_t sequence = sequence_ + 1;
  const records::Fact fact{
      sequence, calendar::to_ical_utc(at_), author_, added.kind, added.subject, added.content};
  records::JournalEntry entry{
      sequence, at_, added.action, added.about, added.summary, records::digest_of(fact), head_, ""};
  entry.hash = records::hash_of(entry);

  insert_fact_.reset();
  insert_fact_.bind(1, fact.id);
  insert_fact_.bind(2, fact.recorded_at);
  insert_fact_.bind(3, fact.author);
  insert_fact_.bind(4, fact.kind);
  insert_fact_.bind(5, fact.subject);
  insert_fact_.bind(6, fact.content);
  insert_fact_.exec();

  insert_entry_.reset();
  insert_entry_.bind(1, entry.sequence);
  insert_entry_.bind(2, fact.recorded_at);
  insert_entry_.bind(3, entry.action);
  insert_entry_.bind(4, entry.subject);
  insert_entry_.bind(5, entry.summary);
  insert_entry_.bind(6, entry.fact_sha256);
  insert_entry_.bind(7, entry.previous);
  insert_entry_.bind(8, entry.hash);
  insert_entry_.exec();

  sequence_ = sequence;
  head_ = entry.hash;
}

}  // namespace gouvernail::store_sqlite
