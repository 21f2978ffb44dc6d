// SPDX-License-Identifier: MPL-2.0
#include "governance/second_convocation.h"

#include <gtest/gtest.h>

#include "governance/meeting.h"
#include "governance/transitions.h"
#include "support/rules_text.h"

namespace gouvernail::governance::second_convocation_test {
namespace {

using test::day;

Meeting session(const char* uid, const char* body, const char* on, const char* second_of = "") {
  Meeting meeting;
  meeting.uid = uid;
  meeting.body = body;
  meeting.day = day(on);
  meeting.second_of = second_of;
  return meeting;
}

std::optional<RefusalReason> refused(const Meeting& second, const std::vector<Meeting>& meetings) {
  const auto refusal = refuses_second(second, meetings);
  if (!refusal) return std::nullopt;
  return refusal->reason;
}

TEST(SecondConvocation, FollowsAnEarlierSessionOfItsBody) {
  const std::vector<Meeting> meetings = {session("a", "copil", "2026-10-13"),
                                         session("b", "elus", "2026-10-13")};
  for (const char* name : {"a", "2026-10-13"}) {
    const Meeting second = session("z", "copil", "2026-10-14", name);
    EXPECT_EQ(refused(second, meetings), std::nullopt) << name;
    EXPECT_EQ(first_of(second, meetings)->uid, "a");
    EXPECT_EQ(refused(session("z", "copil", "2026-10-13", name), meetings),
              RefusalReason::second_before_first);
    EXPECT_EQ(refused(session("z", "copil", "2026-10-12", name), meetings),
              RefusalReason::second_before_first);
  }
  EXPECT_EQ(refused(session("z", "copil", "2026-10-14"), meetings), std::nullopt) << "unmarked";
}

TEST(SecondConvocation, CannotFollowWhatIsNotThereOrAnotherBodysOrItself) {
  const std::vector<Meeting> meetings = {session("b", "elus", "2026-10-13"),
                                         session("z", "copil", "2026-10-14", "z")};
  EXPECT_EQ(refused(session("z", "copil", "2026-10-14", "a"), meetings),
            RefusalReason::second_of_nothing);
  EXPECT_EQ(refused(session("z", "copil", "2026-10-14", "2026-10-13"), meetings),
            RefusalReason::second_of_nothing);
  EXPECT_EQ(refused(session("z", "copil", "2026-10-14", "b"), meetings),
            RefusalReason::second_of_other_body);
  EXPECT_EQ(refused(meetings[1], meetings), RefusalReason::second_before_first);
}

TEST(SecondConvocation, CannotFollowWhatWasCancelledButWhatTookItsPlace) {
  std::vector<Meeting> meetings = {session("a", "copil", "2026-10-13")};
  meetings[0].status = MeetingStatus::cancelled;
  const Meeting second = session("z", "copil", "2026-10-20", "2026-10-13");
  EXPECT_EQ(refused(second, meetings), RefusalReason::second_of_cancelled);
  meetings.push_back(session("b", "copil", "2026-10-13"));
  EXPECT_EQ(refused(second, meetings), std::nullopt);
  EXPECT_EQ(first_of(second, meetings)->uid, "b");
}

TEST(Hold, ASessionOfTodayThatHasNotBegunWasNotHeld) {
  Meeting meeting = session("a", "copil", "2026-10-13");
  meeting.start_time = calendar::Minutes{18 * 60};
  const auto at = [&](const char* today, int hour) {
    return hold(meeting, {}, day(today), calendar::Minutes{hour * 60});
  };
  EXPECT_EQ(std::get<Refusal>(at("2026-10-13", 17)),
            (Refusal{RefusalReason::not_begun, day("2026-10-13")}));
  EXPECT_EQ(std::get<Meeting>(at("2026-10-13", 18)).status, MeetingStatus::held);
  EXPECT_EQ(std::get<Meeting>(at("2026-10-14", 9)).status, MeetingStatus::held);
  meeting.status = MeetingStatus::held;
  EXPECT_EQ(std::get<Meeting>(at("2026-10-13", 17)).status, MeetingStatus::held) << "told more of";
  meeting.status = MeetingStatus::convened;
  meeting.start_time.reset();
  EXPECT_EQ(std::get<Meeting>(at("2026-10-13", 7)).status, MeetingStatus::held);
}

}  // namespace
}  // namespace gouvernail::governance::second_convocation_test
