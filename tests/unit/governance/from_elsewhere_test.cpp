// SPDX-License-Identifier: MPL-2.0
// What files and diaries tell, laid over what is recorded.
#include "governance/transitions.h"

#include <gtest/gtest.h>

#include "unit/governance/october.h"

namespace gouvernail::governance {
namespace {

using calendar::LocalTime;
using calendar::Minutes;
using namespace sample;

TEST(ASheet, OfAnotherDayProvesNothingOfWhatWasSentForTheDayBefore) {
  Meeting recorded = october(MeetingStatus::convened);
  recorded.convened_on = day("2026-09-20");
  recorded.documents_on = day("2026-10-01");
  Meeting sheet = recorded;
  sheet.day = day("2026-10-27");
  const Meeting moved = follow_sheet(recorded, sheet);
  EXPECT_EQ(moved.status, MeetingStatus::proposed);
  EXPECT_EQ(moved.convened_on, std::nullopt);
  EXPECT_EQ(moved.documents_on, std::nullopt);
  EXPECT_EQ(moved.moved_from, day("2026-10-13"));
  // What was sent for the new day is told by another day of sending.
  sheet.convened_on = day("2026-10-05");
  const Meeting convened = follow_sheet(recorded, sheet);
  EXPECT_EQ(convened.status, MeetingStatus::convened);
  EXPECT_EQ(convened.convened_on, day("2026-10-05"));
  // Held on another day, it was moved there meanwhile: the former convocation proves nothing.
  Meeting held = sheet;
  held.status = MeetingStatus::held;
  held.documents_on = day("2026-10-06");
  EXPECT_EQ(follow_sheet(recorded, held).convened_on, day("2026-10-05"));
  EXPECT_EQ(follow_sheet(recorded, held).documents_on, day("2026-10-06"));
  held.convened_on = recorded.convened_on;
  held.documents_on = recorded.documents_on;
  EXPECT_EQ(follow_sheet(recorded, held).status, MeetingStatus::held);
  EXPECT_EQ(follow_sheet(recorded, held).convened_on, std::nullopt);
  EXPECT_EQ(follow_sheet(recorded, held).documents_on, std::nullopt);
  EXPECT_EQ(follow_sheet(recorded, held).moved_from, recorded.day);
  // Held already, its day is corrected; and what stays on its day is as the sheet says.
  Meeting before = recorded;
  before.status = MeetingStatus::held;
  EXPECT_EQ(follow_sheet(before, held), held);
  EXPECT_EQ(follow_sheet(recorded, recorded), recorded);
}

TEST(ADiary, MovesASessionOnAndNeverBack) {
  Meeting diary = october(MeetingStatus::proposed);
  diary.day = day("2026-10-20");
  diary.site.clear();
  diary.note = "COPIL";
  Meeting sent = october(MeetingStatus::convened);
  sent.convened_on = day("2026-09-01");
  const Meeting moved = follow_diary(sent, diary, day("2026-09-25"));
  EXPECT_EQ(moved.status, MeetingStatus::proposed) << "nobody was convened for the new day";
  EXPECT_EQ(moved.convened_on, std::nullopt);
  EXPECT_EQ(moved.day, day("2026-10-20"));
  EXPECT_EQ(moved.site, "fruges");
  EXPECT_EQ(moved.note, "COPIL");
  Meeting same_day = diary;
  same_day.day = sent.day;
  EXPECT_EQ(follow_diary(sent, same_day, day("2026-09-25")).status, MeetingStatus::convened);
  EXPECT_EQ(follow_diary(sent, same_day, day("2026-09-25")).convened_on, day("2026-09-01"));
  diary.status = MeetingStatus::cancelled;
  EXPECT_EQ(follow_diary(october(MeetingStatus::convened), diary, day("2026-09-25")).status,
            MeetingStatus::cancelled);
  for (const auto settled : {MeetingStatus::held, MeetingStatus::cancelled}) {
    EXPECT_EQ(follow_diary(october(settled), diary, day("2026-09-25")), october(settled));
  }
}

TEST(ARecordFromElsewhere, IsLookedAtForWhatCannotBe) {
  Meeting meeting = october(MeetingStatus::held);
  meeting.convened_on = meeting.minutes_on = meeting.day;
  meeting.end = LocalTime{meeting.day, two + Minutes{1}};
  EXPECT_TRUE(contradictions(meeting).empty());
  meeting.end = LocalTime{meeting.day, two};
  meeting.minutes_on = day("2026-10-12");
  meeting.convened_on = day("2026-10-14");
  EXPECT_EQ(contradictions(meeting),
            (std::vector<Refusal>{{RefusalReason::ends_before_start, meeting.day},
                                  {RefusalReason::minutes_before_session, meeting.day},
                                  {RefusalReason::convened_after_its_day, meeting.day}}));
  EXPECT_TRUE(held_too_early(meeting, day("2026-10-12")));
  EXPECT_FALSE(held_too_early(meeting, day("2026-10-13")));
  EXPECT_FALSE(held_too_early(october(MeetingStatus::convened), day("2026-10-12")));
}

// The one thing that is wrong with it; none.
std::optional<RefusalReason> wrong(const Meeting& meeting) {
  const auto found = contradictions(meeting);
  EXPECT_LE(found.size(), 1U);
  return found.empty() ? std::nullopt : std::optional(found.front().reason);
}

TEST(ARecordFromElsewhere, HasHoursThatFollowEachOther) {
  Meeting meeting = october(MeetingStatus::held);
  meeting.start_time = Minutes{22 * 60};
  meeting.end = LocalTime{meeting.day, Minutes{22 * 60}};
  EXPECT_EQ(wrong(meeting), RefusalReason::ends_before_start);
  meeting.end = LocalTime{day("2026-10-14"), Minutes{60}};
  EXPECT_EQ(wrong(meeting), std::nullopt);
  meeting.start_time.reset();
  EXPECT_EQ(wrong(meeting), RefusalReason::end_without_start);
  meeting.end = LocalTime{day("2026-10-14"), Minutes{24 * 60 - 1}};  // two whole days
  EXPECT_EQ(wrong(meeting), std::nullopt);
  meeting.end = LocalTime{meeting.day, Minutes{24 * 60 - 1}};
  EXPECT_EQ(wrong(meeting), RefusalReason::end_without_start);
  meeting.end = LocalTime{day("2026-10-12"), Minutes{24 * 60 - 1}};
  EXPECT_EQ(wrong(meeting), RefusalReason::ends_before_start);
}

TEST(ARecordFromElsewhere, HasPapersThatFitItsState) {
  for (const auto status : {MeetingStatus::proposed, MeetingStatus::convened}) {
    Meeting expected = october(status);
    expected.minutes_on = day("2026-10-20");
    EXPECT_EQ(wrong(expected), RefusalReason::minutes_before_held);
    expected.minutes_on.reset();
    expected.minutes_sent_on = day("2026-10-20");
    EXPECT_EQ(wrong(expected), RefusalReason::minutes_before_held);
  }
  Meeting held = october(MeetingStatus::held);
  held.minutes_sent_on = held.minutes_on = day("2026-10-20");
  EXPECT_EQ(wrong(held), std::nullopt);
  held.minutes_sent_on = day("2026-10-21");
  EXPECT_EQ(wrong(held), RefusalReason::approved_before_sent);
  held.minutes_sent_on.reset();
  held.documents_on = held.day;
  EXPECT_EQ(wrong(held), std::nullopt);
  held.documents_on = day("2026-10-14");
  EXPECT_EQ(wrong(held), RefusalReason::documents_after_its_day);
  Meeting proposed = october(MeetingStatus::proposed);
  proposed.convened_on = day("2026-10-01");
  EXPECT_EQ(contradictions(proposed),
            (std::vector<Refusal>{{RefusalReason::convened_yet_proposed, day("2026-10-01")}}));
  proposed.status = MeetingStatus::cancelled;
  EXPECT_EQ(wrong(proposed), std::nullopt);
}

TEST(ASheet, IsRefusedWhereTheStepsAre) {
  const auto today = day("2026-11-01");
  const auto refuses = [&](MeetingStatus before, MeetingStatus after, const char* iso) {
    Meeting recorded = october(before);
    recorded.joint.clear();
    Meeting sheet = recorded;
    sheet.status = after;
    sheet.day = day(iso);
    const auto refusal = refuses_sheet(recorded, sheet, today);
    return refusal ? std::optional(refusal->reason) : std::nullopt;
  };
  constexpr auto none = std::nullopt;
  using enum MeetingStatus;
  for (const auto expected : {proposed, convened}) {
    EXPECT_EQ(refuses(held, expected, "2026-10-13"), RefusalReason::already_held);
    EXPECT_EQ(refuses(held, expected, "2026-11-13"), RefusalReason::already_held);
    EXPECT_EQ(refuses(cancelled, expected, "2026-10-13"), RefusalReason::already_cancelled);
    EXPECT_EQ(refuses(cancelled, expected, "2026-11-13"), RefusalReason::already_cancelled);
    // Of what is expected: to today and later, and to no day before.
    for (const auto still : {proposed, convened}) {
      EXPECT_EQ(refuses(expected, still, "2026-11-01"), none);
      EXPECT_EQ(refuses(expected, still, "2026-10-31"), RefusalReason::moved_to_past);
      EXPECT_EQ(refuses(expected, still, "2026-10-13"), none) << "it stays where it is";
    }
    for (const auto settled : {held, cancelled}) {
      EXPECT_EQ(refuses(expected, settled, "2026-10-12"), none);
    }
  }
  for (const auto settled : {held, cancelled}) {
    for (const auto other : {held, cancelled}) {
      EXPECT_EQ(refuses(settled, other, "2026-10-13"), none);
      EXPECT_EQ(refuses(settled, other, "2026-10-12"),
                settled == held ? RefusalReason::already_held : RefusalReason::already_cancelled);
    }
  }
  Meeting joint = october(proposed);
  joint.joint = "other";
  Meeting back = joint;
  back.day = day("2026-10-12");
  EXPECT_EQ(refuses_sheet(joint, back, today), none);
}

TEST(ASheet, KeepsTheConvocationThatMailsHaveTold) {
  Meeting sent = october(MeetingStatus::convened);
  sent.convened_on = day("2026-09-20");
  Meeting sheet = october(MeetingStatus::proposed);
  EXPECT_EQ(keep_convocation(sent, sheet), sent);
  sheet.status = MeetingStatus::held;
  EXPECT_EQ(keep_convocation(sent, sheet).status, MeetingStatus::held);
  EXPECT_EQ(keep_convocation(sent, sheet).convened_on, day("2026-09-20"));
  sheet.convened_on = day("2026-09-21");
  EXPECT_EQ(keep_convocation(sent, sheet), sheet);
  sheet = october(MeetingStatus::proposed);
  sheet.day = day("2026-10-14");
  EXPECT_EQ(keep_convocation(sent, sheet), sheet);
  sheet = october(MeetingStatus::cancelled);
  EXPECT_EQ(keep_convocation(sent, sheet), sheet);
}

}  // namespace
}  // namespace gouvernail::governance
