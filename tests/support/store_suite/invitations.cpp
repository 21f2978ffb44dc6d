// SPDX-License-Identifier: MPL-2.0
#include <gmock/gmock.h>

#include "governance/history.h"
#include "support/store_suite/store.h"

namespace gouvernail::store_suite {
namespace {

using namespace gouvernail::test;
using testing::ElementsAre;

class Invitations : public StoreTest {
 protected:
  std::optional<records::StoreFault> send(records::Workspace& db,
                                          const records::InvitationRevision& revision) {
    return fault_of(
        [&] { db.record({records::RecordInvitation{revision}}, noon(), db.revision()); });
  }
};

records::InvitationRevision revision(
    int sequence, const std::string& dtstamp,
    governance::RevisionMethod method = governance::RevisionMethod::request) {
  return {"m-1", sequence, utc(dtstamp), method, std::string(64, 'c'), {"a@example.org"}};
}

TEST_F(Invitations, ReadBackOldestFirst) {
  const auto first = revision(0, "20261013T120000Z");
  auto second = revision(1, "20261014T120000Z", governance::RevisionMethod::cancel);
  second.recipients = {"a@example.org", "b@example.org"};
  {
    records::Workspace& db = fresh();
    EXPECT_EQ(send(db, first), std::nullopt);
    EXPECT_EQ(send(db, second), std::nullopt);
  }
  const records::Workspace& db = reopened();
  EXPECT_THAT(db.invitations("m-1"), ElementsAre(first, second));
  EXPECT_TRUE(db.invitations("m-2").empty());
}

TEST_F(Invitations, RecipientsAreASetWithoutCase) {
  records::Workspace& db = fresh();
  auto sent = revision(0, "20261013T120000Z");
  sent.recipients = {"B@Example.org", "a@example.org", "b@example.ORG"};
  send(db, sent);
  EXPECT_THAT(db.invitations("m-1").at(0).recipients,
              ElementsAre("a@example.org", "b@example.org"));
  EXPECT_EQ(db.record({records::RecordInvitation{sent}}, noon(), 1).unchanged, 1);
}

TEST_F(Invitations, TheSameOnceMoreChangesNothing) {
  records::Workspace& db = fresh();
  const auto sent = revision(3, "20261013T120000Z");
  send(db, sent);
  EXPECT_EQ(send(db, sent), std::nullopt);
  EXPECT_EQ(db.revision(), 1);
  EXPECT_EQ(db.invitations("m-1").size(), 1U);
}

TEST_F(Invitations, SequenceNeverFallsAndDtstampAlwaysRises) {
  records::Workspace& db = fresh();
  send(db, revision(2, "20261013T120000Z"));
  EXPECT_EQ(send(db, revision(1, "20261014T120000Z")), records::StoreFault::bad_change);
  EXPECT_EQ(send(db, revision(3, "20261013T120000Z")), records::StoreFault::bad_change);
  EXPECT_EQ(send(db, revision(3, "20261013T115959Z")), records::StoreFault::bad_change);
  EXPECT_EQ(send(db, revision(2, "20261013T120001Z")), std::nullopt) << "a typo corrected";
  EXPECT_EQ(db.invitations("m-1").size(), 2U);
}

TEST_F(Invitations, EachMeetingHasItsOwnSequence) {
  records::Workspace& db = fresh();
  send(db, revision(5, "20261013T120000Z"));
  auto other = revision(0, "20261012T120000Z");
  other.uid = "m-2";
  EXPECT_EQ(send(db, other), std::nullopt);
}

TEST_F(Invitations, WhatCannotBeIsRefused) {
  records::Workspace& db = fresh();
  const auto changed = [](auto change) {
    auto result = revision(0, "20261013T120000Z");
    change(result);
    return result;
  };
  using R = records::InvitationRevision;
  EXPECT_EQ(send(db, changed([](R& r) { r.sequence = -1; })), records::StoreFault::bad_change);
  EXPECT_EQ(send(db, changed([](R& r) { r.uid = ""; })), records::StoreFault::bad_change);
  EXPECT_EQ(send(db, changed([](R& r) { r.content_sha256 = "x"; })),
            records::StoreFault::bad_change);
  EXPECT_EQ(send(db, changed([](R& r) { r.recipients = {"a@b\r\nX:1"}; })),
            records::StoreFault::bad_change);
  EXPECT_TRUE(db.invitations("m-1").empty());
  EXPECT_EQ(db.revision(), 0);
}

TEST_F(Invitations, GoInOneTransactionWithTheirMeeting) {
  records::Workspace& db = fresh();
  auto bad = revision(0, "20261013T120000Z");
  bad.sequence = -1;
  EXPECT_EQ(
      fault_of([&] {
        db.record({records::PutMeeting{held("m-1")}, records::RecordInvitation{bad}}, noon(), 0);
      }),
      records::StoreFault::bad_change);
  EXPECT_TRUE(db.history().meetings.empty());
}

}  // namespace
}  // namespace gouvernail::store_suite
