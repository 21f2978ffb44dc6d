// SPDX-License-Identifier: MPL-2.0
// Steps of a checklist: recorded, taken back, and their author erased. And what had been recorded
// at an instant.
#include <gtest/gtest.h>

#include "governance/history.h"
#include "governance/tick.h"
#include "support/store_suite/store.h"

namespace gouvernail::store_suite {
namespace {

using namespace gouvernail::test;

class Ticks : public StoreTest {
 protected:
  records::Workspace& with_session() {
    records::Workspace& db = fresh();
    db.record({records::PutMeeting{held("m-1")}}, noon(), 0);
    return db;
  }

  governance::Tick tick_{"m-1",    "copil",           "salle", day("2026-10-01"), day("2026-10-13"),
                         "durand", "salle du conseil"};
};

TEST_F(Ticks, ARoundTripAndItsJournal) {
  records::Workspace& db = with_session();
  EXPECT_EQ(db.record({records::PutTick{tick_}}, at("20261014T100000Z"), 1).changed, 1);
  EXPECT_EQ(db.history().ticks, std::vector{tick_});
  EXPECT_EQ(db.record({records::PutTick{tick_}}, at("20261014T100100Z"), 2).unchanged, 1);
  ASSERT_EQ(db.journal().size(), 2U);
  EXPECT_EQ(db.journal().back().action, "item-ticked");
  EXPECT_EQ(db.journal().back().summary, "copil salle 2026-10-01 #2");  // #1 recorded the session
  EXPECT_TRUE(db.verify().sound());

  const records::WithdrawTick back{"m-1", "copil", "salle"};
  db.record({back}, at("20261014T110000Z"), 2);
  EXPECT_TRUE(db.history().ticks.empty());
  EXPECT_EQ(fault_of([&] { db.record({back}, at("20261014T110100Z"), 3); }),
            records::StoreFault::bad_change);
}

TEST_F(Ticks, ASessionThatIsNotRecordedHasNone) {
  records::Workspace& db = with_session();
  tick_.meeting = "m-9";
  EXPECT_EQ(fault_of([&] { db.record({records::PutTick{tick_}}, at("20261014T100000Z"), 1); }),
            records::StoreFault::bad_change);
}

TEST_F(Ticks, WhoIsErasedLeavesANumber) {
  records::Workspace& db = with_session();
  db.record({records::PutPerson{{"durand", "A. Durand", "a@example.org", "", {}}},
             records::PutTick{tick_}},
            at("20261014T100000Z"), 1);
  db.erase_person("durand", at("20261014T110000Z"));
  ASSERT_EQ(db.history().ticks.size(), 1U);
  EXPECT_EQ(db.history().ticks.front().person.front(), '#');
}

TEST_F(Ticks, WhatHadBeenRecordedAtAnInstant) {
  records::Workspace& db = with_session();
  db.record({records::PutTick{tick_}}, at("20261014T100000Z"), 1);
  EXPECT_TRUE(db.history_at(utc("20261013T120000Z")).meetings.empty());
  EXPECT_EQ(db.history_at(utc("20261013T120001Z")).meetings.size(), 1U);
  EXPECT_TRUE(db.history_at(utc("20261014T100000Z")).ticks.empty());
  EXPECT_EQ(db.history_at(utc("20261014T100001Z")).ticks.size(), 1U);
}

}  // namespace
}  // namespace gouvernail::store_suite
