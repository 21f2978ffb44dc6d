// SPDX-License-Identifier: MPL-2.0
#include "governance/history.h"

#include <gtest/gtest.h>

#include "governance/waiver.h"
#include "unit/governance/sample.h"

namespace gouvernail::governance::history_test {
namespace {

using sample::day;

// Held on the 20th, convened on the 5th, documents on the 8th, minutes on the 28th.
Meeting october_session() {
  Meeting m;
  m.uid = "m-1";
  m.body = "copil";
  m.day = day("2026-10-20");
  m.status = MeetingStatus::held;
  m.convened_on = day("2026-10-05");
  m.documents_on = day("2026-10-08");
  m.minutes_on = day("2026-10-28");
  m.present = {{"elu", 2}};
  return m;
}

std::optional<Meeting> known(const Meeting& meeting, const std::string& iso) {
  const HistoryAsOf known = as_of(sample::history_of({meeting}), day(iso));
  const History& result = *known;
  if (result.meetings.empty()) return std::nullopt;
  return result.meetings.front();
}

TEST(AsOf, WhatWasAllKnownIsSharedAndNotCopied) {
  const base::Shared<History> all(sample::history_of({october_session()}));
  EXPECT_EQ(&*as_of(all, day("2026-10-28")), &*all);
  EXPECT_NE(&*as_of(all, day("2026-10-27")), &*all);  // the minutes were still to come
  EXPECT_EQ(all->meetings.front(), october_session());
}

TEST(Status, EnglishWordsReadBack) {
  for (const auto status : {MeetingStatus::proposed, MeetingStatus::convened, MeetingStatus::held,
                            MeetingStatus::cancelled}) {
    EXPECT_EQ(parse_status(to_string(status)), status);
  }
  EXPECT_STREQ(to_string(MeetingStatus::cancelled), "cancelled");
}

TEST(Status, FrenchWordsWithAndWithoutAccents) {
  EXPECT_EQ(parse_status("proposée"), MeetingStatus::proposed);
  EXPECT_EQ(parse_status("PREVUE"), MeetingStatus::proposed);
  EXPECT_EQ(parse_status("convoquée"), MeetingStatus::convened);
  EXPECT_EQ(parse_status("convoquee"), MeetingStatus::convened);
  EXPECT_EQ(parse_status("Tenue"), MeetingStatus::held);
  EXPECT_EQ(parse_status("réalisée"), MeetingStatus::held);
  EXPECT_EQ(parse_status("annulée"), MeetingStatus::cancelled);
  EXPECT_EQ(parse_status(" Annulee "), MeetingStatus::cancelled);
}

TEST(Status, OtherWordsAreNone) {
  EXPECT_EQ(parse_status(""), std::nullopt);
  EXPECT_EQ(parse_status("reportée"), std::nullopt);
  EXPECT_EQ(parse_status("held?x"), std::nullopt);
}

TEST(AsOf, SessionHeldThatDayIsHeld) {
  const auto m = known(october_session(), "2026-10-20");
  ASSERT_TRUE(m);
  EXPECT_EQ(m->status, MeetingStatus::held);
  EXPECT_TRUE(m->present);
  EXPECT_EQ(m->minutes_on, std::nullopt) << "approved on the 28th";
}

TEST(AsOf, SessionIsConvenedUntilTheDayBefore) {
  const auto m = known(october_session(), "2026-10-19");
  ASSERT_TRUE(m);
  EXPECT_EQ(m->status, MeetingStatus::convened);
  EXPECT_EQ(m->present, std::nullopt);
  EXPECT_EQ(m->convened_on, day("2026-10-05"));
  EXPECT_EQ(m->documents_on, day("2026-10-08"));
}

TEST(AsOf, DocumentsAreSentOnTheirDay) {
  EXPECT_EQ(known(october_session(), "2026-10-07")->documents_on, std::nullopt);
  EXPECT_EQ(known(october_session(), "2026-10-08")->documents_on, day("2026-10-08"));
}

TEST(AsOf, MinutesCountFromTheirDay) {
  EXPECT_EQ(known(october_session(), "2026-10-27")->minutes_on, std::nullopt);
  EXPECT_EQ(known(october_session(), "2026-10-28")->minutes_on, day("2026-10-28"));
}

TEST(AsOf, BeforeItsConvocationALaterHoldingIsUnknown) {
  EXPECT_TRUE(known(october_session(), "2026-10-05"));
  EXPECT_FALSE(known(october_session(), "2026-10-04"));
}

TEST(AsOf, LaterHoldingWithoutConvocationIsUnknown) {
  Meeting m = october_session();
  m.convened_on.reset();
  EXPECT_FALSE(known(m, "2026-10-19"));
  EXPECT_TRUE(known(m, "2026-10-20"));
}

TEST(AsOf, LaterConvocationIsUnknown) {
  Meeting m = october_session();
  m.status = MeetingStatus::convened;
  m.present.reset();
  EXPECT_FALSE(known(m, "2026-10-04"));
  EXPECT_EQ(known(m, "2026-10-05")->status, MeetingStatus::convened);
}

TEST(AsOf, ConvocationWithoutADayStands) {
  Meeting m = october_session();
  m.status = MeetingStatus::convened;
  m.convened_on.reset();
  EXPECT_EQ(known(m, "2020-01-01")->status, MeetingStatus::convened);
}

TEST(AsOf, ProposalStands) {
  Meeting m;
  m.day = day("2026-10-20");
  EXPECT_EQ(known(m, "2020-01-01"), m);
}

TEST(AsOf, CancellationCountsFromItsDay) {
  Meeting m = october_session();
  m.status = MeetingStatus::cancelled;
  m.cancelled_on = day("2026-10-10");
  EXPECT_EQ(known(m, "2026-10-10")->status, MeetingStatus::cancelled);
  const auto before = known(m, "2026-10-09");
  EXPECT_EQ(before->status, MeetingStatus::convened);
  EXPECT_EQ(before->cancelled_on, std::nullopt);
  EXPECT_EQ(known(m, "2026-10-04")->status, MeetingStatus::proposed);
}

TEST(AsOf, CancellationWithoutADayStands) {
  Meeting m = october_session();
  m.status = MeetingStatus::cancelled;
  EXPECT_EQ(known(m, "2020-01-01")->status, MeetingStatus::cancelled);
}

TEST(AsOf, WaiversCountFromTheDayTheyWereGranted) {
  History history;
  history.waivers = {{"w", "copil-annuel/2026", {}, {}, day("2026-10-20"), "", "", ""}};
  EXPECT_TRUE(as_of(history, day("2026-10-19"))->waivers.empty());
  EXPECT_EQ(as_of(history, day("2026-10-20"))->waivers, history.waivers);
}

TEST(AsOf, SeatsSpeakForThemselves) {
  History history;
  history.seats = {{"elu", "p1", "", day("2026-10-20"), day("2027-01-01")}};
  EXPECT_EQ(as_of(history, day("2026-10-19"))->seats, history.seats);
}

TEST(AsOf, OrderIsKept) {
  Meeting first = october_session(), unknown = october_session(), last = october_session();
  unknown.convened_on.reset();
  unknown.uid = "m-2";
  last.uid = "m-3";
  last.day = day("2026-10-01");
  const HistoryAsOf result = as_of(sample::history_of({first, unknown, last}), day("2026-10-10"));
  ASSERT_EQ(result->meetings.size(), 2U);
  EXPECT_EQ(result->meetings[0].uid, "m-1");
  EXPECT_EQ(result->meetings[1].uid, "m-3");
}

}  // namespace
}  // namespace gouvernail::governance::history_test
