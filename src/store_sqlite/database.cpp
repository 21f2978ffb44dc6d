// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/database.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include <utility>

#include "store_sqlite/answer_table.h"
#include "store_sqlite/connection.h"
#include "store_sqlite/ledger.h"
#include "store_sqlite/outbox_table.h"
#include "store_sqlite/person_table.h"
#include "store_sqlite/published_table.h"
#include "store_sqlite/recipient_table.h"
#include "store_sqlite/seals.h"
#include "store_sqlite/sqlite_errors.h"

namespace gouvernail::store_sqlite {
namespace {

// The tables of one transaction.
class OpenTables {
 public:
  explicit OpenTables(SQLite::Database& database)
      : ledger_(database),
        persons_(database),
        recipients_(database),
        outbox_(database),
        comments_(database),
        undecided_(database),
        published_(database) {}

  records::Tables all() {
    return {ledger_, persons_, recipients_, outbox_, comments_, undecided_, published_};
  }

 private:
  Ledger ledger_;
  PersonTable persons_;
  RecipientTable recipients_;
  OutboxTable outbox_;
  CommentTable comments_;
  UndecidedTable undecided_;
  PublishedTable published_;
};

}  // namespace

class Database::Impl {
 public:
  Impl(std::filesystem::path file, SQLite::Database database, bool lost_log = false)
      : file_(std::move(file)),
        database_(std::move(database)),
        read_only_(store_sqlite::is_read_only(database_)),
        lost_log_(lost_log) {}

  bool is_read_only() const { return read_only_; }
  bool has_lost_log() const { return lost_log_; }

  // Several queries of one call see one state of the file.
  void read(const std::function<void(const records::Tables&)>& work) {
    guarded(file_, [&] {
      SQLite::Transaction snapshot(database_);
      work(OpenTables(database_).all());
    });
  }

  void write(const std::function<bool(const records::Tables&)>& work) {
    guarded(file_, [&] {
      if (!watched_) watch_rows(database_);
      watched_ = true;
      SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
      if (!work(OpenTables(database_).all())) return;
      seal_touched(database_);
      transaction.commit();
    });
  }

  // The write-ahead log still holds what was deleted from the file. Where another process is
  // reading from it, the last one to close the file empties it.
  void empty_log() { database_.tryExec("PRAGMA wal_checkpoint(TRUNCATE)"); }

  std::string file() const { return file_.string(); }

 private:
  std::filesystem::path file_;
  SQLite::Database database_;
  bool read_only_;
  bool lost_log_;
  bool watched_ = false;  // by watch_rows: only one that writes is
};

Database::Database(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Database Database::create(const std::filesystem::path& file, const Options& options) {
  return Database(std::make_unique<Impl>(file, create_file(file, options)));
}

Database Database::open(const std::filesystem::path& file, const Options& options) {
  const bool lost_log = store_sqlite::has_lost_log(file);  // opening it makes a new one
  return Database(std::make_unique<Impl>(file, open_file(file, options), lost_log));
}

Database Database::open_to_read(const std::filesystem::path& file, const Options& options) {
  return Database(std::make_unique<Impl>(file, store_sqlite::open_to_read(file, options)));
}

bool Database::is_read_only() const { return impl_->is_read_only(); }

bool Database::has_lost_log() const { return impl_->has_lost_log(); }

void Database::read(const std::function<void(const records::Tables&)>& work) const {
  impl_->read(work);
}

void Database::write(const std::function<bool(const records::Tables&)>& work) {
  impl_->write(work);
}

std::string Database::place() const { return impl_->file(); }

void Database::scrub() { impl_->empty_log(); }

}  // namespace gouvernail::store_sqlite
