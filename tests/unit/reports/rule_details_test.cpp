// SPDX-License-Identifier: MPL-2.0
#include "reports/rule_details.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/convention.h"
#include "rules/obligation.h"
#include "rules/rules.h"
#include "unit/reports/sample.h"

namespace gouvernail::reports {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> said(const rules::Kind& kind, const std::string& body = "copil") {
  rules::Obligation obligation;
  obligation.id = "o";
  obligation.body = body;
  obligation.kind = kind;
  std::vector<std::string> lines;
  for (const base::Message& detail : details(obligation, sample::rules().convention)) {
    lines.push_back(sample::french().text(detail));
  }
  return lines;
}

TEST(RuleDetails, SayWhatCountsAndWhatIsLeftOut) {
  rules::Cadence rule;
  rule.at_least = 1;
  rule.per = {calendar::PeriodUnit::year, 1, false};
  EXPECT_THAT(said(rule), ElementsAre("une période incomplète n'en demande qu'une part",
                                      "une séance compte une fois tenue"));
  // An act is done: nothing more is to be said of it.
  EXPECT_THAT(said(rule, "presse"), ElementsAre("une période incomplète n'en demande qu'une part"));
  rule.partial = rules::PartialWindow::skip;
  rule.except_months = {8, 12};
  rule.counts = rules::EvidenceLevel::minutes;
  rule.counting.composition_is_condition = true;
  EXPECT_THAT(said(rule),
              ElementsAre("une période incomplète ne demande rien", "pas due en août et décembre",
                          "une séance compte avec son compte rendu approuvé",
                          "une séance sans sa composition ne compte pas"));
}

TEST(RuleDetails, SayHowAnswersAreMatched) {
  rules::Response rule;
  rule.after_each = {"copil"};
  rule.own = true;
  rule.since = rules::Span{};
  rule.since->months = 3;
  EXPECT_THAT(said(rule, "presse"),
              ElementsAre("le texte ne dit aucun délai\u00a0: jusqu'à la fin de la convention",
                          "ce qui a été fait jusqu'à 3 mois avant y répond aussi",
                          "chacune en demande une qui lui soit propre"));
}

TEST(RuleDetails, AStateIsProvenOnWhateverDay) {
  rules::Deadline rule;
  rule.due = sample::day("2028-12-31");
  rule.opens = sample::day("2028-01-02");
  rule.state = true;
  EXPECT_THAT(said(rule, "presse"),
              ElementsAre("à partir du 2 janvier 2028",
                          "un état atteint à cette date ou non, de quelque jour que soit le "
                          "constat"));
}

}  // namespace
}  // namespace gouvernail::reports
