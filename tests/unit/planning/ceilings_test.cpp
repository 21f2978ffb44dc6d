// SPDX-License-Identifier: MPL-2.0
// Ceilings: no plan adds a session beyond what a duty allows.
#include <gtest/gtest.h>

#include <algorithm>

#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/seat.h"
#include "governance/waiver.h"
#include "planning/plan.h"
#include "rules/rules.h"
#include "support/rules_text.h"

namespace gouvernail::test::ceilings_test {
namespace {

using calendar::DayRange;
using planning::Hard;

std::string cadence(const std::string& id, const std::string& body, const std::string& counts,
                    const std::string& per, const std::string& article) {
  return "[[obligation]]\nid = \"" + id + "\"\ntitle = \"" + id + "\"\nbody = \"" + body +
         "\"\nkind = \"cadence\"\nper = \"" + per + "\"\nsource = { article = \"" + article +
         "\" }\n" + counts + "\n";
}

const char* committee_before_copil = R"(
[[obligation]]
id = "avant"
title = "avant"
body = "cotech"
kind = "precedence"
before_each = "copil"
source = { article = "9" }
)";

struct CeilingCase {
  rules::Rules rules;
  planning::Problem problem;
  explicit CeilingCase(const std::string& text, const std::string& to = "2026-12-31")
      : rules(load(text)) {
    problem.rules = &rules;
    problem.today = day("2026-01-05");
    problem.horizon = {day("2026-01-06"), day(to)};
  }
};

int count(const planning::Plan& plan, const std::string& body, const DayRange& days) {
  int found = 0;
  for (const auto* list : {&plan.meetings, &plan.later}) {
    found += static_cast<int>(std::count_if(list->begin(), list->end(), [&](const auto& planned) {
      return planned.meeting->body == body && days.contains(planned.meeting->day);
    }));
  }
  return found;
}

const DayRange year{Day{calendar::Days{20454}}, Day{calendar::Days{20818}}};

TEST(Ceilings, TheYearOfTheseTestsIs2026) {
  EXPECT_EQ(year.first, day("2026-01-01"));
  EXPECT_EQ(year.last, day("2026-12-31"));
}

TEST(Ceilings, AsManyAsAreAllowedIsFine) {
  const CeilingCase c(cadence("semestriel", "copil", "at_least = 1", "semester", "1") +
                      cadence("plafond", "copil", "at_most = 2", "year", "2"));
  const auto plan = planning::propose(c.problem);
  EXPECT_TRUE(plan.conflicts.empty());
  EXPECT_EQ(plan.status, planning::Status::optimal);
  EXPECT_EQ(count(plan, "copil", year), 2);
}

TEST(Ceilings, OneThatAsksForNothingLeavesNothingOpen) {
  const CeilingCase c(cadence("annuel", "copil", "at_least = 1", "year", "1") +
                      cadence("plafond", "copil", "at_most = 1", "quarter", "2"));
  const auto plan = planning::propose(c.problem);
  EXPECT_TRUE(plan.conflicts.empty());
  EXPECT_EQ(count(plan, "copil", year), 1);
}

TEST(Ceilings, OneMoreIsAConflictThatNamesTheCeilingAndTheOtherDuty) {
  const CeilingCase c(cadence("semestriel", "copil", "at_least = 1", "semester", "1") +
                      cadence("plafond", "copil", "at_most = 1", "year", "2"));
  const auto plan = planning::propose(c.problem);
  EXPECT_EQ(plan.status, planning::Status::infeasible);
  EXPECT_EQ(count(plan, "copil", year), 1);
  ASSERT_EQ(plan.conflicts.size(), 1U);
  const auto& conflict = plan.conflicts.front();
  EXPECT_EQ(conflict.constraint, Hard::ceiling);
  EXPECT_TRUE(conflict.duty.starts_with("semestriel/2026-S")) << conflict.duty;
  EXPECT_TRUE(conflict.proven);
  ASSERT_EQ(conflict.causes.size(), 2U);
  EXPECT_EQ(conflict.causes[0].constraint, Hard::ceiling);
  EXPECT_EQ(conflict.causes[0].subject, "plafond/2026");
  EXPECT_EQ(conflict.causes[0].source.article, "2");
  EXPECT_EQ(conflict.causes[1].constraint, Hard::window);
  EXPECT_TRUE(conflict.causes[1].subject.starts_with("semestriel/2026-S"));
  EXPECT_NE(conflict.causes[1].subject, conflict.duty);
  EXPECT_STREQ(planning::name_of(Hard::ceiling), "ceiling");
}

TEST(Ceilings, ADutyThatLacksTwoSessionsIsOneConflict) {
  const CeilingCase c(cadence("trois", "copil", "at_least = 3", "year", "1") +
                      cadence("plafond", "copil", "at_most = 1", "year", "2"));
  const auto plan = planning::propose(c.problem);
  EXPECT_EQ(count(plan, "copil", year), 1);
  ASSERT_EQ(plan.conflicts.size(), 1U);
  EXPECT_EQ(plan.conflicts.front().duty, "trois/2026");
  EXPECT_EQ(plan.conflicts.front().constraint, Hard::ceiling);
}

TEST(Ceilings, ARepairIsToHaveItRaised) {
  const CeilingCase c(cadence("semestriel", "copil", "at_least = 1", "semester", "1") +
                      cadence("plafond", "copil", "at_most = 1", "year", "2"));
  const auto plan = planning::propose(c.problem);
  const auto& found = plan.relaxations;
  EXPECT_TRUE(std::any_of(found.begin(), found.end(), [](const auto& relaxation) {
    return relaxation.constraint == Hard::ceiling;
  }));
  planning::Problem raised = c.problem;
  raised.set_aside.insert({Hard::ceiling, "plafond/2026", std::nullopt});
  const auto more = planning::propose(raised);
  EXPECT_TRUE(more.conflicts.empty());
  EXPECT_EQ(count(more, "copil", year), 2);
}

// Windows that overlap: one of the sessions can stand outside the one with the ceiling.
TEST(Ceilings, ASessionGoesWhereThereIsRoomForIt) {
  const CeilingCase c(cadence("civil", "copil", "exactly = 1", "year", "1") +
                          cadence("scolaire", "copil", "at_least = 1", "school-year", "2"),
                      "2027-12-31");
  const auto plan = planning::propose(c.problem);
  EXPECT_TRUE(plan.conflicts.empty());
  EXPECT_EQ(count(plan, "copil", year), 1);
  EXPECT_EQ(count(plan, "copil", {day("2027-01-01"), day("2027-12-31")}), 1);
}

TEST(Ceilings, OneSessionServesForTwoWhereThereIsRoomForOne) {
  const CeilingCase c(cadence("deux", "cotech", "exactly = 2", "year", "1") +
                      cadence("copil", "copil", "exactly = 1", "year", "2") +
                      committee_before_copil);
  const auto plan = planning::propose(c.problem);
  EXPECT_TRUE(plan.conflicts.empty());
  EXPECT_EQ(count(plan, "cotech", year), 2);
  EXPECT_EQ(count(plan, "copil", year), 1);
  for (const auto& judgement : plan.judgements) {
    if (judgement.duty.window.first <= year.last) {
      EXPECT_EQ(judgement.verdict, compliance::Verdict::covered) << judgement.duty.id;
    }
  }
}

TEST(Ceilings, SessionsOfOtherBodiesThatCountCount) {
  rules::Rules rules =
      load(cadence("groupe", "groupe", "at_least = 1", "semester", "1") +
           cadence("ensemble", "copil", "at_least = 1\nat_most = 2\nalso_counts = [\"groupe\"]",
                   "year", "2") +
           cadence("copils", "copil", "at_least = 1", "year", "3"));
  CeilingCase c("");
  c.problem.rules = &rules;
  const auto plan = planning::propose(c.problem);
  EXPECT_EQ(count(plan, "copil", year) + count(plan, "groupe", year), 2);
  ASSERT_EQ(plan.conflicts.size(), 1U);
  EXPECT_EQ(plan.conflicts.front().constraint, Hard::ceiling);
  EXPECT_EQ(plan.conflicts.front().causes.size(), 3U);  // the ceiling, and two sessions beside
}

// Two of one body, where those of the other count too, and one of the other: two sessions are
// enough.
TEST(Ceilings, OneSessionServesBothWhereItCountsForTheOther) {
  const auto planned = [](const std::string& text) {
    rules::Rules rules = load(text);
    CeilingCase c("");
    c.problem.rules = &rules;
    const auto plan = planning::propose(c.problem);
    EXPECT_TRUE(plan.conflicts.empty());
    return std::pair(count(plan, "copil", year), count(plan, "groupe", year));
  };
  const std::string both = "also_counts = [\"groupe\"]";
  const std::string two = cadence("deux", "copil", "at_least = 2\n" + both, "year", "1");
  const std::string one = cadence("un", "groupe", "at_least = 1", "year", "2");
  EXPECT_EQ(planned(two + one), std::pair(1, 1));
  EXPECT_EQ(planned(one + two), std::pair(1, 1));
  const std::string three = cadence("trois", "groupe", "at_least = 3", "year", "2");
  EXPECT_EQ(planned(two + three), std::pair(0, 3));
  const std::string month = cadence("un", "groupe", "at_least = 1", "semester", "2");
  EXPECT_EQ(planned(two + month), std::pair(0, 2));
  EXPECT_EQ(planned(cadence("deux", "copil", "at_least = 2", "year", "1") + one), std::pair(2, 1));
}

TEST(Ceilings, WhatStandsReachesItAndIsNamed) {
  CeilingCase c(cadence("copil", "copil", "at_least = 1", "year", "1") + committee_before_copil +
                cadence("plafond", "cotech", "at_most = 1", "year", "2"));
  // Held after the committee that it would have to precede: it serves nothing.
  c.problem.history.own().meetings = {convened("copil", "2026-03-03"),
                                      convened("cotech", "2026-03-10")};
  const auto plan = planning::propose(c.problem);
  EXPECT_EQ(count(plan, "cotech", year), 1);
  ASSERT_EQ(plan.conflicts.size(), 1U);
  const auto& conflict = plan.conflicts.front();
  EXPECT_EQ(conflict.constraint, Hard::ceiling);
  EXPECT_TRUE(conflict.duty.starts_with("avant/")) << conflict.duty;
  EXPECT_TRUE(conflict.proven);
  ASSERT_EQ(conflict.causes.size(), 1U);
  EXPECT_EQ(conflict.causes[0].constraint, Hard::ceiling);
  EXPECT_EQ(conflict.causes[0].source.article, "2");
}

TEST(Ceilings, WhatStandsBeyondItIsLeftAloneAndReported) {
  CeilingCase c(cadence("deux", "cotech", "at_least = 1\nat_most = 2", "year", "1"));
  c.problem.history.own().meetings = {convened("cotech", "2026-03-03"),
                                      convened("cotech", "2026-05-05"),
                                      convened("cotech", "2026-09-08")};
  const auto plan = planning::propose(c.problem);
  EXPECT_EQ(count(plan, "cotech", year), 3);
  for (const auto& planned : plan.meetings) EXPECT_EQ(planned.change, planning::Change::kept);
  ASSERT_EQ(plan.conflicts.size(), 1U);
  EXPECT_EQ(plan.conflicts.front().constraint, Hard::ceiling);
  EXPECT_EQ(plan.conflicts.front().duty, "deux/2026");
}

TEST(Ceilings, WhatStandsBeyondItMayStillMove) {
  CeilingCase c(cadence("deux", "cotech", "at_least = 1\nat_most = 2", "year", "1"));
  c.problem.history.own().meetings = {proposed("cotech", "2026-03-03"),
                                      proposed("cotech", "2026-05-05"),
                                      proposed("cotech", "2026-09-08")};
  c.problem.history.own().seats = {{"cat", "martin", "", day("2025-01-01"), {}}};
  c.problem.availability.busy["martin"].push_back(
      {{day("2026-05-04"), calendar::Minutes{0}}, {day("2026-05-09"), calendar::Minutes{0}}});
  const auto repair = planning::repair(c.problem, {});
  EXPECT_EQ(repair.moves, 1);
  EXPECT_TRUE(repair.fewest);
  EXPECT_EQ(count(repair.plan, "cotech", year), 3);
  EXPECT_EQ(count(repair.plan, "cotech", {day("2026-05-04"), day("2026-05-08")}), 0);
}

TEST(Ceilings, AWaivedOneIsNone) {
  CeilingCase c(cadence("semestriel", "copil", "at_least = 1", "semester", "1") +
                cadence("plafond", "copil", "at_most = 1", "year", "2"));
  governance::Waiver waiver;
  waiver.target = "plafond/2026";
  waiver.granted_on = day("2026-01-02");
  c.problem.history.own().waivers.push_back(waiver);
  const auto plan = planning::propose(c.problem);
  EXPECT_TRUE(plan.conflicts.empty());
  EXPECT_EQ(count(plan, "copil", year), 2);
}

TEST(Ceilings, TheDaysThatTheyForbidAreExplained) {
  const CeilingCase c(cadence("deux", "copil", "at_least = 2", "year", "1") +
                      cadence("plafond", "copil", "at_most = 1", "quarter", "2"));
  const auto plan = planning::propose(c.problem);
  ASSERT_TRUE(plan.conflicts.empty());
  ASSERT_EQ(plan.meetings.size(), 2U);
  bool forbidden = false;
  for (const auto& planned : plan.meetings) {
    const auto why = planning::explain(c.problem, "copil", planned.meeting->day);
    ASSERT_TRUE(why.has_value());
    for (const auto& one : why->forbidden) forbidden = forbidden || one.constraint == Hard::ceiling;
    for (const auto& other : why->next_best) {
      governance::History with;
      for (const auto& each : plan.meetings) {
        with.meetings.push_back(each.meeting);
        if (each.meeting->uid == planned.meeting->uid) with.meetings.back().day = other.day;
      }
      for (const auto& judgement :
           compliance::judge(c.rules, {}, governance::as_of(with, c.problem.today))) {
        if (!judgement.duty.at_most) continue;
        EXPECT_LE(static_cast<int>(judgement.meetings.size()), *judgement.duty.at_most)
            << calendar::to_iso(other.day);
      }
    }
  }
  EXPECT_TRUE(forbidden);
}

}  // namespace
}  // namespace gouvernail::test::ceilings_test
