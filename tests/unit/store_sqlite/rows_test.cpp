// SPDX-License-Identifier: MPL-2.0
// What the rows themselves hold of persons and of what was sent.
#include <gmock/gmock.h>

#include "governance/seat.h"
#include "unit/store_sqlite/workspace.h"

namespace gouvernail::store_sqlite {
namespace {

using namespace test;
using governance::Person;
using governance::Seat;

class Rows : public WorkspaceTest {};

const Person dupre{"a.dupre", "Alix Dupré-Fictif", "Alix.Dupre@example.org", "caf"};
const Seat seat_2026{"dgs", "a.dupre", "cchpm", day("2026-01-01"), {}};

records::InvitationRevision invitation(std::vector<std::string> recipients) {
  return {"m-1",
          0,
          utc("20261013T120000Z"),
          governance::RevisionMethod::request,
          std::string(64, 'a'),
          std::move(recipients)};
}

TEST_F(Rows, NoFactAndNoEntryHoldsAKeyANameOrAnAddress) {
  Database db = fresh();
  db.record(
      {records::PutPerson{dupre}, records::PutSeat{seat_2026}, records::PutMeeting{held("m-1")},
       records::AttachEvidence{"m-1", {"CR dupre.pdf", 1, std::string(64, 'b')}},
       records::RecordInvitation{invitation({dupre.address})}},
      at("20261013T120000Z", "a.dupre"), 0);
  const auto rows = [&](const char* sql) {
    SQLite::Database database = raw();
    return database.execAndGet(sql).getString();
  };
  const std::string journal =
      rows("SELECT group_concat(action || subject || summary || recorded_at, ' ') FROM journal");
  const std::string facts = rows(
      "SELECT group_concat(author || kind || subject || content, ' ') FROM facts "
      "WHERE kind <> 'evidence'");
  for (const std::string& text : {journal, facts}) {
    EXPECT_FALSE(text.empty());
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("upr")));
    EXPECT_THAT(text, testing::Not(testing::HasSubstr("@")));
  }
}

TEST_F(Rows, WhatWasSentKeepsNoText) {
  records::OutgoingMail mail;
  mail.kind = "invitation";
  mail.subject = "m-1";
  mail.sender = "cp@example.org";
  mail.recipient = "a@example.org";
  mail.message_id = "1";
  mail.message = "secret-text";
  const UtcTime now = mail.queued_at = utc("20261013T120000Z");
  Database db = fresh();
  db.record({records::QueueMail{mail}}, noon(), 0);
  const auto taken = db.take_mail(now, 0);
  ASSERT_TRUE(taken);
  db.settle_mail(taken->id, records::MailState::sent, now, now, 250);
  EXPECT_EQ(raw().execAndGet("SELECT length(message) FROM outbox").getInt(), 0);
}

}  // namespace
}  // namespace gouvernail::store_sqlite
