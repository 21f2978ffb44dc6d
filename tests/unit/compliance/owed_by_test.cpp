// SPDX-License-Identifier: MPL-2.0
// Who owes what: parties that signed, never a guest.
#include "compliance/owed_by.h"

#include <gmock/gmock.h>

#include "compliance/advice.h"
#include "governance/convention.h"
#include "governance/seat.h"
#include "support/rules_text.h"

namespace gouvernail::test::owed_by_test {
namespace {

using Present = std::vector<governance::Presence>;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A body that the Caf convenes, with guests: an expert of no party, and an association that has
// not signed. The mayor is no member of it.
const char* forum = R"(
[[party]]
id = "asso"
name = "Association"
signatory = false
[[role]]
id = "benevole"
name = "Bénévole"
party = "asso"
[[role]]
id = "voisin"
name = "Voisin"
[[body]]
id = "forum"
name = "Forum"
members = ["elu", "cat", "cd", "expert", "benevole"]
convener = "cat"
)";

std::string of_forum(const std::string& more) {
  return std::string(forum) + R"(
[[obligation]]
id = "forum-composition"
title = "Composition"
body = "forum"
kind = "composition"
require = "present"
source = { article = "1" }
)" + more;
}

compliance::Judgement after(const std::string& rule, const Present& present,
                            const char* convened_on, const char* on = "2026-10-13") {
  auto session = held("forum", on);
  session.present = present;
  if (*convened_on != '\0') session.convened_on = day(convened_on);
  return judged(load(of_forum(rule)), history({session}), std::string("forum-composition/") + on,
                "2026-12-01");
}

std::string verdict_of(const compliance::Judgement& j) { return compliance::to_string(j.verdict); }

TEST(Guests, WhoWasInvitedInTimeAndDidNotComeLeavesTheCompositionKept) {
  const std::string rule = "roles = [\"elu\", \"cat\", \"expert\"]\n";
  for (const char* in_time : {"2026-09-28", "2026-10-12"}) {
    const auto j = after(rule, {{"elu", 1}, {"cat", 1}}, in_time);
    EXPECT_EQ(verdict_of(j), "satisfied") << in_time;
    ASSERT_EQ(j.absent_guests.size(), 1U);
    EXPECT_EQ(j.absent_guests[0].fr, "Expert");
  }
  const auto all = after(rule, {{"elu", 1}, {"cat", 1}, {"expert", 1}}, "2026-09-28");
  EXPECT_EQ(verdict_of(all), "satisfied");
  EXPECT_THAT(all.absent_guests, IsEmpty());
}

TEST(Guests, WhoWasNotInvitedIsABreachOfWhoeverConvenes) {
  const std::string rule = "roles = [\"elu\", \"cat\", \"expert\"]\n";
  const auto too_late = after(rule, {{"elu", 1}, {"cat", 1}}, "2026-10-13");
  EXPECT_EQ(verdict_of(too_late), "breached");
  EXPECT_THAT(too_late.owed_by, ElementsAre("caf"));
  const auto not_listed = after("roles = [\"elu\", \"voisin\"]\n", {{"elu", 1}}, "2026-09-28");
  EXPECT_EQ(verdict_of(not_listed), "breached");
  EXPECT_THAT(not_listed.owed_by, ElementsAre("caf"));
  const auto unknown = after(rule, {{"elu", 1}, {"cat", 1}}, "");
  EXPECT_EQ(verdict_of(unknown), "unproven");
  // What a party owes is breached whatever is known of invitations.
  const auto no_party = after(rule, {{"elu", 1}}, "");
  EXPECT_EQ(verdict_of(no_party), "breached");
  EXPECT_THAT(no_party.owed_by, ElementsAre("caf"));
}

// One person could be there for either: for the party, whose absence nothing excuses.
TEST(Guests, WhoeverMaySitInTwoPlacesSitsWhereNobodyWouldBeExcused) {
  const auto j = after(
      "roles = [\"expert\", \"cat\"]\n[[role]]\nid = \"delegue\"\nname = \"Délégué\"\n"
      "is_also = [\"expert\", \"cat\"]\n",
      {{"delegue", 1}}, "2026-09-28");
  EXPECT_EQ(verdict_of(j), "satisfied");
  ASSERT_EQ(j.absent_guests.size(), 1U);
  EXPECT_EQ(j.absent_guests[0].fr, "Expert");
}

TEST(Guests, AnAssociatedPartyIsAGuestToo) {
  const std::string rule = "parties = [\"epci\", \"asso\"]\n";
  const auto absent = after(rule, {{"elu", 1}}, "2026-09-28");
  EXPECT_EQ(verdict_of(absent), "satisfied");
  ASSERT_EQ(absent.absent_guests.size(), 1U);
  EXPECT_EQ(absent.absent_guests[0].fr, "Association");
  const auto party = after(rule, {{"benevole", 1}}, "2026-09-28");
  EXPECT_EQ(verdict_of(party), "breached");
  EXPECT_THAT(party.owed_by, ElementsAre("epci"));
}

TEST(Guests, AnAdviceNamesThoseOfTheLastSession) {
  auto first = held("forum", "2026-09-10");
  auto last = held("forum", "2026-10-13");
  for (auto* session : {&first, &last}) {
    session->present = Present{{"elu", 1}};
    session->convened_on = day("2026-08-31");
  }
  const auto rules = load(of_forum("roles = [\"elu\", \"expert\"]\n"));
  const auto known = governance::as_of(history({first, last}), day("2026-12-01"));
  const auto all = compliance::advise(rules, {}, known, compliance::judge(rules, {}, known));
  std::vector<std::string> about;
  for (const auto& advice : all) {
    if (advice.code == "guest-absent") about.push_back(advice.about);
  }
  EXPECT_THAT(about, ElementsAre("forum-composition/2026-10-13"));
}

TEST(OwedBy, ACompositionIsOwedByThoseWhoWereMissing) {
  const std::string rule = "roles = [\"elu\", \"cat\", \"cd\", \"expert\"]\n";
  EXPECT_THAT(after(rule, {{"elu", 1}, {"cd", 1}}, "2026-09-28").owed_by, ElementsAre("caf"));
  EXPECT_THAT(after(rule, {{"cd", 1}}, "2026-09-28").owed_by, ElementsAre("caf", "epci"));
  EXPECT_THAT(after(rule, {{"elu", 1}, {"cat", 1}}, "2026-09-28").owed_by,
              ElementsAre("departement"));
  // The Département is bound from 1 July 2026 on.
  EXPECT_EQ(verdict_of(after(rule, {{"elu", 1}, {"cat", 1}}, "2026-06-01", "2026-06-30")),
            "satisfied");
  EXPECT_EQ(verdict_of(after(rule, {{"elu", 1}, {"cat", 1}}, "2026-06-01", "2026-07-01")),
            "breached");
  // What the rule itself says prevails.
  EXPECT_THAT(after(rule + "owed_by = [\"epci\"]\n", {{"elu", 1}}, "2026-09-28").owed_by,
              ElementsAre("epci"));
}

std::vector<std::string> owed(const std::string& keys, const char* on,
                              const std::string& body = "copil") {
  const std::string its = body.empty() ? "" : "body = \"" + body + "\"\n";
  const auto rules = load(std::string(forum) + "[[obligation]]\nid = \"o\"\n" + its +
                          "source = { article = \"1\" }\n" + keys);
  return compliance::owed_by(rules.obligations.at(0), rules, day(on));
}

TEST(OwedBy, AllPartiesTogetherOwnASessionFromTheDayOnWhichTheyAreBound) {
  const std::string yearly = "kind = \"cadence\"\nat_least = 1\nper = \"year\"\n";
  EXPECT_THAT(owed(yearly, "2026-06-30"), ElementsAre("caf", "epci"));
  EXPECT_THAT(owed(yearly, "2026-07-01"), ElementsAre("caf", "epci", "departement"));
  EXPECT_THAT(owed(yearly + "owed_by = [\"departement\", \"caf\"]\n", "2026-06-30"),
              ElementsAre("caf"));
  EXPECT_THAT(owed(yearly + "owed_by = \"departement\"\n", "2026-07-01"),
              ElementsAre("departement"));
  EXPECT_THAT(owed(yearly + "owed_by = []\n", "2026-07-01"), IsEmpty());
  EXPECT_THAT(owed(yearly + "party = \"departement\"\n", "2026-07-01"), ElementsAre("departement"));
}

TEST(OwedBy, WhatIsSentIsOwedByWhoeverConvenesAndARoleByItsParty) {
  EXPECT_THAT(owed("kind = \"notice\"\nahead = { days = 8 }\n", "2026-10-01", "forum"),
              ElementsAre("caf"));
  EXPECT_THAT(owed("kind = \"standing\"\nrole = \"elu\"\n", "2026-10-01", ""), ElementsAre("epci"));
  // Somebody of no party, and of one that has not signed: all together.
  EXPECT_THAT(owed("kind = \"standing\"\nrole = \"expert\"\n", "2026-10-01", ""),
              ElementsAre("caf", "epci", "departement"));
  EXPECT_THAT(owed("kind = \"standing\"\nrole = \"benevole\"\n", "2026-10-01", ""),
              ElementsAre("caf", "epci", "departement"));
}

TEST(OwedBy, AMarkOfTheSessionNamesTheParty) {
  const auto rules = load(R"(
[[act]]
id = "reponse"
name = "Réponse"
[[obligation]]
id = "suite"
body = "reponse"
kind = "response"
after_each = "presse"
within = { days = 10 }
owed_by = "noted"
source = { article = "1" }
)");
  auto asked = held("presse", "2026-10-01");
  EXPECT_THAT(judged(rules, history({asked}), "suite/2026-10-01", "2026-10-02").owed_by,
              ElementsAre("caf", "epci", "departement"));
  asked.note = "à #epci, qui répondra (#caf-bis n'existe pas)";
  EXPECT_THAT(judged(rules, history({asked}), "suite/2026-10-01", "2026-10-02").owed_by,
              ElementsAre("epci"));
}

TEST(OwedBy, APartyThatHasNotSignedCannotBeNamed) {
  EXPECT_THROW(owed("kind = \"cadence\"\nat_least = 1\nper = \"year\"\nowed_by = [\"asso\"]\n",
                    "2026-07-01"),
               std::invalid_argument);
}

TEST(OwedBy, APartyThatHasNotSignedIsBoundToNothing) {
  EXPECT_THROW(
      owed("kind = \"cadence\"\nat_least = 1\nper = \"year\"\nparty = \"asso\"\n", "2026-07-01"),
      std::invalid_argument);
}

}  // namespace
}  // namespace gouvernail::test::owed_by_test
