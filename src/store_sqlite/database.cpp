// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/database.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <utility>
#include <variant>

#include "records/content.h"
#include "store_sqlite/answer_table.h"
#include "store_sqlite/connection.h"
#include "store_sqlite/facts.h"
#include "store_sqlite/invitation_table.h"
#include "store_sqlite/ledger.h"
#include "store_sqlite/outbox_table.h"
#include "store_sqlite/person_table.h"
#include "store_sqlite/recorder.h"
#include "store_sqlite/sqlite_errors.h"
#include "store_sqlite/verify.h"

namespace gouvernail::store_sqlite {
namespace {

using base::msg;

records::StoreError conflict(const std::filesystem::path& file) {
  return {records::StoreFault::conflict,
          msg("{}: the workspace changed meanwhile; nothing was recorded", file.string()),
          msg("look at what changed, then try again")};
}

governance::History load_history(SQLite::Database& database, const std::string& limit) {
  governance::History history;
  for (const std::string& content : latest_contents(database, "meeting", limit)) {
    history.meetings.push_back(records::from_content<governance::Meeting>(content));
  }
  const auto keys = PersonTable(database).keys_by_token();
  const auto name_person = [&](std::string& token) {
    if (const auto key = keys.find(token); key != keys.end()) token = key->second;
  };
  for (const std::string& content : latest_contents(database, "seat", limit)) {
    history.seats.push_back(records::from_content<governance::Seat>(content));
    name_person(history.seats.back().person);
  }
  for (const std::string& content : latest_contents(database, "waiver", limit)) {
    history.waivers.push_back(records::from_content<governance::Waiver>(content));
  }
  for (const std::string& content : latest_contents(database, "tick", limit)) {
    history.ticks.push_back(records::from_content<governance::Tick>(content));
    name_person(history.ticks.back().person);
  }
  return history;
}

}  // namespace

class Database::Impl {
 public:
  Impl(std::filesystem::path file, SQLite::Database database)
      : file_(std::move(file)), database_(std::move(database)) {}

  // Several queries of one call see one state of the file.
  template <class Query>
  auto read(Query query) {
    return guarded(file_, [&] {
      SQLite::Transaction snapshot(database_);
      return query(database_);
    });
  }

  records::Recorded record(const records::Changes& changes, const records::Stamp& stamp,
                           std::optional<std::int64_t> expected_revision,
                           const std::function<void()>& then = {}) {
    return guarded(file_, [&] {
      SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
      records::Recorded done;
      done.revision = last_sequence(database_);
      if (expected_revision && *expected_revision != done.revision) throw conflict(file_);
      Recorder recorder(database_, stamp);
      for (const records::Change& change : changes) {
        ++(std::visit(recorder, change) ? done.changed : done.unchanged);
      }
      done.revision = recorder.revision();
      if (then) then();
      if (done.changed > 0) transaction.commit();
      return done;
    });
  }

  template <class Action>
  auto write(Action action) {
    return guarded(file_, [&] {
      SQLite::Transaction transaction(database_, SQLite::TransactionBehavior::IMMEDIATE);
      auto result = action(database_);
      transaction.commit();
      return result;
    });
  }

  // The write-ahead log still holds what was deleted from the file. Where another process is
  // reading from it, the last one to close the file empties it.
  void empty_log() { database_.tryExec("PRAGMA wal_checkpoint(TRUNCATE)"); }

 private:
  std::filesystem::path file_;
  SQLite::Database database_;
};

Database::Database(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Database Database::create(const std::filesystem::path& file, const Options& options) {
  return Database(std::make_unique<Impl>(file, create_file(file, options)));
}

Database Database::open(const std::filesystem::path& file, const Options& options) {
  return Database(std::make_unique<Impl>(file, open_file(file, options)));
}

std::int64_t Database::revision() const { return impl_->read(last_sequence); }

governance::History Database::history_at(calendar::UtcTime at) const {
  return impl_->read(
      [&](SQLite::Database& db) { return load_history(db, calendar::to_ical_utc(at)); });
}

governance::History Database::history(std::optional<calendar::Day> known_on) const {
  return impl_->read(
      [&](SQLite::Database& db) { return load_history(db, recorded_before(known_on)); });
}

records::Recorded Database::record(const records::Changes& changes, const records::Stamp& stamp,
                                   std::int64_t expected_revision,
                                   const std::function<void()>& then) {
  const records::Recorded done = impl_->record(changes, stamp, expected_revision, then);
  for (const records::Change& change : changes) {
    if (std::holds_alternative<records::ErasePerson>(change)) {
      impl_->empty_log();
      break;
    }
  }
  return done;
}

governance::People Database::people() const {
  return impl_->read([](SQLite::Database& db) { return PersonTable(db).people(); });
}

void Database::erase_person(const std::string& key, const records::Stamp& stamp) {
  impl_->record({records::ErasePerson{key}}, stamp, std::nullopt);
  impl_->empty_log();
}

std::map<std::string, std::vector<records::Evidence>> Database::evidence(
    std::optional<calendar::Day> known_on) const {
  return impl_->read([&](SQLite::Database& db) {
    std::map<std::string, std::vector<records::Evidence>> attached;
    for (const std::string& content : latest_contents(db, "evidence", recorded_before(known_on))) {
      auto one = records::from_content<records::MeetingEvidence>(content);
      attached[one.meeting].push_back(std::move(one.evidence));
    }
    return attached;
  });
}

std::vector<records::InvitationRevision> Database::invitations(const std::string& uid) const {
  return impl_->read([&](SQLite::Database& db) { return load_invitations(db, uid); });
}

std::vector<records::AnswerRecord> Database::answers() const { return impl_->read(load_answers); }

std::vector<records::Undecided> Database::undecided() const { return impl_->read(load_undecided); }

std::vector<records::OutgoingMail> Database::outbox() const { return impl_->read(load_outbox); }

std::optional<records::OutgoingMail> Database::take_mail(calendar::UtcTime now,
                                                         std::int64_t after) {
  return impl_->write([&](SQLite::Database& db) {
    auto mail = next_due(db, now, after);
    if (mail) {
      ++mail->attempts;
      mail->state = records::MailState::sending;
      set_state(db, mail->id, records::MailState::sending, now, now, mail->reply, mail->attempts);
    }
    return mail;
  });
}

void Database::settle_mail(std::int64_t id, records::MailState state, calendar::UtcTime now,
                           calendar::UtcTime due_at, int reply) {
  impl_->write([&](SQLite::Database& db) {
    SQLite::Statement row(db, "SELECT attempts FROM outbox WHERE id = ?");
    row.bind(1, id);
    const int attempts = row.executeStep() ? row.getColumn(0).getInt() : 0;
    row.reset();
    set_state(db, id, state, now, due_at, reply, attempts);
    return true;
  });
}

std::vector<records::Published> Database::published(const std::string& collection) const {
  return impl_->read([&](SQLite::Database& db) { return load_published(db, collection); });
}

void Database::put_published(const records::Published& published) {
  impl_->write([&](SQLite::Database& db) {
    store_sqlite::put_published(db, published);
    return true;
  });
}

void Database::drop_published(const std::string& collection, const std::string& meeting) {
  impl_->write([&](SQLite::Database& db) {
    store_sqlite::drop_published(db, collection, meeting);
    return true;
  });
}

std::vector<records::JournalEntry> Database::journal() const { return impl_->read(load_journal); }

records::Verification Database::verify() const {
  return impl_->read([](SQLite::Database& db) { return store_sqlite::verify(db); });
}

}  // namespace gouvernail::store_sqlite
