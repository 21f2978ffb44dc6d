// SPDX-License-Identifier: MPL-2.0
// Mails, answers and what waits for a decision.
#include <gmock/gmock.h>

#include "support/store_suite/store.h"

namespace gouvernail::store_suite {
namespace {

using namespace gouvernail::test;

class Outbox : public StoreTest {
 protected:
  records::Workspace& db_ = fresh();

  static records::OutgoingMail mail(const std::string& recipient, const std::string& revision,
                                    const std::string& id) {
    records::OutgoingMail mail;
    mail.kind = "invitation";
    mail.subject = "m-1";
    mail.revision = revision;
    mail.method = "REQUEST";
    mail.sender = "cp@example.org";
    mail.recipient = recipient;
    mail.person = "p-dgs";
    mail.message_id = id;
    mail.message = "From: cp@example.org\r\n\r\n" + id;
    mail.queued_at = utc("20261013T120000Z");
    return mail;
  }

  records::Recorded queue(const records::OutgoingMail& mail) {
    return db_.record({records::QueueMail{mail}}, noon(), db_.revision());
  }

  std::vector<std::string> states() const {
    std::vector<std::string> result;
    for (const records::OutgoingMail& mail : db_.outbox()) result.push_back(to_string(mail.state));
    return result;
  }
};

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(Outbox, OneMailForEveryRevisionAndRecipient) {
  EXPECT_EQ(queue(mail("DGS@example.org", "0/a", "1")).changed, 1);
  EXPECT_EQ(queue(mail("dgs@example.org", "0/a", "2")).unchanged, 1);
  EXPECT_EQ(queue(mail("msa@example.org", "0/a", "3")).changed, 1);
  ASSERT_EQ(db_.outbox().size(), 2U);
  EXPECT_EQ(db_.outbox()[0].recipient, "dgs@example.org");
  EXPECT_EQ(db_.outbox()[0].person, "p-dgs");
}

TEST_F(Outbox, WhatGoesAlongIsKept) {
  records::OutgoingMail with = mail("dgs@example.org", "0/a", "1");
  with.documents = {std::string(64, 'a'), "https://example.org/s?a=1&b=2"};
  queue(with);
  queue(mail("msa@example.org", "0/a", "2"));
  EXPECT_EQ(db_.outbox()[0].documents, with.documents);
  EXPECT_THAT(db_.outbox()[1].documents, IsEmpty());
  const auto taken = db_.take_mail(utc("20261013T120000Z"), 0);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->documents, with.documents);
  EXPECT_EQ(taken->message, with.message);
}

TEST_F(Outbox, OtherDocumentsTakeNoPlaceOfThoseThatWait) {
  records::OutgoingMail one = mail("dgs@example.org", "2026-10-13/a", "1");
  one.kind = records::documents_kind;
  records::OutgoingMail other = one;
  other.revision = "2026-10-13/b";
  other.message_id = "2";
  queue(one);
  queue(other);
  EXPECT_THAT(states(), ElementsAre("pending", "pending"));
}

TEST_F(Outbox, ADocumentOnTwoLinesIsRefused) {
  records::OutgoingMail with = mail("dgs@example.org", "0/a", "1");
  with.documents = {"https://example.org\n/s"};
  EXPECT_THROW(queue(with), records::StoreError);
}

TEST_F(Outbox, ARefusedMailIsTriedAgainOnlyWhereSomebodyAsks) {
  queue(mail("dgs@example.org", "0/a", "1"));
  const auto taken = db_.take_mail(utc("20261013T120000Z"), 0);
  ASSERT_TRUE(taken);
  db_.settle_mail(taken->id, records::MailState::refused, utc("20261013T120000Z"),
                  utc("20261013T120000Z"), 550);
  EXPECT_EQ(queue(mail("dgs@example.org", "0/a", "2")).unchanged, 1);
  const records::QueueMail again{mail("DGS@example.org", "0/a", "2"), true};
  EXPECT_EQ(db_.record({again}, noon(), db_.revision()).changed, 1);
  EXPECT_EQ(db_.record({again}, noon(), db_.revision()).unchanged, 1) << "it waits already";
  EXPECT_THAT(states(), ElementsAre("pending"));
  EXPECT_EQ(db_.outbox()[0].message_id, "2");
  EXPECT_EQ(db_.outbox()[0].attempts, 0);
}

TEST_F(Outbox, WhatMustNotLeaveIsDroppedAndMayBeQueuedAnew) {
  queue(mail("dgs@example.org", "0/a", "1"));
  queue(mail("msa@example.org", "0/a", "2"));
  const auto drop = [&](const std::string& recipient) {
    return db_.record({records::DropMails{"m-1", recipient}}, noon(), db_.revision()).changed;
  };
  EXPECT_EQ(drop("MSA@example.org"), 1);
  EXPECT_THAT(states(), ElementsAre("pending", "superseded"));
  EXPECT_EQ(queue(mail("msa@example.org", "0/a", "3")).changed, 1);
  EXPECT_THAT(states(), ElementsAre("pending", "pending"));
  ASSERT_TRUE(db_.take_mail(utc("20261013T120000Z"), 0));
  EXPECT_EQ(drop(""), 1) << "what a server may have stays";
  EXPECT_THAT(states(), ElementsAre("sending", "superseded"));
  EXPECT_EQ(drop(""), 0);
}

TEST_F(Outbox, ALaterMailTakesThePlaceOfOneThatHasNotGone) {
  queue(mail("dgs@example.org", "0/a", "1"));
  queue(mail("dgs@example.org", "1/b", "2"));
  EXPECT_THAT(states(), ElementsAre("superseded", "pending"));
  // One that may have gone already stays: what was said last must come last.
  ASSERT_TRUE(db_.take_mail(utc("20261013T120000Z"), 0));
  queue(mail("dgs@example.org", "2/c", "3"));
  EXPECT_THAT(states(), ElementsAre("superseded", "sending", "pending"));
}

TEST_F(Outbox, GoesInOrderWhenItIsDue) {
  queue(mail("a@example.org", "0/a", "1"));
  queue(mail("b@example.org", "0/a", "2"));
  const UtcTime now = utc("20261013T120000Z");
  EXPECT_FALSE(db_.take_mail(now - std::chrono::seconds{1}, 0));
  const auto first = db_.take_mail(now, 0);
  ASSERT_TRUE(first);
  EXPECT_EQ(first->message, mail("a@example.org", "0/a", "1").message);
  EXPECT_EQ(first->attempts, 1);
  db_.settle_mail(first->id, records::MailState::pending, now, now + std::chrono::minutes{5}, 451);
  const auto second = db_.take_mail(now, first->id);
  ASSERT_TRUE(second);
  EXPECT_EQ(second->recipient, "b@example.org");
  db_.settle_mail(second->id, records::MailState::sent, now, now, 250);
  EXPECT_FALSE(db_.take_mail(now, 0)) << "the first has to wait";
  const auto again = db_.take_mail(now + std::chrono::minutes{5}, 0);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->attempts, 2);
}

TEST_F(Outbox, AProcessThatDiesWhileSendingSendsTheSameBytesAgain) {
  queue(mail("a@example.org", "0/a", "1"));
  const UtcTime now = utc("20261013T120000Z");
  const auto first = db_.take_mail(now, 0);
  records::Workspace& other = another();
  const auto again = other.take_mail(now, 0);
  ASSERT_TRUE(first && again);
  EXPECT_EQ(first->message, again->message);
  EXPECT_EQ(first->message_id, again->message_id);
}

TEST_F(Outbox, GoesWithItsPerson) {
  queue(mail("dgs@example.org", "0/a", "1"));
  db_.erase_person("p-dgs", noon());
  EXPECT_THAT(db_.outbox(), IsEmpty());
  EXPECT_TRUE(db_.verify().sound());
}

records::AnswerRecord answer(governance::Answer word, int sequence, const std::string& dtstamp) {
  records::AnswerRecord a;
  a.meeting = "m-1";
  a.person = "p-dgs";
  a.answer = word;
  a.sequence = sequence;
  a.dtstamp = utc(dtstamp);
  return a;
}

TEST_F(Outbox, I9_AnAnswerIsRecordedOnce) {
  records::AnswerRecord first = answer(governance::Answer::accepted, 0, "20261013T120000Z");
  first.comment = "Avec plaisir";
  EXPECT_EQ(db_.record({records::RecordAnswer{first}}, noon(), 0).changed, 1);
  EXPECT_EQ(db_.record({records::RecordAnswer{first}}, noon(), db_.revision()).unchanged, 1);
  ASSERT_EQ(db_.answers().size(), 1U);
  first.recorded_at = noon().at;
  EXPECT_EQ(db_.answers()[0], first);
  EXPECT_EQ(db_.journal().size(), 1U);
  for (const records::JournalEntry& entry : db_.journal()) {
    EXPECT_EQ(entry.summary.find("p-dgs"), std::string::npos) << "no name in the journal";
  }
}

TEST_F(Outbox, WhatAPersonWroteGoesWithThePerson) {
  records::AnswerRecord first = answer(governance::Answer::accepted, 0, "20261013T120000Z");
  first.comment = "Avec plaisir";
  db_.record({records::RecordAnswer{first}}, noon(), 0);
  db_.erase_person("p-dgs", noon());
  ASSERT_EQ(db_.answers().size(), 1U);
  EXPECT_EQ(db_.answers()[0].comment, "");
  EXPECT_NE(db_.answers()[0].person, "p-dgs");
  EXPECT_TRUE(db_.verify().sound());
}

TEST_F(Outbox, WhatWaitsIsDecidedOnce) {
  records::Undecided stranger;
  stranger.meeting = "m-1";
  stranger.doubt = records::Doubt::stranger;
  stranger.attendee = "X@example.com";
  stranger.answer = governance::Answer::accepted;
  stranger.dtstamp = stranger.received_at = utc("20261013T120000Z");
  EXPECT_EQ(db_.record({records::PutUndecided{stranger}}, noon(), 0).changed, 1);
  EXPECT_EQ(db_.record({records::PutUndecided{stranger}}, noon(), 0).unchanged, 1);
  const std::int64_t id = db_.undecided().at(0).id;
  EXPECT_EQ(db_.undecided()[0].attendee, "x@example.com");
  db_.record({records::Decide{id, false}}, noon(), 0);
  EXPECT_EQ(db_.undecided()[0].state, records::Decision::refused);
  EXPECT_EQ(fault_of([&] {
              db_.record({records::Decide{id, true}}, noon(), db_.revision());
            }),
            records::StoreFault::bad_change);
  ASSERT_EQ(db_.journal().size(), 1U);
  EXPECT_EQ(db_.journal()[0].action, "answer-refused");
  EXPECT_EQ(db_.journal()[0].summary.find("example"), std::string::npos);
}

TEST_F(Outbox, WhatWaitsStaysWhenSomebodyElseIsErased) {
  records::Undecided stranger;
  stranger.meeting = "m-1";
  stranger.doubt = records::Doubt::stranger;
  stranger.attendee = "x@example.com";
  stranger.dtstamp = stranger.received_at = utc("20261013T120000Z");
  db_.record({records::PutUndecided{stranger}, records::PutPerson{{"sans", "Sans Adresse", "", ""}},
              records::PutPerson{{"x", "X", "X@example.com", ""}}},
             noon(), 0);
  db_.erase_person("sans", noon());
  EXPECT_EQ(db_.undecided().size(), 1U) << "no address is nobody's";
  db_.erase_person("x", noon());
  EXPECT_THAT(db_.undecided(), IsEmpty());
}

}  // namespace
}  // namespace gouvernail::store_suite
