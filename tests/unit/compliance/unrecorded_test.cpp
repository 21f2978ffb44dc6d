// SPDX-License-Identifier: MPL-2.0
// What nobody recorded counts against nobody: neither as held nor as not held.
#include <gtest/gtest.h>

#include "governance/history.h"
#include "governance/meeting.h"
#include "support/rules_text.h"

namespace gouvernail::test::unrecorded_test {
namespace {

std::string rule(const std::string& keys) {
  return "[[obligation]]\nid = \"o\"\nsource = { article = \"1\" }\n" + keys;
}

const std::string before_copil = rule(
    "body = \"cotech\"\nkind = \"precedence\"\n"
    "before_each = \"copil\"\n");
const std::string quorum =
    "[[obligation]]\nid = \"quorum\"\nbody = \"copil\"\nkind = \"composition\"\n"
    "require = \"present\"\nquorum = { first = \"1/2\" }\nsource = { article = \"1\" }\n";
const std::string gap =
    rule("body = \"groupe\"\nkind = \"max-gap\"\ngap = { months = 3, rounding = \"down\" }\n");

// The technical committee of March served the COPIL of April, if that one took place.
TEST(Unrecorded, ASessionThatPerhapsUsedItUpLeavesThePredecessorInDoubt) {
  const auto rules = load(before_copil);
  const auto facts = [&](governance::Meeting april) {
    return history({held("cotech", "2026-03-02"), std::move(april), held("copil", "2026-10-13")});
  };
  const auto on = [&](governance::Meeting april) {
    return verdict(rules, facts(std::move(april)), "o/2026-10-13", "2026-11-01");
  };
  EXPECT_EQ(on(held("copil", "2026-04-07")), "breached");
  EXPECT_EQ(on(convened("copil", "2026-04-07")), "unproven");
  const auto j =
      judged(rules, facts(convened("copil", "2026-04-07")), "o/2026-10-13", "2026-11-01");
  EXPECT_TRUE(j.duty.window.contains(day("2026-03-02"))) << "what might count lies in the window";
  EXPECT_EQ(j.meetings.size(), 1U);
  auto struck = convened("copil", "2026-04-07");
  struck.status = governance::MeetingStatus::cancelled;
  EXPECT_EQ(on(struck), "satisfied");
}

// One that lies ahead is taken to be held: it needs its own.
TEST(Unrecorded, OneThatLiesAheadTakesItsPredecessor) {
  const auto rules = load(before_copil);
  const auto facts = history({held("cotech", "2026-03-02"), convened("copil", "2026-11-10"),
                              convened("copil", "2026-12-08")});
  EXPECT_EQ(verdict(rules, facts, "o/2026-11-10", "2026-11-01"), "satisfied");
  EXPECT_EQ(verdict(rules, facts, "o/2026-12-08", "2026-11-01"), "upcoming");
  EXPECT_EQ(verdict(rules, facts, "o/2026-12-08", "2026-11-10"), "at_risk") << "its very day";
  EXPECT_EQ(verdict(rules, facts, "o/2026-12-08", "2026-11-11"), "unproven");
}

TEST(Unrecorded, ASessionWithoutItsQuorumUsesNothingUp) {
  const auto rules = load(quorum + before_copil);
  const auto on = [&](std::optional<std::vector<governance::Presence>> present) {
    auto april = held("copil", "2026-04-07");
    april.present = std::move(present);
    auto october = held("copil", "2026-10-13");
    october.present = {{"elu", 4}};
    return verdict(rules, history({held("cotech", "2026-03-02"), april, october}), "o/2026-10-13",
                   "2026-11-01");
  };
  using Present = std::vector<governance::Presence>;
  EXPECT_EQ(on(Present{{"elu", 3}}), "breached");
  EXPECT_EQ(on(Present{{"elu", 1}}), "satisfied") << "it was void";
  EXPECT_EQ(on(std::nullopt), "unproven") << "nobody recorded who was there";
}

// From 1 January to 31 March, then from the session of March.
TEST(Unrecorded, AGapFromASessionThatPerhapsNeverWasIsNotMissed) {
  const auto rules = load(gap);
  const auto facts = [](governance::Meeting march) {
    return history({std::move(march), held("groupe", "2026-09-01")});
  };
  const auto sure = facts(held("groupe", "2026-03-10"));
  EXPECT_EQ(verdict(rules, sure, "o/2026-01-01", "2026-10-01"), "satisfied");
  EXPECT_EQ(verdict(rules, sure, "o/2026-03-10", "2026-10-01"), "breached");
  const auto unsure = facts(convened("groupe", "2026-03-10"));
  EXPECT_EQ(verdict(rules, unsure, "o/2026-01-01", "2026-10-01"), "unproven");
  EXPECT_EQ(verdict(rules, unsure, "o/2026-03-10", "2026-10-01"), "unproven");
  // Two of one day, one of which is recorded: it was held.
  auto both = sure;
  both.meetings.push_back(convened("groupe", "2026-03-10"));
  both.meetings.back().uid = "zz";
  EXPECT_EQ(verdict(rules, both, "o/2026-03-10", "2026-10-01"), "breached");
}

// Each COPIL asks for a report of its own; the one of May answers the COPIL of April, if that took
// place, and else that of May.
TEST(Unrecorded, AnAnswerThatPerhapsServedAlreadyIsInDoubt) {
  const auto rules =
      load(rule("body = \"groupe\"\nkind = \"response\"\nafter_each = [\"copil\"]\n"
                "own = true\nwithin = { days = 60 }\n"));
  const auto on = [&](governance::Meeting april) {
    return verdict(
        rules,
        history({std::move(april), held("copil", "2026-05-04"), held("groupe", "2026-05-18")}),
        "o/2026-05-04", "2026-11-01");
  };
  EXPECT_EQ(on(held("copil", "2026-04-07")), "breached");
  EXPECT_EQ(on(convened("copil", "2026-04-07")), "unproven");
}

// A state that held in the year or not: as long as nobody found it out, nobody says that it did
// not.
TEST(Unrecorded, AStateOfAPeriodIsFoundOutOrToBeProven) {
  const auto rules =
      load(rule("body = \"groupe\"\nkind = \"cadence\"\nat_least = 1\n"
                "per = \"year\"\nstate = true\n"));
  EXPECT_EQ(verdict(rules, {}, "o/2026", "2026-06-01"), "open");
  EXPECT_EQ(verdict(rules, {}, "o/2026", "2027-01-01"), "unproven");
  const auto found = history({held("groupe", "2026-03-10")});
  EXPECT_EQ(verdict(rules, found, "o/2026", "2026-03-10"), "covered") << "it may still cease";
  EXPECT_EQ(verdict(rules, found, "o/2026", "2026-12-31"), "covered");
  EXPECT_EQ(verdict(rules, found, "o/2026", "2027-01-01"), "satisfied");
  EXPECT_EQ(verdict(rules, history({held("groupe", "2026-12-31")}), "o/2026", "2027-01-01"),
            "satisfied");
  EXPECT_EQ(verdict(rules, history({held("groupe", "2027-01-01")}), "o/2026", "2027-01-01"),
            "unproven");
}

}  // namespace
}  // namespace gouvernail::test::unrecorded_test
