// SPDX-License-Identifier: MPL-2.0
// Sessions without the quorum of their body, or without its composition: what they keep.
#include <gtest/gtest.h>

#include "governance/history.h"
#include "governance/meeting.h"
#include "support/rules_text.h"

namespace gouvernail::test::validity_test {
namespace {

using Present = std::vector<governance::Presence>;

// Members of the COPIL: 4 élus, 1 CAT, and from July 2026 on 1 of the Département.
std::string quorum(const std::string& weight = "obligation") {
  return R"(
[[obligation]]
id = "quorum"
body = "copil"
kind = "composition"
require = "present"
quorum = { first = "1/2" }
weight = ")" +
         weight + "\"\nsource = { article = \"1\" }\n";
}

std::string rule(const std::string& keys) {
  return "[[obligation]]\nid = \"o\"\nsource = { article = \"1\" }\n" + keys;
}

std::string yearly(const std::string& more = "") {
  return rule("body = \"copil\"\nkind = \"cadence\"\nat_least = 1\nper = \"year\"\n" + more);
}

governance::Meeting attended(const std::string& on, Present present) {
  auto session = held("copil", on);
  session.present = std::move(present);
  return session;
}

const Present enough = {{"elu", 3}};
const Present too_few = {{"elu", 2}};

TEST(Validity, ASessionWithoutItsQuorumKeepsNoCadence) {
  const auto rules = load(quorum() + yearly());
  const auto on = [&](Present present) {
    return verdict(rules, history({attended("2026-10-13", std::move(present))}), "o/2026",
                   "2027-01-01");
  };
  EXPECT_EQ(on(enough), "satisfied");
  EXPECT_EQ(on(too_few), "breached");
  const auto missed =
      judged(rules, history({attended("2026-10-13", too_few)}), "o/2026", "2027-01-01");
  EXPECT_EQ(missed.counted, 0);
  EXPECT_TRUE(missed.meetings.empty());
  ASSERT_EQ(missed.sessions.size(), 1U);
  EXPECT_FALSE(missed.sessions[0].counted);
  EXPECT_FALSE(missed.sessions[0].bears);
  EXPECT_EQ(missed.sessions[0].why.format, "held without its quorum");
}

TEST(Validity, AnUnknownAttendanceLeavesItToBeProven) {
  const auto rules = load(quorum() + yearly());
  const auto j = judged(rules, history({held("copil", "2026-10-13")}), "o/2026", "2027-01-01");
  EXPECT_STREQ(to_string(j.verdict), "unproven");
  EXPECT_EQ(j.next.format, "Record who was present on {}.");
  // Where no quorum is asked, nobody has to be known.
  EXPECT_EQ(verdict(load(yearly()), history({held("copil", "2026-10-13")}), "o/2026", "2027-01-01"),
            "satisfied");
  // One that is to come is not doubted.
  EXPECT_EQ(verdict(rules, history({convened("copil", "2026-10-13")}), "o/2026", "2026-10-12"),
            "covered");
}

TEST(Validity, TheQuorumOfOneBodySaysNothingOfAnother) {
  const auto rules = load(quorum() + rule("body = \"cotech\"\nkind = \"cadence\"\nat_least = 1\n"
                                          "per = \"year\"\nalso_counts = [\"copil\"]\n"));
  EXPECT_EQ(verdict(rules, history({held("cotech", "2026-10-13")}), "o/2026", "2027-01-01"),
            "satisfied");
  EXPECT_EQ(verdict(rules, history({attended("2026-10-13", too_few)}), "o/2026", "2027-01-01"),
            "breached");
  EXPECT_EQ(verdict(rules, history({attended("2026-10-13", enough)}), "o/2026", "2027-01-01"),
            "satisfied");
}

TEST(Validity, ARecommendedQuorumTakesNothing) {
  const auto rules = load(quorum("recommendation") + yearly());
  EXPECT_EQ(verdict(rules, history({attended("2026-10-13", too_few)}), "o/2026", "2027-01-01"),
            "satisfied");
}

TEST(Validity, ARuleMaySayThatItCountsAllTheSame) {
  const auto rules = load(quorum() + yearly("without_quorum = true\n"));
  EXPECT_EQ(verdict(rules, history({attended("2026-10-13", too_few)}), "o/2026", "2027-01-01"),
            "satisfied");
  EXPECT_EQ(verdict(rules, history({held("copil", "2026-10-13")}), "o/2026", "2027-01-01"),
            "satisfied");
}

// Being convened is all that such a rule asks.
TEST(Validity, WhatCountsBeforeItIsHeldAsksForNoQuorum) {
  const auto rules = load(quorum() + yearly("counts = \"convened\"\n"));
  EXPECT_EQ(verdict(rules, history({attended("2026-10-13", too_few)}), "o/2026", "2027-01-01"),
            "satisfied");
}

TEST(Validity, AGapRunsOnThroughASessionWithoutItsQuorum) {
  const auto rules = load(quorum() + rule("body = \"copil\"\nkind = \"max-gap\"\n"
                                          "gap = { months = 6, rounding = \"down\" }\n"));
  const auto facts = [&](Present second) {
    return history({attended("2026-03-02", enough), attended("2026-08-03", std::move(second))});
  };
  // From 2 March six months end on 2 September.
  EXPECT_EQ(verdict(rules, facts(enough), "o/2026-03-02", "2026-09-03"), "satisfied");
  EXPECT_EQ(verdict(rules, facts(too_few), "o/2026-03-02", "2026-09-03"), "breached");
  EXPECT_THROW(judged(rules, facts(too_few), "o/2026-08-03", "2026-09-03"), std::invalid_argument);
  EXPECT_NO_THROW(judged(rules, facts(enough), "o/2026-08-03", "2026-09-03"));
}

TEST(Validity, WhatComesBeforeAnswersOrIsDueNeedsItsQuorumToo) {
  const std::string before = rule(
      "body = \"copil\"\nkind = \"precedence\"\n"
      "before_each = \"cotech\"\n");
  const std::string answer = rule(
      "body = \"copil\"\nkind = \"response\"\n"
      "after_each = \"presse\"\nwithin = { days = 30 }\n");
  const std::string due = rule("body = \"copil\"\nkind = \"deadline\"\ndue = 2026-12-31\n");
  const auto at = [](const std::string& rules, Present present, const char* duty) {
    const auto facts =
        history({held("presse", "2026-10-01"), attended("2026-10-13", std::move(present)),
                 held("cotech", "2026-10-20")});
    return verdict(load(quorum() + rules), facts, duty, "2027-01-01");
  };
  EXPECT_EQ(at(before, enough, "o/2026-10-20"), "satisfied");
  EXPECT_EQ(at(before, too_few, "o/2026-10-20"), "breached");
  EXPECT_EQ(at(answer, enough, "o/2026-10-01"), "satisfied");
  EXPECT_EQ(at(answer, too_few, "o/2026-10-01"), "breached");
  EXPECT_EQ(at(due, enough, "o/term"), "satisfied");
  EXPECT_EQ(at(due, too_few, "o/term"), "breached");
  const std::string all_the_same = "without_quorum = true\n";
  EXPECT_EQ(at(before + all_the_same, too_few, "o/2026-10-20"), "satisfied");
  EXPECT_EQ(at(answer + all_the_same, too_few, "o/2026-10-01"), "satisfied");
  EXPECT_EQ(at(due + all_the_same, too_few, "o/term"), "satisfied");
}

// A COPIL needs a COTECH before it, and the one that was held without quorum is none.
TEST(Validity, TheLastDayReckonsWithAPredecessorThatIsNone) {
  const std::string rules_text = R"(
[[obligation]]
id = "quorum-cotech"
body = "cotech"
kind = "composition"
require = "present"
quorum = { first = "1/1" }
source = { article = "1" }
[[obligation]]
id = "avant"
body = "cotech"
kind = "precedence"
before_each = "copil"
at_least_before = { days = 1 }
source = { article = "1" }
)";
  const auto rules = load(rules_text + yearly());
  const auto with = [&](Present present) {
    auto cotech = held("cotech", "2026-11-03");
    cotech.present = std::move(present);
    return judged(rules, history({cotech}), "o/2026", "2026-12-01").last_resort;
  };
  EXPECT_EQ(with({{"cat", 1}}), day("2026-12-31"));
  EXPECT_EQ(with({}), day("2026-12-30"));  // a day more is needed, for another COTECH
}

std::string composed(const std::string& keys) {
  return R"(
[[obligation]]
id = "composition"
body = "copil"
kind = "composition"
require = "present"
roles = ["elu", "cat"]
source = { article = "1" }
)" + keys;
}

TEST(Validity, TheCompositionMayBeACondition) {
  const Present whole = {{"elu", 1}, {"cat", 1}};
  const Present part = {{"elu", 4}};
  const auto at = [](const std::string& rules, const Present& present) {
    return verdict(load(rules), history({attended("2026-10-13", present)}), "o/2026", "2027-01-01");
  };
  const std::string condition = "composition = \"condition\"\n";
  EXPECT_EQ(at(composed(yearly()), part), "satisfied");  // owed apart, unless the rule says so
  EXPECT_EQ(at(composed(yearly(condition)), whole), "satisfied");
  EXPECT_EQ(at(composed(yearly(condition)), part), "breached");
  EXPECT_EQ(verdict(load(composed(yearly(condition))), history({held("copil", "2026-10-13")}),
                    "o/2026", "2027-01-01"),
            "unproven");
  // The quorum is part of it, unless the rule lets it go: of 4 élus and a CAT, half is 3.
  EXPECT_EQ(at(quorum() + composed(yearly(condition)), whole), "breached");
  EXPECT_EQ(at(quorum() + composed(yearly(condition + "without_quorum = true\n")), whole),
            "satisfied");
  EXPECT_EQ(at(quorum() + composed(yearly(condition)), {{"elu", 2}, {"cat", 1}}), "satisfied");
}

TEST(Validity, ACompositionOfSomeSessionsAloneIsNoConditionOfTheOthers) {
  const auto rules = load(R"(
[[obligation]]
id = "travaux-composition"
body = "copil"
kind = "composition"
condition = "travaux"
require = "present"
roles = ["cat"]
source = { article = "1" }
)" + yearly("composition = \"condition\"\n"));
  auto session = attended("2026-10-13", {{"elu", 1}});
  EXPECT_EQ(verdict(rules, history({session}), "o/2026", "2027-01-01"), "satisfied");
  session.agenda = "Avis #travaux";
  EXPECT_EQ(verdict(rules, history({session}), "o/2026", "2027-01-01"), "breached");
}

TEST(Validity, AConditionOnThoseInvitedAsksForTheConvocation) {
  const auto rules = load(R"(
[[obligation]]
id = "invites"
body = "copil"
kind = "composition"
require = "invited"
roles = ["elu", "cat"]
source = { article = "1" }
)" + yearly("composition = \"condition\"\n"));
  auto session = held("copil", "2026-10-13");
  EXPECT_EQ(verdict(rules, history({session}), "o/2026", "2027-01-01"), "unproven");
  session.convened_on = day("2026-10-01");
  EXPECT_EQ(verdict(rules, history({session}), "o/2026", "2027-01-01"), "satisfied");
}

}  // namespace
}  // namespace gouvernail::test::validity_test
