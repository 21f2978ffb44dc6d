// SPDX-License-Identifier: MPL-2.0
// Quorums: who is counted, of how many, and what a second convocation is.
#include <gtest/gtest.h>

#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "support/rules_text.h"

namespace gouvernail::test::quorum_test {
namespace {

using Present = std::vector<governance::Presence>;

std::string composition(const std::string& more) {
  return R"(
[[obligation]]
id = "copil-composition"
title = "Composition"
body = "copil"
kind = "composition"
source = { article = "1" }
)" + more;
}

std::string with(const std::string& rule, const Present& present, const char* on = "2026-10-13") {
  auto session = held("copil", on);
  session.present = present;
  return verdict(load(composition(rule)), history({session}),
                 std::string("copil-composition/") + on, "2026-12-01");
}

// Members of the COPIL: 4 élus, 1 CAT, 1 of the Département: 6 seats.
const char* quorum = R"(
quorum = { first = "2/3", second = "1/2" }
[[obligation]]
id = "seconde-convocation"
title = "Seconde convocation"
body = "copil"
kind = "response"
after_each = "copil"
when = "quorum-failed"
within = { days = 15 }
source = { article = "1" }
)";

governance::Meeting attended(const char* on, Present present, const std::string& second_of = "") {
  auto session = held("copil", on);
  session.present = std::move(present);
  session.second_of = second_of;
  return session;
}

TEST(Quorum, TwoThirdsThenHalfAtTheSecondConvocation) {
  EXPECT_EQ(with(quorum, {{"elu", 4}}), "satisfied");  // 4 of 6 is two thirds
  EXPECT_EQ(with(quorum, {{"elu", 3}}), "breached");
  const auto first = attended("2026-10-01", {{"elu", 3}});
  const auto second = attended("2026-10-13", {{"elu", 3}}, first.uid);
  const auto rules = load(composition(quorum));
  const auto facts = history({first, second});
  EXPECT_EQ(verdict(rules, facts, "copil-composition/2026-10-01", "2026-12-01"), "breached");
  EXPECT_EQ(verdict(rules, facts, "copil-composition/2026-10-13", "2026-12-01"), "satisfied");
  EXPECT_EQ(verdict(rules, facts, "seconde-convocation/2026-10-01", "2026-12-01"), "satisfied");
  EXPECT_EQ(verdict(rules, history({first}), "seconde-convocation/2026-10-01", "2026-10-17"),
            "breached");
  EXPECT_THROW(verdict(rules, facts, "seconde-convocation/2026-10-13", "2026-12-01"),
               std::invalid_argument);
}

// What nobody marked is a session like another, held or still to come.
TEST(Quorum, OnlyWhatWasMarkedAnswersAMissedQuorum) {
  const auto first = attended("2026-10-01", {{"elu", 3}});
  const auto rules = load(composition(quorum));
  const auto with = [&](governance::Meeting next, const char* as_of) {
    return verdict(rules, history({first, std::move(next)}), "seconde-convocation/2026-10-01",
                   as_of);
  };
  EXPECT_EQ(with(attended("2026-10-13", {{"elu", 4}}), "2026-10-17"), "breached");
  EXPECT_EQ(with(attended("2026-10-13", {{"elu", 4}}, first.uid), "2026-10-17"), "satisfied");
  EXPECT_EQ(with(attended("2026-10-13", {{"elu", 4}}, "2026-09-01"), "2026-10-17"), "breached");
  auto planned = convened("copil", "2026-10-13");
  EXPECT_EQ(with(planned, "2026-10-05"), "at_risk");
  planned.second_of = first.uid;
  EXPECT_EQ(with(planned, "2026-10-05"), "covered");
  EXPECT_EQ(with(planned, "2026-10-17"), "unproven");
}

// A quorum that is asked from July on was missed by nobody before.
TEST(Quorum, WhereNoneWasAskedNoSecondConvocationFollows) {
  const auto rules = load(composition("from = 2026-07-01\nquorum = { first = \"2/3\" }\n"));
  const auto j = judged(rules,
                        history({attended("2026-06-30", {{"elu", 1}}),
                                 attended("2026-07-20", {{"elu", 3}}, "2026-06-30")}),
                        "copil-composition/2026-07-20", "2026-12-01");
  EXPECT_STREQ(to_string(j.verdict), "breached");
  EXPECT_NE(j.because.format.find("not its second convocation"), std::string::npos);
}

// Its order in the calendar makes no session a second convocation; what to record is said.
TEST(Quorum, ASessionThatNobodyMarkedNeedsTheFirstQuorum) {
  const auto first = attended("2026-10-01", {{"elu", 3}});
  const auto rules = load(composition(quorum));
  const auto next = [&](const char* on, Present present) {
    return judged(rules, history({first, attended(on, std::move(present))}),
                  std::string("copil-composition/") + on, "2026-12-01");
  };
  const auto j = next("2026-10-13", {{"elu", 3}});
  EXPECT_STREQ(to_string(j.verdict), "breached");
  EXPECT_NE(j.next.format.find("record it"), std::string::npos);
  EXPECT_TRUE(next("2026-10-13", {{"elu", 2}}).next.format.empty());  // too few for that as well
  EXPECT_TRUE(next("2026-10-17", {{"elu", 3}}).next.format.empty());  // the delay has passed
  EXPECT_STREQ(to_string(next("2026-10-13", {{"elu", 4}}).verdict), "satisfied");
}

// Twenty members, half and one more; after it, from eight to fifteen days later, whoever comes.
const char* council = R"(
[[role]]
id = "membre"
name = "Membre"
seats = 20
[[body]]
id = "conseil"
name = "Conseil"
members = ["membre"]
[[obligation]]
id = "quorum"
body = "conseil"
kind = "composition"
require = "present"
quorum = { first = "1/2", more = 1, second = "none" }
source = { article = "1" }
[[obligation]]
id = "encore"
body = "conseil"
kind = "response"
after_each = "conseil"
when = "quorum-failed"
at_least_after = { days = 8 }
within = { days = 15 }
source = { article = "1" }
[[obligation]]
id = "convocation"
body = "conseil"
kind = "notice"
ahead = { days = 10 }
second = { days = 3 }
source = { article = "1" }
)";

governance::Meeting sitting(const char* on, int members, const std::string& second_of = "") {
  auto session = held("conseil", on);
  session.present = Present{{"membre", members}};
  session.second_of = second_of;
  return session;
}

TEST(Quorum, HalfAndOneMore) {
  const auto rules = load(council);
  const auto with = [&](int members) {
    return verdict(rules, history({sitting("2026-03-12", members)}), "quorum/2026-03-12",
                   "2026-06-01");
  };
  EXPECT_EQ(with(11), "satisfied");
  EXPECT_EQ(with(10), "breached");
}

TEST(Quorum, ASecondConvocationLiesWithinTheDelayOfTheText) {
  const auto rules = load(council);
  const auto with = [&](const char* on) {
    return verdict(rules,
                   history({sitting("2026-11-12", 10), sitting(on, 3, "conseil-2026-11-12")}),
                   std::string("quorum/") + on, "2026-12-31");
  };
  EXPECT_EQ(with("2026-11-14"), "breached");
  EXPECT_EQ(with("2026-11-19"), "breached");
  EXPECT_EQ(with("2026-11-20"), "satisfied");
  EXPECT_EQ(with("2026-11-27"), "satisfied");
  EXPECT_EQ(with("2026-11-28"), "breached");
  const auto encore =
      judged(rules, history({sitting("2026-11-12", 10)}), "encore/2026-11-12", "2026-11-13");
  EXPECT_EQ(encore.duty.window, (calendar::DayRange{day("2026-11-20"), day("2026-11-27")}));
  // Friday 27 November, three days before: the notice of a second convocation.
  EXPECT_EQ(encore.last_resort, day("2026-11-24"));
}

TEST(Quorum, WhatIsMarkedAsASecondConvocationMustFollowAFailedFirst) {
  const auto rules = load(council);
  const auto at = [&](std::vector<governance::Meeting> sessions, const char* on) {
    return judged(rules, history(std::move(sessions)), std::string("quorum/") + on, "2026-12-31");
  };
  // The first had its quorum.
  EXPECT_STREQ(to_string(at({sitting("2026-11-12", 11), sitting("2026-11-24", 3, "2026-11-12")},
                            "2026-11-24")
                             .verdict),
               "breached");
  // It is not recorded.
  EXPECT_STREQ(to_string(at({sitting("2026-11-24", 3, "2026-11-12")}, "2026-11-24").verdict),
               "breached");
  // By its day, as a sheet has it.
  EXPECT_STREQ(to_string(at({sitting("2026-11-12", 10), sitting("2026-11-24", 3, "2026-11-12")},
                            "2026-11-24")
                             .verdict),
               "satisfied");
  // Nobody recorded who was at the first: whether this one was the second cannot be told.
  auto unknown = held("conseil", "2026-11-12");
  const auto doubt = at({unknown, sitting("2026-11-24", 3, "2026-11-12")}, "2026-11-24");
  EXPECT_STREQ(to_string(doubt.verdict), "unproven");
  EXPECT_STREQ(
      to_string(at({unknown, sitting("2026-11-24", 11, "2026-11-12")}, "2026-11-24").verdict),
      "satisfied");
  // Two sessions name the same first: only one of them is its second convocation.
  const std::vector<governance::Meeting> twice = {sitting("2026-11-12", 10),
                                                  sitting("2026-11-20", 2, "2026-11-12"),
                                                  sitting("2026-11-25", 2, "2026-11-12")};
  EXPECT_STREQ(to_string(at(twice, "2026-11-20").verdict), "satisfied");
  EXPECT_STREQ(to_string(at(twice, "2026-11-25").verdict), "breached");
  // Marked after each other in a circle: neither is one.
  const std::vector<governance::Meeting> circle = {sitting("2026-11-12", 10, "2026-11-24"),
                                                   sitting("2026-11-24", 10, "2026-11-12")};
  EXPECT_STREQ(to_string(at(circle, "2026-11-12").verdict), "breached");
  EXPECT_STREQ(to_string(at(circle, "2026-11-24").verdict), "satisfied");
}

TEST(Quorum, AfterASecondConvocationTheFirstQuorumAgain) {
  const std::string half = "quorum = { first = \"2/3\", second = \"1/2\" }\n";
  const auto rules = load(composition(half));
  // Half is 3 of 6, and two come: the second missed its own.
  const auto facts = history({attended("2026-10-01", {{"elu", 2}}),
                              attended("2026-10-13", {{"elu", 2}}, "copil-2026-10-01"),
                              attended("2026-10-20", {{"elu", 3}}, "copil-2026-10-13")});
  EXPECT_EQ(verdict(rules, facts, "copil-composition/2026-10-13", "2026-12-01"), "breached");
  EXPECT_EQ(verdict(rules, facts, "copil-composition/2026-10-20", "2026-12-01"), "breached");
}

// Eleven of twenty the first time; what is kept follows.
TEST(Quorum, OnlyAValidSecondConvocationKeepsACadence) {
  const auto rules = load(std::string(council) + R"(
[[obligation]]
id = "trimestre"
body = "conseil"
kind = "cadence"
at_least = 1
per = "quarter"
source = { article = "1" }
)");
  const auto with = [&](governance::Meeting second) {
    return verdict(rules, history({sitting("2026-11-12", 10), std::move(second)}),
                   "trimestre/2026-Q4", "2027-01-01");
  };
  EXPECT_EQ(with(sitting("2026-11-14", 3, "2026-11-12")), "breached");
  EXPECT_EQ(with(sitting("2026-11-24", 3)), "breached");
  EXPECT_EQ(with(sitting("2026-11-24", 3, "2026-11-12")), "satisfied");
  EXPECT_EQ(with(sitting("2026-11-24", 11)), "satisfied");
}

TEST(Quorum, TheNoticeOfASecondConvocationMayBeShorter) {
  const auto rules = load(council);
  const auto sent = [&](const std::string& second_of, const char* on) {
    auto again = sitting("2026-11-24", 3, second_of);
    again.convened_on = day(on);
    return verdict(rules, history({sitting("2026-11-12", 10), again}), "convocation/2026-11-24",
                   "2026-12-01");
  };
  EXPECT_EQ(sent("2026-11-12", "2026-11-21"), "satisfied");
  EXPECT_EQ(sent("2026-11-12", "2026-11-22"), "breached");
  EXPECT_EQ(sent("", "2026-11-21"), "breached");
  EXPECT_EQ(sent("", "2026-11-14"), "satisfied");
}

TEST(Quorum, SeatsOfAPartyThatIsNotBoundYetDoNotCount) {
  const std::string rule = "require = \"present\"\nquorum = { first = \"2/3\" }\n";
  // Until 30 June: 4 élus and the CAT, 5 seats, two thirds are 4; then 6, and again 4.
  EXPECT_EQ(with(rule, {{"elu", 3}}, "2026-06-30"), "breached");
  EXPECT_EQ(with(rule, {{"elu", 4}}, "2026-06-30"), "satisfied");
  EXPECT_EQ(with(rule, {{"elu", 3}, {"cd", 1}}, "2026-06-30"), "breached");  // he holds no seat yet
  EXPECT_EQ(with(rule, {{"elu", 3}, {"cd", 1}}, "2026-07-01"), "satisfied");
  const std::string most = "require = \"present\"\nquorum = { first = \"4/5\" }\n";
  EXPECT_EQ(with(most, {{"elu", 4}}, "2026-06-30"), "satisfied");  // 4 of 5
  EXPECT_EQ(with(most, {{"elu", 4}}, "2026-07-01"), "breached");   // 4 of 6
}

TEST(Quorum, GuestsAndColleaguesBeyondTheSeatsAreNoMembers) {
  const std::string rule = "quorum = { first = \"2/3\" }\n";  // 4 of 6, present or represented
  EXPECT_EQ(with(rule, {{"elu", 3}, {"expert", 1}}), "breached");
  EXPECT_EQ(with(rule, {{"elu", 3}, {"cat", 1}}), "satisfied");
  const auto colleague = [](const char* person) {
    return governance::Presence{"cat", 1, governance::Attending::represented, "", "", person};
  };
  EXPECT_EQ(with(rule, {{"elu", 3}, colleague("a")}), "satisfied");
  EXPECT_EQ(with(rule, {{"elu", 2}, colleague("a"), colleague("b")}), "breached");  // one seat
  EXPECT_EQ(with(rule, {{"elu", 2}, {"cat", 1}, colleague("a")}), "breached");
  EXPECT_EQ(with("require = \"present\"\n" + rule, {{"elu", 3}, colleague("a")}), "breached");
  // Five élus are four and the mayor, who is one of them: he does not come twice.
  EXPECT_EQ(with("share = [ { college = \"elus\", at_least = \"7/10\", of = \"present\" } ]\n",
                 {{"elu", 5}, {"maire", 1}, {"cat", 1}}),
            "breached");  // 4 of 6
}

TEST(Quorum, WhoHoldsTwoSeatsIsOnePerson) {
  const std::string rule = "require = \"present\"\nquorum = { first = \"2/3\" }\n";
  const auto on = [&](const Present& present, std::vector<governance::Seat> seats) {
    auto facts = history({attended("2026-10-13", present)});
    facts.seats = std::move(seats);
    return verdict(load(composition(rule)), facts, "copil-composition/2026-10-13", "2026-12-01");
  };
  const governance::Seat cat{"cat", "p", "", day("2026-01-01"), {}};
  const governance::Seat cd{"cd", "p", "", day("2026-01-01"), {}};
  const governance::Seat another{"cd", "q", "", day("2026-01-01"), {}};
  const Present sheet = {{"elu", 2}, {"cat", 1}, {"cd", 1}};
  EXPECT_EQ(on(sheet, {}), "satisfied");
  EXPECT_EQ(on(sheet, {cat, another}), "satisfied");
  EXPECT_EQ(on(sheet, {cat, cd}), "breached");
  // Named in two roles.
  const Present named = {{"elu", 2},
                         {"cat", 1, governance::Attending::present, "p"},
                         {"cd", 1, governance::Attending::present, "p"}};
  EXPECT_EQ(on(named, {}), "breached");
  // Somebody who is in the room sits for nobody else.
  const Present both = {{"elu", 3},
                        {"expert", 1, governance::Attending::present, "p"},
                        {"cat", 1, governance::Attending::represented, "", "cat", "p"}};
  EXPECT_EQ(on(both, {}), "breached");
}

}  // namespace
}  // namespace gouvernail::test::quorum_test
