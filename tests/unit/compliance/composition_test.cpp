// SPDX-License-Identifier: MPL-2.0
#include <gtest/gtest.h>

#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "support/rules_text.h"

namespace gouvernail::test::composition_test {
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

TEST(Composition, EachListedRoleHasAtLeastOnePerson) {
  const std::string rule = "require = \"present\"\nroles = [\"elu\", \"cat\", \"cd\"]\n";
  EXPECT_EQ(with(rule, {{"elu", 3}, {"cat", 1}, {"cd", 1}}), "satisfied");
  EXPECT_EQ(with(rule, {{"elu", 3}, {"cat", 1}}), "breached");
  EXPECT_EQ(with(rule, {{"maire", 1}, {"cat", 1}, {"cd", 1}}), "satisfied");  // a mayor is an élu
  EXPECT_EQ(with(rule, {}), "breached");
}

TEST(Composition, APartyIsOwedOnlyOnceItIsBound) {
  const std::string rule = "require = \"present\"\nroles = [\"cat\", \"cd\"]\n";
  EXPECT_EQ(with(rule, {{"cat", 1}}, "2026-06-30"), "satisfied");
  EXPECT_EQ(with(rule, {{"cat", 1}}, "2026-07-01"), "breached");
}

TEST(Composition, UnknownAttendanceIsSaidAndAheadIsToCome) {
  const auto rules = load(composition("roles = [\"cat\"]\n"));
  const auto duty = "copil-composition/2026-10-13";
  EXPECT_EQ(verdict(rules, history({held("copil", "2026-10-13")}), duty, "2026-12-01"), "unproven");
  const auto ahead = history({convened("copil", "2026-10-13")});
  EXPECT_EQ(verdict(rules, ahead, duty, "2026-10-12"), "upcoming");
  EXPECT_EQ(verdict(rules, ahead, duty, "2026-10-14"), "unproven");
}

TEST(Composition, StandInsFollowTheSubstitutionClause) {
  const std::string rule = "require = \"represented\"\nroles = [\"cat\", \"responsable\"]\n";
  // By a colleague of the same organisation.
  const governance::Presence by_colleague{"responsable", 1, governance::Attending::represented, "",
                                          "cat",         ""};
  EXPECT_EQ(with(rule, {by_colleague}), "breached");  // one person does not sit twice
  EXPECT_EQ(with(rule, {{"cat", 1}}), "breached");
  EXPECT_EQ(with(rule, {{"cat", 2}}), "breached");  // who has one seat is one person
  const governance::Presence by_another{
      "responsable", 1, governance::Attending::represented, "", "", "colleague"};
  EXPECT_EQ(with(rule, {{"cat", 1}, by_another}), "satisfied");
  const std::string in_person = "require = \"present\"\nroles = [\"cat\", \"responsable\"]\n";
  EXPECT_EQ(with(in_person, {{"cat", 1}, by_another}), "breached");
  EXPECT_EQ(with(rule, {{"cat", 1}, {"elu", 4}}), "breached");
  const std::string expert = "require = \"represented\"\nroles = [\"expert\"]\n";
  EXPECT_EQ(with(expert, {{"cat", 2}}), "breached");  // a qualified person by nobody
  EXPECT_EQ(with(expert, {{"expert", 1, governance::Attending::represented, "", "", "somebody"}}),
            "breached");
}

TEST(Composition, ARoleAndThoseThatFillItBesidesHaveTheirSeatsTogether) {
  // Four élus and a mayor, who is one: of six on the sheet five sat, four of them of the college.
  const auto share = [](const std::string& least) {
    return "share = [ { college = \"elus\", at_least = \"" + least + "\", of = \"present\" } ]\n";
  };
  EXPECT_EQ(with(share("4/5"), {{"elu", 5}, {"maire", 1}}), "satisfied");
  EXPECT_EQ(with(share("5/6"), {{"elu", 5}, {"maire", 1}}), "breached");
  EXPECT_EQ(with(share("1/1"), {{"elu", 5}}), "satisfied");
  // Whoever comes for another is counted with those of the role that he brings.
  const governance::Presence by_elu{"cat", 1, governance::Attending::represented, "", "elu", ""};
  EXPECT_EQ(with(share("5/6"), {{"elu", 4}, by_elu, {"maire", 1}}), "breached");
}

TEST(Composition, SharesOfACollegeAndParity) {
  const std::string half = "share = [ { college = \"elus\", at_least = \"1/2\" } ]\n";
  EXPECT_EQ(with(half, {{"elu", 2}}), "satisfied");  // 2 of 4
  EXPECT_EQ(with(half, {{"elu", 1}}), "breached");
  const std::string present =
      "share = [ { college = \"elus\", at_least = \"1/2\", of = \"present\" } ]\n";
  EXPECT_EQ(with(present, {{"elu", 2}, {"cat", 1}, {"cd", 1}}), "satisfied");
  EXPECT_EQ(with(present, {{"elu", 2}, {"cat", 1}, {"cd", 1}, {"expert", 1}}), "breached");
}

TEST(Composition, ExactlyEveryMemberAndConditions) {
  EXPECT_EQ(with("roles = [ { role = \"elu\", exactly = 2 } ]\n", {{"elu", 3}}), "breached");
  EXPECT_EQ(with("roles = [ { role = \"elu\", exactly = 2 } ]\n", {{"elu", 2}}), "satisfied");
  EXPECT_EQ(
      with("require = \"present\"\nroles = [ { role = \"elu\", every = true } ]\n", {{"elu", 3}}),
      "breached");
  EXPECT_EQ(
      with("require = \"present\"\nroles = [ { role = \"elu\", every = true } ]\n", {{"elu", 4}}),
      "satisfied");
  const std::string conditional = "roles = [ { role = \"expert\", condition = \"logement\" } ]\n";
  EXPECT_EQ(with(conditional, {{"cat", 1}}), "satisfied");
  auto session = held("copil", "2026-10-13");
  session.present = Present{{"cat", 1}};
  session.note = "ordre du jour #logement";
  EXPECT_EQ(verdict(load(composition(conditional)), history({session}),
                    "copil-composition/2026-10-13", "2026-12-01"),
            "breached");
}

TEST(Composition, InvitedAsksForAConvocation) {
  const auto rules = load(composition("require = \"invited\"\nroles = [\"elu\", \"cat\"]\n"));
  const auto duty = "copil-composition/2026-10-13";
  auto session = held("copil", "2026-10-13");
  EXPECT_EQ(verdict(rules, history({session}), duty, "2026-12-01"), "unproven");
  session.convened_on = day("2026-09-01");
  EXPECT_EQ(verdict(rules, history({session}), duty, "2026-12-01"), "satisfied");
  const auto stranger = load(composition("require = \"invited\"\nroles = [\"expert\"]\n"));
  EXPECT_EQ(verdict(stranger, history({session}), duty, "2026-12-01"), "breached");
}

// Who could sit in his own place sits in another where nobody else could, and leaves his own to
// whom it lets stand in.
TEST(Composition, AHolderMovesWhereHeAloneCanSit) {
  const auto rules = load(R"(
[[role]]
id = "x"
name = "X"
substitution = "listed-roles"
substitutes = ["y"]
[[role]]
id = "y"
name = "Y"
substitution = "listed-roles"
substitutes = ["z"]
[[role]]
id = "z"
name = "Z"
[[obligation]]
id = "o"
body = "copil"
kind = "composition"
roles = ["y", "x"]
source = { article = "1" }
)");
  const auto with = [&](std::vector<governance::Presence> present) {
    auto session = held("copil", "2026-10-13");
    session.present = std::move(present);
    return verdict(rules, history({session}), "o/2026-10-13", "2026-12-01");
  };
  EXPECT_EQ(with({{"y", 1}, {"z", 1}}), "satisfied");
  EXPECT_EQ(with({{"y", 2}}), "satisfied");
  EXPECT_EQ(with({{"y", 1}}), "breached");
  EXPECT_EQ(with({{"x", 1}, {"z", 1}}), "satisfied");
  EXPECT_EQ(with({{"z", 2}}), "breached");
}

// Nobody has to invite a party that is not bound yet.
TEST(Composition, InvitedAsksForNobodyBeforeHisPartyIsBound) {
  const auto rules = load(
      "[[obligation]]\nid = \"o\"\nbody = \"cotech\"\nkind = \"composition\"\n"
      "require = \"invited\"\nroles = [\"cat\", \"cd\"]\nsource = { article = \"1\" }\n");
  const auto on = [&](const char* day_of) {
    auto session = held("cotech", day_of);
    session.convened_on = day("2026-06-01");
    return verdict(rules, history({session}), std::string("o/") + day_of, "2026-12-01");
  };
  EXPECT_EQ(on("2026-06-30"), "satisfied");
  EXPECT_EQ(on("2026-07-01"), "breached");  // and the body has no seat for it
}

std::string standing(const std::string& more = "") {
  return R"(
[[obligation]]
id = "referent"
title = "Référent"
kind = "standing"
role = "expert"
source = { article = "1" }
)" + more;
}

governance::History seats(std::vector<governance::Seat> list) {
  governance::History facts;
  facts.seats = std::move(list);
  return facts;
}

TEST(Standing, FilledVacantAndUnknown) {
  const auto rules = load(standing());
  EXPECT_EQ(verdict(rules, {}, "referent/2026", "2026-06-01"), "unproven");
  const auto filled = seats({{"expert", "a", "", day("2025-01-01"), {}}});
  EXPECT_EQ(verdict(rules, filled, "referent/2026", "2026-06-01"), "covered");
  EXPECT_EQ(verdict(rules, filled, "referent/2026", "2027-01-01"), "satisfied");
  const auto ended = seats({{"expert", "a", "", day("2025-01-01"), day("2026-09-30")}});
  EXPECT_EQ(verdict(rules, ended, "referent/2026", "2026-08-30"), "open");
  EXPECT_EQ(verdict(rules, ended, "referent/2026", "2026-08-31"), "at_risk");
  EXPECT_EQ(verdict(rules, ended, "referent/2026", "2026-09-30"), "at_risk");
  EXPECT_EQ(verdict(rules, ended, "referent/2026", "2026-10-01"), "lost");
  EXPECT_EQ(verdict(rules, ended, "referent/2026", "2027-01-01"), "breached");
}

TEST(Standing, ATolerableVacancyIsToleratedAndNoMore) {
  const auto rules = load(standing("vacancy = { days = 10 }\n"));
  const auto with_successor = [&](const char* from) {
    return seats({{"expert", "a", "", day("2025-01-01"), day("2026-03-31")},
                  {"expert", "b", "", day(from), {}}});
  };
  // Vacant from 1 April: ten days, to the 10th, are tolerated.
  EXPECT_EQ(verdict(rules, with_successor("2026-04-11"), "referent/2026", "2026-06-01"), "covered");
  EXPECT_EQ(verdict(rules, with_successor("2026-04-12"), "referent/2026", "2026-06-01"), "lost");
  // A vacancy that was mended weighs on its own year alone.
  EXPECT_EQ(verdict(rules, with_successor("2026-04-12"), "referent/2027", "2027-06-01"), "covered");
}

TEST(Readings, ADutySaysOnWhichReadingItDepends) {
  const std::string text = R"(
[[ambiguity]]
id = "mensuel"
question = "Chaque mois ?"
source = { article = "1" }
default = { id = "chaque-mois", note = "oui" }
alternatives = [ { id = "sauf-aout", note = "sauf août" } ]
[[obligation]]
id = "groupe-mensuel"
title = "Groupe"
body = "groupe"
kind = "cadence"
at_least = 1
per = "month"
source = { article = "1" }
  [[obligation.reading]]
  id = "sauf-aout"
  except_months = [8]
)";
  base::Diagnostics diagnostics;
  const auto book = rules::parse({{"a.toml", small_convention()}, {"b.toml", text}}, diagnostics);
  ASSERT_TRUE(book);
  const auto rules = book->build({}, diagnostics);
  const auto known = governance::as_of({}, day("2026-10-01"));
  auto judgements = compliance::judge(*rules, {}, known);
  compliance::compare_readings(judgements, *book, {}, known);
  for (const auto& j : judgements) {
    const bool august = j.duty.id.ends_with("-08");
    EXPECT_EQ(j.depends_on.size(), august ? 1U : 0U) << j.duty.id;
  }
}

// The seats of a party that is not bound yet are none of a college: of one that has no other,
// nothing is asked.
TEST(Composition, ACollegeThatNobodyIsBoundInIsNotAskedFor) {
  const auto found = [](const std::string& rule, const char* on) {
    const auto rules = load(R"(
[[party]]
id = "region"
name = "Région"
effective = 2026-06-01
[[college]]
id = "a"
name = "A"
[[college]]
id = "b"
name = "B"
[[role]]
id = "ancien"
name = "Ancien"
party = "caf"
college = "a"
seats = 4
[[role]]
id = "nouveau"
name = "Nouveau"
party = "region"
college = "b"
seats = 4
[[body]]
id = "assemblee"
name = "Assemblée"
members = ["ancien", "nouveau"]
[[obligation]]
id = "o"
body = "assemblee"
kind = "composition"
require = "present"
source = { article = "1" }
)" + rule);
    auto session = held("assemblee", on);
    session.present = Present{{"ancien", 2}};
    return verdict(rules, history({session}), std::string("o/") + on, "2026-12-01");
  };
  for (const char* rule :
       {"parity = { a = \"a\", b = \"b\" }\n",
        "share = [{ college = \"b\", at_least = \"1/2\" }]\n",
        "share = [{ college = \"b\", at_least = \"1/2\", of = \"present\" }]\n"}) {
    EXPECT_EQ(found(rule, "2026-05-31"), "satisfied") << rule;
    EXPECT_EQ(found(rule, "2026-06-01"), "breached") << rule;
  }
}

}  // namespace
}  // namespace gouvernail::test::composition_test
