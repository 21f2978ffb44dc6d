// SPDX-License-Identifier: MPL-2.0
// What stands and cannot be held as it stands: two sessions at one time, a public holiday.
#include <gtest/gtest.h>

#include "governance/history.h"
#include "governance/seat.h"
#include "planning/plan.h"
#include "rules/obligation.h"
#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

using calendar::Minutes;
using governance::MeetingStatus;
using planning::Change;
using planning::Repair;

const char* two_groups = R"(
[[obligation]]
id = "groupe-mensuel"
title = "Groupe"
body = "groupe"
kind = "cadence"
at_least = 1
per = "month"
source = { article = "1" }
[[obligation]]
id = "cotech-mensuel"
title = "COTECH"
body = "cotech"
kind = "cadence"
at_least = 1
per = "month"
source = { article = "2" }
)";

struct Standing : ::testing::Test {
  rules::Rules rules = load(two_groups);
  planning::Problem problem;
  void SetUp() override {
    problem.rules = &rules;
    problem.today = day("2026-03-02");
    problem.horizon = {day("2026-04-01"), day("2026-04-30")};
    // Both bodies need him.
    problem.history.own().seats = {{"cat", "martin", "", day("2025-01-01"), {}}};
  }
  void stand(const std::string& body, const std::string& on, int hour, MeetingStatus status) {
    governance::Meeting m = meeting(body, on, status);
    m.start_time = Minutes{hour * 60};
    problem.history.own().meetings.push_back(m);
  }
  static std::vector<std::string> moved(const Repair& repair) {
    std::vector<std::string> uids;
    for (const auto& planned : repair.plan.meetings) {
      if (planned.change == Change::moved) uids.push_back(planned.meeting->uid);
    }
    return uids;
  }
};

TEST_F(Standing, OfTwoAtOneTimeTheLaterOneInTheRecordMoves) {
  stand("groupe", "2026-04-14", 14, MeetingStatus::proposed);
  stand("cotech", "2026-04-14", 15, MeetingStatus::proposed);
  const Repair repair = planning::repair(problem, {});
  EXPECT_EQ(moved(repair), std::vector<std::string>{"cotech-2026-04-14"});
  EXPECT_EQ(repair.moves, 1);
  EXPECT_TRUE(repair.stuck.empty());
  for (const auto& planned : repair.plan.meetings) {
    if (planned.change != Change::moved) continue;
    EXPECT_FALSE(planned.why_moved.format.empty());
  }
}

TEST_F(Standing, WhatWasAnnouncedStays) {
  stand("groupe", "2026-04-14", 14, MeetingStatus::proposed);
  stand("cotech", "2026-04-14", 15, MeetingStatus::convened);
  EXPECT_EQ(moved(planning::repair(problem, {})), std::vector<std::string>{"groupe-2026-04-14"});
}

TEST_F(Standing, WhereBothWereAnnouncedOneIsNamedAndStays) {
  stand("groupe", "2026-04-14", 14, MeetingStatus::convened);
  stand("cotech", "2026-04-14", 15, MeetingStatus::convened);
  const Repair repair = planning::repair(problem, {});
  EXPECT_TRUE(moved(repair).empty());
  ASSERT_EQ(repair.stuck.size(), 1U);
  EXPECT_EQ(repair.stuck.front().uid, "cotech-2026-04-14");
}

TEST_F(Standing, OneAfterTheOtherIsNoClash) {
  stand("groupe", "2026-04-14", 14, MeetingStatus::proposed);
  stand("cotech", "2026-04-14", 16, MeetingStatus::proposed);
  const Repair repair = planning::repair(problem, {});
  EXPECT_EQ(repair.moves, 0);
  EXPECT_TRUE(repair.stuck.empty());
}

// Easter Monday 2026 is 6 April. A Saturday was somebody's choice.
TEST_F(Standing, APublicHolidayIsMendedAndASaturdayIsNot) {
  stand("groupe", "2026-04-06", 14, MeetingStatus::proposed);
  stand("cotech", "2026-04-11", 14, MeetingStatus::proposed);
  EXPECT_EQ(moved(planning::repair(problem, {})), std::vector<std::string>{"groupe-2026-04-06"});
}

}  // namespace
}  // namespace gouvernail::test
