// SPDX-License-Identifier: MPL-2.0
#include "app/importing/corrected.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gouvernail::app::import_corrected_test {
namespace {

using governance::Meeting;

Meeting made(const std::string& uid, const std::string& day, const std::string& body = "copil") {
  Meeting meeting;
  meeting.uid = uid;
  meeting.body = body;
  meeting.day = *calendar::parse_iso_day(day);
  return meeting;
}

std::vector<std::string> pairs(const std::vector<Meeting>& file,
                               const std::vector<Meeting>& recorded,
                               const std::set<std::string>* brought = nullptr) {
  std::vector<Row> rows;
  for (const Meeting& meeting : file) rows.push_back({meeting, 0});
  std::vector<std::string> all;
  for (const CorrectedDay& one :
       find_corrected_days(rows, recorded, *calendar::parse_iso_day("2026-01-01"), brought)) {
    all.push_back(one.recorded->uid + "<" + rows[one.row].meeting.uid);
  }
  return all;
}

using testing::ElementsAre;
using testing::IsEmpty;

const Meeting repeated = made("csv-0", "2026-06-09");

TEST(ImportCorrected, ADayThatWasCorrectedIsNoSecondSession) {
  EXPECT_THAT(
      pairs({made("csv-b", "2026-03-11"), repeated}, {made("csv-a", "2026-03-10"), repeated}),
      ElementsAre("csv-a<csv-b"));
}

TEST(ImportCorrected, AFileOfWhichNothingIsKnownIsAskedOfTwoDaysAtTheMost) {
  EXPECT_THAT(pairs({made("csv-b", "2026-03-12")}, {made("csv-a", "2026-03-10")}),
              ElementsAre("csv-a<csv-b"));
  EXPECT_THAT(pairs({made("csv-b", "2026-03-13")}, {made("csv-a", "2026-03-10")}), IsEmpty());
}

TEST(ImportCorrected, WhateverItsUidASessionThatTheFileLacksMayBeMeant) {
  EXPECT_THAT(pairs({made("csv-b", "2026-03-13"), repeated}, {made("m-a", "2026-03-10"), repeated}),
              ElementsAre("m-a<csv-b"));
}

TEST(ImportCorrected, WhatAnotherFileBroughtIsNotMeant) {
  const std::set<std::string> its = {"csv-0", "csv-a"};
  const std::set<std::string> others = {"csv-0"};
  const std::vector<Meeting> file = {made("csv-b", "2026-03-11"), repeated};
  const std::vector<Meeting> recorded = {made("csv-a", "2026-03-10"), repeated};
  EXPECT_THAT(pairs(file, recorded, &its), ElementsAre("csv-a<csv-b"));
  EXPECT_THAT(pairs(file, recorded, &others), IsEmpty());
}

TEST(ImportCorrected, OneThatWasCancelledIsSettled) {
  Meeting off = made("csv-a", "2026-03-10");
  off.status = governance::MeetingStatus::cancelled;
  EXPECT_THAT(pairs({made("csv-b", "2026-03-11"), repeated}, {off, repeated}), IsEmpty());
}

TEST(ImportCorrected, AFortnightAndNoMore) {
  EXPECT_THAT(
      pairs({made("csv-b", "2026-03-24"), repeated}, {made("csv-a", "2026-03-10"), repeated}),
      ElementsAre("csv-a<csv-b"));
  EXPECT_THAT(
      pairs({made("csv-b", "2026-03-25"), repeated}, {made("csv-a", "2026-03-10"), repeated}),
      IsEmpty());
}

TEST(ImportCorrected, TheNearestToEachOtherAndNoneWhereTwoAreAsNear) {
  EXPECT_THAT(pairs({made("csv-b", "2026-03-12"), made("csv-c", "2026-03-20"), repeated},
                    {made("csv-a", "2026-03-10"), repeated}),
              ElementsAre("csv-a<csv-b"));
  EXPECT_THAT(pairs({made("csv-b", "2026-03-08"), made("csv-c", "2026-03-12"), repeated},
                    {made("csv-a", "2026-03-10"), repeated}),
              IsEmpty());
}

TEST(ImportCorrected, NothingOfAnotherBodyOrOfALineWithAUid) {
  EXPECT_THAT(pairs({made("csv-b", "2026-03-11", "cotech"), repeated},
                    {made("csv-a", "2026-03-10"), repeated}),
              IsEmpty());
  EXPECT_THAT(pairs({made("m-b", "2026-03-11"), repeated}, {made("csv-a", "2026-03-10"), repeated}),
              IsEmpty());
}

}  // namespace
}  // namespace gouvernail::app::import_corrected_test
