// SPDX-License-Identifier: MPL-2.0
// Each hard constraint at its boundary, and all of them on random problems: what a plan keeps is
// counted here from its meetings alone, by other means than the planner's.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>
#include <set>

#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/seat.h"
#include "planning/plan.h"
#include "rules/rules.h"
#include "support/rules_text.h"

namespace gouvernail::test::constraints_test {
namespace {

using calendar::DayRange;
using calendar::Days;
using calendar::Minutes;
using compliance::Verdict;
using planning::Hard;
using planning::Plan;
using planning::PlannedMeeting;
using planning::Problem;

std::string monthly(const std::string& body, const std::string& more = "") {
  return "[[obligation]]\nid = \"" + body + "-mensuel\"\ntitle = \"" + body + "\"\nbody = \"" +
         body + "\"\nkind = \"cadence\"\nat_least = 1\nper = \"month\"\n" + more +
         "source = { article = \"1\" }\n";
}

struct Case {
  rules::Rules rules;
  Problem problem;
  explicit Case(const std::string& text) : rules(load(text)) {
    problem.rules = &rules;
    problem.today = day("2026-01-05");
    problem.horizon = {day("2026-03-01"), day("2026-03-31")};
    problem.preferences.starts = {Minutes{14 * 60}};
  }
  void seat(const std::string& role, const std::string& person) {
    problem.history.own().seats.push_back({role, person, "", day("2025-01-01"), {}});
  }
  // Taken on all days of March but these.
  void only_free(const std::string& key, const std::set<std::string>& days) {
    for (Day d = day("2026-03-01"); d <= day("2026-03-31"); d += Days{1}) {
      if (days.count(calendar::to_iso(d)) > 0) continue;
      problem.availability.busy[key].push_back({{d, Minutes{0}}, {d + Days{1}, Minutes{0}}});
    }
  }
  Plan plan() const { return planning::propose(problem); }
};

const PlannedMeeting& only(const Plan& plan, const std::string& body) {
  const PlannedMeeting* found = nullptr;
  for (const PlannedMeeting& planned : plan.meetings) {
    if (planned.meeting->body != body) continue;
    EXPECT_EQ(found, nullptr) << "a second session of " << body;
    found = &planned;
  }
  if (!found) throw std::invalid_argument("no session of " + body);
  return *found;
}

TEST(HardConstraint, ClosedDaysAreLeftOut) {
  Case c(monthly("groupe"));
  c.rules.house.closures.push_back({{day("2026-03-16"), day("2026-03-20")}, {"Fermé", "Closed"}});
  // A Saturday, a day of the closure and an open day.
  c.only_free("role:cat", {"2026-03-14", "2026-03-17", "2026-03-24"});
  EXPECT_EQ(only(c.plan(), "groupe").meeting->day, day("2026-03-24"));
}

TEST(HardConstraint, TheNoticeThatTheConventionStatesIsNeverCutShort) {
  const std::string notice =
      "[[obligation]]\nid = \"convocation\"\ntitle = \"c\"\nbody = \"groupe\"\nkind = \"notice\"\n"
      "ahead = { days = 14 }\nsource = { article = \"2\" }\n";
  for (const auto& [today, kept] : {std::pair{"2026-03-17", true}, {"2026-03-18", false}}) {
    Case c(monthly("groupe") + notice);
    c.problem.today = day(today);
    c.problem.horizon.first = c.problem.today;
    EXPECT_EQ(c.plan().conflicts.empty(), kept) << today;  // the last day open is the 31st
  }
}

TEST(SoftConstraint, TheHousesNoticeIsCutShortOnlyWhereNothingElseIsLeft) {
  Case c(monthly("groupe"));
  c.problem.today = day("2026-03-02");
  c.problem.horizon.first = c.problem.today;
  EXPECT_EQ(c.plan().terms.count("notice"), 0U);
  c.only_free("role:cat", {"2026-03-05"});
  const Plan plan = c.plan();
  EXPECT_TRUE(plan.conflicts.empty());
  EXPECT_EQ(plan.terms.count("notice"), 1U);
}

TEST(HardConstraint, WhoeverCannotBeSparedIsFree) {
  Case c(monthly("groupe"));
  c.seat("cat", "martin");
  c.only_free("martin", {"2026-03-25"});
  EXPECT_EQ(only(c.plan(), "groupe").meeting->day, day("2026-03-25"));
}

TEST(HardConstraint, OneOfTwoHoldersIsEnough) {
  Case c(monthly("groupe"));
  c.seat("cat", "martin");
  c.seat("cat", "durand");
  c.only_free("martin", {});
  EXPECT_TRUE(c.plan().conflicts.empty());
  c.only_free("durand", {"2026-03-25"});
  EXPECT_EQ(only(c.plan(), "groupe").meeting->day, day("2026-03-25"));
}

TEST(HardConstraint, AStandInMayComeWhereTheCompositionAcceptsOne) {
  for (const auto& [require, kept] : {std::pair{"represented", true}, {"present", false}}) {
    Case c(monthly("groupe") +
           "[[obligation]]\nid = \"composition\"\ntitle = \"c\"\nbody = \"groupe\"\n"
           "kind = \"composition\"\nrequire = \"" +
           require + "\"\nroles = [\"cat\"]\nsource = { article = \"3\" }\n");
    c.seat("cat", "martin");
    c.seat("responsable", "petit");  // of the same organisation
    c.only_free("martin", {});
    EXPECT_EQ(c.plan().conflicts.empty(), kept) << require;
  }
}

TEST(HardConstraint, NobodyIsInTwoPlacesAtOnce) {
  Case c(monthly("groupe") + monthly("cotech"));
  c.seat("cat", "martin");
  c.only_free("martin", {"2026-03-25"});
  EXPECT_EQ(c.plan().conflicts.size(), 1U);  // one start time a day: one of the two
  c.problem.preferences.starts.push_back(Minutes{16 * 60});
  EXPECT_TRUE(c.plan().conflicts.empty());  // the one begins as the other ends
  c.problem.preferences.starts.back() = Minutes{16 * 60 - 1};
  EXPECT_EQ(c.plan().conflicts.size(), 1U);
}

TEST(HardConstraint, SoManyMeetingsADay) {
  Case c(monthly("groupe") + monthly("cotech") + monthly("copil"));
  c.seat("cat", "martin");
  c.only_free("martin", {"2026-03-25"});
  c.problem.preferences.starts = {Minutes{9 * 60}, Minutes{14 * 60}, Minutes{16 * 60}};
  EXPECT_EQ(c.plan().conflicts.size(), 1U);
  c.problem.preferences.per_person_and_day = 3;
  EXPECT_TRUE(c.plan().conflicts.empty());
}

TEST(HardConstraint, SoManyMeetingsAWeek) {
  Case c(monthly("groupe") + monthly("cotech"));
  c.seat("cat", "martin");
  c.only_free("martin", {"2026-03-24", "2026-03-25", "2026-03-31"});
  c.problem.preferences.per_person_and_week = 1;
  const Plan plan = c.plan();
  EXPECT_TRUE(plan.conflicts.empty());
  EXPECT_NE(calendar::monday_of_week(only(plan, "groupe").meeting->day),
            calendar::monday_of_week(only(plan, "cotech").meeting->day));
}

TEST(HardConstraint, AFullWeekIsSaidToBeNoProof) {
  Case c(monthly("groupe") + monthly("cotech"));
  c.seat("cat", "martin");
  c.only_free("martin", {"2026-03-24", "2026-03-25"});
  c.problem.preferences.per_person_and_week = 1;
  const Plan plan = c.plan();
  ASSERT_EQ(plan.conflicts.size(), 1U);
  EXPECT_FALSE(plan.conflicts.front().proven);

  c.problem.preferences.per_person_and_week.reset();
  c.problem.preferences.per_person_and_day = 1;
  c.only_free("martin", {"2026-03-24"});
  const Plan full_day = c.plan();
  ASSERT_EQ(full_day.conflicts.size(), 1U);
  EXPECT_TRUE(full_day.conflicts.front().proven);
}

const char* sites = R"(
[[site]]
id = "fruges"
name = "Fruges"
travel = { hucqueliers = 40 }
[[site]]
id = "hucqueliers"
name = "Hucqueliers"
[[body]]
id = "ici"
name = "Ici"
members = ["cat"]
site = "fruges"
[[body]]
id = "la-bas"
name = "Là-bas"
members = ["cat"]
site = "hucqueliers"
)";

TEST(HardConstraint, ItTakesTimeToGoToAnotherSite) {
  Case c(sites + monthly("ici") + monthly("la-bas"));
  c.seat("cat", "martin");
  c.only_free("martin", {"2026-03-25"});
  for (const auto& [second, kept] : {std::pair{16 * 60 + 39, false}, {16 * 60 + 40, true}}) {
    c.problem.preferences.starts = {Minutes{14 * 60}, Minutes{second}};
    EXPECT_EQ(c.plan().conflicts.empty(), kept) << second;
  }
}

TEST(HardConstraint, ItTakesTimeToComeFromASessionThatStands) {
  Case c(sites + monthly("ici"));
  c.seat("cat", "martin");
  c.only_free("martin", {"2026-03-25"});
  governance::Meeting other = convened("la-bas", "2026-03-25");
  other.site = "hucqueliers";
  other.start_time = Minutes{10 * 60};
  c.problem.history.own().meetings.push_back(other);
  c.problem.preferences.starts = {Minutes{12 * 60 + 39}};
  EXPECT_FALSE(c.plan().conflicts.empty());
  c.problem.preferences.starts = {Minutes{12 * 60 + 40}};
  EXPECT_TRUE(c.plan().conflicts.empty());
}

TEST(HardConstraint, ARoomIsFreeAndServesOneBodyAtATime) {
  Case c(monthly("groupe") + monthly("cotech"));
  c.seat("cat", "martin");
  c.seat("cat", "durand");
  c.seat("responsable", "petit");
  c.problem.preferences.rooms = {{"salle", "", {}}};
  c.problem.preferences.room_of = {{"groupe", "salle"}, {"cotech", "salle"}};
  c.only_free(planning::room_key("salle"), {"2026-03-25"});
  EXPECT_EQ(c.plan().conflicts.size(), 1U);
  c.problem.preferences.starts.push_back(Minutes{9 * 60});
  EXPECT_TRUE(c.plan().conflicts.empty());
}

TEST(HardConstraint, ARoomHasASeatForEverybodyInvited) {
  Case c(monthly("groupe"));
  c.seat("cat", "martin");
  c.seat("cat", "durand");
  c.seat("responsable", "petit");
  c.problem.preferences.room_of = {{"groupe", "salle"}};
  for (const auto& [seats, kept] : {std::pair{2, false}, {3, true}}) {
    c.problem.preferences.rooms = {{"salle", "", seats}};
    EXPECT_EQ(c.plan().conflicts.empty(), kept) << seats;
  }
}

TEST(HardConstraint, SessionsOfABodyKeepTheirDistance) {
  Case c(
      "[[obligation]]\nid = \"deux\"\ntitle = \"d\"\nbody = \"groupe\"\nkind = \"cadence\"\n"
      "at_least = 2\nper = \"month\"\nsource = { article = \"1\" }\n");
  c.only_free("role:cat", {"2026-03-04", "2026-03-18", "2026-03-19"});
  for (const auto& [spacing, kept] : {std::pair{15, true}, {16, false}}) {
    c.rules.house.spacing_of["groupe"] = spacing;
    EXPECT_EQ(c.plan().conflicts.empty(), kept) << spacing;
  }
}

TEST(HardConstraint, TheSeriesKeepsItsWeekday) {
  Case c(monthly("groupe"));
  c.problem.preferences.weekdays_of["groupe"] = {3};
  c.only_free("role:cat", {"2026-03-03", "2026-03-12"});
  EXPECT_TRUE(c.plan().conflicts.empty());
  c.problem.preferences.fixed_weekday = {"groupe"};
  EXPECT_FALSE(c.plan().conflicts.empty());
}

TEST(HardConstraint, WhatComesBeforeComesSoLongBefore) {
  const std::string before =
      "[[obligation]]\nid = \"avant\"\ntitle = \"a\"\nbody = \"cotech\"\nkind = \"precedence\"\n"
      "before_each = \"copil\"\nat_least_before = { days = 14 }\nsource = { article = \"4\" }\n";
  Case c(monthly("copil") + before);
  c.seat("elu", "elu-1");
  c.seat("cat", "martin");
  c.only_free("martin", {"2026-03-05", "2026-03-06", "2026-03-19"});
  c.only_free("elu-1", {"2026-03-19"});
  const Plan plan = c.plan();
  EXPECT_TRUE(plan.conflicts.empty());
  EXPECT_EQ(only(plan, "copil").meeting->day, day("2026-03-19"));
  EXPECT_EQ(only(plan, "cotech").meeting->day, day("2026-03-05"));
}

TEST(Horizon, WindowsThatRunPastItsLastDayArePlannedWhole) {
  Case c(
      "[[obligation]]\nid = \"annuel\"\ntitle = \"a\"\nbody = \"copil\"\nkind = \"cadence\"\n"
      "at_least = 1\nper = \"year\"\nsource = { article = \"1\" }\n" +
      monthly("groupe"));
  c.problem.horizon = {day("2026-01-20"), day("2026-02-28")};
  const Plan plan = c.plan();
  EXPECT_TRUE(plan.conflicts.empty());
  for (const PlannedMeeting& planned : plan.meetings) {
    EXPECT_EQ(planned.meeting->body, "groupe");  // nothing presses the COPIL into February
  }
  ASSERT_EQ(plan.later.size(), 1U);
  EXPECT_EQ(plan.later.front().meeting->body, "copil");
}

// A random convention of three bodies that share persons; what is wrong with a plan, counted
// from its meetings.
struct Random {
  Case c{monthly("groupe") + monthly("cotech") +
         "[[obligation]]\nid = \"copil-annuel\"\ntitle = \"c\"\nbody = \"copil\"\n"
         "kind = \"cadence\"\nat_least = 1\nper = \"year\"\nsource = { article = \"1\" }\n"
         "[[obligation]]\nid = \"avant\"\ntitle = \"a\"\nbody = \"cotech\"\n"
         "kind = \"precedence\"\nbefore_each = \"copil\"\nsource = { article = \"4\" }\n"};

  Random() {
    Problem& p = c.problem;
    p.horizon = {day("2026-01-06"), day("2026-06-30")};
    p.preferences.starts = {Minutes{14 * 60}, Minutes{9 * 60}, Minutes{15 * 60 + 30}};
    c.rules.house.spacing = *rc::gen::inRange(1, 25);
    p.preferences.per_person_and_day = *rc::gen::inRange(1, 3);
    for (const auto& [role, person] :
         {std::pair{"cat", "martin"}, {"responsable", "petit"}, {"elu", "elu-1"}}) {
      c.seat(role, person);
      const int busy = *rc::gen::inRange(0, 120);
      for (int i = 0; i < busy; ++i) {
        const Day d = p.horizon.first + Days{*rc::gen::inRange(0, 175)};
        p.availability.busy[person].push_back({{d, Minutes{8 * 60}}, {d, Minutes{19 * 60}}});
      }
    }
    const int standing = *rc::gen::inRange(0, 4);
    for (int i = 0; i < standing; ++i) {
      governance::Meeting meeting =
          convened(*rc::gen::element<std::string>("groupe", "cotech", "copil"),
                   calendar::to_iso(p.horizon.first + Days{*rc::gen::inRange(20, 170)}));
      meeting.start_time = Minutes{14 * 60};
      meeting.uid += "-" + std::to_string(i);
      p.history.own().meetings.push_back(meeting);
    }
  }

  std::set<std::string> people_of(const std::string& body) const {
    if (body == "copil") return {"elu-1", "martin"};
    return body == "cotech" ? std::set<std::string>{"martin"}
                            : std::set<std::string>{"martin", "petit"};
  }

  int faults(const Plan& plan) const {
    int faults = 0;
    std::vector<const PlannedMeeting*> all;
    for (const auto* list : {&plan.meetings, &plan.later}) {
      for (const PlannedMeeting& planned : *list) all.push_back(&planned);
    }
    std::map<std::pair<std::string, Day>, int> in_day;
    for (const PlannedMeeting* a : all) {
      for (const std::string& person : people_of(a->meeting->body)) {
        ++in_day[{person, a->meeting->day}];
      }
      if (a->change != planning::Change::added) continue;
      const auto start = a->meeting->start_time->count();
      faults += c.rules.work().is_ouvre(a->meeting->day) ? 0 : 1;
      for (const std::string& person : people_of(a->meeting->body)) {
        const auto busy = c.problem.availability.busy.find(person);
        if (busy == c.problem.availability.busy.end()) continue;
        for (const auto& interval : busy->second) {
          faults += interval.start.day == a->meeting->day ? 1 : 0;
        }
      }
      for (const PlannedMeeting* b : all) {
        if (a == b) continue;
        const auto apart = std::abs((a->meeting->day - b->meeting->day).count());
        const bool same = a->meeting->body == b->meeting->body;
        faults += same && apart < c.rules.house.spacing ? 1 : 0;
        const auto other = b->meeting->start_time->count();
        // Martin sits in all three.
        faults += apart == 0 && std::abs(start - other) < 120 ? 1 : 0;
      }
    }
    for (const auto& [key, count] : in_day) {
      const bool added = std::any_of(all.begin(), all.end(), [&, day = key.second](const auto* p) {
        return p->meeting->day == day && p->change == planning::Change::added;
      });
      faults += added && count > c.problem.preferences.per_person_and_day ? 1 : 0;
    }
    return faults;
  }
};

TEST(Plan, BreaksNothingAndTheCheckerAgrees) {
  EXPECT_TRUE(rc::check("plans of random conventions", [] {
    const Random random;
    const Problem& problem = random.c.problem;
    planning::Control control;
    control.explain = false;
    const Plan plan = planning::propose(problem, control);
    RC_ASSERT(random.faults(plan) == 0);
    RC_ASSERT(plan.lower_bound <= plan.cost + 1e-9);
    governance::History with = problem.history;
    for (const auto* list : {&plan.meetings, &plan.later}) {
      for (const PlannedMeeting& planned : *list) {
        if (planned.change == planning::Change::added) with.meetings.push_back(planned.meeting);
      }
    }
    std::set<std::string> open;
    for (const planning::Conflict& conflict : plan.conflicts) open.insert(conflict.duty);
    for (const auto& j :
         compliance::judge(random.c.rules, {}, governance::as_of(with, problem.today))) {
      const bool asked = !calendar::intersect(j.duty.window, problem.horizon).empty();
      const bool unmet = j.verdict == Verdict::open || j.verdict == Verdict::at_risk ||
                         j.verdict == Verdict::lost || j.verdict == Verdict::upcoming;
      RC_ASSERT(!asked || !unmet || open.count(j.duty.id) == 1);
    }
  }));
}

}  // namespace
}  // namespace gouvernail::test::constraints_test
