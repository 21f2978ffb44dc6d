// SPDX-License-Identifier: MPL-2.0
// Rows that change: whoever changes one by another way than this program is found; whoever makes
// the whole chain anew is by the head that somebody kept.
#include <SQLiteCpp/Statement.h>
#include <gmock/gmock.h>

#include <set>

#include "governance/meeting.h"
#include "governance/seat.h"
#include "store_sqlite/sealed_rows.h"
#include "store_sqlite/seals.h"
#include "unit/store_sqlite/workspace.h"

namespace gouvernail::store_sqlite {
namespace {

using namespace test;
using governance::Answer;

const governance::Person alix{"a.dupre", "Alix Dupré-Fictif", "a.dupre@example.org", "caf"};
const governance::Person bo{"b.morin", "Bo Morin-Fictif", "b.morin@example.org", "msa"};

records::OutgoingMail mail_to(const governance::Person& person) {
  records::OutgoingMail mail;
  mail.kind = "invitation";
  mail.subject = "m-1";
  mail.revision = "0";
  mail.sender = "cp@example.org";
  mail.recipient = person.address;
  mail.person = person.key;
  mail.message_id = person.key;
  mail.message = "text";
  mail.queued_at = utc("20261013T120000Z");
  return mail;
}

records::AnswerRecord answer_of(const governance::Person& person) {
  records::AnswerRecord answer;
  answer.meeting = "m-1";
  answer.person = person.key;
  answer.answer = Answer::declined;
  answer.dtstamp = utc("20261013T120000Z");
  answer.comment = "En congé";
  return answer;
}

records::Undecided stranger() {
  records::Undecided one;
  one.meeting = "m-1";
  one.doubt = records::Doubt::stranger;
  one.attendee = "x@example.com";
  one.answer = Answer::accepted;
  one.dtstamp = one.received_at = utc("20261013T120000Z");
  return one;
}

class Seals : public WorkspaceTest {
 protected:
  // Something in each place.
  Database filled() const {
    Database db = fresh();
    const UtcTime now = utc("20261013T120000Z");
    db.record(
        {records::PutPerson{alix}, records::PutPerson{bo},
         records::PutSeat{governance::Seat{"dgs", "a.dupre", "caf", day("2026-01-01"), {}}},
         records::PutMeeting{meeting("m-1", "2026-11-13", governance::MeetingStatus::convened)},
         records::RecordInvitation{{"m-1",
                                    0,
                                    now,
                                    governance::RevisionMethod::request,
                                    std::string(64, 'a'),
                                    {alix.address, bo.address}}},
         records::QueueMail{mail_to(alix)}, records::QueueMail{mail_to(bo)},
         records::RecordAnswer{answer_of(alix)}, records::PutUndecided{stranger()}},
        at("20261013T120000Z"), 0);
    const auto taken = db.take_mail(now, 0);
    db.settle_mail(taken->id, records::MailState::refused, now, now, 550);
    db.put_published({"https://c.example/", "m-1", "/1.ics", "e", std::string(64, 'b')});
    return db;
  }

  std::string verdict() const {
    const records::Verification found = Database::open(file()).verify();
    if (found.sound()) return "";
    std::string words = found.first_break->what.format;
    for (const base::Argument& argument : found.first_break->what.arguments) {
      const auto* list = std::get_if<base::MessageList>(&argument);
      if (list) words += list->front().format;
    }
    return words;
  }
  std::string after(const std::string& sql) const {
    raw().exec("PRAGMA foreign_keys = OFF; " + sql);
    return verdict();
  }
};

TEST_F(Seals, WhatThisProgramDoesIsSound) {
  filled();
  EXPECT_EQ(verdict(), "");
}

TEST_F(Seals, EveryRowThatIsChangedByAnotherHandIsFound) {
  const std::string altered = "altered by another hand than this program's: {}";
  const std::vector<std::pair<std::string, std::string>> attacks = {
      {"UPDATE persons SET key = CASE key WHEN 'a.dupre' THEN 'z' ELSE key END", "a person"},
      {"UPDATE persons SET address = 'other@example.org' WHERE id = 1", "a person"},
      {"UPDATE outbox SET state = 'sent' WHERE state = 'refused'",
       "a mail of the outbox or its state"},
      {"UPDATE outbox SET reply = 250", "a mail of the outbox or its state"},
      {"UPDATE outbox SET changed_at = '20261001T120000Z'", "a mail of the outbox or its state"},
      {"UPDATE invitation_recipients SET person = 2", "to whom an invitation went"},
      {"UPDATE answer_comments SET comment = 'Avec plaisir'", "what somebody wrote with an answer"},
      {"UPDATE undecided SET state = 'refused'", "an answer that waited for a decision"},
      {"UPDATE published SET etag = 'f'", "what was published in a calendar"},
  };
  for (const auto& [sql, what] : attacks) {
    std::filesystem::remove(file());
    filled();
    EXPECT_EQ(after(sql), altered + what) << sql;
  }
}

TEST_F(Seals, EveryRowThatIsTakenAwayOrAddedByAnotherHandIsFound) {
  const std::string gone = "taken away by another hand than this program's: {}";
  const std::string added = "added by another hand than this program's: {}";
  const std::vector<std::pair<std::string, std::string>> attacks = {
      {"DELETE FROM outbox", gone},
      {"DELETE FROM outbox; DELETE FROM sealed WHERE place = 'outbox'", gone},
      {"DELETE FROM invitation_recipients WHERE address LIKE 'a%'", gone},
      {"DELETE FROM answer_comments", gone},
      {"DELETE FROM undecided", gone},
      {"DELETE FROM published", gone},
      {"DELETE FROM persons WHERE id = 2", gone},
      {"INSERT INTO persons (key) VALUES ('c')", added},
      {"INSERT INTO invitation_recipients SELECT fact, 'c@example.org', 1 FROM "
       "invitation_recipients LIMIT 1",
       added},
      {"INSERT INTO answer_comments SELECT id, 1, 'x' FROM facts ORDER BY id LIMIT 1", added},
      {"DELETE FROM sealed WHERE place = 'published'", added},
  };
  for (const auto& [sql, what] : attacks) {
    std::filesystem::remove(file());
    filled();
    EXPECT_TRUE(after(sql).starts_with(what)) << sql << ": " << verdict();
  }
}

TEST_F(Seals, StructureThatIsNotOursIsFound) {
  for (const char* sql :
       {"CREATE TRIGGER quiet BEFORE INSERT ON facts BEGIN SELECT RAISE(IGNORE); END",
        "CREATE VIEW seen AS SELECT * FROM facts", "CREATE INDEX more ON facts (author)",
        "CREATE TABLE more (x)", "CREATE VIEW sqlitexstat AS SELECT 1",
        "CREATE TRIGGER outbox BEFORE INSERT ON facts BEGIN SELECT RAISE(IGNORE); END",
        "CREATE TABLE backup (x); CREATE TRIGGER t AFTER INSERT ON backup BEGIN SELECT 1; END"}) {
    std::filesystem::remove(file());
    filled();
    EXPECT_EQ(after(sql), "the structure of the database has something that is not ours: “{}”")
        << sql;
  }
}

TEST_F(Seals, AnErasedPersonLeavesNothingByWhichASealCouldBeGuessed) {
  Database db = filled();
  db.erase_person("a.dupre", at("20261014T120000Z"));
  EXPECT_TRUE(db.verify().sound());
  SQLite::Database rows = raw();
  EXPECT_EQ(rows.execAndGet("SELECT count(*) FROM sealed WHERE subkey LIKE '%dupre%'").getInt(), 0);
  EXPECT_EQ(rows.execAndGet("SELECT count(*) FROM sealed WHERE place = 'persons'").getInt(), 1);
  // As many seals of rows that stand as there are rows.
  EXPECT_EQ(rows.execAndGet("SELECT count(*) FROM sealed WHERE place = 'outbox'").getInt(),
            rows.execAndGet("SELECT count(*) FROM outbox").getInt());
}

// Drops the guards, as somebody who has the file can.
void cut_seals_after(SQLite::Database& database, std::int64_t last) {
  const std::string guard =
      database.execAndGet("SELECT sql FROM sqlite_master WHERE name = 'seals_never_go'")
          .getString();
  database.exec("DROP TRIGGER seals_never_go; DELETE FROM seals WHERE sequence > " +
                std::to_string(last));
  database.exec(guard);
}

TEST_F(Seals, TheHeadThatSomebodyKeptTellsWhatWasRewritten) {
  Database db = filled();
  const std::string then = db.head();
  EXPECT_EQ(db.entries_under(then), db.revision());
  db.record({records::PutMeeting{held("m-2")}}, at("20261015T120000Z"), db.revision());
  const std::string now = db.head();
  EXPECT_NE(now, then);
  EXPECT_EQ(db.entries_under(then), db.revision() - 1);
  EXPECT_EQ(db.entries_under(now.substr(0, 32)), db.revision());
  EXPECT_EQ(db.entries_under(db.journal()[1].hash), 2) << "a hash that was shown before";
  EXPECT_EQ(db.entries_under(std::string(64, 'a')), std::nullopt);
  EXPECT_EQ(db.entries_under(now.substr(0, 8)), std::nullopt) << "too short to tell anything";
  // Somebody takes the last transaction back, its seals too: nothing is left that could tell.
  const std::int64_t entry = db.revision();
  SQLite::Database rows = raw();
  for (const char* name : {"facts_never_go", "journal_never_goes", "transactions_never_go"}) {
    const std::string guard =
        rows.execAndGet(std::string("SELECT sql FROM sqlite_master WHERE name = '") + name + "'")
            .getString();
    rows.exec(std::string("DROP TRIGGER ") + name);
    if (*name == 'j') rows.exec("DELETE FROM journal WHERE sequence = " + std::to_string(entry));
    if (*name == 't') rows.exec("DELETE FROM transactions WHERE first = " + std::to_string(entry));
    if (*name == 'f') {
      rows.exec("PRAGMA foreign_keys = OFF; DELETE FROM facts WHERE id = " + std::to_string(entry));
    }
    rows.exec(guard);
  }
  EXPECT_NE(verdict(), "");
  cut_seals_after(
      rows, rows.execAndGet("SELECT sequence FROM seals WHERE hash = '" + then + "'").getInt64());
  rows.exec(
      "DELETE FROM sealed WHERE id NOT IN (SELECT sealed FROM seals WHERE place <> 'journal')");
  EXPECT_EQ(verdict(), "");
  EXPECT_EQ(db.entries_under(then), entry - 1);
  EXPECT_EQ(db.entries_under(now), std::nullopt) << "but by whoever kept this";
}

// A fact of the past altered, the journal made anew, and one seal more for its new end: the seals
// of before still tell of the ends that it had.
TEST_F(Seals, AJournalMadeAnewBehindItsSealsIsFound) {
  Database db = filled();
  db.record({records::PutMeeting{held("m-2")}}, at("20261015T120000Z"), db.revision());
  SQLite::Database rows = raw();
  rows.exec("DROP TRIGGER journal_never_changes");
  const std::string guard =
      "CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal\n"
      "  BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END";
  std::string previous = records::JournalEnd{}.hash;
  for (records::JournalEntry entry : db.journal()) {
    if (entry.sequence == 1) entry.summary += " forged";
    entry.previous = previous;
    previous = records::hash_of(entry);
    SQLite::Statement put(
        rows, "UPDATE journal SET summary = ?, previous = ?, hash = ? WHERE sequence = ?");
    put.bind(1, entry.summary);
    put.bind(2, entry.previous);
    put.bind(3, previous);
    put.bind(4, entry.sequence);
    put.exec();
  }
  rows.exec(guard);
  Seal seal{rows.execAndGet("SELECT max(sequence) + 1 FROM seals").getInt64(), journal_place,
            db.revision(), previous};
  EXPECT_NE(verdict(), "");
  const std::string last =
      rows.execAndGet("SELECT hash FROM seals ORDER BY sequence DESC LIMIT 1").getString();
  SQLite::Statement append(rows, "INSERT INTO seals VALUES (?, ?, ?, ?, ?)");
  append.bind(1, seal.sequence);
  append.bind(2, seal.place);
  append.bind(3, seal.sealed);
  append.bind(4, seal.digest);
  append.bind(5, hash_after(last, seal));
  append.exec();
  EXPECT_EQ(verdict(), "seal {} of the record tells of an earlier end of the journal");
  // With an entry more of the forger's own, whose end no seal knew.
  rows.exec("DROP TRIGGER seals_never_go; DELETE FROM seals WHERE sequence = " +
            std::to_string(seal.sequence));
  rows.exec(
      "CREATE TRIGGER seals_never_go BEFORE DELETE ON seals\n"
      "  BEGIN SELECT RAISE(ABORT, 'seals are never deleted'); END");
  Database again = Database::open(file());
  again.record({records::PutMeeting{held("m-3")}}, at("20261016T120000Z"), again.revision());
  EXPECT_EQ(verdict(), "entry {} of the journal is not the one that was sealed");
}

TEST_F(Seals, NoNumberOfAnErasedPersonIsGivenAgain) {
  filled().erase_person("b.morin", at("20261014T120000Z"));
  EXPECT_EQ(verdict(), "");
  EXPECT_EQ(after("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'persons'"),
            "the count of persons was set back, so that a number would be given twice");
}

TEST_F(Seals, WhatIsKeptByAnAddressOfTheirsGoesWithAnErasedPerson) {
  Database db = filled();
  const std::string other = "bo@example.com";
  records::OutgoingMail stray = mail_to(bo);
  stray.person.clear();
  stray.recipient = other;
  stray.message_id = "stray";
  db.record({records::QueueMail{stray}}, at("20261014T120000Z"), db.revision());
  db.record({records::ErasePerson{
                "b.morin", {other, bo.address, "shared@example.org"}, {"shared@example.org"}}},
            at("20261014T130000Z"), db.revision());
  EXPECT_EQ(verdict(), "");
  SQLite::Database rows = raw();
  EXPECT_EQ(rows.execAndGet("SELECT count(*) FROM outbox WHERE recipient <> 'a.dupre@example.org'")
                .getInt(),
            0);
  EXPECT_EQ(rows.execAndGet("SELECT count(*) FROM invitation_recipients").getInt(), 1);
}

TEST_F(Seals, AChainThatWasAlteredIsFound) {
  filled();
  SQLite::Database rows = raw();
  const std::string guard =
      rows.execAndGet("SELECT sql FROM sqlite_master WHERE name = 'seals_never_change'")
          .getString();
  rows.exec("DROP TRIGGER seals_never_change; UPDATE seals SET digest = '' WHERE sequence = 3");
  rows.exec(guard);
  EXPECT_EQ(verdict(), "seal {} of the record was altered, or one before it is missing");
}

TEST_F(Seals, EveryTableIsSealedOrBoundByTheJournal) {
  filled();
  std::set<std::string> known = {"facts", "journal", "seals", "sealed", "sqlite_sequence"};
  for (const SealedTable& table : sealed_tables) known.insert(table.name);
  SQLite::Database database = raw();
  SQLite::Statement rows(database, "SELECT name FROM sqlite_master WHERE type = 'table'");
  while (rows.executeStep()) {
    EXPECT_TRUE(known.contains(rows.getColumn(0).getString())) << rows.getColumn(0).getString();
  }
}

}  // namespace
}  // namespace gouvernail::store_sqlite
