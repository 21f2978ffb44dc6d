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

}  // namespace
}  // namespace gouvernail::reports
