// SPDX-License-Identifier: MPL-2.0
// Sessions that serve several conventions: what each of them is owed is judged by its own rules.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/seat.h"
#include "planning/plan.h"
#include "support/rules_text.h"

namespace gouvernail::test::joint_test {
namespace {

using calendar::Days;
using calendar::Minutes;
using planning::JointPlan;
using planning::PlannedMeeting;
using planning::Problem;

std::string cadence(const std::string& id, const std::string& body, const std::string& per) {
  return "[[obligation]]\nid = \"" + id + "\"\ntitle = \"T\"\nbody = \"" + body +
         "\"\nkind = \"cadence\"\nat_least = 1\nper = \"" + per +
         "\"\nsource = { article = \"1\" }\n";
}

struct Joint : ::testing::Test {
  rules::Rules monthly = load(cadence("groupe-mensuel", "groupe", "month"));
  std::vector<Problem> problems{2};
  void SetUp() override {
    for (std::size_t i = 0; i < problems.size(); ++i) {
      Problem& problem = problems[i];
      problem.name = i == 0 ? "nord" : "sud";
      problem.rules = &monthly;
      problem.today = day("2026-01-05");
      problem.horizon = {day("2026-03-01"), day("2026-05-31")};
      problem.preferences.starts = {Minutes{14 * 60}, Minutes{9 * 60}};
      problem.history.own().seats = {
          {"cat", "martin", "", day("2025-01-01"), {}},
          {"responsable", i == 0 ? "petit" : "durand", "", day("2025-01-01"), {}}};
      problem.held_jointly["groupe"] = {"groupe", i == 0};
    }
  }
  void absent(std::size_t which, const std::string& key, const std::string& from,
              const std::string& to) {
    problems[which].availability.busy[key].push_back(
        {{day(from), Minutes{0}}, {day(to) + Days{1}, Minutes{0}}});
  }
  static std::vector<PlannedMeeting> of(const planning::Plan& plan, const std::string& body) {
    std::vector<PlannedMeeting> those;
    for (const auto& planned : plan.meetings) {
      if (planned.meeting->body == body) those.push_back(planned);
    }
    return those;
  }
  static void expect_together(const JointPlan& joint) {
    const auto nord = of(joint.plans[0], "groupe");
    const auto sud = of(joint.plans[1], "groupe");
    ASSERT_EQ(nord.size(), sud.size());
    std::set<std::string> names;
    for (std::size_t i = 0; i < nord.size(); ++i) {
      EXPECT_EQ(nord[i].meeting->day, sud[i].meeting->day);
      EXPECT_EQ(nord[i].meeting->start_time, sud[i].meeting->start_time);
      EXPECT_EQ(nord[i].meeting->end, sud[i].meeting->end);
      EXPECT_EQ(nord[i].meeting->joint, sud[i].meeting->joint);
      EXPECT_FALSE(nord[i].meeting->joint.empty());
      EXPECT_TRUE(names.insert(nord[i].meeting->joint).second);
    }
  }
};

TEST_F(Joint, WhatBothLackIsOneSessionWhereADayIsCommon) {
  absent(0, "petit", "2026-03-01", "2026-03-17");
  absent(1, "durand", "2026-03-19", "2026-03-31");
  const JointPlan joint = planning::propose_together(problems);
  EXPECT_EQ(joint.status, planning::Status::optimal);
  EXPECT_TRUE(joint.apart.empty());
  EXPECT_EQ(of(joint.plans[0], "groupe").size(), 3U);
  expect_together(joint);
  EXPECT_EQ(of(joint.plans[0], "groupe").front().meeting->day, day("2026-03-18"));
  EXPECT_DOUBLE_EQ(joint.cost, joint.plans[0].cost + joint.plans[1].cost);
  // Each convention's own checker has judged its own.
  for (const auto& plan : joint.plans) EXPECT_TRUE(plan.conflicts.empty());
}

TEST_F(Joint, WhoSitsInBothIsThereOnceAndIsCountedOnce) {
  for (Problem& problem : problems) problem.preferences.per_person_and_day = 1;
  for (const std::size_t i : {0U, 1U}) {
    absent(i, "martin", "2026-03-01", "2026-03-24");
    absent(i, "martin", "2026-03-26", "2026-03-31");
  }
  const JointPlan joint = planning::propose_together(problems);
  EXPECT_EQ(joint.status, planning::Status::optimal);
  expect_together(joint);
  EXPECT_EQ(of(joint.plans[1], "groupe").front().meeting->day, day("2026-03-25"));
}

TEST_F(Joint, WithoutACommonDayTheyMeetApartAndItIsSaidWhy) {
  absent(0, "petit", "2026-03-01", "2026-03-17");
  absent(1, "durand", "2026-03-17", "2026-03-31");
  const JointPlan joint = planning::propose_together(problems);
  EXPECT_NE(joint.status, planning::Status::infeasible);
  ASSERT_EQ(joint.apart.size(), 1U);
  EXPECT_EQ(std::get<base::MessageList>(joint.apart[0].arguments.back()).size(), 2U);
  const auto nord = of(joint.plans[0], "groupe");
  const auto sud = of(joint.plans[1], "groupe");
  ASSERT_EQ(nord.size(), 3U);
  ASSERT_EQ(sud.size(), 3U);
  EXPECT_TRUE(nord[0].meeting->joint.empty() && sud[0].meeting->joint.empty());
  EXPECT_EQ(nord[1].meeting->joint, sud[1].meeting->joint);
}

TEST_F(Joint, ItLastsAsLongAsTheLongestInTheRoomOfTheFirst) {
  rules::Rules longer = monthly;
  for (governance::Body& body : longer.convention->bodies) {
    if (body.id == "groupe") body.minutes = 180;
  }
  problems[1].rules = &longer;
  for (Problem& problem : problems) {
    problem.preferences.rooms = {{"salle", "", {}}};
    problem.preferences.room_of["groupe"] = "salle";
  }
  // The other one's room is taken all the time: nobody needs it.
  problems[1].availability.busy[planning::room_key("salle")] = {
      {{day("2026-01-01"), Minutes{0}}, {day("2027-01-01"), Minutes{0}}}};
  // Two hours from two o'clock would do for the first; the three of the other one do not.
  for (Day d = day("2026-03-01"); d <= day("2026-05-31"); d += Days{1}) {
    problems[0].availability.busy["petit"].push_back(
        {{d, Minutes{16 * 60 + 30}}, {d, Minutes{17 * 60}}});
  }
  const JointPlan joint = planning::propose_together(problems);
  EXPECT_EQ(joint.status, planning::Status::optimal);
  expect_together(joint);
  for (const auto& planned : of(joint.plans[0], "groupe")) {
    EXPECT_EQ(planned.meeting->start_time, Minutes{9 * 60});
    EXPECT_EQ(planned.length, Minutes{180});
    EXPECT_EQ(planned.meeting->end->time - *planned.meeting->start_time, Minutes{180});
  }
}

TEST_F(Joint, SeriesOfAnotherRhythmShareWhatTheyCan) {
  rules::Rules yearly = load(cadence("groupe-trimestriel", "groupe", "quarter"));
  problems[1].rules = &yearly;
  problems[1].horizon.last = problems[0].horizon.last = day("2026-09-30");
  const JointPlan joint = planning::propose_together(problems);
  EXPECT_NE(joint.status, planning::Status::infeasible);
  std::set<std::string> nord;
  for (const auto& planned : of(joint.plans[0], "groupe")) nord.insert(planned.meeting->joint);
  const auto sud = of(joint.plans[1], "groupe");
  ASSERT_FALSE(sud.empty());
  int together = 0;
  for (const auto& planned : sud) {
    if (planned.meeting->joint.empty()) continue;
    ++together;
    EXPECT_EQ(nord.count(planned.meeting->joint), 1U);
  }
  EXPECT_EQ(together, static_cast<int>(sud.size()));
  EXPECT_DOUBLE_EQ(joint.cost, joint.plans[0].cost + joint.plans[1].cost);
}

TEST_F(Joint, OneConventionAloneOrAnotherBodyIsLeftToItself) {
  problems[1].held_jointly.clear();
  const JointPlan joint = planning::propose_together(problems);
  for (const auto& plan : joint.plans) {
    for (const auto& planned : plan.meetings) EXPECT_TRUE(planned.meeting->joint.empty());
  }
}

TEST_F(Joint, ADayIsExplainedByWhatEitherConventionForbids) {
  absent(1, "durand", "2026-03-02", "2026-03-06");
  const JointPlan joint = planning::propose_together(problems);
  const auto first = of(joint.plans[0], "groupe").front().meeting;
  for (const std::size_t which : {0U, 1U}) {
    const auto why = planning::explain_together(problems, which, "groupe", first->day);
    ASSERT_TRUE(why);
    EXPECT_EQ(why->meeting.meeting->joint, first->joint);
    const auto away = std::find_if(
        why->forbidden.begin(), why->forbidden.end(),
        [](const auto& forbidden) { return forbidden.constraint == planning::Hard::attendance; });
    ASSERT_NE(away, why->forbidden.end()) << which;
    EXPECT_EQ(away->days, 5);
  }
}

struct JointRepairs : Joint {
  void stand(std::size_t which, const std::string& on, const std::string& uid,
             governance::MeetingStatus status = governance::MeetingStatus::proposed) {
    governance::Meeting meeting = proposed("groupe", on);
    meeting.uid = uid;
    meeting.status = status;
    meeting.start_time = Minutes{14 * 60};
    meeting.joint = "n1";
    problems[which].history.own().meetings.push_back(meeting);
  }
};

TEST_F(JointRepairs, AJointSessionMovesAsOne) {
  stand(0, "2026-03-12", "n1");
  stand(1, "2026-03-12", "s1");
  absent(1, "durand", "2026-03-12", "2026-03-13");  // of one of them alone
  const auto repair = planning::repair_together(problems, {{}, {}});
  EXPECT_EQ(repair.moves, 1);
  EXPECT_TRUE(repair.fewest);
  const auto nord = of(repair.plan.plans[0], "groupe");
  const auto sud = of(repair.plan.plans[1], "groupe");
  ASSERT_EQ(nord.size(), 1U);
  ASSERT_EQ(sud.size(), 1U);
  EXPECT_EQ(nord[0].change, planning::Change::moved);
  EXPECT_EQ(nord[0].meeting->day, sud[0].meeting->day);
  EXPECT_EQ(nord[0].meeting->joint, "n1");
  EXPECT_EQ(sud[0].meeting->joint, "n1");
}

TEST_F(JointRepairs, WhatOneConventionHasConvenedHoldsTheOther) {
  stand(0, "2026-03-12", "n1", governance::MeetingStatus::convened);
  stand(1, "2026-03-12", "s1");
  absent(1, "durand", "2026-03-12", "2026-03-13");
  const auto untold = planning::repair_together(problems, {{}, {}});
  EXPECT_EQ(untold.moves, 0);
  EXPECT_EQ(untold.stuck[1].size(), 1U);
  planning::RepairChoice told;
  told.movable = {"groupe"};
  EXPECT_EQ(planning::repair_together(problems, {told, {}}).moves, 1);
  // By itself, one half leaves the other only when it is named.
  EXPECT_EQ(planning::repair(problems[1], {}).moves, 0);
  planning::RepairChoice named;
  named.movable = {"s1"};
  EXPECT_EQ(planning::repair(problems[1], named).moves, 1);
}

}  // namespace
}  // namespace gouvernail::test::joint_test
