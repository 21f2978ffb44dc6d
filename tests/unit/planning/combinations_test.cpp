// SPDX-License-Identifier: MPL-2.0
// How often a body meets, in which period, how far apart, and what comes before each session: all
// of these together, each proven.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <tuple>

#include "compliance/judge.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "planning/plan.h"
#include "rules/traits.h"
#include "support/rules_text.h"

namespace gouvernail::test::combinations_test {
namespace {

using calendar::Minutes;
using compliance::Verdict;
using planning::Plan;
using planning::Status;

enum class Before { nothing, one, one_within };

// Sessions in a period, the period, days between two of them, what comes before each.
using Combination = std::tuple<int, std::string, int, Before>;

std::string rules_of(int count, const std::string& per, Before before) {
  std::string text =
      "[[obligation]]\nid = \"c\"\ntitle = \"C\"\nbody = \"copil\"\nkind = "
      "\"cadence\"\nat_least = " +
      std::to_string(count) + "\nper = \"" + per + "\"\nsource = { article = \"1\" }\n";
  if (before == Before::nothing) return text;
  text +=
      "[[obligation]]\nid = \"p\"\ntitle = \"P\"\nbody = \"cotech\"\nkind = \"precedence\"\n"
      "before_each = \"copil\"\nsource = { article = \"1\" }\n";
  if (before == Before::one_within) {
    text += "within = { days = 30 }\nat_least_before = { days = 5, regime = \"ouvre\" }\n";
  }
  return text;
}

std::size_t sessions_in(const Plan& plan, const std::string& body) {
  std::size_t count = 0;
  for (const auto& planned : plan.meetings) count += planned.meeting->body == body ? 1 : 0;
  return count;
}

bool keeps_all(const rules::Rules& rules, const planning::Problem& problem, const Plan& plan) {
  governance::History history = *problem.history;
  for (const auto& planned : plan.meetings) history.meetings.push_back(*planned.meeting);
  const auto judged = compliance::judge(rules, {}, governance::as_of(history, problem.today));
  return std::all_of(judged.begin(), judged.end(), [&](const compliance::Judgement& j) {
    if (j.duty.window.first > problem.horizon.last) return true;
    return j.verdict == Verdict::satisfied || j.verdict == Verdict::covered ||
           (j.verdict == Verdict::upcoming && compliance::sessions_lacking(j) == 0);
  });
}

class Combinations : public testing::TestWithParam<Combination> {};

TEST_P(Combinations, AreProven) {
  const auto& [count, per, spacing, before] = GetParam();
  rules::Rules rules = load(rules_of(count, per, before));
  rules.house.spacing = spacing;
  planning::Problem problem;
  problem.rules = &rules;
  problem.today = day("2025-12-31");
  problem.horizon = {day("2026-01-01"), day("2026-12-31")};
  problem.preferences.starts = {Minutes{14 * 60}, Minutes{9 * 60}};
  const Plan plan = planning::propose(problem);
  EXPECT_EQ(plan.status, Status::optimal) << plan.cost << ", " << plan.lower_bound;
  EXPECT_TRUE(plan.conflicts.empty());
  EXPECT_TRUE(keeps_all(rules, problem, plan));
  const std::map<std::string, int> periods = {
      {"month", 12}, {"2 months", 6}, {"quarter", 4}, {"semester", 2}, {"year", 1}};
  const auto needed = static_cast<std::size_t>(count * periods.at(per));
  EXPECT_EQ(sessions_in(plan, "copil"), needed);
  EXPECT_EQ(sessions_in(plan, "cotech"), before == Before::nothing ? 0 : needed);
}

INSTANTIATE_TEST_SUITE_P(
    All, Combinations,
    testing::Combine(testing::Values(1, 2, 3),
                     testing::Values("month", "2 months", "quarter", "semester", "year"),
                     testing::Values(1, 5, 8),
                     testing::Values(Before::nothing, Before::one, Before::one_within)));

}  // namespace
}  // namespace gouvernail::test::combinations_test
