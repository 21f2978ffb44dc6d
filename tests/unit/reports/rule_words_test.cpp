// SPDX-License-Identifier: MPL-2.0
// What each kind of obligation asks, in French: the sentences that people read.
#include "reports/rule_words.h"

#include <gtest/gtest.h>

#include "unit/reports/sample.h"

namespace gouvernail::reports::rule_words_test {
namespace {

using calendar::DayRegime;
using calendar::PeriodUnit;

rules::Span days(int count, DayRegime regime = DayRegime::calendar) {
  rules::Span span;
  span.days = {count, regime, calendar::Roll::none};
  return span;
}

rules::Span months(int count) {
  rules::Span span;
  span.months = count;
  return span;
}

std::string asked(rules::Kind kind, const std::string& body = "cotech") {
  rules::Obligation obligation;
  obligation.body = body;
  obligation.kind = std::move(kind);
  return sample::french().text(asks(obligation, sample::rules().convention));
}

std::string cadence(int at_least, std::optional<int> at_most, PeriodUnit unit, int count = 1) {
  rules::Cadence rule;
  rule.at_least = at_least;
  rule.at_most = at_most;
  rule.per.unit = unit;
  rule.per.count = count;
  return asked(rule);
}

TEST(RuleWords, Cadence) {
  EXPECT_EQ(cadence(1, {}, PeriodUnit::month), "au moins 1 fois par mois");
  EXPECT_EQ(cadence(2, {}, PeriodUnit::semester), "au moins 2 fois par semestre");
  EXPECT_EQ(cadence(1, {}, PeriodUnit::year, 6), "au moins 1 fois tous les 6 ans");
  EXPECT_EQ(cadence(1, {}, PeriodUnit::school_year), "au moins 1 fois par année scolaire");
  EXPECT_EQ(cadence(1, {}, PeriodUnit::term), "au moins 1 fois sur toute la convention");
  EXPECT_EQ(cadence(1, 1, PeriodUnit::month), "exactement 1 fois par mois");
  EXPECT_EQ(cadence(0, 2, PeriodUnit::quarter), "au plus 2 fois par trimestre");
  EXPECT_EQ(cadence(1, 3, PeriodUnit::convention_year), "de 1 à 3 fois par année de convention");
  rules::Cadence delegated;
  delegated.delegated = true;
  EXPECT_EQ(asked(delegated), "aussi souvent que nécessaire\u00a0: aucune échéance datée");
}

TEST(RuleWords, MaxGap) {
  EXPECT_EQ(asked(rules::MaxGap{months(3), false, {}}),
            "jamais plus de 3 mois entre deux réunions");
}

TEST(RuleWords, Precedence) {
  rules::Precedence rule;
  rule.before_each = "copil";
  rule.fresh = false;
  EXPECT_EQ(asked(rule),
            "une réunion de l'instance «\u00a0Comité technique\u00a0» avant chaque réunion de "
            "l'instance «\u00a0Comité de pilotage\u00a0»");
  rule.within = days(60);
  EXPECT_EQ(asked(rule),
            "une réunion de l'instance «\u00a0Comité technique\u00a0» dans le délai de 60 jours "
            "qui précède chaque réunion de l'instance «\u00a0Comité de pilotage\u00a0»");
  rule.within.reset();
  rule.at_least_before = days(1, DayRegime::ouvre);
  EXPECT_EQ(asked(rule),
            "une réunion de l'instance «\u00a0Comité technique\u00a0» au moins 1 jour ouvré avant "
            "chaque réunion de l'instance «\u00a0Comité de pilotage\u00a0»");
}

TEST(RuleWords, Response) {
  rules::Response rule;
  rule.after_each = {"copil", "elus"};
  rule.within = days(8, DayRegime::ouvrable);
  EXPECT_EQ(asked(rule, "presse"),
            "«\u00a0Conférence de presse « logement » <à tous>\u00a0» dans un délai de 8 jours "
            "ouvrables, chaque fois après «\u00a0Comité de pilotage\u00a0» et "
            "«\u00a0Groupe d'élus\u00a0»");
  rule.answered_by = rules::AnsweredBy::minutes;
  rule.after_each = {"copil"};
  EXPECT_EQ(asked(rule),
            "un compte rendu dans un délai de 8 jours ouvrables après chaque réunion\u00a0: "
            "«\u00a0Comité de pilotage\u00a0»");
}

TEST(RuleWords, Notice) {
  rules::Notice rule;
  rule.ahead = days(5, DayRegime::franc);
  EXPECT_EQ(asked(rule), "convocation envoyée au moins 5 jours francs avant chaque réunion");
  rule.counted = rules::NoticeCounts::received;
  rule.of = rules::NoticeOf::documents;
  EXPECT_EQ(asked(rule), "documents reçus au moins 5 jours francs avant chaque réunion");
}

TEST(RuleWords, Composition) {
  rules::Composition rule;
  rule.require = rules::Participation::present;
  rule.roles = {{"dgs", 1, {}, true, ""}, {"elus", 1, 3, false, ""}};
  rule.quorum = rules::Quorum{{1, 2}, 0, rules::Fraction{1, 3}};
  EXPECT_EQ(asked(rule),
            "présents à chaque réunion\u00a0: DGS de la communauté de communes (tous les membres), "
            "élus communautaires (exactement 3) et un quorum de 1/2 des membres, 1/3 à la seconde "
            "convocation");
  rule.roles.clear();
  rule.quorum = rules::Quorum{{1, 2}, 1, rules::Fraction{0, 1}};
  EXPECT_EQ(asked(rule),
            "présents à chaque réunion\u00a0: un quorum de 1/2 des membres, aucun à la seconde "
            "convocation, et 1 de plus à la première");
}

TEST(RuleWords, ASecondConvocation) {
  rules::Response rule;
  rule.after_each = {"copil"};
  rule.after_failed_quorum = true;
  rule.within = days(15);
  EXPECT_NE(asked(rule).find("dans les 15 jours"), std::string::npos) << asked(rule);
  rule.at_least_after = days(8);
  EXPECT_NE(asked(rule).find("de 8 jours à 15 jours"), std::string::npos) << asked(rule);
}

TEST(RuleWords, Standing) {
  rules::Standing rule;
  rule.role = "referent-logement";
  rule.vacancy = months(2);
  EXPECT_EQ(asked(rule),
            "«\u00a0référent logement\u00a0»\u00a0: fonction pourvue en permanence, hors une "
            "vacance de 2 mois au plus");
  rule.filled = rules::Filled::at_sessions;
  rule.sessions_of = "copil";
  EXPECT_EQ(asked(rule),
            "«\u00a0référent logement\u00a0»\u00a0: fonction pourvue à chaque séance de "
            "«\u00a0Comité de pilotage\u00a0»");
  rule.filled = rules::Filled::once;
  rule.per = {calendar::PeriodUnit::term, 1, false};
  EXPECT_EQ(asked(rule),
            "«\u00a0référent logement\u00a0»\u00a0: une personne nommée, une fois sur toute la "
            "convention");
}

TEST(RuleWords, Deadline) {
  rules::Deadline rule;
  rule.due = sample::day("2028-12-31");
  EXPECT_EQ(asked(rule), "une fois, au plus tard le dimanche 31 décembre 2028");
  rule.due.reset();
  rule.before = months(6);
  EXPECT_EQ(asked(rule), "une fois, au plus tard 6 mois avant la fin de la convention");
  rule.before.reset();
  rule.after = days(10);
  rule.anchor = rules::Anchor::signature;
  EXPECT_EQ(asked(rule), "une fois, au plus tard 10 jours après la signature");
  rule.after.reset();
  rule.anchor = rules::Anchor::event;
  rule.event = "municipales";
  EXPECT_EQ(asked(rule), "une fois, après chaque élection «\u00a0municipales\u00a0»");
}

TEST(RuleWords, ABodyThatTheConventionDoesNotKnowIsNamedByItsId) {
  rules::Precedence rule;
  rule.before_each = "inconnu";
  EXPECT_NE(asked(rule).find("«\u00a0inconnu\u00a0»"), std::string::npos);
}

}  // namespace
}  // namespace gouvernail::reports::rule_words_test
