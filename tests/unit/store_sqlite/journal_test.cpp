// SPDX-License-Identifier: MPL-2.0
// The journal: what the file refuses, and what verify finds once somebody worked around that.
#include <SQLiteCpp/Exception.h>
#include <gmock/gmock.h>

#include "governance/history.h"
#include "unit/store_sqlite/workspace.h"

namespace gouvernail::store_sqlite {
namespace {

using namespace test;
using base::msg;

class JournalFile : public WorkspaceTest {
 protected:
  // Four entries: two meetings, a person, a correction.
  Database filled() const {
    Database db = fresh();
    db.record(
        {records::PutMeeting{meeting("m-1", "2026-10-13", governance::MeetingStatus::convened)},
         records::PutMeeting{held("m-2")}, records::PutPerson{{"a", "Alix", "", ""}}},
        at("20261013T120000Z"), 0);
    db.record({records::PutMeeting{held("m-1")}}, at("20261014T090000Z"), 3);
    return db;
  }

  // Takes a guard away, then changes the file behind the journal's back.
  void tamper(const std::string& trigger, const std::string& sql) const {
    SQLite::Database db = raw();
    const std::string guard =
        db.execAndGet("SELECT sql FROM sqlite_master WHERE name = '" + trigger + "'").getString();
    db.exec("DROP TRIGGER " + trigger);
    db.exec("PRAGMA foreign_keys = OFF");
    db.exec(sql);
    db.exec(guard);
  }

  std::optional<std::int64_t> broken_at() const {
    const records::Verification found = Database::open(file()).verify();
    if (found.sound()) return std::nullopt;
    EXPECT_FALSE(found.first_break->what.empty());
    return found.first_break->sequence;
  }
};

TEST_F(JournalFile, FileRefusesToChangeOrDropWhatWasRecorded) {
  filled();
  SQLite::Database db = raw();
  for (const char* sql :
       {"UPDATE facts SET content = '{}' WHERE id = 1", "DELETE FROM facts WHERE id = 4",
        "INSERT OR REPLACE INTO facts VALUES (1, '20261013T120000Z', '', 'meeting', 'm-1', '{}')",
        "INSERT INTO facts VALUES (9, '20261013T120000Z', '', 'meeting', 'm-1', '{}')",
        "UPDATE journal SET summary = '' WHERE sequence = 2",
        "DELETE FROM journal WHERE sequence = 4", "DELETE FROM journal",
        "REPLACE INTO journal SELECT * FROM journal WHERE sequence = 2"}) {
    EXPECT_THROW(db.exec(sql), SQLite::Exception) << sql;
  }
  EXPECT_EQ(broken_at(), std::nullopt);
}

TEST_F(JournalFile, AlteredFactIsFound) {
  filled();
  tamper("facts_never_change",
         "UPDATE facts SET content = replace(content, '2026-10-13', '2025-10-13') WHERE id = 2");
  EXPECT_EQ(broken_at(), 2);
}

TEST_F(JournalFile, FactRecordedEarlierThanItWasIsFound) {
  filled();
  tamper("facts_never_change", "UPDATE facts SET recorded_at = '20250101T000000Z' WHERE id = 4");
  EXPECT_EQ(broken_at(), 4);
}

TEST_F(JournalFile, AlteredEntryIsFound) {
  filled();
  tamper("journal_never_changes",
         "UPDATE journal SET summary = 'copil 2025-10-13' WHERE sequence = 3");
  const records::Verification found = Database::open(file()).verify();
  ASSERT_FALSE(found.sound());
  EXPECT_EQ(found.first_break->sequence, 3);
  EXPECT_EQ(found.entries, 2);
  EXPECT_EQ(found.first_break->what, msg("entry {} of the journal was altered", std::int64_t{3}));
}

TEST_F(JournalFile, EntryWithAnImpossibleTimeIsFoundAndNotShown) {
  filled();
  tamper("journal_never_changes", "UPDATE journal SET recorded_at = 'hier' WHERE sequence = 3");
  EXPECT_EQ(broken_at(), 3);
  EXPECT_EQ(fault_of([&] { Database::open(file()).journal(); }), records::StoreFault::damaged);
}

TEST_F(JournalFile, RehashedEntryBreaksTheNext) {
  const Database db = filled();
  records::JournalEntry forged = db.journal()[1];
  forged.summary = "copil 2025-10-13";
  tamper("journal_never_changes", "UPDATE journal SET summary = '" + forged.summary +
                                      "', hash = '" + records::hash_of(forged) +
                                      "' WHERE sequence = 2");
  EXPECT_EQ(broken_at(), 3);
}

TEST_F(JournalFile, MissingEntryIsFound) {
  filled();
  tamper("journal_never_goes", "DELETE FROM journal WHERE sequence = 2");
  EXPECT_EQ(broken_at(), 3) << "the first that does not follow on";
}

TEST_F(JournalFile, MissingFactIsFound) {
  filled();
  tamper("facts_never_go", "DELETE FROM facts WHERE id = 1");
  EXPECT_EQ(broken_at(), 1);
}

TEST_F(JournalFile, FactThatNoEntryStandsForIsFound) {
  filled();
  raw().exec("INSERT INTO facts VALUES (5, '20261013T120000Z', '', 'meeting', 'm-9', '{}')");
  EXPECT_EQ(broken_at(), 5);
}

TEST_F(JournalFile, MissingGuardIsFound) {
  filled();
  raw().exec("DROP TRIGGER facts_never_change");
  EXPECT_EQ(broken_at(), 0);
}

TEST_F(JournalFile, ACutOffEndIsFoundByItsSeals) {
  filled();
  tamper("journal_never_goes", "DELETE FROM journal WHERE sequence = 4");
  tamper("facts_never_go", "DELETE FROM facts WHERE id = 4");
  EXPECT_EQ(broken_at(), 4);
}

TEST_F(JournalFile, FactThatIsNoMeetingIsDamage) {
  filled();
  tamper("facts_never_change", "UPDATE facts SET content = '{\"uid\":\"m-1\"}' WHERE id = 4");
  EXPECT_EQ(fault_of([&] { Database::open(file()).history(); }), records::StoreFault::damaged);
}

}  // namespace
}  // namespace gouvernail::store_sqlite
