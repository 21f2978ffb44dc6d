// SPDX-License-Identifier: MPL-2.0
// Every kind of obligation with every key that rules/README.md names, and the layers above them.
#include <gmock/gmock.h>

#include "governance/convention.h"
#include "rules/rules.h"
#include "rules/traits.h"
#include "support/rules_text.h"

namespace gouvernail::rules::decode_test {
namespace {

using test::day;
using test::load;
using ::testing::ElementsAre;

template <class Kind>
Kind decode(const std::string& keys) {
  const Rules rules =
      load("[[obligation]]\nid = \"o\"\nsource = { article = \"1\" }\n" + keys + "\n");
  EXPECT_EQ(rules.obligations.size(), 1U);
  return std::get<Kind>(rules.obligations.at(0).kind);
}

TEST(Decode, WhatEveryObligationHas) {
  const Rules rules = load(R"(
[[obligation]]
id = "o"
title = { fr = "Titre", en = "Title" }
kind = "deadline"
body = "presse"
due = 2027-01-31
weight = "recommendation"
sanction = "12"
from = 2026-02-01
until = 2027-11-30
party = "departement"
source = { article = "6-a", paragraph = 2, quote = "mots" }
)");
  const Obligation& o = rules.obligations.at(0);
  EXPECT_EQ(o.title.en, "Title");
  EXPECT_EQ(o.weight, Weight::recommendation);
  EXPECT_EQ(o.sanction, "12");
  EXPECT_EQ(o.source.article, "6-a");
  EXPECT_EQ(o.source.quote, "mots");
  EXPECT_EQ(o.in_force.first, day("2026-07-01"));  // the party enters later than `from`
  EXPECT_EQ(o.in_force.last, day("2027-11-30"));
  EXPECT_STREQ(traits(o.kind).name, "deadline");
}

TEST(Decode, WeightsFromTheHeaviestToTheLightest) {
  const auto weight = [](const std::string& key) {
    return load(
               "[[obligation]]\nid = \"o\"\nkind = \"cadence\"\nbody = \"copil\"\nat_least = 1\n"
               "per = \"year\"\nsource = { article = \"1\" }\n" +
               key)
        .obligations.at(0)
        .weight;
  };
  EXPECT_EQ(weight(""), Weight::obligation);
  for (const Weight one : all_weights) {
    EXPECT_EQ(weight(std::string("weight = \"") + to_string(one) + "\"\n"), one);
  }
  EXPECT_LT(Weight::obligation, Weight::indicator);
  EXPECT_LT(Weight::indicator, Weight::recommendation);
  EXPECT_THROW(weight("weight = \"indicateur\"\n"), std::invalid_argument);
}

TEST(Decode, WhatBecomesOfAnActAndWhatOlderRecordsCallThings) {
  const Rules rules = load(R"(
[[act]]
id = "lettre"
name = "Lettre"
done = "sent"
[[renamed]]
old = "ancien"
new = "nouveau"
[[renamed]]
old = "disparu"
note = "n'est plus dû"
[[sanction]]
article = "12"
text = "Une partie peut y mettre fin."
)");
  EXPECT_EQ(rules.convention->done_of("lettre"), governance::Done::sent);
  EXPECT_EQ(rules.convention->done_of("presse"), governance::Done::done);
  ASSERT_NE(rules.renamed_from("ancien"), nullptr);
  EXPECT_EQ(rules.renamed_from("ancien")->new_id, "nouveau");
  EXPECT_TRUE(rules.renamed_from("disparu")->new_id.empty());
  EXPECT_EQ(rules.renamed_from("jamais"), nullptr);
  EXPECT_EQ(rules.sanctions.at(0).text.fr, "Une partie peut y mettre fin.");
  EXPECT_THROW(load("[[renamed]]\nold = \"a\"\n[[renamed]]\nold = \"a\"\n"), std::invalid_argument);
}

TEST(Decode, ABodyThatMayBeHeldJointlySaysWhere) {
  const std::string body = "[[body]]\nid = \"b\"\nname = \"B\"\n";
  const Rules rules = load(body + "joint = true\nsource = { article = \"6-b\" }\n");
  ASSERT_EQ(rules.joint_bodies.count("b"), 1U);
  EXPECT_EQ(rules.joint_bodies.at("b").source.article, "6-b");
  EXPECT_GT(rules.joint_bodies.at("b").position.line, 0);
  EXPECT_TRUE(load(body + "joint = false\n").joint_bodies.empty());
  EXPECT_THROW(load(body + "joint = true\n"), std::invalid_argument);  // without a source
  const std::string act = "[[act]]\nid = \"b\"\nname = \"B\"\n";
  EXPECT_THROW(load(act + "joint = true\nsource = { article = \"6\" }\n"), std::invalid_argument);
}

TEST(Decode, Cadence) {
  const auto rule = decode<Cadence>(R"(kind = "cadence"
body = "groupe"
at_least = 2
at_most = 4
per = "4 months"
anchor = "signature"
partial = "skip"
counts = "attendance"
except_months = [9, 10, 11, 12]
also_counts = ["cotech"])");
  EXPECT_EQ(rule.at_least, 2);
  EXPECT_EQ(rule.at_most, 4);
  EXPECT_EQ(rule.per.count, 4);
  EXPECT_EQ(rule.per.unit, calendar::PeriodUnit::month);
  EXPECT_TRUE(rule.per.anchored);
  EXPECT_EQ(rule.partial, PartialWindow::skip);
  EXPECT_EQ(rule.counts, EvidenceLevel::attendance);
  EXPECT_THAT(rule.except_months, ElementsAre(9, 10, 11, 12));
  EXPECT_THAT(rule.also_counts, ElementsAre("cotech"));
  const auto exact = decode<Cadence>(
      "kind = \"cadence\"\nbody = \"groupe\"\nexactly = 3\nper = "
      "\"school-year\"");
  EXPECT_EQ(exact.at_least, 3);
  EXPECT_EQ(exact.at_most, 3);
  EXPECT_EQ(exact.partial, PartialWindow::prorata);
  EXPECT_EQ(exact.counts, EvidenceLevel::held);
  EXPECT_TRUE(
      decode<Cadence>("kind = \"cadence\"\nbody = \"groupe\"\nper = \"as-needed\"").delegated);
}

TEST(Decode, EachPeriodByItsName) {
  using calendar::PeriodUnit;
  const std::pair<const char*, PeriodUnit> names[] = {
      {"month", PeriodUnit::month},
      {"2 quarters", PeriodUnit::quarter},
      {"semester", PeriodUnit::semester},
      {"2 years", PeriodUnit::year},
      {"school-year", PeriodUnit::school_year},
      {"convention-year", PeriodUnit::convention_year},
      {"term", PeriodUnit::term}};
  for (const auto& [name, unit] : names) {
    const auto rule = decode<Cadence>(
        std::string("kind = \"cadence\"\nbody = \"groupe\"\nat_least = 1\nper = \"") + name + "\"");
    EXPECT_EQ(rule.per.unit, unit) << name;
    EXPECT_EQ(rule.per.count, name[0] == '2' ? 2 : 1) << name;
  }
}

TEST(Decode, MaxGap) {
  const auto rule = decode<MaxGap>(R"(kind = "max-gap"
body = "copil"
gap = { months = 6, rounding = "down" }
from_signature = true
counts = "minutes")");
  EXPECT_EQ(rule.gap.months, 6);
  EXPECT_EQ(rule.gap.rounding, calendar::MonthRounding::down);
  EXPECT_TRUE(rule.from_signature);
  EXPECT_EQ(rule.counts, EvidenceLevel::minutes);
}

TEST(Decode, Precedence) {
  const auto rule = decode<Precedence>(R"(kind = "precedence"
body = "cotech"
before_each = "copil"
fresh = false
within = { months = 2, rounding = "up" }
at_least_before = { days = 7, regime = "franc" })");
  EXPECT_EQ(rule.before_each, "copil");
  EXPECT_FALSE(rule.fresh);
  EXPECT_EQ(rule.within->rounding, calendar::MonthRounding::up);
  EXPECT_EQ(rule.at_least_before->days.regime, calendar::DayRegime::franc);
  const auto bare =
      decode<Precedence>("kind = \"precedence\"\nbody = \"cotech\"\nbefore_each = \"copil\"");
  EXPECT_TRUE(bare.fresh);
  EXPECT_FALSE(bare.within || bare.at_least_before);
}

TEST(Decode, Response) {
  const auto rule = decode<Response>(R"(kind = "response"
body = "presse"
after_each = ["copil", "cotech"]
at_least_after = { days = 1 }
within = { days = 2, regime = "ouvre" })");
  EXPECT_THAT(rule.after_each, ElementsAre("copil", "cotech"));
  EXPECT_EQ(rule.at_least_after->days.days, 1);
  EXPECT_EQ(rule.within->days.regime, calendar::DayRegime::ouvre);
  EXPECT_EQ(rule.answered_by, AnsweredBy::session);
  EXPECT_FALSE(rule.after_failed_quorum);
  const auto minutes = decode<Response>(R"(kind = "response"
after_each = "copil"
answer = "minutes"
silent_approval = { days = 10 })");
  EXPECT_EQ(minutes.answered_by, AnsweredBy::minutes);
  EXPECT_EQ(minutes.silent_approval->days.days, 10);
}

TEST(Decode, Notice) {
  const auto rule = decode<Notice>(R"(kind = "notice"
body = "copil"
of = "documents"
ahead = { days = 8 }
urgent = { days = 1 }
counted = "received"
delivery = { days = 2, regime = "ouvrable" })");
  EXPECT_EQ(rule.of, NoticeOf::documents);
  EXPECT_EQ(rule.ahead.days.days, 8);
  EXPECT_EQ(rule.urgent->days.days, 1);
  EXPECT_EQ(rule.counted, NoticeCounts::received);
  EXPECT_EQ(rule.delivery->days.regime, calendar::DayRegime::ouvrable);
}

TEST(Decode, Standing) {
  const auto rule = decode<Standing>(R"(kind = "standing"
role = "cat"
vacancy = { months = 2, rounding = "down" }
per = "semester")");
  EXPECT_EQ(rule.role, "cat");
  EXPECT_EQ(rule.vacancy.months, 2);
  EXPECT_EQ(rule.per.unit, calendar::PeriodUnit::semester);
}

TEST(Decode, Deadline) {
  const auto before = decode<Deadline>(R"(kind = "deadline"
body = "presse"
before = { anchor = "end", months = 6, rounding = "down" }
opens = 2027-01-01
counts = "convened")");
  EXPECT_EQ(before.anchor, Anchor::end);
  EXPECT_EQ(before.before->months, 6);
  EXPECT_EQ(before.opens, day("2027-01-01"));
  EXPECT_EQ(before.counts, EvidenceLevel::convened);
  const auto after = decode<Deadline>(
      "kind = \"deadline\"\nbody = \"presse\"\nafter = { anchor = \"start\", days = 90 }");
  EXPECT_EQ(after.anchor, Anchor::start);
  EXPECT_EQ(after.after->days.days, 90);
  const auto event = decode<Deadline>(
      "kind = \"deadline\"\nbody = \"presse\"\nafter = { anchor = \"municipales\", months = 6, "
      "rounding = \"down\" }");
  EXPECT_EQ(event.anchor, Anchor::event);
  EXPECT_EQ(event.event, "municipales");
}

const char* yearly = R"(
[[ambiguity]]
id = "an"
question = "Civil ou de convention ?"
source = { article = "1" }
default = { id = "civil", note = "année civile" }
alternatives = [{ id = "convention", note = "depuis la signature" }]
[[obligation]]
id = "copil-annuel"
kind = "cadence"
body = "copil"
at_least = 1
per = "year"
source = { article = "1" }
  [[obligation.reading]]
  id = "convention"
  per = "convention-year"
  at_least = 2
)";

TEST(Layers, AReadingLaysItsKeysOverTheObligation) {
  const Rules plain = load(yearly);
  EXPECT_EQ(std::get<Cadence>(plain.obligations[0].kind).per.unit, calendar::PeriodUnit::year);
  const Rules other = load(yearly, {"convention"});
  const auto& rule = std::get<Cadence>(other.obligations[0].kind);
  EXPECT_EQ(rule.per.unit, calendar::PeriodUnit::convention_year);
  EXPECT_EQ(rule.at_least, 2);
  EXPECT_THAT(other.readings, ElementsAre("convention"));
  // Whether it applies or not, it bears on that obligation.
  EXPECT_THAT(plain.obligations[0].readings, ElementsAre("convention"));
  EXPECT_THAT(other.obligations[0].readings, ElementsAre("convention"));
}

TEST(Layers, AFaultOfAReadingIsFoundWhenReadingsAreChecked) {
  std::string bad = yearly;
  bad.replace(bad.find("convention-year"), 15, "lune");
  base::Diagnostics diagnostics;
  const auto book = parse({{"a.toml", test::small_convention()}, {"b.toml", bad}}, diagnostics);
  ASSERT_TRUE(book);
  book->check_alternatives(diagnostics);
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics[0].code, "unknown-period");
  base::Diagnostics again;
  EXPECT_TRUE(book->build({}, again));
  EXPECT_FALSE(book->build({"convention"}, again));
}

TEST(Layers, UnknownAndContradictingReadingsGiveNoRules) {
  base::Diagnostics diagnostics;
  const auto book = parse({{"a.toml", test::small_convention()}, {"b.toml", yearly}}, diagnostics);
  ASSERT_TRUE(book);
  EXPECT_THAT(book->alternatives(), ElementsAre("convention"));
  EXPECT_TRUE(book->build({"civil"}, diagnostics));  // the default by its own name
  EXPECT_TRUE(book->build({"default"}, diagnostics));
  EXPECT_FALSE(book->build({"conventoin"}, diagnostics));
  EXPECT_EQ(diagnostics.back().code, "unknown-reading");
}

const char* amendment = R"(
[amendment]
id = "avenant-1"
title = "Avenant 1"
signed = 2026-06-15
effective = 2026-07-01
[[replace]]
id = "copil-annuel"
at_least = 2
[[add]]
id = "presse"
kind = "deadline"
body = "presse"
due = 2027-03-31
source = { article = "2" }
)";

std::vector<const Obligation*> versions_after(const std::string& amendments, const std::string& id,
                                              Rules& rules) {
  base::Diagnostics diagnostics;
  const auto book =
      parse({{"a.toml", test::small_convention()}, {"b.toml", yearly}, {"c.toml", amendments}},
            diagnostics);
  EXPECT_TRUE(book) << diagnostics.size();
  rules = *book->build({}, diagnostics);
  return rules.versions(id);
}

TEST(Layers, AnAmendmentEndsOneVersionAndBeginsTheNext) {
  Rules rules;
  const auto versions = versions_after(amendment, "copil-annuel", rules);
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[0]->in_force.last, day("2026-06-30"));
  EXPECT_EQ(std::get<Cadence>(versions[0]->kind).at_least, 1);
  EXPECT_EQ(versions[1]->in_force.first, day("2026-07-01"));
  EXPECT_EQ(std::get<Cadence>(versions[1]->kind).at_least, 2);
  EXPECT_EQ(std::get<Cadence>(versions[1]->kind).per.unit, calendar::PeriodUnit::year);
  EXPECT_EQ(versions[1]->source.amendment, "avenant-1");
  ASSERT_EQ(rules.versions("presse").size(), 1U);
  EXPECT_EQ(rules.versions("presse")[0]->in_force.first, day("2026-07-01"));
  ASSERT_EQ(rules.amendments.size(), 1U);
  EXPECT_EQ(rules.amendments[0].signed_on, day("2026-06-15"));
}

TEST(Layers, ARepealEndsTheObligation) {
  Rules rules;
  const auto versions = versions_after(
      "[amendment]\nid = \"a\"\neffective = 2027-01-01\n[[repeal]]\nid = \"copil-annuel\"\n",
      "copil-annuel", rules);
  ASSERT_EQ(versions.size(), 1U);
  EXPECT_EQ(versions[0]->in_force.last, day("2026-12-31"));
}

TEST(Layers, APartyBindsFromItsOwnDay) {
  const Rules rules = load("");
  EXPECT_EQ(rules.convention->party("departement")->effective, day("2026-07-01"));
  EXPECT_FALSE(rules.convention->party("caf")->effective.has_value());
}

}  // namespace
}  // namespace gouvernail::rules::decode_test
