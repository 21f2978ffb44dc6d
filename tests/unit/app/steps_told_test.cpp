// SPDX-License-Identifier: MPL-2.0
// Steps of a meeting's life that are refused for the hour that it is, or done and told.
#include <gtest/gtest.h>

#include "app/correct_meeting.h"
#include "app/meetings.h"
#include "app/waivers.h"
#include "app/workspace/record.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::steps_told_test {
namespace {

using governance::MeetingStatus;

constexpr calendar::Minutes hour(int hours, int minutes = 0) {
  return calendar::Minutes{hours * 60 + minutes};
}

struct StepsTold : ExampleWorkspace {
  const calendar::Day today = day("2026-11-24");
};

TEST_F(StepsTold, OneThatWasStruckOutAndWasHeldAllTheSameIsTold) {
  app::Opened here = opened();
  app::cancel_meeting(here, {"theme-enfance-jeunesse-2026-11-12", {}}, today);
  const auto done =
      app::hold_meeting(here, {"theme-enfance-jeunesse-2026-11-12", "", {}, {}}, today);
  ASSERT_EQ(done.remarks.size(), 1U);
  EXPECT_EQ(english().text(done.remarks[0]),
            "It was recorded as cancelled, and is recorded as held now. “gouvernail journal undo " +
                std::to_string(revision()) + "” takes this back.");
}

TEST_F(StepsTold, OneOfTodayIsNotHeldBeforeItBegins) {
  app::HoldMeeting request{"groupe-projet/2026-11-26", "", {}, {}};
  request.hour = hour(9, 29);
  const auto hold = [&] {
    app::Opened here = opened();
    return app::hold_meeting(here, request, day("2026-11-26")).after;
  };
  EXPECT_EQ(refused(hold),
            "the session of Thursday 26 November 2026 has not begun yet | record the meeting as "
            "held once it has begun or, where its hour is wrong, correct that with “gouvernail "
            "meeting correct”");
  request.hour = hour(9, 30);
  EXPECT_EQ(hold().status, MeetingStatus::held);
}

TEST_F(StepsTold, OneThatIsAddedInThePastIsToldWithTheWayToRecordIt) {
  app::Opened here = opened();
  const auto told = [&](const char* on) {
    const auto done = app::add_meeting(here, {"elus", day(on), {}, {}, "", ""}, today);
    std::string words;
    for (const base::Message& one : done.remarks) words += english().text(one);
    return words;
  };
  EXPECT_EQ(told("2026-11-23"),
            "Monday 23 November 2026 has passed, and it is recorded as proposed. If it took place, "
            "record that with “gouvernail meeting hold elus/2026-11-23”");
  EXPECT_EQ(told("2026-11-24"), "");
}

TEST_F(StepsTold, AWaiverDoesNotFollowASessionToAnotherDay) {
  app::Opened here = opened();
  app::waive_duty(here, {"copil-composition/2026-12-10", "Élections", "Présidente", "", {}, {}, {}},
                  today);
  const auto told = [&](const char* to) {
    const auto done =
        app::move_meeting(here, {"copil-2026-12-10", day(to), hour(9), {}, {}}, today);
    std::string words;
    for (const base::Message& one : done.remarks) words += english().text(one);
    return words;
  };
  EXPECT_EQ(told("2026-12-10"), "");
  EXPECT_EQ(
      told("2026-12-14"),
      "The waiver of “copil-composition/2026-12-10” (Présidente, 24 Nov 2026) does not follow "
      "the session to another day: “copil-composition/2026-12-14” is owed. If that is to be "
      "excused too, whoever decided the first has to decide it again, and a waiver of "
      "“copil-composition/2026-12-14” is to be recorded.");
}

TEST_F(StepsTold, WhoWasToldThatOneIsOffIsCountedWhenItWasHeld) {
  mail(records::request_method, "1");
  app::Opened here = opened();
  app::cancel_meeting(here, {"copil-2026-12-10", {}}, today);
  mail(records::cancel_method, "2");
  here = opened();
  const auto done = app::hold_meeting(here, {"copil-2026-12-10", "", {}, {}}, day("2026-12-10"));
  ASSERT_EQ(done.remarks.size(), 2U);
  EXPECT_EQ(english().text(done.remarks[1]), "1 person was told by mail that it was off.");
}

TEST_F(StepsTold, MovingAndCorrectingDoNotSendToEachOther) {
  mail(records::request_method, "1");
  const std::string way_out =
      "its guests were invited by mail to another day: cancel it with “gouvernail meeting cancel "
      "copil-2026-12-10”, so that they are told, and add the one that took place with “gouvernail "
      "meeting add copil --on 2026-11-20”";
  EXPECT_EQ(refused([&] {
              app::Opened here = opened();
              app::move_meeting(here, {"copil/2026-12-10", day("2026-11-20"), {}, {}, {}}, today);
            }),
            "Friday 20 November 2026 has passed: no session can be moved there | " + way_out);
  app::CorrectMeeting request;
  request.meeting = "copil/2026-12-10";
  request.because = "jour mal lu";
  const auto correct = [&] {
    app::Opened here = opened();
    app::correct_meeting(here, request, today);
  };
  request.day = day("2026-11-20");
  const std::string invited =
      "people were invited by mail to the session of Thursday 10 December 2026: they must be told "
      "of another day | ";
  EXPECT_EQ(refused(correct), invited + way_out);
  request.day = day("2026-12-11");
  EXPECT_EQ(refused(correct), invited +
                                  "move it with “gouvernail meeting move copil-2026-12-10”, "
                                  "and send the change");
}

}  // namespace
}  // namespace gouvernail::test::steps_told_test
