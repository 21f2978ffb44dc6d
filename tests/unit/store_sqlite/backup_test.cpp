// SPDX-License-Identifier: MPL-2.0
// A record in one file: as it was at one moment, checked, put back without forgetting what left.
#include "store_sqlite/backup.h"

#include <gmock/gmock.h>

#include <fstream>
#include <functional>

#include "governance/history.h"
#include "records/outbox.h"
#include "unit/store_sqlite/workspace.h"

namespace gouvernail::store_sqlite {
namespace {

using namespace test;
namespace fs = std::filesystem;

class Backup : public WorkspaceTest {
 protected:
  fs::path copy() const { return fs::path(file()) += ".copy"; }
  fs::path other() const { return fs::path(file()) += ".other"; }
  fs::path stood() const { return fs::path(file()) += ".stood"; }

  static records::OutgoingMail mail(const std::string& revision) {
    records::OutgoingMail mail;
    mail.kind = records::invitation_kind;
    mail.subject = "m-1";
    mail.revision = revision;
    mail.method = records::request_method;
    mail.sender = "a@example.org";
    mail.recipient = "b@example.org";
    mail.message_id = revision + "@example.org";
    mail.message = "x";
    return mail;
  }
  static void send(Database& db) {
    const auto at = calendar::parse_ical_utc("20261124T100000Z").value();
    const auto taken = db.take_mail(at, 0);
    ASSERT_TRUE(taken);
    db.settle_mail(taken->id, records::MailState::sent, at, at, 250);
  }
};

TEST_F(Backup, HoldsTheEndOfTheJournalAndTheFiles) {
  fresh();
  Database db = Database::open(file());
  db.record({records::PutMeeting{held("m-1")}}, noon(), db.revision());
  const auto head = write_backup(file(), copy(), {{"people.toml", "x = 1\n"}}, "20261124T100000Z");
  EXPECT_EQ(head.entries, db.revision());
  EXPECT_EQ(head.hash, db.journal().back().hash);
  EXPECT_EQ(check_backup(copy()).hash, head.hash);
  ASSERT_EQ(files_in(copy()).size(), 1U);
  EXPECT_EQ(files_in(copy())[0].bytes, "x = 1\n");
  // What comes later is not in it.
  db.record({records::PutMeeting{held("m-2")}}, noon(), db.revision());
  unpack_record(copy(), other(), {});
  EXPECT_EQ(Database::open(other()).history().meetings.size(), 1U);
  EXPECT_TRUE(Database::open(other()).verify().sound());
}

TEST_F(Backup, WhatIsNoBackupIsRefused) {
  fresh();
  EXPECT_THROW(check_backup(file()), records::StoreError);
  std::ofstream(copy()) << "Bonjour";
  EXPECT_THROW(check_backup(copy()), records::StoreError);
  EXPECT_THROW(check_backup(other()), records::StoreError);
}

TEST_F(Backup, AJournalThatWasCutShortIsFound) {
  fresh();
  {
    Database db = Database::open(file());
    db.record({records::PutMeeting{held("m-1")}}, noon(), db.revision());
    write_backup(file(), copy(), {}, "20261124T100000Z");
  }
  SQLite::Database raw(copy().string(), SQLite::OPEN_READWRITE);
  raw.exec("UPDATE backup SET entries = entries + 1");
  EXPECT_THROW(check_backup(copy()), records::StoreError);
}

TEST_F(Backup, WhatLeftSinceStaysSentAndNoNumberComesTwice) {
  fresh();
  Database db = Database::open(file());
  db.record({records::PutMeeting{held("m-1")}, records::QueueMail{mail("1")}}, noon(),
            db.revision());
  write_backup(file(), copy(), {}, "20261124T100000Z");
  send(db);
  db.record({records::QueueMail{mail("2")}}, noon(), db.revision());
  send(db);
  EXPECT_EQ(sent_since(copy(), file()), 2);
  unpack_record(copy(), other(), file());
  Database restored = Database::open(other());
  const auto mails = restored.outbox();
  ASSERT_EQ(mails.size(), 2U);
  EXPECT_EQ(mails[0].state, records::MailState::sent);
  EXPECT_EQ(mails[1].state, records::MailState::sent);
  restored.record({records::QueueMail{mail("3")}}, noon(), restored.revision());
  EXPECT_GT(restored.outbox().back().id, db.outbox().back().id);
  // In the place of what is open here.
  write_backup(file(), stood(), {}, "20261124T110000Z");
  EXPECT_TRUE(replace_record(other(), file(), stood()));
  EXPECT_EQ(db.outbox().size(), 3U);
  EXPECT_TRUE(db.verify().sound());
  EXPECT_EQ(sent_since(copy(), other()), 2);
}

TEST_F(Backup, ARecordThatWasWrittenInSinceItsCopyIsNotReplaced) {
  fresh();
  Database db = Database::open(file());
  db.record({records::PutMeeting{held("m-1")}, records::QueueMail{mail("1")}}, noon(),
            db.revision());
  write_backup(file(), copy(), {}, "20261124T100000Z");
  unpack_record(copy(), other(), file());
  records::Undecided waiting;
  waiting.meeting = "m-1";
  waiting.attendee = "b@example.org";
  const std::vector<std::function<void()>> written = {
      [&] { send(db); },  // neither of these two is in the journal
      [&] { db.record({records::PutUndecided{waiting}}, noon(), db.revision()); },
      [&] { db.record({records::PutMeeting{held("m-2")}}, noon(), db.revision()); },
      [&] { db.erase_person("nobody-else", noon()); }};
  db.record({records::PutPerson{{"nobody-else", "N", "n@example.org", "", {}}}}, noon(),
            db.revision());
  for (const auto& write : written) {
    write_backup(file(), stood(), {}, "20261124T110000Z");
    write();
    const std::int64_t revision = db.revision();
    EXPECT_FALSE(replace_record(other(), file(), stood()));
    EXPECT_EQ(db.revision(), revision);
  }
  EXPECT_EQ(db.undecided().size(), 1U);
  EXPECT_TRUE(db.verify().sound());
  // It was let go: the next one writes.
  db.record({records::PutMeeting{held("m-3")}}, noon(), db.revision());
  write_backup(file(), stood(), {}, "20261124T120000Z");
  EXPECT_TRUE(replace_record(other(), file(), stood()));
  EXPECT_EQ(db.history().meetings.size(), 1U);
}

TEST_F(Backup, WhatIsPutBackSaysSoUntilItIsSettled) {
  fresh();
  EXPECT_FALSE(is_put_back(file()));
  write_backup(file(), copy(), {}, "20261124T100000Z");
  unpack_record(copy(), other(), {});
  EXPECT_TRUE(is_put_back(other()));
  // A copy of it meanwhile is one like any other.
  write_backup(other(), stood(), {}, "20261124T100000Z");
  unpack_record(stood(), file(), {});
  EXPECT_TRUE(is_put_back(file()));
  settle_put_back(other());
  settle_put_back(other());
  EXPECT_FALSE(is_put_back(other()));
  EXPECT_TRUE(Database::open(other()).verify().sound());
}

TEST_F(Backup, ReadingWritesNothing) {
  fresh();
  write_backup(file(), copy(), {}, "20261124T100000Z");
  const auto before = fs::last_write_time(copy());
  {
    Database db = Database::open_to_read(copy());
    EXPECT_TRUE(db.is_read_only());
    EXPECT_TRUE(db.verify().sound());
    EXPECT_THROW(db.record({records::PutMeeting{held("m-1")}}, noon(), db.revision()),
                 records::StoreError);
  }
  EXPECT_EQ(fs::last_write_time(copy()), before);
  EXPECT_FALSE(fs::exists(fs::path(copy()) += "-wal"));
}

}  // namespace
}  // namespace gouvernail::store_sqlite
