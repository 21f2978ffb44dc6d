// SPDX-License-Identifier: MPL-2.0
// More than somebody can hold, or more time than there is: all that can stand stands.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "governance/history.h"
#include "governance/seat.h"
#include "planning/plan.h"
#include "support/rules_text.h"

namespace gouvernail::test::salvage_test {
namespace {

using calendar::Days;
using calendar::Minutes;
using planning::JointPlan;
using planning::Problem;
using planning::Status;

const char* monthly = R"(
[[obligation]]
id = "cotech-mensuel"
title = "COTECH"
body = "cotech"
kind = "cadence"
at_least = 1
per = "month"
source = { article = "1" }
)";

const char* one_after_the_other = R"(
[[obligation]]
id = "groupe-mensuel"
title = "Groupe"
body = "groupe"
kind = "cadence"
at_least = 1
per = "month"
weight = "WEIGHT"
source = { article = "1" }
[[obligation]]
id = "cotech-avant"
title = "COTECH avant"
body = "cotech"
kind = "precedence"
before_each = "groupe"
within = { days = 5 }
at_least_before = { days = 1 }
weight = "WEIGHT"
source = { article = "1" }
)";

rules::Rules of_weight(const std::string& weight) {
  std::string text = one_after_the_other;
  const std::string mark = "WEIGHT";
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
    text.replace(at, mark.size(), weight);
  }
  return load(text);
}

// In March 2026, always with the same technician.
Problem problem_of(const rules::Rules& rules, const std::string& name) {
  Problem problem;
  problem.name = name;
  problem.rules = &rules;
  problem.today = day("2026-01-05");
  problem.horizon = {day("2026-03-01"), day("2026-03-31")};
  problem.preferences.starts = {Minutes{14 * 60}, Minutes{9 * 60}};
  problem.history.own().seats = {{"cat", "martin", "", day("2025-01-01"), {}}};
  return problem;
}

void only_free(Problem& problem, const std::set<std::string>& days) {
  for (Day d = day("2026-02-01"); d <= day("2026-03-31"); d += Days{1}) {
    if (days.count(calendar::to_iso(d)) > 0) continue;
    problem.availability.busy["martin"].push_back({{d, Minutes{0}}, {d + Days{1}, Minutes{0}}});
  }
}

std::size_t placed_in(const JointPlan& joint) {
  std::size_t placed = 0;
  for (const auto& plan : joint.plans) placed += plan.meetings.size();
  return placed;
}

// Nobody is in two places: the technician sits in each of these sessions.
void expect_apart(const JointPlan& joint) {
  std::set<std::pair<Day, Minutes>> taken;
  for (const auto& plan : joint.plans) {
    for (const auto& planned : plan.meetings) {
      EXPECT_TRUE(taken.emplace(planned.meeting->day, *planned.meeting->start_time).second);
    }
  }
}

// 22 days are worked that March, and two sessions fit into each.
TEST(Surplus, AllButWhatIsTooManyIsPlaced) {
  const rules::Rules rules = load(monthly);
  for (const int asked : {44, 45, 410}) {
    std::vector<Problem> problems;
    for (int i = 0; i < asked; ++i) problems.push_back(problem_of(rules, std::to_string(i)));
    planning::Control control;
    control.explain = false;
    const JointPlan joint = planning::propose_together(problems, control);
    EXPECT_EQ(placed_in(joint), 44U) << asked;
    std::size_t conflicts = 0;
    for (const auto& plan : joint.plans) conflicts += plan.conflicts.size();
    EXPECT_EQ(conflicts, static_cast<std::size_t>(asked - 44));
    EXPECT_NE(joint.status, Status::unknown);
    EXPECT_EQ(joint.status == Status::infeasible, asked > 44);
    expect_apart(joint);
  }
}

// The two conventions ask for the same two days at the same hour: no count of days tells that only
// one of them can have them.
TEST(Salvage, WhatTheSearchHadInHandStandsButForWhatIsInTheWay) {
  const rules::Rules heavy = of_weight("obligation");
  const rules::Rules light = of_weight("recommendation");
  for (const bool heavy_first : {true, false}) {
    std::vector<Problem> problems = {problem_of(heavy_first ? heavy : light, "nord"),
                                     problem_of(heavy_first ? light : heavy, "sud")};
    for (Problem& problem : problems) {
      problem.preferences.starts = {Minutes{14 * 60}};
      only_free(problem, {"2026-03-24", "2026-03-25"});
    }
    planning::Control control;
    control.stop = [] { return true; };
    const JointPlan joint = planning::propose_together(problems, control);
    EXPECT_EQ(joint.status, Status::unknown);
    EXPECT_EQ(joint.plans[heavy_first ? 0 : 1].meetings.size(), 2U);
    EXPECT_EQ(joint.plans[heavy_first ? 1 : 0].meetings.size(), 0U);
    EXPECT_FALSE(joint.plans[heavy_first ? 1 : 0].conflicts.empty());
    for (const auto& plan : joint.plans) {
      for (const auto& conflict : plan.conflicts) EXPECT_FALSE(conflict.proven);
    }
    expect_apart(joint);
  }
}

}  // namespace
}  // namespace gouvernail::test::salvage_test
