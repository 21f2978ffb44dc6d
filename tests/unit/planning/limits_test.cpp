// SPDX-License-Identifier: MPL-2.0
// What the search can hold at most, and what is said beyond it.
#include <gtest/gtest.h>

#include <string>

#include "base/failure.h"
#include "governance/convention.h"
#include "planning/plan.h"
#include "rules/rules.h"
#include "search/search.h"
#include "support/rules_text.h"

namespace gouvernail::test::limits_test {
namespace {

using calendar::Minutes;
using planning::Plan;
using planning::Problem;

struct Case {
  rules::Rules rules;
  Problem problem;

  explicit Case(const std::string& count)
      : rules(load("[[obligation]]\nid = \"o\"\ntitle = \"o\"\nbody = \"groupe\"\nkind = "
                   "\"cadence\"\nper = \"term\"\nsource = { article = \"1\" }\nat_least = " +
                   count + "\n")) {
    rules.convention->term.last = rules.obligations.front().in_force.last = day("2029-12-31");
    problem.rules = &rules;
    problem.today = day("2026-01-05");
    problem.horizon = rules.convention->term;
    problem.preferences.starts = {Minutes{14 * 60}};
  }

  Plan plan() const {
    planning::Control control;
    control.any_plan = true;
    control.explain = false;
    control.stop = [] { return true; };
    return planning::propose(problem, control);
  }

  // What the refusal says; empty: planned.
  std::string refusal() const {
    try {
      plan();
    } catch (const base::Failure& failure) {
      EXPECT_FALSE(failure.remedy().empty());
      return failure.what();
    }
    return "";
  }
};

TEST(Limits, SixtyFourStartTimesAreToldApart) {
  Case c("1");
  auto& starts = c.problem.preferences.starts;
  starts.clear();
  for (int i = 0; i < search::most_slots; ++i) starts.push_back(Minutes{9 * 60 + 5 * i});
  const Plan plan = c.plan();
  ASSERT_EQ(plan.meetings.size(), 1U);
  EXPECT_EQ(plan.meetings.front().meeting->start_time, Minutes{9 * 60});
  starts.push_back(Minutes{8 * 60});
  EXPECT_NE(c.refusal().find("different start times"), std::string::npos);
}

TEST(Limits, ASeriesHasFiveHundredAndTwelveSessionsAtMost) {
  EXPECT_EQ(Case(std::to_string(planning::longest_series)).refusal(), "");
  EXPECT_NE(Case(std::to_string(planning::longest_series + 1)).refusal().find("of one series"),
            std::string::npos);
}

// More sessions of one person than a byte counts, all of which would rather have the first day.
TEST(Limits, APersonMayHaveHundredsOfSessions) {
  for (const int count : {255, 256, 257, 300}) {
    search::Model model;
    model.half_of_slot = {0};
    search::Resource person{"person", 1, {}};
    for (int s = 0; s < count; ++s) {
      model.days.push_back(s);
      search::Session session;
      session.candidates.push_back({0, 0});
      if (s > 0) session.candidates.push_back({s, 1});
      model.sessions.push_back(session);
      person.sessions.push_back(s);
    }
    model.resources.push_back(person);
    search::Limits limits;
    limits.most_rounds = 400;
    const search::Result result = search::solve(model, limits);
    ASSERT_EQ(result.times.size(), model.sessions.size()) << count;
    EXPECT_EQ(search::evaluate(model, result.times).broken.total(), 0) << count;
    EXPECT_EQ(result.cost, count - 1) << count;
  }
}

}  // namespace
}  // namespace gouvernail::test::limits_test
