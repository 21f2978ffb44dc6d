// SPDX-License-Identifier: MPL-2.0
#include "governance/history.h"
#include "governance/seat.h"
#include "planning/plan.h"

#include <gtest/gtest.h>

#include <set>

#include "governance/history_as_of.h"
#include "rules/rules.h"
#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

using calendar::Days;
using compliance::Verdict;

const char* rhythm = R"(
[[obligation]]
id = "groupe-mensuel"
title = "Groupe"
body = "groupe"
kind = "cadence"
at_least = 1
per = "month"
source = { article = "1" }
[[obligation]]
id = "copil-annuel"
title = "COPIL"
body = "copil"
kind = "cadence"
at_least = 1
per = "year"
source = { article = "2" }
[[obligation]]
id = "cotech-avant"
title = "COTECH"
body = "cotech"
kind = "precedence"
before_each = "copil"
source = { article = "3" }
)";

struct Planning : ::testing::Test {
  rules::Rules rules = load(rhythm);
  planning::Problem problem;
  void SetUp() override {
    problem.rules = &rules;
    problem.today = day("2026-01-05");
    problem.horizon = {day("2026-01-06"), day("2026-12-31")};
  }
};

TEST_F(Planning, KeepsEveryDutyAndTheCheckerAgrees) {
  const auto plan = planning::propose(problem);
  EXPECT_TRUE(plan.conflicts.empty());
  for (const auto& planned : plan.meetings) {
    EXPECT_FALSE(planned.meeting->moved_from) << planned.meeting->uid;
  }
  governance::History with = problem.history;
  std::map<std::string, int> sessions;
  for (const auto& planned : plan.meetings) {
    with.meetings.push_back(planned.meeting);
    ++sessions[planned.meeting->body];
    EXPECT_TRUE(rules.work().is_ouvre(planned.meeting->day));
    EXPECT_TRUE(problem.horizon.contains(planned.meeting->day));
  }
  EXPECT_EQ(sessions["groupe"], 12);
  EXPECT_EQ(sessions["copil"], 1);
  EXPECT_EQ(sessions["cotech"], 1);
  for (const auto& j : compliance::judge(rules, {}, governance::as_of(with, problem.today))) {
    if (j.duty.window.first > problem.horizon.last) continue;
    EXPECT_EQ(j.verdict, Verdict::covered) << j.duty.id;
  }
}

TEST_F(Planning, HonoursTheNoticeOfEachSession) {
  const auto plan = planning::propose(problem);
  for (const auto& planned : plan.meetings) {
    EXPECT_GE(planned.meeting->day, problem.today + Days{8}) << planned.meeting->uid;
  }
}

TEST_F(Planning, NobodyIsInTwoPlaces) {
  // The same officer sits in all three bodies, and is only free on one day of the month.
  governance::Seat seat{"cat", "martin", "", day("2025-01-01"), {}};
  problem.history.own().seats = {seat};
  for (Day d = problem.horizon.first; d <= problem.horizon.last; d += Days{1}) {
    if (calendar::day_of_month(d) >= 10 && calendar::day_of_month(d) <= 16) continue;
    problem.availability.busy["martin"].push_back(
        {{d, calendar::Minutes{0}}, {d + Days{1}, calendar::Minutes{0}}});
  }
  const auto plan = planning::propose(problem);
  EXPECT_TRUE(plan.conflicts.empty());
  std::set<std::pair<Day, int>> taken;
  for (const auto& planned : plan.meetings) {
    EXPECT_GE(calendar::day_of_month(planned.meeting->day), 10);
    EXPECT_LE(calendar::day_of_month(planned.meeting->day), 16);
    const auto start = static_cast<int>(planned.meeting->start_time->count());
    EXPECT_TRUE(taken.emplace(planned.meeting->day, start).second) << planned.meeting->uid;
  }
}

TEST_F(Planning, SaysWhichDutyStaysOpenAndWhy) {
  governance::Seat seat{"cat", "martin", "", day("2025-01-01"), {}};
  problem.history.own().seats = {seat};
  problem.availability.busy["martin"].push_back(
      {{day("2026-03-01"), calendar::Minutes{0}}, {day("2026-04-01"), calendar::Minutes{0}}});
  const auto plan = planning::propose(problem);
  EXPECT_EQ(plan.status, planning::Status::infeasible);
  ASSERT_EQ(plan.conflicts.size(), 1U);
  EXPECT_EQ(plan.conflicts[0].duty, "groupe-mensuel/2026-03");
  EXPECT_EQ(plan.conflicts[0].constraint, planning::Hard::attendance);
  EXPECT_EQ(plan.conflicts[0].source.article, "1");
}

TEST_F(Planning, KeepsWhatIsConvenedWhereItIs) {
  auto session = convened("copil", "2026-10-13");
  session.start_time = calendar::Minutes{14 * 60};
  problem.history.own().meetings.push_back(session);
  const auto plan = planning::propose(problem);
  int copils = 0;
  for (const auto& planned : plan.meetings) {
    if (planned.meeting->body != "copil") continue;
    ++copils;
    EXPECT_EQ(planned.change, planning::Change::kept);
    EXPECT_EQ(planned.meeting->day, day("2026-10-13"));
  }
  EXPECT_EQ(copils, 1);
}

TEST_F(Planning, TheBoundNeverExceedsTheCost) {
  const auto plan = planning::propose(problem);
  EXPECT_LE(plan.lower_bound, plan.cost + 1e-9);
  double terms = 0;
  for (const auto& [term, cost] : plan.terms) terms += cost;
  EXPECT_NEAR(terms, plan.cost, 1e-6);
}

TEST_F(Planning, TheSameProblemGivesTheSamePlan) {
  const auto a = planning::propose(problem);
  const auto b = planning::propose(problem);
  ASSERT_EQ(a.meetings.size(), b.meetings.size());
  for (std::size_t i = 0; i < a.meetings.size(); ++i) {
    EXPECT_EQ(a.meetings[i].meeting, b.meetings[i].meeting);
  }
}

}  // namespace
}  // namespace gouvernail::test
