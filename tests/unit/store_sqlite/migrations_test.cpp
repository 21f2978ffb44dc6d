// SPDX-License-Identifier: MPL-2.0
#include "store_sqlite/migrations.h"

#include <SQLiteCpp/Statement.h>
#include <gmock/gmock.h>

#include "governance/history.h"
#include "governance/seat.h"
#include "records/recorded_change.h"
#include "unit/store_sqlite/version_1.h"
#include "unit/store_sqlite/workspace.h"

namespace gouvernail::store_sqlite {
namespace {

using namespace test;
using testing::ElementsAre;

class Migrations : public WorkspaceTest {
 protected:
  SQLite::Database empty() const {
    return SQLite::Database(file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  }
};

std::vector<std::string> schema(SQLite::Database& database) {
  SQLite::Statement rows(database,
                         "SELECT name || ': ' || coalesce(sql, '') FROM sqlite_master "
                         "ORDER BY name");
  std::vector<std::string> result;
  while (rows.executeStep()) result.push_back(rows.getColumn(0).getString());
  return result;
}

// Facts of version_1.h, told again by hand.
void expect_contents_of_version_1(const Database& db) {
  governance::Meeting convened = meeting("m-1", "2025-11-20", governance::MeetingStatus::convened);
  convened.convened_on = day("2025-10-01");
  convened.start_time = calendar::Minutes{14 * 60};
  governance::Meeting done = convened;
  done.status = governance::MeetingStatus::held;
  done.present = {{"elu", 2}};
  done.note = "Salle comble, à l'été près";
  EXPECT_THAT(db.history().meetings, ElementsAre(done));
  EXPECT_THAT(db.history(day("2025-11-20")).meetings, ElementsAre(convened));
  EXPECT_THAT(db.history().seats,
              ElementsAre(governance::Seat{"dgs", "p-dgs", "", day("2025-09-01"), {}}));
  ASSERT_EQ(db.people().persons.size(), 1U);
  EXPECT_EQ(db.people().persons[0].address, "dgs@example.org");
}

TEST_F(Migrations, AreNumberedWithoutAGap) {
  int expected = 1;
  for (const Migration& migration : all_migrations()) EXPECT_EQ(migration.version, expected++);
  EXPECT_EQ(latest_version(), expected - 1);
}

TEST_F(Migrations, Version1OpensWithAllItHeld) {
  empty().exec(version_1);
  Database db = Database::open(file());
  EXPECT_EQ(raw().execAndGet("PRAGMA user_version").getInt(), latest_version());
  expect_contents_of_version_1(db);
  const records::Verification found = db.verify();
  EXPECT_TRUE(found.sound()) << (found.first_break ? found.first_break->what.format : "");
  EXPECT_EQ(found.head, version_1_head);
}

TEST_F(Migrations, WhatNobodyKeptTogetherIsOneAuthorsOfOneSecond) {
  empty().exec(version_1);
  Database db = Database::open(file());
  std::vector<std::int64_t> transactions;
  for (const auto& change : db.changes()) transactions.push_back(change.transaction);
  EXPECT_EQ(transactions, (std::vector<std::int64_t>{1, 1, 1, 4}));
  db.record({records::Undo{4}}, noon(), 4);
  EXPECT_EQ(db.history().meetings.front().status, governance::MeetingStatus::convened);
  EXPECT_EQ(db.changes().back().transaction, 5);
  EXPECT_TRUE(db.verify().sound());
}

TEST_F(Migrations, Version1WorksAsANewOneAfterwards) {
  empty().exec(version_1);
  Database db = Database::open(file());
  db.record({records::PutMeeting{held("m-2")},
             records::RecordInvitation{{"m-2",
                                        0,
                                        utc("20261013T120000Z"),
                                        governance::RevisionMethod::request,
                                        std::string(64, 'a'),
                                        {"dgs@example.org"}}}},
            noon(), 4);
  db.erase_person("p-dgs", noon());
  EXPECT_TRUE(db.invitations("m-2").at(0).recipients.empty());
  EXPECT_TRUE(db.verify().sound());
}

// From every version to the last: the same schema as a new workspace has.
TEST_F(Migrations, EveryEarlierVersionEndsInTheSameSchema) {
  SQLite::Database whole(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  migrate(whole, all_migrations());
  for (int version = 0; version <= latest_version(); ++version) {
    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    migrate(database, {all_migrations().begin(), all_migrations().begin() + version});
    EXPECT_EQ(version_of(database), version);
    migrate(database, all_migrations());
    EXPECT_EQ(version_of(database), latest_version());
    EXPECT_EQ(schema(database), schema(whole)) << "from version " << version;
  }
}

TEST_F(Migrations, StepsAreTakenOnce) {
  SQLite::Database database = empty();
  const std::vector<Migration> steps = {{1, "CREATE TABLE t (x); INSERT INTO t VALUES (1)"},
                                        {2, "UPDATE t SET x = x + 10"}};
  migrate(database, steps);
  migrate(database, steps);
  EXPECT_EQ(database.execAndGet("SELECT x FROM t").getInt(), 11);
}

TEST_F(Migrations, StepThatFailsLeavesTheVersionBefore) {
  SQLite::Database database = empty();
  const std::vector<Migration> steps = {
      {1, "CREATE TABLE t (x); INSERT INTO t VALUES (1)"},
      {2, "UPDATE t SET x = 2; ALTER TABLE t ADD COLUMN y; INSERT INTO nowhere VALUES (1)"}};
  EXPECT_THROW(migrate(database, steps), SQLite::Exception);
  EXPECT_EQ(version_of(database), 1);
  EXPECT_EQ(database.execAndGet("SELECT x FROM t").getInt(), 1);
  EXPECT_FALSE(
      database.execAndGet("SELECT count(*) FROM pragma_table_info('t') WHERE name = 'y'").getInt());
}

TEST_F(Migrations, StepThatLeavesOrphansFails) {
  SQLite::Database database = empty();
  const std::vector<Migration> steps = {
      {1,
       "CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a REFERENCES a (id));"
       "INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)"},
      {2, "DELETE FROM a"}};
  EXPECT_THROW(migrate(database, steps), SQLite::Exception);
  EXPECT_EQ(version_of(database), 1);
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM a").getInt(), 1);
}

TEST_F(Migrations, TableMayBeRebuiltUnderItsReferences) {
  SQLite::Database database = empty();
  const std::vector<Migration> steps = {
      {1,
       "CREATE TABLE a (id INTEGER PRIMARY KEY);"
       "CREATE TABLE b (a REFERENCES a (id) ON DELETE CASCADE);"
       "INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)"},
      {2,
       "CREATE TABLE n (id INTEGER PRIMARY KEY, more TEXT); INSERT INTO n (id) SELECT id FROM a;"
       "DROP TABLE a; ALTER TABLE n RENAME TO a"}};
  migrate(database, steps);
  EXPECT_EQ(database.execAndGet("SELECT count(*) FROM b").getInt(), 1);
  EXPECT_EQ(database.execAndGet("PRAGMA foreign_keys").getInt(), 1);
}

TEST_F(Migrations, AnotherProcessMayTakeTheStepFirst) {
  SQLite::Database first = empty();
  SQLite::Database second = raw();
  const std::vector<Migration> steps = {{1, "CREATE TABLE t (x)"}};
  migrate(first, steps);
  EXPECT_NO_THROW(migrate(second, steps));
}

}  // namespace
}  // namespace gouvernail::store_sqlite
