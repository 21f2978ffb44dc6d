// SPDX-License-Identifier: MPL-2.0
// Conventions that share persons, planned together.
#include <gtest/gtest.h>

#include <set>

#include "planning/plan.h"
#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

using calendar::Days;
using calendar::Minutes;
using planning::JointPlan;
using planning::Problem;

const char* monthly_meeting = R"(
[[obligation]]
id = "cotech-mensuel"
title = "COTECH"
body = "cotech"
kind = "cadence"
at_least = 1
per = "month"
source = { article = "1" }
)";

struct Portfolio : ::testing::Test {
  rules::Rules rules = load(monthly_meeting);
  std::vector<Problem> problems{2};
  void SetUp() override {
    for (std::size_t i = 0; i < problems.size(); ++i) {
      Problem& problem = problems[i];
      problem.name = i == 0 ? "nord" : "sud";
      problem.rules = &rules;
      problem.today = day("2026-01-05");
      problem.horizon = {day("2026-03-01"), day("2026-03-31")};
      problem.preferences.starts = {Minutes{14 * 60}};
      problem.history.seats = {{"cat", "martin", "", day("2025-01-01"), {}}};
    }
  }
  void only_free(std::size_t which, const std::string& key, const std::set<std::string>& days) {
    for (Day d = day("2026-03-01"); d <= day("2026-03-31"); d += Days{1}) {
      if (days.count(calendar::to_iso(d)) > 0) continue;
      problems[which].availability.busy[key].push_back(
          {{d, Minutes{0}}, {d + Days{1}, Minutes{0}}});
    }
  }
};

TEST_F(Portfolio, WhoeverSitsInTwoConventionsIsInOnePlace) {
  for (const std::size_t i : {0U, 1U}) only_free(i, "martin", {"2026-03-24", "2026-03-25"});
  const JointPlan joint = planning::propose_together(problems);
  EXPECT_EQ(joint.status, planning::Status::optimal);
  ASSERT_EQ(joint.plans.size(), 2U);
  ASSERT_EQ(joint.plans[0].meetings.size(), 1U);
  ASSERT_EQ(joint.plans[1].meetings.size(), 1U);
  EXPECT_NE(joint.plans[0].meetings[0].meeting.day, joint.plans[1].meetings[0].meeting.day);
  EXPECT_DOUBLE_EQ(joint.cost, joint.plans[0].cost + joint.plans[1].cost);
}

TEST_F(Portfolio, ADayForOneOfThemIsNotEnoughForBoth) {
  for (const std::size_t i : {0U, 1U}) only_free(i, "martin", {"2026-03-25"});
  const JointPlan joint = planning::propose_together(problems);
  EXPECT_EQ(joint.status, planning::Status::infeasible);
  EXPECT_EQ(joint.plans[0].conflicts.size() + joint.plans[1].conflicts.size(), 1U);
}

TEST_F(Portfolio, RolesThatNobodyHoldsAreEachConventionsOwn) {
  for (Problem& problem : problems) problem.history.seats.clear();
  for (const std::size_t i : {0U, 1U}) only_free(i, "role:cat", {"2026-03-25"});
  EXPECT_EQ(planning::propose_together(problems).status, planning::Status::optimal);
}

TEST_F(Portfolio, ASessionThatStandsInOneTakesThePersonInTheOther) {
  governance::Meeting standing = convened("cotech", "2026-03-25");
  standing.start_time = Minutes{14 * 60};
  problems[0].history.meetings.push_back(standing);
  only_free(1, "martin", {"2026-03-25"});
  const JointPlan joint = planning::propose_together(problems);
  EXPECT_TRUE(joint.plans[0].conflicts.empty());
  EXPECT_EQ(joint.plans[1].conflicts.size(), 1U);
}

}  // namespace
}  // namespace gouvernail::test
