// SPDX-License-Identifier: MPL-2.0
// Recording and reading back: meetings and waivers, revisions, what was known when.
#include <gmock/gmock.h>

#include "governance/history.h"
#include "governance/waiver.h"
#include "support/store_suite/store.h"

namespace gouvernail::store_suite {
namespace {

using namespace gouvernail::test;
using namespace std::string_literals;
using governance::History;
using governance::Meeting;
using governance::MeetingStatus;
using testing::ElementsAre;

class Record : public StoreTest {};

Meeting full_meeting() {
  Meeting m = held("m-1");
  m.start_time = calendar::Minutes{14 * 60};
  m.end = calendar::LocalTime{m.day, calendar::Minutes{990}};
  m.convened_on = day("2026-09-28");
  m.documents_on = day("2026-10-01");
  m.minutes_on = day("2026-11-02");
  m.cancelled_on = day("2026-10-12");
  m.present = {{"elu", 3}, {"dgs", 1}, {"elu", 1}};
  m.urgent = true;
  m.site = "fruges";
  m.second_of = "m-0";
  m.note = " \"à 14 h\"\r\n\t\0😀 "s;
  return m;
}

governance::Waiver full_waiver() {
  return {"w-1",      "copil-annuel",      day("2026-01-01"), day("2026-12-31"), day("2026-06-01"),
          "épidémie", "préfet \"arrêté\"", "arrêté.pdf"};
}

TEST_F(Record, NewWorkspaceIsEmpty) {
  const records::Workspace& db = fresh();
  EXPECT_EQ(db.revision(), 0);
  EXPECT_EQ(db.history(), History{});
  EXPECT_TRUE(db.people().persons.empty());
  EXPECT_TRUE(db.journal().empty());
  EXPECT_TRUE(db.verify().sound());
}

TEST_F(Record, EverythingReadsBackAfterReopening) {
  Meeting nobody = held("m-2");
  nobody.present.emplace();
  const governance::Waiver bare{"w-2", "x", {}, {}, day("2026-06-01"), "", "", ""};
  {
    records::Workspace& db = fresh();
    const records::Recorded done =
        db.record({records::PutMeeting{full_meeting()}, records::PutMeeting{nobody},
                   records::PutWaiver{full_waiver()}, records::PutWaiver{bare}},
                  noon(), 0);
    EXPECT_EQ(done.revision, 4);
    EXPECT_EQ(done.changed, 4);
    EXPECT_EQ(done.unchanged, 0);
  }
  const records::Workspace& db = reopened();
  EXPECT_EQ(db.revision(), 4);
  EXPECT_THAT(db.history().meetings, ElementsAre(full_meeting(), nobody));
  EXPECT_THAT(db.history().waivers, ElementsAre(full_waiver(), bare));
}

TEST_F(Record, CorrectionReplacesAndKeepsThePlace) {
  records::Workspace& db = fresh();
  const Meeting proposed = meeting("m-1", "2026-10-13", MeetingStatus::proposed);
  db.record({records::PutMeeting{proposed}, records::PutMeeting{held("m-2")}}, noon(), 0);
  db.record({records::PutMeeting{held("m-1", "2026-10-20")}}, noon(), 2);
  EXPECT_THAT(db.history().meetings, ElementsAre(held("m-1", "2026-10-20"), held("m-2")));
}

TEST_F(Record, RepeatingWhatStandsLeavesNoTrace) {
  records::Workspace& db = fresh();
  db.record({records::PutMeeting{full_meeting()}, records::PutWaiver{full_waiver()}}, noon(), 0);
  const records::Recorded again =
      db.record({records::PutMeeting{full_meeting()}, records::PutWaiver{full_waiver()},
                 records::PutMeeting{held("m-2")}},
                noon(), 2);
  EXPECT_EQ(again.revision, 3);
  EXPECT_EQ(again.changed, 1);
  EXPECT_EQ(again.unchanged, 2);
  EXPECT_EQ(db.record({}, noon(), 3).revision, 3);
  EXPECT_EQ(db.journal().size(), 3U);
}

TEST_F(Record, GoingBackToAFormerStateIsAChange) {
  records::Workspace& db = fresh();
  db.record(
      {records::PutMeeting{held("m", "2026-10-13")}, records::PutMeeting{held("m", "2026-10-20")},
       records::PutMeeting{held("m", "2026-10-13")}},
      noon(), 0);
  EXPECT_EQ(db.revision(), 3);
  EXPECT_THAT(db.history().meetings, ElementsAre(held("m", "2026-10-13")));
}

TEST_F(Record, WithdrawnIsGoneAndMayComeBack) {
  records::Workspace& db = fresh();
  db.record({records::PutMeeting{held("m-1")}, records::PutMeeting{held("m-2")},
             records::PutWaiver{full_waiver()}},
            noon(), 0);
  db.record({records::WithdrawMeeting{"m-1"}, records::WithdrawWaiver{"w-1"}}, noon(), 3);
  EXPECT_THAT(db.history().meetings, ElementsAre(held("m-2")));
  EXPECT_TRUE(db.history().waivers.empty());
  db.record({records::PutMeeting{held("m-1")}}, noon(), 5);
  EXPECT_THAT(db.history().meetings, ElementsAre(held("m-1"), held("m-2")));
}

TEST_F(Record, WithdrawingWhatIsNotThereIsRefused) {
  records::Workspace& db = fresh();
  EXPECT_EQ(fault_of([&] { db.record({records::WithdrawMeeting{"m"}}, noon(), 0); }),
            records::StoreFault::bad_change);
  EXPECT_EQ(fault_of([&] { db.record({records::WithdrawWaiver{"w"}}, noon(), 0); }),
            records::StoreFault::bad_change);
  db.record({records::PutMeeting{held("m")}, records::WithdrawMeeting{"m"}}, noon(), 0);
  EXPECT_EQ(fault_of([&] { db.record({records::WithdrawMeeting{"m"}}, noon(), 2); }),
            records::StoreFault::bad_change);
}

TEST_F(Record, OneBadChangeStopsAllOfThem) {
  records::Workspace& db = fresh();
  Meeting bad = held("m-2");
  bad.uid.clear();
  EXPECT_EQ(fault_of([&] {
              db.record({records::PutMeeting{held("m-1")}, records::PutMeeting{bad}}, noon(), 0);
            }),
            records::StoreFault::bad_change);
  EXPECT_EQ(db.revision(), 0);
  EXPECT_EQ(db.history(), History{});
}

TEST_F(Record, WhatContradictsItselfIsRefused) {
  records::Workspace& db = fresh();
  const auto refused = [&](const records::Change& change) {
    return fault_of([&] { db.record({change}, noon(), 0); }) == records::StoreFault::bad_change;
  };
  const auto changed = [](auto change) {
    Meeting m = full_meeting();
    change(m);
    return records::PutMeeting{m};
  };
  EXPECT_TRUE(refused(changed([](Meeting& m) { m.uid = "a\r\nb"; })));
  EXPECT_TRUE(refused(changed([](Meeting& m) { m.body.clear(); })));
  EXPECT_TRUE(refused(changed([](Meeting& m) { m.note = "\xFF"; })));
  EXPECT_TRUE(refused(changed([](Meeting& m) { m.present = {{"elu", 0}}; })));
  EXPECT_TRUE(refused(changed([](Meeting& m) { m.end->day -= calendar::Days{1}; })));
  EXPECT_TRUE(refused(changed([](Meeting& m) { m.start_time = calendar::Minutes{24 * 60}; })));
  EXPECT_TRUE(
      refused(changed([](Meeting& m) { m.minutes_on = day("9999-12-31") + calendar::Days{1}; })));
  governance::Waiver waiver = full_waiver();
  waiver.until = day("2025-12-31");
  EXPECT_TRUE(refused(records::PutWaiver{waiver}));
  EXPECT_EQ(db.revision(), 0);
}

TEST_F(Record, ChangeOnAnotherRevisionIsRefused) {
  records::Workspace& first = fresh();
  records::Workspace& second = another();
  const auto seen = second.revision();
  first.record({records::PutMeeting{held("m-1")}}, noon(), first.revision());
  EXPECT_EQ(fault_of([&] { second.record({records::PutMeeting{held("m-2")}}, noon(), seen); }),
            records::StoreFault::conflict);
  EXPECT_THAT(second.history().meetings, ElementsAre(held("m-1")));
  second.record({records::PutMeeting{held("m-2")}}, noon(), second.revision());
  EXPECT_EQ(first.history().meetings.size(), 2U) << "the first process sees it too";
}

TEST_F(Record, WhatThenFailsLeavesNothing) {
  records::Workspace& db = fresh();
  const auto fail = [] { throw std::runtime_error("another file refused"); };
  EXPECT_THROW(db.record({records::PutMeeting{held("m-1")}}, noon(), 0, fail), std::runtime_error);
  EXPECT_EQ(db.revision(), 0);
  EXPECT_TRUE(db.history().meetings.empty());
  db.record({records::PutMeeting{held("m-1")}}, noon(), 0, [] {});
  EXPECT_EQ(db.revision(), 1);
}

// In winter Paris is an hour ahead of UTC, in summer two: the 13th of October ends at 22:00Z, the
// 13th of January at 23:00Z.
TEST_F(Record, KnownOnCountsDaysInParis) {
  records::Workspace& db = fresh();
  const auto proposed = meeting("m", "2027-02-01", MeetingStatus::proposed);
  const auto convened = meeting("m", "2027-02-01", MeetingStatus::convened);
  db.record({records::PutMeeting{proposed}}, at("20261013T215959Z"), 0);
  db.record({records::PutMeeting{convened}}, at("20261013T220000Z"), 1);
  db.record({records::PutMeeting{held("m", "2027-02-01")}}, at("20270113T225959Z"), 2);
  db.record({records::WithdrawMeeting{"m"}}, at("20270113T230000Z"), 3);
  EXPECT_TRUE(db.history(day("2026-10-12")).meetings.empty());
  EXPECT_THAT(db.history(day("2026-10-13")).meetings, ElementsAre(proposed));
  EXPECT_THAT(db.history(day("2026-10-14")).meetings, ElementsAre(convened));
  EXPECT_THAT(db.history(day("2027-01-13")).meetings, ElementsAre(held("m", "2027-02-01")));
  EXPECT_TRUE(db.history(day("2027-01-14")).meetings.empty());
}

TEST_F(Record, WholeFileIsOneTransaction) {
  records::Workspace& db = fresh();
  records::Changes changes;
  for (int i = 0; i < 2000; ++i)
    changes.push_back(records::PutMeeting{held("m-" + std::to_string(i))});
  EXPECT_EQ(db.record(changes, noon(), 0).changed, 2000);
  EXPECT_EQ(db.history().meetings.size(), 2000U);
  EXPECT_EQ(db.history().meetings[1999].uid, "m-1999");
  EXPECT_TRUE(db.verify().sound());
}

}  // namespace
}  // namespace gouvernail::store_suite
