// SPDX-License-Identifier: MPL-2.0
// Conventions that share persons, planned together.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "governance/history.h"
#include "governance/seat.h"
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
      problem.history.own().seats = {{"cat", "martin", "", day("2025-01-01"), {}}};
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
  EXPECT_NE(joint.plans[0].meetings[0].meeting->day, joint.plans[1].meetings[0].meeting->day);
  EXPECT_DOUBLE_EQ(joint.cost, joint.plans[0].cost + joint.plans[1].cost);
}

TEST_F(Portfolio, ADayForOneOfThemIsNotEnoughForBoth) {
  for (const std::size_t i : {0U, 1U}) only_free(i, "martin", {"2026-03-25"});
  const JointPlan joint = planning::propose_together(problems);
  EXPECT_EQ(joint.status, planning::Status::infeasible);
  EXPECT_EQ(joint.plans[0].conflicts.size() + joint.plans[1].conflicts.size(), 1U);
}

TEST_F(Portfolio, RolesThatNobodyHoldsAreEachConventionsOwn) {
  for (Problem& problem : problems) problem.history.own().seats.clear();
  for (const std::size_t i : {0U, 1U}) only_free(i, "role:cat", {"2026-03-25"});
  EXPECT_EQ(planning::propose_together(problems).status, planning::Status::optimal);
}

TEST_F(Portfolio, ASessionThatStandsInOneTakesThePersonInTheOther) {
  governance::Meeting standing = convened("cotech", "2026-03-25");
  standing.start_time = Minutes{14 * 60};
  problems[0].history.own().meetings.push_back(standing);
  only_free(1, "martin", {"2026-03-25"});
  const JointPlan joint = planning::propose_together(problems);
  EXPECT_TRUE(joint.plans[0].conflicts.empty());
  EXPECT_EQ(joint.plans[1].conflicts.size(), 1U);
}

governance::Meeting proposed_at(const std::string& on, int hour) {
  governance::Meeting meeting = proposed("cotech", on);
  meeting.start_time = Minutes{hour * 60};
  return meeting;
}

struct PortfolioRepairs : Portfolio {
  const std::vector<planning::RepairChoice> untold{2};
  // What takes a person is known in each convention where she sits (see app::share_persons).
  void absent(const std::string& from, const std::string& to) {
    for (Problem& problem : problems) {
      problem.availability.busy["martin"].push_back(
          {{day(from), Minutes{0}}, {day(to) + Days{1}, Minutes{0}}});
    }
  }
  static int moved(const planning::Plan& plan) {
    return static_cast<int>(std::count_if(
        plan.meetings.begin(), plan.meetings.end(),
        [](const auto& planned) { return planned.change == planning::Change::moved; }));
  }
};

TEST_F(PortfolioRepairs, OneAbsenceMovesTheSessionsOfEveryConventionAndNoOther) {
  problems[0].history.own().meetings = {proposed_at("2026-03-12", 14),
                                        proposed_at("2026-03-26", 14)};
  problems[1].history.own().meetings = {proposed_at("2026-03-11", 14)};
  absent("2026-03-10", "2026-03-13");
  const auto repair = planning::repair_together(problems, untold);
  EXPECT_EQ(repair.moves, 2);
  EXPECT_TRUE(repair.fewest);
  EXPECT_EQ(moved(repair.plan.plans[0]), 1);
  EXPECT_EQ(moved(repair.plan.plans[1]), 1);
  std::set<Day> days;
  for (const auto& plan : repair.plan.plans) {
    for (const auto& planned : plan.meetings) {
      EXPECT_TRUE(days.insert(planned.meeting->day).second);  // the one start of the day
    }
  }
}

TEST_F(PortfolioRepairs, ASessionOfAnotherConventionMakesRoomOnlyWhereItMust) {
  problems[0].history.own().meetings = {proposed_at("2026-03-12", 14)};
  problems[1].history.own().meetings = {proposed_at("2026-03-25", 14)};
  // Of the other one's sessions, the day on which hers stands is the only day left to the first.
  only_free(0, "martin", {"2026-03-25"});
  const auto repair = planning::repair_together(problems, untold);
  EXPECT_EQ(repair.moves, 2);
  EXPECT_TRUE(repair.fewest);
  EXPECT_EQ(moved(repair.plan.plans[1]), 1);
  std::vector<planning::RepairChoice> frozen{2};
  frozen[1].frozen = {"cotech"};
  const auto refused = planning::repair_together(problems, frozen);
  EXPECT_FALSE(refused.plan.plans[0].conflicts.empty());
  EXPECT_EQ(moved(refused.plan.plans[1]), 0);
}

TEST_F(PortfolioRepairs, WhatIsConvenedElsewhereMovesOnlyWhenTold) {
  problems[0].history.own().meetings = {proposed_at("2026-03-12", 14)};
  governance::Meeting announced = proposed_at("2026-03-25", 14);
  announced.status = governance::MeetingStatus::convened;
  problems[1].history.own().meetings = {announced};
  only_free(0, "martin", {"2026-03-25"});
  EXPECT_FALSE(planning::repair_together(problems, untold).plan.plans[0].conflicts.empty());
  std::vector<planning::RepairChoice> told{2};
  told[1].movable = {"cotech"};
  const auto repair = planning::repair_together(problems, told);
  EXPECT_EQ(repair.moves, 2);
  EXPECT_TRUE(repair.plan.plans[0].conflicts.empty());
}

TEST_F(PortfolioRepairs, ConventionsThatStandBesideOneAnotherAreNotBroken) {
  for (Problem& problem : problems)
    problem.history.own().meetings = {proposed_at("2026-03-12", 14)};
  const auto repair = planning::repair_together(problems, untold);
  EXPECT_EQ(repair.moves, 0);  // what sessions do to one another was somebody's choice
  EXPECT_TRUE(repair.stuck[0].empty() && repair.stuck[1].empty());
}

TEST_F(Portfolio, ADayIsExplainedByWhereTheOthersAre) {
  only_free(1, "martin", {"2026-03-24", "2026-03-25"});
  problems[0].history.own().meetings = {proposed_at("2026-03-24", 14)};
  const auto why = planning::explain_together(problems, 1, "cotech", day("2026-03-25"));
  ASSERT_TRUE(why);
  bool named = false;
  for (const auto& forbidden : why->forbidden) {
    for (const auto& argument : forbidden.message.arguments) {
      const auto* who = std::get_if<base::MessageList>(&argument);
      for (const base::Message& one : who ? *who : base::MessageList{}) {
        named = named ||
                (one.arguments.size() == 3 && std::get<std::string>(one.arguments[2]) == "nord");
      }
    }
  }
  EXPECT_TRUE(named);
  EXPECT_FALSE(planning::explain_together(problems, 0, "cotech", day("2026-03-25")));
}

TEST_F(Portfolio, WhatWouldMendAJointPlanIsTriedAndSaysWhere) {
  problems[0].history.own().meetings = {proposed_at("2026-03-25", 14)};
  problems[0].history.own().meetings.front().status = governance::MeetingStatus::convened;
  only_free(1, "martin", {"2026-03-25"});
  const JointPlan joint = planning::propose_together(problems);
  EXPECT_EQ(joint.status, planning::Status::infeasible);
  EXPECT_TRUE(joint.plans[0].relaxations.empty());
  const auto& relaxations = joint.plans[1].relaxations;
  const auto move = std::find_if(relaxations.begin(), relaxations.end(), [](const auto& one) {
    return one.constraint == planning::Hard::kept;
  });
  ASSERT_NE(move, relaxations.end());
  EXPECT_EQ(move->convention, "nord");  // its session makes room for the other's
  EXPECT_EQ(relaxations.back().convention, "sud");
  std::vector<Problem> trial = problems;
  trial[0].history.own().meetings.clear();
  EXPECT_EQ(planning::propose_together(trial).status, planning::Status::optimal);
}

}  // namespace
}  // namespace gouvernail::test
