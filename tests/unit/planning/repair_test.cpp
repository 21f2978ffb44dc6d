// SPDX-License-Identifier: MPL-2.0
// Causes, repairs and re-planning: what is claimed of them is tried here once more.
#include <gtest/gtest.h>

#include <set>

#include "governance/history.h"
#include "governance/seat.h"
#include "planning/other_reading.h"
#include "planning/plan.h"
#include "rules/obligation.h"
#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

using calendar::Days;
using calendar::Minutes;
using planning::Change;
using planning::Hard;
using planning::Plan;
using planning::Problem;
using planning::Repair;

const char* monthly_group = R"(
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

struct Repairs : ::testing::Test {
  rules::Rules rules = load(monthly_group);
  Problem problem;
  void SetUp() override {
    problem.rules = &rules;
    problem.today = day("2026-01-05");
    problem.horizon = {day("2026-03-01"), day("2026-04-30")};
    problem.preferences.starts = {Minutes{14 * 60}};
    problem.history.own().seats = {{"cat", "martin", "", day("2025-01-01"), {}},
                                   {"responsable", "petit", "", day("2025-01-01"), {}}};
  }
  void absent(const std::string& key, const std::string& from, const std::string& to) {
    problem.availability.busy[key].push_back(
        {{day(from), Minutes{0}}, {day(to) + Days{1}, Minutes{0}}});
  }
  governance::Meeting standing(const std::string& body, const std::string& on,
                               governance::MeetingStatus status) {
    governance::Meeting m = meeting(body, on, status);
    m.start_time = Minutes{14 * 60};
    problem.history.own().meetings.push_back(m);
    return m;
  }
};

TEST_F(Repairs, ACauseIsOneWithoutWhichTheDutyCouldBeKept) {
  absent("martin", "2026-03-01", "2026-03-20");
  absent("petit", "2026-03-21", "2026-03-31");
  const Plan plan = planning::propose(problem);
  ASSERT_EQ(plan.conflicts.size(), 1U);
  EXPECT_EQ(plan.conflicts[0].duty, "groupe-mensuel/2026-03");
  const auto& causes = plan.conflicts[0].causes;
  ASSERT_FALSE(causes.empty());
  for (const planning::Cause& cause : causes) {
    Problem trial = problem;
    trial.set_aside.insert({cause.constraint, cause.subject, {}});
    planning::Control control;
    control.explain = false;
    EXPECT_TRUE(planning::propose(trial, control).conflicts.empty())
        << planning::name_of(cause.constraint) << " " << cause.subject;
  }
}

TEST_F(Repairs, WhatWouldMendItDoes) {
  absent("martin", "2026-03-01", "2026-03-31");
  const Plan plan = planning::propose(problem);
  ASSERT_EQ(plan.conflicts.size(), 2U);  // both bodies need him
  std::set<std::string> duties;
  for (const auto& relaxation : plan.relaxations) duties.insert(relaxation.duty);
  EXPECT_EQ(duties.size(), 2U);
  // The lightest first: freed on a day; a waiver is the last resort.
  EXPECT_EQ(plan.relaxations.front().constraint, Hard::attendance);
  EXPECT_NE(plan.relaxations.front().message.format.find("Free"), std::string::npos);
  EXPECT_NE(plan.relaxations.back().message.format.find("waiver"), std::string::npos);
}

TEST_F(Repairs, OneDayTooFewForTwoSessionsNamesBothAndThePerson) {
  absent("martin", "2026-03-01", "2026-03-24");
  absent("martin", "2026-03-26", "2026-03-31");
  const Plan plan = planning::propose(problem);
  ASSERT_EQ(plan.conflicts.size(), 1U);
  std::set<std::string> subjects;
  for (const auto& cause : plan.conflicts[0].causes) subjects.insert(cause.subject);
  EXPECT_EQ(subjects.count("martin"), 1U);
  EXPECT_EQ(subjects.count("cotech-mensuel/2026-03") + subjects.count("groupe-mensuel/2026-03"),
            1U);
}

TEST_F(Repairs, AnotherReadingIsARepairWhereItMendsTheDuty) {
  absent("martin", "2026-03-01", "2026-03-31");
  auto other = std::make_shared<rules::Rules>(load(monthly_group));
  std::get<rules::Cadence>(other->obligations[0].kind).except_months = {3};
  problem.other_readings = [other] {
    return std::vector<planning::OtherReading>{{{"sauf-mars", {"Sauf en mars", ""}}, other}};
  };
  const Plan plan = planning::propose(problem);
  const auto found = std::find_if(plan.relaxations.begin(), plan.relaxations.end(),
                                  [](const auto& one) { return one.reading == "sauf-mars"; });
  ASSERT_NE(found, plan.relaxations.end());
  EXPECT_EQ(found->duty, "groupe-mensuel/2026-03");
}

TEST_F(Repairs, OnlyWhatCanNoLongerBeHeldMoves) {
  const base::Message petit = base::msg("{}", base::LocalizedText{"petit", "petit"});
  const auto group = standing("groupe", "2026-03-12", governance::MeetingStatus::proposed);
  standing("cotech", "2026-03-26", governance::MeetingStatus::proposed);
  absent("petit", "2026-03-10", "2026-03-13");
  const Repair repair = planning::repair(problem, {});
  EXPECT_EQ(repair.moves, 1);
  EXPECT_TRUE(repair.fewest);
  int moved = 0;
  for (const auto& planned : repair.plan.meetings) {
    if (planned.change == Change::kept) continue;
    ++moved;
    EXPECT_EQ(planned.change, Change::moved);
    EXPECT_EQ(planned.meeting->uid, group.uid);
    EXPECT_EQ(planned.was, group.day);
    EXPECT_LE(std::abs((planned.meeting->day - group.day).count()), 5);  // near by
    EXPECT_EQ(planned.why_moved, base::msg("not free on {0:plain}: {1}", calendar::arg(group.day),
                                           base::MessageList{petit}));
  }
  EXPECT_EQ(moved, 1);  // and nothing is added for April, which nobody asked to plan
}

TEST_F(Repairs, AnotherSessionMakesRoomOnlyWhereItMust) {
  standing("groupe", "2026-03-12", governance::MeetingStatus::proposed);
  standing("cotech", "2026-03-25", governance::MeetingStatus::proposed);
  // The group's only other day is the one that the technical committee holds.
  absent("petit", "2026-03-01", "2026-03-24");
  absent("petit", "2026-03-26", "2026-03-31");
  const Repair repair = planning::repair(problem, {});
  EXPECT_EQ(repair.moves, 2);
  EXPECT_TRUE(repair.fewest);
  EXPECT_TRUE(repair.plan.conflicts.empty());
  for (const auto& planned : repair.plan.meetings) {
    if (planned.meeting->body != "cotech") continue;
    EXPECT_EQ(planned.why_moved, base::msg("it makes way for another session"));
  }
  planning::RepairChoice frozen;
  frozen.frozen = {"cotech"};
  EXPECT_FALSE(planning::repair(problem, frozen).plan.conflicts.empty());
}

TEST_F(Repairs, WhatIsConvenedMovesOnlyWhenTold) {
  const auto group = standing("groupe", "2026-03-12", governance::MeetingStatus::convened);
  absent("petit", "2026-03-10", "2026-03-13");
  const Repair untold = planning::repair(problem, {});
  EXPECT_EQ(untold.moves, 0);
  ASSERT_EQ(untold.stuck.size(), 1U);
  EXPECT_EQ(untold.stuck[0].uid, group.uid);
  planning::RepairChoice told;
  told.movable = {"groupe"};
  const Repair repair = planning::repair(problem, told);
  EXPECT_EQ(repair.moves, 1);
  EXPECT_TRUE(repair.stuck.empty());
}

TEST_F(Repairs, NothingToMendIsSaidByNoMoves) {
  standing("groupe", "2026-03-12", governance::MeetingStatus::proposed);
  const Repair repair = planning::repair(problem, {});
  EXPECT_EQ(repair.moves, 0);
  EXPECT_TRUE(repair.fewest);
  EXPECT_TRUE(repair.stuck.empty());
}

TEST_F(Repairs, ADayIsExplainedByWhatTheOthersCost) {
  absent("petit", "2026-03-16", "2026-03-31");
  const Plan plan = planning::propose(problem);
  for (const auto& planned : plan.meetings) {
    const auto explanation =
        planning::explain(problem, planned.meeting->body, planned.meeting->day);
    ASSERT_TRUE(explanation);
    EXPECT_EQ(explanation->meeting.meeting->day, planned.meeting->day);
    for (const auto& other : explanation->next_best) {
      EXPECT_NE(other.day, planned.meeting->day);
      // The plan is optimal: no single move is cheaper.
      EXPECT_GE(other.more, 0) << calendar::to_iso(other.day);
      // What speaks against it, weighed, is what it costs more.
      const planning::Preferences& wishes = problem.preferences;
      const std::map<std::string, double> weights = {
          {"spread", wishes.weight_spread},       {"weekday", wishes.weight_weekday},
          {"start", wishes.weight_start},         {"school", wishes.weight_school_holiday},
          {"season", wishes.weight_season},       {"election", wishes.weight_election},
          {"notice", wishes.weight_short_notice}, {"absence", wishes.weight_absence}};
      double more = 0;
      for (const auto& [term, count] : other.against) more += count * weights.at(term);
      EXPECT_NEAR(more, other.more, 1e-6) << calendar::to_iso(other.day);
    }
  }
  const auto group = std::find_if(plan.meetings.begin(), plan.meetings.end(), [](const auto& p) {
    return p.meeting->body == "groupe" && calendar::month_of(p.meeting->day) == 3;
  });
  const auto why = planning::explain(problem, "groupe", group->meeting->day);
  const bool says_absence =
      std::any_of(why->forbidden.begin(), why->forbidden.end(), [](const auto& forbidden) {
        return forbidden.constraint == Hard::attendance && forbidden.days == 12;  // open ones
      });
  EXPECT_TRUE(says_absence);
  EXPECT_FALSE(planning::explain(problem, "groupe", day("2026-03-29")));
}

TEST_F(Repairs, APlanThatWasFoundTellsTheReasonsOfItsOwnDays) {
  absent("petit", "2026-03-16", "2026-03-31");
  const planning::JointPlan joint = planning::propose_together({problem});
  ASSERT_TRUE(joint.reasons);
  for (const auto& planned : joint.plans.front().meetings) {
    const std::string& body = planned.meeting->body;
    const auto why = joint.reasons->why(0, body, planned.meeting->day);
    const auto again = planning::explain(problem, body, planned.meeting->day);
    ASSERT_TRUE(why && again) << body;
    EXPECT_EQ(why->meeting.meeting, planned.meeting);
    EXPECT_EQ(why->against, again->against);
    ASSERT_EQ(why->next_best.size(), again->next_best.size());
    for (std::size_t i = 0; i < why->next_best.size(); ++i) {
      EXPECT_EQ(why->next_best[i].day, again->next_best[i].day);
    }
    EXPECT_EQ(why->forbidden.size(), again->forbidden.size());
  }
  EXPECT_FALSE(joint.reasons->why(0, "groupe", day("2026-03-29")));
}

TEST_F(Repairs, WhatMovedTellsWhyItStandsWhereItDoes) {
  standing("groupe", "2026-03-19", governance::MeetingStatus::proposed);
  absent("petit", "2026-03-16", "2026-03-22");
  const planning::JointRepair repair = planning::repair_together({problem}, {{}});
  ASSERT_EQ(repair.moves, 1);
  ASSERT_TRUE(repair.plan.reasons);
  for (const auto& planned : repair.plan.plans.front().meetings) {
    if (planned.change != planning::Change::moved) continue;
    EXPECT_TRUE(repair.plan.reasons->why(0, planned.meeting->body, planned.meeting->day));
  }
}

}  // namespace
}  // namespace gouvernail::test
