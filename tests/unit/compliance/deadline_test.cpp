// SPDX-License-Identifier: MPL-2.0
#include <gtest/gtest.h>

#include "governance/history.h"
#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

TEST(Deadline, OnceByItsDay) {
  const auto rules = load(R"(
[[obligation]]
id = "bilan"
title = "Bilan"
body = "presse"
kind = "deadline"
before = { anchor = "end", months = 6, rounding = "down" }
opens = 2027-01-01
source = { article = "1" }
)");
  const auto j = judged(rules, {}, "bilan/term", "2026-06-01");
  EXPECT_STREQ(to_string(j.verdict), "upcoming");
  EXPECT_EQ(j.duty.window, (calendar::DayRange{day("2027-01-01"), day("2027-06-30")}));
  EXPECT_EQ(verdict(rules, {}, "bilan/term", "2027-06-30"), "at_risk");
  EXPECT_EQ(verdict(rules, {}, "bilan/term", "2027-07-01"), "breached");
  EXPECT_EQ(verdict(rules, history({held("presse", "2027-06-30")}), "bilan/term", "2027-07-01"),
            "satisfied");
  EXPECT_EQ(verdict(rules, history({held("presse", "2026-12-31")}), "bilan/term", "2027-07-01"),
            "breached");
}

// Months that end on a day of rest go on to a day worked where the text says so.
TEST(Deadline, MonthsRollAsDaysDo) {
  const auto due = [](const std::string& span) {
    const auto rules = load(
        "[[obligation]]\nid = \"o\"\nbody = \"presse\"\nkind = \"deadline\"\n"
        "source = { article = \"1\" }\n" +
        span);
    return calendar::to_iso(judged(rules, {}, "o/term", "2026-06-01").duty.window.last);
  };
  // Saturday 1 August 2026.
  const std::string months = "after = { anchor = \"start\", months = 7, rounding = \"down\"";
  EXPECT_EQ(due(months + " }\n"), "2026-08-01");
  EXPECT_EQ(due(months + ", roll = \"next\" }\n"), "2026-08-03");
  EXPECT_EQ(due(months + ", roll = \"previous\" }\n"), "2026-07-31");
  // Sunday 31 October 2027, and the Monday is a holiday: not later than what it comes before.
  const std::string before = "before = { anchor = \"end\", months = 2, rounding = \"down\"";
  EXPECT_EQ(due(before + " }\n"), "2027-10-31");
  EXPECT_EQ(due(before + ", roll = \"next\" }\n"), "2027-11-02");
  EXPECT_EQ(due(before + ", roll = \"previous\" }\n"), "2027-10-29");
}

// The Département is bound from July on.
TEST(Deadline, DueBeforeAnybodyIsBoundItIsNone) {
  const auto duties = [](const std::string& due) {
    const auto rules = load(
        "[[obligation]]\nid = \"o\"\nbody = \"presse\"\nkind = \"deadline\"\n"
        "party = \"departement\"\nopens = 2026-02-01\nsource = { article = \"1\" }\ndue = " +
        due + "\n");
    return compliance::duties(rules, {}, governance::as_of({}, day("2026-01-01")));
  };
  EXPECT_TRUE(duties("2026-06-30").empty());
  const auto owed = duties("2026-07-01");
  ASSERT_EQ(owed.size(), 1U);
  EXPECT_EQ(owed.front().window, (calendar::DayRange{day("2026-02-01"), day("2026-07-01")}));
}

// Six months from the end of the accounts, each year, from date to date.
TEST(Deadline, CountedFromADayOfEachYear) {
  const auto rules = load(R"(
[[obligation]]
id = "assemblee"
body = "copil"
kind = "deadline"
after = { anchor = "06-30", months = 6, rounding = "down" }
source = { article = "1" }
)");
  const auto j = judged(rules, {}, "assemblee/2026-06-30", "2026-06-30");
  EXPECT_EQ(j.duty.window, (calendar::DayRange{day("2026-07-01"), day("2026-12-30")}));
  const auto with = [&](const char* on) {
    return verdict(rules, history({held("copil", on)}), "assemblee/2026-06-30", "2027-02-01");
  };
  EXPECT_EQ(with("2026-12-30"), "satisfied");
  EXPECT_EQ(with("2026-12-31"), "breached");
  EXPECT_EQ(with("2026-06-30"), "breached");
  // Those of 2025, due before the term, are none of it.
  EXPECT_EQ(compliance::duties(rules, {}, governance::as_of({}, day("2026-01-01"))).size(), 2U);
}

TEST(Deadline, BeforeADayOfEachYear) {
  const auto rules = load(R"(
[[obligation]]
id = "budget"
body = "copil"
kind = "deadline"
before = { anchor = "04-15", days = 0 }
source = { article = "1" }
)");
  EXPECT_EQ(judged(rules, {}, "budget/2026-04-15", "2026-01-01").duty.window,
            (calendar::DayRange{day("2026-01-01"), day("2026-04-15")}));
  EXPECT_EQ(judged(rules, {}, "budget/2027-04-15", "2026-01-01").duty.window,
            (calendar::DayRange{day("2026-04-16"), day("2027-04-15")}));
}

TEST(Deadline, OnceForEachEventOfTheTerm) {
  const auto rules = load(R"(
[[obligation]]
id = "presenter"
title = "Présenter"
body = "presse"
kind = "deadline"
after = { anchor = "municipales" }
source = { article = "1" }
)");
  compliance::World world;
  world.elections.push_back({"municipales", {day("2026-03-15"), day("2026-03-22")}, {}, "décret"});
  world.elections.push_back({"europeennes", {day("2026-06-07")}, {}, "décret"});
  world.elections.push_back({"municipales", {day("2032-03-14")}, {}, "décret"});
  const auto j = judged(rules, {}, "presenter/2026-03-22", "2026-11-24", world);
  EXPECT_EQ(j.duty.window, (calendar::DayRange{day("2026-03-23"), day("2027-12-31")}));
  EXPECT_STREQ(to_string(j.verdict), "open");
  EXPECT_EQ(compliance::duties(rules, world, governance::as_of({}, day("2026-01-01"))).size(), 1U);
}

// A window opens when the text says so, and never before the event.
TEST(Deadline, OpensAfterItsEvent) {
  compliance::World world;
  world.elections.push_back({"municipales", {day("2026-03-15"), day("2026-03-22")}, {}, "décret"});
  const auto first_day = [&](const std::string& opens) {
    const auto rules = load(
        "[[obligation]]\nid = \"o\"\nbody = \"presse\"\nkind = \"deadline\"\n"
        "after = { anchor = \"municipales\", days = 60 }\nsource = { article = \"1\" }\n"
        "opens = " +
        opens + "\n");
    return judged(rules, {}, "o/2026-03-22", "2026-01-01", world).duty.window.first;
  };
  EXPECT_EQ(first_day("2026-04-11"), day("2026-04-11"));
  EXPECT_EQ(first_day("2026-03-01"), day("2026-03-23"));
}

// What the convention before this one left to be done, with the window in which it was.
TEST(Deadline, OfTheTermBeforeIsOwedWhereItsWindowSaysSo) {
  const auto duties_of = [](const std::string& keys) {
    const auto rules = load(
        "[[obligation]]\nid = \"o\"\nbody = \"presse\"\nkind = \"deadline\"\ndue = 2025-12-31\n"
        "opens = 2025-06-01\nsource = { article = \"1\" }\n" +
        keys);
    return compliance::duties(rules, {}, governance::as_of({}, day("2026-03-01")));
  };
  const auto owed = duties_of("");
  ASSERT_EQ(owed.size(), 1U);
  EXPECT_EQ(owed[0].window, (calendar::DayRange{day("2025-06-01"), day("2025-12-31")}));
  EXPECT_TRUE(duties_of("party = \"departement\"\n").empty()) << "it was not bound then";
}

}  // namespace
}  // namespace gouvernail::test
