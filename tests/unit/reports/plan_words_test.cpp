// SPDX-License-Identifier: MPL-2.0
#include "reports/plan_words.h"

#include <gtest/gtest.h>

#include "governance/meeting.h"

namespace gouvernail::reports {
namespace {

planning::Plan plan_around(governance::MeetingStatus status) {
  planning::Plan plan;
  plan.status = planning::Status::optimal;
  planning::PlannedMeeting& kept = plan.meetings.emplace_back();
  kept.meeting->body = "copil";
  kept.meeting->status = status;
  kept.change = planning::Change::kept;
  return plan;
}

TEST(StandingIn, CountsWhatANewPlanMayMove) {
  EXPECT_EQ(standing_in(plan_around(governance::MeetingStatus::convened)).proposed, 0);
  planning::Plan plan = plan_around(governance::MeetingStatus::proposed);
  EXPECT_EQ(standing_in(plan).all, 1);
  EXPECT_EQ(standing_in(plan).proposed, 1);
  plan.meetings[0].duty = "copil-annuel/2026";
  EXPECT_EQ(standing_in(plan).all, 0) << "it was placed by this plan";
}

TEST(StandingIn, OffersNothingThatWasDoneAlready) {
  planning::Plan plan = plan_around(governance::MeetingStatus::proposed);
  plan.replanned = true;
  EXPECT_EQ(standing_in(plan).all, 1);
  EXPECT_EQ(standing_in(plan).proposed, 0);
}

TEST(StatusWords, ClaimNoMoreThanWasShown) {
  const Language english(Lang::en, GOUVERNAIL_BINARY_DIR "/share/locale");
  const auto words = [&](double bound, bool fewest) {
    return english.text(
        status_words({planning::Status::feasible, 10, bound, fewest}, Standing{}, english));
  };
  EXPECT_NE(words(9, true).find("10 %"), std::string::npos);
  EXPECT_EQ(words(9, true).find("fewer"), std::string::npos);
  // As cheap as any with these sessions: whether one with fewer exists is another question.
  EXPECT_NE(words(10, false).find("it is proven"), std::string::npos);
  EXPECT_NE(words(10, false).find("fewer or others would do is not"), std::string::npos);
  EXPECT_NE(words(9, false).find("fewer or others would do is not known"), std::string::npos);
}

}  // namespace
}  // namespace gouvernail::reports
