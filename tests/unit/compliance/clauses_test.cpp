// SPDX-License-Identifier: MPL-2.0
// Clauses of other bodies, each on the days on which it turns: a works council, a board that meets
// at least once in fourteen months, requests that one session answers, a meeting of spring.
#include <gtest/gtest.h>

#include "governance/history.h"
#include "governance/meeting.h"
#include "support/rules_text.h"

namespace gouvernail::test::clauses_test {
namespace {

governance::Meeting noted(const char* body, const char* on, const std::string& note) {
  auto session = held(body, on);
  session.note = note;
  return session;
}

std::string rule(const char* id, const std::string& keys) {
  return std::string("[[obligation]]\nid = \"") + id + "\"\nsource = { article = \"1\" }\n" + keys;
}

// Every two months, and four a year of any of them deal with health and safety.
std::string works_council() {
  return rule("deux-mois",
              "body = \"groupe\"\nkind = \"cadence\"\nat_least = 1\n"
              "per = \"2 months\"\n") +
         rule("sante",
              "body = \"groupe\"\nkind = \"cadence\"\nat_least = 4\nper = \"year\"\n"
              "tag = \"sante\"\n");
}

std::vector<governance::Meeting> six_sessions() {
  return {noted("groupe", "2026-01-13", "#sante"),
          held("groupe", "2026-03-12"),
          noted("groupe", "2026-05-12", "#sante"),
          noted("groupe", "2026-07-16", "#sante"),
          held("groupe", "2026-09-10"),
          noted("groupe", "2026-11-10", "#sante")};
}

const std::vector<std::string> two_months = {"2026-01-01", "2026-03-01", "2026-05-01",
                                             "2026-07-01", "2026-09-01", "2026-11-01"};

TEST(Clauses, SixSessionsAYearOfWhichFourDealWithHealthKeepBoth) {
  const auto rules = load(works_council());
  const auto facts = history(six_sessions());
  for (const std::string& window : two_months) {
    EXPECT_EQ(verdict(rules, facts, "deux-mois/" + window, "2027-01-01"), "satisfied") << window;
  }
  EXPECT_EQ(verdict(rules, facts, "sante/2026", "2027-01-01"), "satisfied");
  EXPECT_EQ(verdict(rules, facts, "sante/2026", "2026-11-10"), "satisfied");
  EXPECT_EQ(verdict(rules, facts, "sante/2026", "2026-11-09"), "open");
}

TEST(Clauses, OneSessionMoreOrLessOfAYearOrOfTwoMonths) {
  const auto rules = load(works_council());
  const auto without = [](std::size_t place) {
    auto sessions = six_sessions();
    sessions.erase(sessions.begin() + static_cast<std::ptrdiff_t>(place));
    return sessions;
  };
  // The second of six dealt with something else.
  EXPECT_EQ(verdict(rules, history(without(1)), "sante/2026", "2027-01-01"), "satisfied");
  EXPECT_EQ(verdict(rules, history(without(1)), "deux-mois/2026-03-01", "2027-01-01"), "breached");
  EXPECT_EQ(verdict(rules, history(without(2)), "sante/2026", "2027-01-01"), "breached");
  EXPECT_EQ(verdict(rules, history(without(2)), "deux-mois/2026-05-01", "2027-01-01"), "breached");
  // The last day of February is of the first two months, the next one of the others.
  const auto on = [&](const char* day, const std::string& window) {
    auto sessions = without(1);
    sessions.push_back(held("groupe", day));
    return verdict(rules, history(sessions), "deux-mois/" + window, "2027-01-01");
  };
  EXPECT_EQ(on("2026-02-28", "2026-03-01"), "breached");
  EXPECT_EQ(on("2026-03-01", "2026-03-01"), "satisfied");
  EXPECT_EQ(on("2026-04-30", "2026-03-01"), "satisfied");
  EXPECT_EQ(on("2026-05-01", "2026-03-01"), "breached");
  // A fourth of another body, or one that was cancelled, is none of them.
  auto of_another = without(2);
  of_another.push_back(noted("cotech", "2026-05-12", "#sante"));
  EXPECT_EQ(verdict(rules, history(of_another), "sante/2026", "2027-01-01"), "breached");
  auto cancelled = without(2);
  cancelled.push_back(meeting("groupe", "2026-05-12", governance::MeetingStatus::cancelled));
  cancelled.back().note = "#sante";
  EXPECT_EQ(verdict(rules, history(cancelled), "sante/2026", "2027-01-01"), "breached");
}

TEST(Clauses, WithinFourteenMonthsOfTheLast) {
  const auto rules = load(rule("quatorze-mois",
                               "body = \"groupe\"\nkind = \"max-gap\"\n"
                               "gap = { months = 14, rounding = \"down\" }\n"));
  const auto next = [&](const char* first, const char* second, const std::string& id,
                        const char* as_of = "2027-12-31") {
    std::vector<governance::Meeting> sessions{held("groupe", first)};
    if (*second != '\0') sessions.push_back(held("groupe", second));
    return verdict(rules, history(sessions), "quatorze-mois/" + id, as_of);
  };
  EXPECT_EQ(next("2026-02-15", "2027-04-14", "2026-02-15"), "satisfied");
  EXPECT_EQ(next("2026-02-15", "2027-04-15", "2026-02-15"), "satisfied");
  EXPECT_EQ(next("2026-02-15", "2027-04-16", "2026-02-15"), "breached");
  // From the last day of December there is none in February: its last one.
  EXPECT_EQ(next("2026-01-31", "2027-03-31", "2026-01-31"), "satisfied");
  EXPECT_EQ(next("2026-01-31", "2027-04-01", "2026-01-31"), "breached");
  // Nobody met: overdue from the next day on, until somebody does, or the term ends.
  EXPECT_EQ(next("2026-02-15", "", "2026-02-15@2027-04-16", "2027-04-16"), "at_risk");
  EXPECT_EQ(next("2026-02-15", "", "2026-02-15@2027-04-16", "2027-12-31"), "at_risk");
  EXPECT_EQ(next("2026-02-15", "", "2026-02-15@2027-04-16", "2028-01-01"), "breached");
}

TEST(Clauses, NineOfSixteenAreAMajority) {
  const std::string board =
      "[[role]]\nid = \"membre\"\nname = \"Membre\"\nseats = 16\n"
      "[[body]]\nid = \"bureau\"\nname = \"Bureau\"\nmembers = [\"membre\"]\n";
  const auto with = [&](const std::string& quorum, int heads) {
    auto session = held("bureau", "2026-05-05");
    session.present = {{"membre", heads}};
    return verdict(load(board + rule("quorum",
                                     "body = \"bureau\"\nkind = \"composition\"\n"
                                     "require = \"present\"\nquorum = " +
                                         quorum + "\n")),
                   history({session}), "quorum/2026-05-05", "2026-05-06");
  };
  EXPECT_EQ(with("{ first = \"9/16\" }", 8), "breached");
  EXPECT_EQ(with("{ first = \"9/16\" }", 9), "satisfied");
  EXPECT_EQ(with("{ first = \"1/2\", more = 1 }", 8), "breached");
  EXPECT_EQ(with("{ first = \"1/2\", more = 1 }", 9), "satisfied");
  EXPECT_EQ(with("{ first = \"2/3\" }", 10), "breached");  // 10.67 of 16
  EXPECT_EQ(with("{ first = \"2/3\" }", 11), "satisfied");
  EXPECT_EQ(with("{ first = \"1/1\" }", 15), "breached");
  // Seventeen in sixteen seats are sixteen.
  EXPECT_EQ(with("{ first = \"1/1\" }", 17), "satisfied");
}

TEST(Clauses, OneSessionAnswersTwoRequestsWhereTheTextLetsIt) {
  const std::string keys = "body = \"copil\"\nkind = \"response\"\nafter_each = \"presse\"\n";
  const auto shared = load(rule("demande", keys));
  const auto own = load(rule("demande", keys + "own = true\n"));
  const auto within = load(rule("demande", keys + "within = { days = 30 }\n"));
  const auto with = [](const rules::Rules& rules, std::vector<const char*> answers,
                       const std::string& request) {
    std::vector<governance::Meeting> sessions{held("presse", "2026-02-01"),
                                              held("presse", "2026-03-01")};
    for (const char* answer : answers) sessions.push_back(held("copil", answer));
    return verdict(rules, history(sessions), "demande/" + request, "2028-01-01");
  };
  EXPECT_EQ(with(shared, {"2026-03-02"}, "2026-02-01"), "satisfied");
  EXPECT_EQ(with(shared, {"2026-03-02"}, "2026-03-01"), "satisfied");
  // Between the two it answers the first alone.
  EXPECT_EQ(with(shared, {"2026-02-28"}, "2026-02-01"), "satisfied");
  EXPECT_EQ(with(shared, {"2026-02-28"}, "2026-03-01"), "breached");
  EXPECT_EQ(with(own, {"2026-03-02"}, "2026-02-01"), "satisfied");
  EXPECT_EQ(with(own, {"2026-03-02"}, "2026-03-01"), "breached");
  EXPECT_EQ(with(own, {"2026-03-02", "2026-04-02"}, "2026-03-01"), "satisfied");
  // Thirty days after 1 February are 3 March.
  EXPECT_EQ(with(within, {"2026-03-03"}, "2026-02-01"), "satisfied");
  EXPECT_EQ(with(within, {"2026-03-04"}, "2026-02-01"), "breached");
  EXPECT_EQ(with(within, {"2026-03-04"}, "2026-03-01"), "satisfied");
  EXPECT_EQ(with(within, {"2026-03-31"}, "2026-03-01"), "satisfied");
  EXPECT_EQ(with(within, {"2026-04-01"}, "2026-03-01"), "breached");
}

// Between 1 March and 1 June of each year.
TEST(Clauses, WhatIsDueEachYearOpensEachYear) {
  const auto due = [](const std::string& keys) {
    return load(rule("printemps", "body = \"copil\"\nkind = \"deadline\"\n" + keys));
  };
  const auto rules = due("before = { anchor = \"06-01\", days = 0 }\nopens = \"03-01\"\n");
  for (const char* year : {"2026", "2027"}) {
    const std::string its(year);
    const auto on = [&](const std::string& day) {
      return verdict(rules, history({held("copil", its + day)}), "printemps/" + its + "-06-01",
                     its + "-06-30");
    };
    EXPECT_EQ(on("-02-28"), "breached");
    EXPECT_EQ(on("-03-01"), "satisfied");
    EXPECT_EQ(on("-06-01"), "satisfied");
    EXPECT_EQ(on("-06-02"), "breached");
  }
  EXPECT_EQ(verdict(rules, {}, "printemps/2026-06-01", "2026-01-15"), "upcoming");
  // From September to the end of February, after the accounts of June: over the turn of the year.
  const auto winter =
      due("after = { anchor = \"06-30\", months = 8, rounding = \"down\" }\nopens = \"09-01\"\n");
  EXPECT_EQ(judged(winter, {}, "printemps/2026-06-30", "2026-07-01").duty.window,
            (calendar::DayRange{day("2026-09-01"), day("2027-02-28")}));
  // It never opens before it is in force.
  const auto late =
      due("before = { anchor = \"06-01\", days = 0 }\nopens = \"03-01\"\n"
          "from = 2026-04-15\n");
  EXPECT_EQ(judged(late, {}, "printemps/2026-06-01", "2026-05-01").duty.window,
            (calendar::DayRange{day("2026-04-15"), day("2026-06-01")}));
}

}  // namespace
}  // namespace gouvernail::test::clauses_test
