// SPDX-License-Identifier: MPL-2.0
// The journal: what it says and how it is chained.
#include <gmock/gmock.h>

#include "support/store_suite/store.h"

namespace gouvernail::store_suite {
namespace {

using namespace gouvernail::test;
using base::msg;

class Journal : public StoreTest {
 protected:
  // Four entries: two meetings, a person, a correction.
  records::Workspace& filled() {
    records::Workspace& db = fresh();
    db.record(
        {records::PutMeeting{meeting("m-1", "2026-10-13", governance::MeetingStatus::convened)},
         records::PutMeeting{held("m-2")}, records::PutPerson{{"a", "Alix", "", ""}}},
        at("20261013T120000Z"), 0);
    db.record({records::PutMeeting{held("m-1")}}, at("20261014T090000Z"), 3);
    return db;
  }
};

TEST_F(Journal, SaysWhatWasDoneInOrder) {
  const auto entries = filled().journal();
  ASSERT_EQ(entries.size(), 4U);
  EXPECT_EQ(entries[0].sequence, 1);
  EXPECT_EQ(entries[0].action, "meeting-convened");
  EXPECT_EQ(entries[0].subject, "m-1");
  EXPECT_EQ(entries[0].summary, "copil 2026-10-13");
  EXPECT_EQ(entries[0].at, utc("20261013T120000Z"));
  EXPECT_EQ(entries[2].action, "person-put");
  EXPECT_EQ(entries[3].action, "meeting-held");
  EXPECT_EQ(entries[3].at, utc("20261014T090000Z"));
  EXPECT_EQ(records::describe(entries[3]),
            msg("session recorded as held: {}", std::string("copil 2026-10-13")));
}

TEST_F(Journal, EachEntryHoldsTheHashOfTheOneBefore) {
  const auto entries = filled().journal();
  EXPECT_EQ(entries[0].previous, std::string(64, '0'));
  for (std::size_t i = 1; i < entries.size(); ++i) {
    EXPECT_EQ(entries[i].previous, entries[i - 1].hash);
  }
}

TEST_F(Journal, SoundJournalSaysItsHead) {
  const records::Workspace& db = filled();
  const records::Verification found = db.verify();
  EXPECT_TRUE(found.sound());
  EXPECT_EQ(found.entries, 4);
  EXPECT_EQ(found.head, db.journal().back().hash);
}

}  // namespace
}  // namespace gouvernail::store_suite
