// SPDX-License-Identifier: MPL-2.0
// Whether all that is sealed is as it was sealed.
#include <SQLiteCpp/Statement.h>

#include <map>
#include <utility>

#include "base/message.h"
#include "store_sqlite/sealed_rows.h"
#include "store_sqlite/seals.h"

namespace gouvernail::store_sqlite {
namespace {

using base::msg;
using records::Break;

constexpr std::size_t shortest_head = 12;

struct End {
  std::int64_t number = 0;
  std::string hash;
};

// What each row was sealed as last.
class LastSeals {
 public:
  // The chain, from its beginning.
  std::optional<Break> read(SQLite::Database& database) {
    SQLite::Statement rows(database,
                           "SELECT sequence, place, sealed, digest, hash FROM seals"
                           " ORDER BY sequence");
    std::string hash = records::JournalEnd{}.hash;
    std::int64_t expected = 0;
    while (rows.executeStep()) {
      const Seal seal{rows.getColumn(0).getInt64(), rows.getColumn(1).getString(),
                      rows.getColumn(2).getInt64(), rows.getColumn(3).getString()};
      hash = hash_after(hash, seal);
      if (seal.sequence != ++expected || hash != rows.getColumn(4).getString()) {
        return Break{0, msg("seal {} of the record was altered, or one before it is missing",
                            seal.sequence)};
      }
      if (seal.place == journal_place) {
        if (seal.sealed <= journal_.number) {
          return Break{0, msg("seal {} of the record tells of an earlier end of the journal",
                              seal.sequence)};
        }
        journal_ = {seal.sealed, seal.digest};
      } else {
        last_[{seal.place, seal.sealed}] = seal.digest;
      }
    }
    return std::nullopt;
  }

  // Empty: it has none, or is sealed as gone. Each is asked for once.
  std::string take(const std::string& place, std::int64_t sealed) {
    const auto found = last_.find({place, sealed});
    if (found == last_.end()) return "";
    std::string digest = std::move(found->second);
    last_.erase(found);
    return digest;
  }
  // The place of a row that is sealed as standing, and that nobody asked for.
  std::optional<std::string> left() const {
    for (const auto& [row, digest] : last_) {
      if (!digest.empty()) return row.first;
    }
    return std::nullopt;
  }
  const End& journal() const { return journal_; }

 private:
  std::map<std::pair<std::string, std::int64_t>, std::string> last_;
  End journal_{0, records::JournalEnd{}.hash};
};

// What a row of it is, to somebody who never saw a table.
base::MessageList name_of(const std::string& place) {
  if (place == "persons") return {msg("a person")};
  if (place == "invitation_recipients") return {msg("to whom an invitation went")};
  if (place == "outbox") return {msg("a mail of the outbox or its state")};
  if (place == "answer_comments") return {msg("what somebody wrote with an answer")};
  if (place == "undecided") return {msg("an answer that waited for a decision")};
  if (place == "published") return {msg("what was published in a calendar")};
  return {msg("what was recorded together")};
}

std::optional<Break> altered_row(SQLite::Database& database, const SealedTable& table,
                                 LastSeals& seals) {
  const bool pair = *table.subkey != '\0';
  SQLite::Statement rows(database, std::string("SELECT sealed.id, sealed.salt, its.* FROM main.") +
                                       table.name + " AS its LEFT JOIN sealed ON sealed.place = '" +
                                       table.name + "' AND sealed.key = CAST(its." + table.key +
                                       " AS TEXT) AND sealed.subkey = " +
                                       (pair ? std::string("its.") + table.subkey : "''"));
  while (rows.executeStep()) {
    if (rows.getColumn(0).isNull()) {
      return Break{0, msg("added by another hand than this program's: {}", name_of(table.name))};
    }
    const std::string sealed = seals.take(table.name, rows.getColumn(0).getInt64());
    if (sealed_digest(rows, 2, rows.getColumn(1).getString()) != sealed) {
      return Break{0, msg("altered by another hand than this program's: {}", name_of(table.name))};
    }
  }
  return std::nullopt;
}

std::optional<Break> altered_end(SQLite::Database& database, const End& sealed) {
  SQLite::Statement row(database,
                        "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1");
  End end{0, records::JournalEnd{}.hash};
  if (row.executeStep()) end = {row.getColumn(0).getInt64(), row.getColumn(1).getString()};
  if (end.number < sealed.number) {
    return Break{end.number + 1,
                 msg("the last entries of the journal are missing: it had {}", sealed.number)};
  }
  if (end.number > sealed.number) {
    return Break{sealed.number + 1, msg("entry {} of the journal was added by another hand than "
                                        "this program's",
                                        sealed.number + 1)};
  }
  // Each end that it had, not the last alone: whoever makes the chain of the journal anew may add a
  // seal, and cannot take back those of before.
  SQLite::Statement other(database,
                          "SELECT seals.sealed FROM seals LEFT JOIN journal"
                          " ON journal.sequence = seals.sealed WHERE seals.place = 'journal'"
                          " AND journal.hash IS NOT seals.digest ORDER BY seals.sequence LIMIT 1");
  if (!other.executeStep()) return std::nullopt;
  const std::int64_t entry = other.getColumn(0).getInt64();
  return Break{entry, msg("entry {} of the journal is not the one that was sealed", entry)};
}

// The number of somebody who was erased is never given again: who has it since would have done what
// the other did.
std::optional<Break> number_given_again(SQLite::Database& database) {
  const auto highest = database
                           .execAndGet(
                               "SELECT coalesce(max(CAST(substr(subject, 2) AS INTEGER)), 0)"
                               " FROM facts WHERE kind = 'person'")
                           .getInt64();
  const auto given = database
                         .execAndGet(
                             "SELECT coalesce(max(seq), 0) FROM sqlite_sequence"
                             " WHERE name = 'persons'")
                         .getInt64();
  if (given >= highest) return std::nullopt;
  return Break{0, msg("the count of persons was set back, so that a number would be given twice")};
}

// The number of the seal, or of the entry, whose hash begins so.
std::optional<std::int64_t> number_of_hash(SQLite::Database& database, const char* table,
                                           const std::string& head) {
  SQLite::Statement row(database, std::string("SELECT max(sequence) FROM ") + table +
                                      " WHERE hash >= ?1 AND hash < ?1 || 'g'");
  row.bind(1, head);
  if (!row.executeStep() || row.getColumn(0).isNull()) return std::nullopt;
  return row.getColumn(0).getInt64();
}

}  // namespace

std::string last_seal(SQLite::Database& database) {
  const bool in_passing =
      database
          .execAndGet("SELECT count(*) FROM sqlite_temp_master WHERE name = 'sealed_in_passing'")
          .getInt() > 0;
  const std::string table = in_passing ? "journal" : "seals";
  SQLite::Statement row(database, "SELECT hash FROM " + table + " ORDER BY sequence DESC LIMIT 1");
  return row.executeStep() ? row.getColumn(0).getString() : records::JournalEnd{}.hash;
}

std::optional<std::int64_t> entries_under(SQLite::Database& database, const std::string& head) {
  if (head.size() < shortest_head) return std::nullopt;
  if (head == records::JournalEnd{}.hash) return 0;
  if (const auto seal = number_of_hash(database, "seals", head)) {
    SQLite::Statement row(database,
                          "SELECT coalesce(max(sealed), 0) FROM seals"
                          " WHERE place = 'journal' AND sequence <= ?");
    row.bind(1, *seal);
    row.executeStep();
    return row.getColumn(0).getInt64();
  }
  return number_of_hash(database, "journal", head);
}

std::optional<Break> broken_seal(SQLite::Database& database) {
  LastSeals seals;
  if (auto broken = seals.read(database)) return broken;
  if (auto altered = altered_end(database, seals.journal())) return altered;
  if (auto again = number_given_again(database)) return again;
  for (const SealedTable& table : sealed_tables) {
    if (auto altered = altered_row(database, table, seals)) return altered;
  }
  if (const auto gone = seals.left()) {
    return Break{0, msg("taken away by another hand than this program's: {}", name_of(*gone))};
  }
  return std::nullopt;
}

}  // namespace gouvernail::store_sqlite
