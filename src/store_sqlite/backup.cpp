// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/backup.h"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <algorithm>
#include <system_error>

#include "base/sha256.h"
#include "records/errors.h"
#include "store_sqlite/connection.h"
#include "store_sqlite/database.h"
#include "store_sqlite/seals.h"
#include "store_sqlite/sqlite_errors.h"

namespace gouvernail::store_sqlite {
namespace {

namespace fs = std::filesystem;
using base::msg;

constexpr int patience = 5000;  // milliseconds, with others who write

void remove_with_journal(const fs::path& file) {
  std::error_code ignored;
  for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
    fs::remove(fs::path(file) += suffix, ignored);
  }
}

void copy(SQLite::Database& from, SQLite::Database& to) {
  SQLite::Backup backup(to, from);
  const int done = backup.executeStep(-1);  // all pages at once: one state of the record
  if (done != SQLITE_DONE) throw SQLite::Exception("the copy did not end", done);
}

// One file of its own, without a log beside it.
SQLite::Database create_alone(const fs::path& file) {
  remove_with_journal(file);
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, patience);
  return database;
}

void leave_log(SQLite::Database& database) {
  database.exec("PRAGMA journal_mode = DELETE");
  database.exec("PRAGMA synchronous = FULL");
}

bool has_table(SQLite::Database& database, const char* name) {
  SQLite::Statement row(database, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
  row.bind(1, name);
  return row.executeStep();
}

BackupHead end_of_journal(SQLite::Database& database) {
  BackupHead head;
  head.hash = std::string(64, '0');
  SQLite::Statement row(database,
                        "SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1");
  if (row.executeStep()) {
    head.entries = row.getColumn(0).getInt64();
    head.hash = row.getColumn(1).getString();
  }
  return head;
}

records::StoreError no_backup(const fs::path& file) {
  return {records::StoreFault::not_a_workspace,
          msg("{}: this is no backup of Gouvernail", file.string()),
          msg("name the file that was written as a backup")};
}

SQLite::Database open_backup(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) {
    throw records::StoreError(records::StoreFault::not_found,
                              msg("{}: there is no such file", file.string()),
                              msg("check its name and its folder"));
  }
  if (!fs::is_regular_file(file, error) || fs::file_size(file, error) == 0) throw no_backup(file);
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY, patience);
  if (!has_table(database, "backup") || !has_table(database, "enclosed")) throw no_backup(file);
  return database;
}

BackupHead head_in(SQLite::Database& database) {
  BackupHead head;
  SQLite::Statement row(database, "SELECT entries, hash, made_at FROM backup");
  if (row.executeStep()) {
    head.entries = row.getColumn(0).getInt64();
    head.hash = row.getColumn(1).getString();
    head.made_at = row.getColumn(2).getString();
  }
  return head;
}

// A journal that is as long as it was, and ends as it did; the rest is for Database::verify.
void need_same_end(SQLite::Database& database, const BackupHead& head, const fs::path& file) {
  const BackupHead found = end_of_journal(database);
  if (found.entries == head.entries && found.hash == head.hash) return;
  throw records::StoreError(records::StoreFault::damaged,
                            msg("{}: its journal is not the one that was copied", file.string()),
                            msg("use another backup"));
}

void need_same_files(SQLite::Database& database, const fs::path& file) {
  SQLite::Statement rows(database, "SELECT name, sha256, bytes FROM enclosed");
  while (rows.executeStep()) {
    if (base::sha256_hex(rows.getColumn(2).getString()) == rows.getColumn(1).getString()) continue;
    throw records::StoreError(
        records::StoreFault::damaged,
        msg("{0}: “{1}” is not what was copied", file.string(), rows.getColumn(0).getString()),
        msg("use another backup"));
  }
}

// The table of a record that was unpacked, until what stands beside it is in its place.
constexpr const char* put_back = "put_back";

constexpr const char* left_states = "('sent', 'sending')";

void attach(SQLite::Database& database, const fs::path& other) {
  SQLite::Statement statement(database, "ATTACH ? AS other");
  statement.bind(1, other.string());
  statement.exec();
}

// Whether every table is, row by row, that of the backup that is attached.
bool holds_what_other_does(SQLite::Database& database) {
  std::vector<std::string> tables;
  SQLite::Statement names(database,
                          "SELECT name FROM main.sqlite_master WHERE type = 'table'"
                          " AND (name = 'sqlite_sequence' OR name NOT LIKE 'sqlite_%')");
  while (names.executeStep()) tables.push_back(names.getColumn(0).getString());
  return std::none_of(tables.begin(), tables.end(), [&](const std::string& table) {
    const std::string ours = "SELECT * FROM main." + table;
    const std::string theirs = "SELECT * FROM other." + table;
    return database
               .execAndGet("SELECT EXISTS (" + ours + " EXCEPT " + theirs + ") OR EXISTS (" +
                           theirs + " EXCEPT " + ours + ")")
               .getInt() != 0;
  });
}

// Mails that left from the record beside it: they are never sent again, and their readers count as
// told.
void carry_sent(SQLite::Database& database, const fs::path& current) {
  attach(database, current);
  watch_rows(database);
  SQLite::Transaction transaction(database);
  const std::string of_those =
      std::string(" FROM other.outbox o WHERE o.state IN ") + left_states +
      " AND o.kind = outbox.kind AND o.subject = outbox.subject AND o.revision = outbox.revision"
      " AND o.method = outbox.method AND o.recipient = outbox.recipient";
  database.exec(
      "UPDATE outbox SET state = 'sent', message = x'', changed_at = (SELECT o.changed_at" +
      of_those + ") WHERE state NOT IN ('sent') AND EXISTS (SELECT 1" + of_those + ")");
  database.exec(
      std::string(
          "INSERT OR IGNORE INTO outbox (kind, subject, revision, method, sender, recipient,"
          " person, message_id, message, state, attempts, queued_at, changed_at, due_at,"
          " reply, documents) SELECT o.kind, o.subject, o.revision, o.method, o.sender,"
          " o.recipient, (SELECT n.id FROM persons n JOIN other.persons p ON p.key = n.key"
          " WHERE p.id = o.person), o.message_id, x'', 'sent', o.attempts, o.queued_at,"
          " o.changed_at, o.due_at, o.reply, o.documents FROM other.outbox o"
          " WHERE o.state IN ") +
      left_states + " ORDER BY o.id");
  database.exec(
      "UPDATE sqlite_sequence SET seq = max(seq, coalesce((SELECT s.seq FROM other.sqlite_sequence "
      "s"
      " WHERE s.name = 'outbox'), 0)) WHERE name = 'outbox'");
  seal_touched(database);
  transaction.commit();
  database.exec("DETACH other");
}

}  // namespace

BackupHead write_backup(const fs::path& record, const fs::path& to,
                        const std::vector<Enclosed>& files, const std::string& made_at) {
  return guarded(to, [&] {
    SQLite::Database source = open_file(record, {});
    SQLite::Database made = create_alone(to);
    copy(source, made);
    leave_log(made);
    SQLite::Transaction transaction(made);
    made.exec(
        "CREATE TABLE backup (entries INTEGER NOT NULL, hash TEXT NOT NULL,"
        " made_at TEXT NOT NULL) STRICT");
    made.exec(
        "CREATE TABLE enclosed (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL,"
        " bytes BLOB NOT NULL) STRICT");
    BackupHead head = end_of_journal(made);
    head.made_at = made_at;
    SQLite::Statement row(made, "INSERT INTO backup VALUES (?, ?, ?)");
    row.bind(1, head.entries);
    row.bind(2, head.hash);
    row.bind(3, head.made_at);
    row.exec();
    for (const Enclosed& file : files) {
      SQLite::Statement insert(made, "INSERT INTO enclosed VALUES (?, ?, ?)");
      insert.bind(1, file.name);
      insert.bind(2, base::sha256_hex(file.bytes));
      insert.bind(3, file.bytes.data(), static_cast<int>(file.bytes.size()));
      insert.exec();
    }
    transaction.commit();
    return head;
  });
}

BackupHead check_backup(const fs::path& file) {
  return guarded(file, [&] {
    SQLite::Database database = open_backup(file);
    const BackupHead head = head_in(database);
    const std::string pages = database.execAndGet("PRAGMA integrity_check(1)").getString();
    if (pages != "ok") {
      throw records::StoreError(records::StoreFault::damaged,
                                msg("{0}: the file is damaged ({1})", file.string(), pages),
                                msg("use another backup"));
    }
    need_same_end(database, head, file);
    need_same_files(database, file);
    const records::Verification found = Database::open_to_read(file).verify();
    if (!found.sound()) {
      throw records::StoreError(records::StoreFault::damaged, records::describe(*found.first_break),
                                msg("use another backup"));
    }
    return head;
  });
}

std::vector<Enclosed> files_in(const fs::path& backup) {
  return guarded(backup, [&] {
    SQLite::Database database = open_backup(backup);
    std::vector<Enclosed> files;
    SQLite::Statement rows(database, "SELECT name, bytes FROM enclosed ORDER BY name");
    while (rows.executeStep()) {
      files.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString()});
    }
    return files;
  });
}

std::int64_t sent_since(const fs::path& backup, const fs::path& current) {
  return guarded(current, [&] {
    SQLite::Database database = open_file(current, {});
    attach(database, backup);
    const std::string states = left_states;
    return database
        .execAndGet("SELECT count(*) FROM main.outbox o WHERE o.state IN " + states +
                    " AND NOT EXISTS (SELECT 1 FROM other.outbox b WHERE b.state IN " + states +
                    " AND b.kind = o.kind AND b.subject = o.subject AND b.revision = o.revision"
                    " AND b.method = o.method AND b.recipient = o.recipient)")
        .getInt64();
  });
}

void unpack_record(const fs::path& backup, const fs::path& to, const fs::path& current) {
  guarded(to, [&] {
    {
      SQLite::Database source = open_backup(backup);
      SQLite::Database made = create_alone(to);
      copy(source, made);
      leave_log(made);
      made.exec("DROP TABLE backup; DROP TABLE enclosed");
      made.exec(std::string("CREATE TABLE IF NOT EXISTS ") + put_back + " (since TEXT) STRICT");
    }
    // Brought up to date, so that both have the same columns.
    SQLite::Database made = open_file(to, {});
    if (!current.empty()) {
      open_file(current, {});
      carry_sent(made, current);
    }
    leave_log(made);
  });
}

bool replace_record(const fs::path& from, const fs::path& into, const fs::path& copied) {
  return guarded(into, [&] {
    SQLite::Database source(from.string(), SQLite::OPEN_READONLY, patience);
    SQLite::Database reader = open_file(into, {});
    SQLite::Database target = open_file(into, {});
    if (is_read_only(target)) {
      throw SQLite::Exception("the record cannot be written", SQLITE_READONLY);
    }
    attach(reader, copied);
    SQLite::Backup backup(target, source);
    // A step of no page takes the lock: nobody writes from here on.
    const int locked = backup.executeStep(0);
    if (locked != SQLITE_OK) throw SQLite::Exception("the record is in use", locked);
    if (!holds_what_other_does(reader)) return false;
    const int done = backup.executeStep(-1);
    if (done != SQLITE_DONE) throw SQLite::Exception("the copy did not end", done);
    return true;
  });
}

bool is_put_back(const fs::path& record) {
  return guarded(record, [&] {
    SQLite::Database database = open_file(record, {});
    return has_table(database, put_back);
  });
}

void settle_put_back(const fs::path& record) {
  guarded(record, [&] {
    SQLite::Database database = open_file(record, {});
    database.exec(std::string("DROP TABLE IF EXISTS ") + put_back);
  });
}

}  // namespace gouvernail::store_sqlite
