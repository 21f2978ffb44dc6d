// SPDX-License-Identifier: MPL-2.0
// The best dates still possible: each boundary of what may be offered, and which of them is best.
#include "planning/slots.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "governance/convention.h"
#include "governance/seat.h"
#include "planning/plan.h"
#include "rules/rules.h"
#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

using calendar::Days;
using calendar::Minutes;
using compliance::Verdict;
using planning::Slot;
constexpr std::size_t all_of_them = 1000;

std::string owed(const std::string& body, const std::string& per, const std::string& more = "") {
  return "[[obligation]]\nid = \"" + body + "-du\"\ntitle = \"" + body + "\"\nbody = \"" + body +
         "\"\nkind = \"cadence\"\nper = \"" + per + "\"\nsource = { article = \"1\" }\n" +
         (more.empty() ? "at_least = 1\n" : more);
}

std::string notice(const std::string& more = "") {
  return "[[obligation]]\nid = \"convocation\"\ntitle = \"c\"\nbody = \"groupe\"\nkind = "
         "\"notice\"\n"
         "ahead = { days = 14 }\nsource = { article = \"2\" }\n" +
         more;
}

std::string cotech_before_copil(const std::string& more = "") {
  return "[[obligation]]\nid = \"avant\"\ntitle = \"a\"\nbody = \"cotech\"\nkind = \"precedence\"\n"
         "before_each = \"copil\"\nsource = { article = \"3\" }\n" +
         more;
}

struct Asked {
  rules::Rules rules;
  planning::Problem problem;

  Asked(const std::string& text, const std::string& today) : rules(load(text)) {
    problem.rules = &rules;
    problem.today = day(today);
    problem.horizon = {problem.today + Days{1}, rules.convention->term.last};
    problem.preferences.starts = {Minutes{14 * 60}, Minutes{9 * 60}};
  }
  std::vector<governance::Meeting>& meetings() { return problem.history.own().meetings; }
  void seat(const std::string& role, const std::string& person) {
    problem.history.own().seats.push_back({role, person, "", day("2025-01-01"), {}});
  }
  void taken(const std::string& key, const std::string& on, int from = 0, int to = 24 * 60) {
    const Day when = day(on);
    const auto at = [&](int minutes) {
      return calendar::LocalTime{when + Days{minutes / 1440}, Minutes{minutes % 1440}};
    };
    problem.availability.busy[key].push_back({at(from), at(to)});
  }
  std::vector<Slot> slots(const std::string& duty, std::size_t most = all_of_them) const {
    const planning::Slots slots(problem);
    for (const auto& judgement : slots.judgements()) {
      if (judgement.duty.id == duty) return slots.best(judgement, most);
    }
    throw std::invalid_argument("no duty " + duty);
  }
  std::vector<std::string> days(const std::string& duty, std::size_t most = all_of_them) const {
    std::vector<std::string> result;
    for (const Slot& slot : slots(duty, most)) result.push_back(calendar::to_iso(slot.day));
    return result;
  }
  // All of them, by day.
  std::vector<std::string> possible(const std::string& duty) const {
    auto result = days(duty);
    std::sort(result.begin(), result.end());
    return result;
  }
};

const Slot& on(const std::vector<Slot>& slots, const std::string& iso) {
  for (const Slot& slot : slots) {
    if (slot.day == day(iso)) return slot;
  }
  throw std::invalid_argument("no slot on " + iso);
}

using List = std::vector<std::string>;

TEST(Slots, TheCheapestThenTheEarliestInDifferentWeeks) {
  // Tuesdays and Thursdays at two; the house likes eight days of notice.
  const Asked a(owed("groupe", "month"), "2026-03-10");
  EXPECT_EQ(a.days("groupe-du/2026-03", 4),
            (List{"2026-03-19", "2026-03-24", "2026-03-31", "2026-03-26"}));
  for (const Slot& slot : a.slots("groupe-du/2026-03", 4)) {
    EXPECT_EQ(slot.start, Minutes{14 * 60});
    EXPECT_EQ(slot.length, Minutes{120});
    EXPECT_EQ(slot.cost, 0);
    EXPECT_EQ(slot.roles, (List{"cat", "responsable"}));
    EXPECT_FALSE(slot.short_notice);
    EXPECT_TRUE(slot.before.empty());
  }
}

TEST(Slots, OneWeekWillDoWhereAnotherIsDear) {
  Asked a(owed("groupe", "month"), "2026-03-10");
  a.problem.preferences.fixed_weekday = {"groupe"};
  a.rules.house.closures.push_back({{day("2026-03-23"), day("2026-04-05")}, {"Fermé", "Closed"}});
  // The 12th and the 17th are at short notice.
  EXPECT_EQ(a.days("groupe-du/2026-03", 3), (List{"2026-03-19", "2026-03-12", "2026-03-17"}));
}

TEST(Slots, EveryOpenDayFromTomorrowToTheLastOfTheWindow) {
  const Asked a(owed("groupe", "month"), "2026-03-24");
  EXPECT_EQ(a.possible("groupe-du/2026-03"),
            (List{"2026-03-25", "2026-03-26", "2026-03-27", "2026-03-30", "2026-03-31"}));
}

TEST(Slots, HolidaysAndClosuresAreLeftOut) {
  Asked a(owed("groupe", "month"), "2026-05-19");
  a.rules.house.closures.push_back({{day("2026-05-27"), day("2026-05-28")}, {"Fermé", "Closed"}});
  // Whit Monday is the 25th.
  EXPECT_EQ(a.possible("groupe-du/2026-05"),
            (List{"2026-05-20", "2026-05-21", "2026-05-22", "2026-05-26", "2026-05-29"}));
}

TEST(Slots, TheLastDayOfTheHousesNoticeIsInGoodOrder) {
  const Asked a(owed("groupe", "month"), "2026-03-16");
  const auto slots = a.slots("groupe-du/2026-03");
  const Slot& last = on(slots, "2026-03-24");
  EXPECT_FALSE(last.short_notice);
  EXPECT_EQ(last.convene_by, day("2026-03-16"));
  const Slot& late = on(slots, "2026-03-23");
  EXPECT_TRUE(late.short_notice);
  EXPECT_FALSE(late.urgent);
  EXPECT_EQ(late.convene_by, late.day);  // the convention states no notice
  EXPECT_EQ(on(slots, "2026-03-31").convene_by, day("2026-03-23"));
}

TEST(Slots, OnTheLastDayOfTheNoticeSomebodyHasToWork) {
  const auto slots = Asked(owed("groupe", "month"), "2026-03-14").slots("groupe-du/2026-03");
  EXPECT_EQ(on(slots, "2026-03-23").late_since, day("2026-03-13"));
  EXPECT_FALSE(on(slots, "2026-03-24").short_notice);
}

TEST(Slots, TheNoticeThatTheConventionStatesIsNeverCutShort) {
  const std::string text = owed("groupe", "month") + notice();
  EXPECT_EQ(Asked(text, "2026-03-17").days("groupe-du/2026-03"), List{"2026-03-31"});
  EXPECT_EQ(Asked(text, "2026-03-18").days("groupe-du/2026-03"), List{});  // lost
}

TEST(Slots, TheUrgentFormServesWhenTheOrdinaryOneIsTooLate) {
  const std::string text = owed("groupe", "month") + notice("urgent = { days = 5 }\n");
  const Asked a(text, "2026-03-16");
  const auto slots = a.slots("groupe-du/2026-03");
  EXPECT_EQ(slots.front().day, day("2026-03-31"));
  EXPECT_FALSE(on(slots, "2026-03-30").urgent);  // fourteen days from today
  EXPECT_EQ(on(slots, "2026-03-30").convene_by, day("2026-03-16"));
  const Slot& urgent = on(slots, "2026-03-27");
  EXPECT_TRUE(urgent.urgent);
  EXPECT_TRUE(urgent.short_notice);
  EXPECT_EQ(urgent.convene_by, day("2026-03-22"));
  EXPECT_TRUE(planning::meeting_of(urgent).urgent);
  EXPECT_EQ(a.possible("groupe-du/2026-03").front(), "2026-03-23");  // seven days: a weekend
}

TEST(Slots, WhoIsFreeWhoIsTakenAndWhoIsNotKnown) {
  Asked a(owed("groupe", "month"), "2026-03-20");
  a.seat("cat", "martin");
  a.seat("cat", "durand");
  a.seat("cat", "leroy");
  a.seat("responsable", "petit");
  a.taken("martin", "2026-03-31", 15 * 60, 17 * 60);
  a.problem.availability.busy["petit"] = {};  // a calendar without engagements
  a.problem.availability.busy["durand"] = {};
  a.meetings().push_back(convened("cotech", "2026-03-31"));
  a.meetings().back().start_time = Minutes{9 * 60};
  const auto slots = a.slots("groupe-du/2026-03");
  const Slot& slot = on(slots, "2026-03-30");
  EXPECT_EQ(slot.free, (List{"durand", "martin", "petit"}));
  EXPECT_EQ(slot.taken, List{});
  EXPECT_EQ(slot.unknown, List{"leroy"});
  const Slot& afternoon = on(slots, "2026-03-31");
  EXPECT_EQ(afternoon.start, Minutes{14 * 60});  // in the morning, all the CATs are in the COTECH
  EXPECT_EQ(afternoon.taken, List{"martin"});
  EXPECT_EQ(afternoon.cost, 1);
}

TEST(Slots, WhoeverCannotBeSparedIsFree) {
  Asked a(owed("groupe", "month"), "2026-03-24");
  a.seat("cat", "martin");
  for (const char* iso : {"2026-03-25", "2026-03-26", "2026-03-30"}) a.taken("martin", iso);
  a.taken("martin", "2026-03-31", 13 * 60, 18 * 60);
  EXPECT_EQ(a.possible("groupe-du/2026-03"), (List{"2026-03-27", "2026-03-31"}));
  EXPECT_EQ(on(a.slots("groupe-du/2026-03"), "2026-03-31").start, Minutes{9 * 60});
  EXPECT_EQ(on(a.slots("groupe-du/2026-03"), "2026-03-31").unknown, List{"role:responsable"});
}

TEST(Slots, WhatStandsTakesItsPeople) {
  Asked a(owed("groupe", "month"), "2026-03-26");
  a.seat("cat", "martin");
  a.meetings().push_back(convened("cotech", "2026-03-30"));  // at no hour: all day
  EXPECT_EQ(a.possible("groupe-du/2026-03"), (List{"2026-03-27", "2026-03-31"}));
}

TEST(Slots, NobodyHasMoreMeetingsThanTheDayAllows) {
  for (const int most : {1, 2}) {
    Asked a(owed("groupe", "month"), "2026-03-26");
    a.seat("cat", "martin");
    a.problem.preferences.per_person_and_day = most;
    a.meetings().push_back(convened("cotech", "2026-03-31"));
    a.meetings().back().start_time = Minutes{9 * 60};
    const auto days = a.possible("groupe-du/2026-03");
    EXPECT_EQ(std::count(days.begin(), days.end(), "2026-03-31"), most - 1);
    EXPECT_EQ(std::count(days.begin(), days.end(), "2026-03-30"), 1);
  }
}

TEST(Slots, NobodyHasMoreMeetingsThanTheWeekAllows) {
  Asked a(owed("groupe", "month"), "2026-03-18");
  a.seat("cat", "martin");
  a.problem.preferences.per_person_and_week = 1;
  a.meetings().push_back(convened("cotech", "2026-03-25"));
  EXPECT_EQ(a.possible("groupe-du/2026-03"),
            (List{"2026-03-19", "2026-03-20", "2026-03-30", "2026-03-31"}));
}

TEST(Slots, DaysEnoughToTheSessionsThatStand) {
  Asked a(owed("groupe", "month", "at_least = 2\n"), "2026-03-12");
  a.rules.house.spacing_of["groupe"] = 5;
  a.meetings().push_back(convened("groupe", "2026-03-24"));
  EXPECT_EQ(a.possible("groupe-du/2026-03"),
            (List{"2026-03-13", "2026-03-16", "2026-03-17", "2026-03-18", "2026-03-19",
                  "2026-03-30", "2026-03-31"}));
  a.rules.house.spacing_of["groupe"] = 7;
  EXPECT_EQ(a.possible("groupe-du/2026-03"),
            (List{"2026-03-13", "2026-03-16", "2026-03-17", "2026-03-31"}));
}

TEST(Slots, WhatComesBeforeASessionThatStands) {
  Asked a(cotech_before_copil(), "2026-03-16");
  a.meetings() = {held("copil", "2026-02-03"), convened("copil", "2026-03-24")};
  EXPECT_EQ(a.possible("avant/2026-03-24"),
            (List{"2026-03-17", "2026-03-18", "2026-03-19", "2026-03-20", "2026-03-23"}));
  Asked early(cotech_before_copil("at_least_before = { days = 5 }\n"), "2026-03-16");
  early.meetings() = a.problem.history->meetings;
  EXPECT_EQ(early.possible("avant/2026-03-24"), (List{"2026-03-17", "2026-03-18", "2026-03-19"}));
  // It must be later than the steering committee before.
  a.meetings().push_back(convened("copil", "2026-03-18"));
  EXPECT_EQ(a.possible("avant/2026-03-24"), (List{"2026-03-19", "2026-03-20", "2026-03-23"}));
}

TEST(Slots, WhatMustComeBeforeIsOfferedWithIt) {
  Asked a(owed("copil", "quarter") + cotech_before_copil(), "2026-03-12");
  const auto slots = a.slots("copil-du/2026-Q1", 3);
  ASSERT_EQ(slots.size(), 3U);
  for (const Slot& slot : slots) {
    ASSERT_EQ(slot.before.size(), 1U);
    EXPECT_EQ(slot.before.front().body, "cotech");
    EXPECT_LT(slot.before.front().day, slot.day);
    EXPECT_GT(slot.before.front().day, a.problem.today);
  }
  // With eight days for the technical committee, and a day more for the other one.
  EXPECT_FALSE(slots.front().before.front().short_notice);
  EXPECT_EQ(slots.front().cost, 0);
  EXPECT_EQ(slots.front().day, day("2026-03-26"));
  // Tomorrow leaves no day before it.
  EXPECT_EQ(a.possible("copil-du/2026-Q1").front(), "2026-03-16");
  a.meetings() = {held("cotech", "2026-03-05")};
  EXPECT_EQ(a.possible("copil-du/2026-Q1").front(), "2026-03-13");
  EXPECT_TRUE(a.slots("copil-du/2026-Q1").front().before.empty());
}

TEST(Slots, WhatIsKeptStaysKept) {
  // Between its technical committee and a steering committee that stands, a new one would take the
  // former away from the latter.
  Asked a(owed("copil", "quarter", "at_least = 2\n") + cotech_before_copil(), "2026-03-09");
  a.meetings() = {convened("cotech", "2026-03-13"), convened("copil", "2026-03-24")};
  const auto days = a.possible("copil-du/2026-Q1");
  ASSERT_FALSE(days.empty());
  for (const std::string& iso : days) {
    const bool between = day(iso) >= day("2026-03-13") && day(iso) <= day("2026-03-24");
    EXPECT_FALSE(between) << iso;
  }
}

TEST(Slots, ACeilingIsNotBroken) {
  Asked a(owed("groupe", "quarter", "at_least = 2\n") +
              "[[obligation]]\nid = \"plafond\"\ntitle = \"p\"\nbody = \"groupe\"\n"
              "kind = \"cadence\"\nper = \"month\"\nat_least = 0\nat_most = 1\n"
              "source = { article = \"4\" }\n",
          "2026-02-24");
  a.meetings() = {convened("groupe", "2026-03-10")};
  EXPECT_EQ(a.possible("groupe-du/2026-Q1"), (List{"2026-02-25", "2026-02-26", "2026-02-27"}));
}

TEST(Slots, NoSessionBringsADutyThatIsLost) {
  // A group answers each steering committee within five days; it is convened ten days ahead.
  Asked a(owed("copil", "month") +
              "[[obligation]]\nid = \"suite\"\ntitle = \"s\"\nbody = \"groupe\"\n"
              "kind = \"response\"\nafter_each = [\"copil\"]\nwithin = { days = 5 }\n"
              "source = { article = \"8\" }\n"
              "[[obligation]]\nid = \"convocation\"\ntitle = \"c\"\nbody = \"groupe\"\n"
              "kind = \"notice\"\nahead = { days = 10 }\nsource = { article = \"2\" }\n",
          "2026-03-24");
  EXPECT_EQ(a.possible("copil-du/2026-03"), (List{"2026-03-30", "2026-03-31"}));
}

TEST(Slots, WhatComesBeforeIsMovedRatherThanTheDateGivenUp) {
  // March has the one technical committee that a month may have.
  Asked a(owed("copil", "quarter") + cotech_before_copil() +
              "[[obligation]]\nid = \"plafond\"\ntitle = \"p\"\nbody = \"cotech\"\n"
              "kind = \"cadence\"\nper = \"month\"\nat_least = 0\nat_most = 1\n"
              "source = { article = \"4\" }\n",
          "2026-03-26");
  a.rules.house.notice.days = 0;
  a.meetings() = {held("cotech", "2026-03-10"), held("copil", "2026-03-20")};
  const auto slots = a.slots("copil-du/2026-Q2");
  // Easter Monday is the 6th.
  EXPECT_EQ(on(slots, "2026-04-09").before.front().day, day("2026-04-02"));
  EXPECT_EQ(a.possible("copil-du/2026-Q2").front(), "2026-04-02");
  EXPECT_EQ(on(slots, "2026-04-02").before.front().day, day("2026-04-01"));
}

TEST(Slots, WhatComesBeforeKeepsToDaysOfItsOwn) {
  Asked a(owed("copil", "quarter") + cotech_before_copil() +
              "[[obligation]]\nid = \"groupe-avant\"\ntitle = \"g\"\nbody = \"groupe\"\n"
              "kind = \"precedence\"\nbefore_each = \"copil\"\nsource = { article = \"3\" }\n",
          "2026-03-12");
  const auto slots = a.slots("copil-du/2026-Q1");
  ASSERT_FALSE(slots.empty());
  for (const Slot& slot : slots) {
    ASSERT_EQ(slot.before.size(), 2U);
    EXPECT_LT(slot.before.front().day, slot.before.back().day);
    EXPECT_LT(slot.before.back().day, slot.day);
  }
  // Friday and Monday come first.
  EXPECT_EQ(a.possible("copil-du/2026-Q1").front(), "2026-03-17");
}

TEST(Slots, ADutyThatNeedsSeveralComesNearer) {
  Asked a(owed("groupe", "month", "at_least = 3\n"), "2026-03-20");
  const auto slots = a.slots("groupe-du/2026-03", 2);
  ASSERT_EQ(slots.size(), 2U);
  governance::History facts = a.problem.history;
  facts.meetings.push_back(planning::meeting_of(slots.front()));
  facts.meetings.back().uid = "new";
  const auto after = judged(a.rules, facts, "groupe-du/2026-03", "2026-03-20");
  EXPECT_EQ(after.meetings, List{"new"});
  EXPECT_EQ(after.verdict, Verdict::at_risk);
}

TEST(Slots, AnActHasDaysAndNobodyInvited) {
  const Asked a(owed("presse", "month"), "2026-03-30");
  const auto slots = a.slots("presse-du/2026-03");
  ASSERT_EQ(slots.size(), 1U);
  EXPECT_EQ(slots.front().day, day("2026-03-31"));
  EXPECT_TRUE(slots.front().roles.empty());
  EXPECT_TRUE(slots.front().free.empty());
  EXPECT_TRUE(slots.front().unknown.empty());
}

TEST(Slots, NoneForWhatNoSessionKeeps) {
  Asked a(owed("groupe", "month") + notice() +
              "[[obligation]]\nid = \"compo\"\ntitle = \"c\"\nbody = \"groupe\"\n"
              "kind = \"composition\"\nroles = [\"cat\"]\nsource = { article = \"5\" }\n"
              "[[obligation]]\nid = \"referent\"\ntitle = \"r\"\nkind = \"standing\"\n"
              "role = \"cat\"\nvacancy = { days = 30 }\nsource = { article = \"6\" }\n"
              "[[obligation]]\nid = \"compte-rendu\"\ntitle = \"m\"\nbody = \"groupe\"\n"
              "kind = \"response\"\nafter_each = [\"groupe\"]\nanswer = \"minutes\"\n"
              "within = { days = 30 }\nsource = { article = \"7\" }\n",
          "2026-03-09");
  a.meetings() = {held("groupe", "2026-02-17"), proposed("groupe", "2026-03-31")};
  const planning::Slots slots(a.problem);
  int looked_at = 0;
  for (const auto& judgement : slots.judgements()) {
    const std::string& id = judgement.duty.id;
    if (id.starts_with("groupe-du/") && id != "groupe-du/2026-03") continue;
    EXPECT_TRUE(slots.best(judgement, 3).empty()) << id;  // March is covered
    ++looked_at;
  }
  EXPECT_GE(looked_at, 5);
}

TEST(Slots, TheSameProblemHasTheSameSlots) {
  Asked a(owed("copil", "quarter") + cotech_before_copil(), "2026-03-12");
  const auto once = a.slots("copil-du/2026-Q1", 5);
  const auto again = a.slots("copil-du/2026-Q1", 5);
  ASSERT_EQ(once.size(), again.size());
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(once[i].day, again[i].day);
    EXPECT_EQ(once[i].before.front().day, again[i].before.front().day);
  }
}

}  // namespace
}  // namespace gouvernail::test
