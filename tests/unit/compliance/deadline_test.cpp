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

}  // namespace
}  // namespace gouvernail::test
