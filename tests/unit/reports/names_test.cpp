// SPDX-License-Identifier: MPL-2.0
#include "reports/names.h"

#include <gtest/gtest.h>

#include "reports/duty_words.h"
#include "unit/reports/sample.h"

namespace gouvernail::reports {
namespace {

using sample::day;

compliance::Duty duty(const std::string& label, const std::string& first = "2026-01-05",
                      const std::string& last = "2026-04-04") {
  static const rules::Obligation cadence{
      "o", "b", {}, rules::Cadence{}, rules::Weight::obligation, "", {}, {}, {}};
  compliance::Duty d;
  d.id = "o/" + label;
  d.obligation = &cadence;
  d.window = {day(first), day(last)};
  return d;
}

TEST(WindowName, FollowsThePeriod) {
  const Language fr = sample::french();
  EXPECT_EQ(window_name(duty("2026"), fr), "2026");
  EXPECT_EQ(window_name(duty("2024-2025"), fr), "2024-2025");
  EXPECT_EQ(window_name(duty("2026-10"), fr), "octobre 2026");
  EXPECT_EQ(window_name(duty("2026-Q1"), fr), "1er trimestre 2026");
  EXPECT_EQ(window_name(duty("2026-Q4"), fr), "4e trimestre 2026");
  EXPECT_EQ(window_name(duty("2026-S1"), fr), "1er semestre 2026");
  EXPECT_EQ(window_name(duty("2026-S2"), fr), "2e semestre 2026");
  EXPECT_EQ(window_name(duty("term"), fr), "toute la convention");
}

TEST(WindowName, SchoolYearsSayThatTheyAre) {
  rules::Obligation obligation{"o", "b", {}, rules::Cadence{}, rules::Weight::obligation, "",
                               {},  {},  {}};
  std::get<rules::Cadence>(obligation.kind).per.unit = calendar::PeriodUnit::school_year;
  compliance::Duty d = duty("2025-2026");
  d.obligation = &obligation;
  EXPECT_EQ(window_name(d, sample::french()), "année scolaire 2025-2026");
}

TEST(WindowName, AWindowCutByAnAmendmentSaysSinceWhen) {
  EXPECT_EQ(window_name(duty("2026-Q1@2026-02-01", "2026-02-01", "2026-03-31"), sample::french()),
            "1er trimestre 2026, à partir du 1er février 2026");
}

TEST(WindowName, ADutyOfASessionIsNamedByItsDay) {
  compliance::Duty d = duty("2026-10-13");
  d.trigger = "m-1";
  EXPECT_EQ(window_name(d, sample::french()), "réunion du 13 octobre 2026");
  d.id = "o/2026-10-13-2";
  EXPECT_EQ(window_name(d, sample::french()), "réunion du 13 octobre 2026");
}

TEST(WindowName, AnchoredPeriodsAndGapsAreNamedByTheirDays) {
  EXPECT_EQ(window_name(duty("2026-01-05"), sample::french()), "du 5 janvier au 4 avril 2026");
  rules::Obligation gap{"o", "b", {}, rules::MaxGap{}, rules::Weight::obligation, "", {}, {}, {}};
  compliance::Duty d = duty("2026-01-05");
  d.obligation = &gap;
  d.trigger = "m-1";
  EXPECT_EQ(window_name(d, sample::french()), "du 5 janvier au 4 avril 2026");
}

TEST(SourceName, LeavesOutWhatIsNotGiven) {
  const Language fr = sample::french();
  EXPECT_EQ(source_name({"6-a", 1, {}, "", ""}, fr), "art.\u00a06-a, §\u00a01");
  EXPECT_EQ(source_name({"10", {}, {}, "", ""}, fr), "art.\u00a010");
  EXPECT_EQ(source_name({"annexe-3", {}, 16, "", ""}, fr), "annexe\u00a03, objectif\u00a016");
  EXPECT_EQ(source_name({"6-a", 2, {}, "a1", ""}, fr), "art.\u00a06-a, §\u00a02, avenant a1");
  EXPECT_EQ(source_name({}, fr), "");
}

// The name of the body stands before the title, unless the title says it already.
TEST(ObligationName, DoesNotSayTheBodyTwice) {
  const auto named = [](const std::string& body, const std::string& title) {
    rules::Rules rules;
    governance::Body known;
    known.id = "b";
    known.name = {body, ""};
    rules.convention.bodies = {known};
    rules::Obligation obligation;
    obligation.id = "o";
    obligation.body = "b";
    obligation.title = {title, ""};
    return obligation_name(rules, obligation, sample::french());
  };
  EXPECT_EQ(named("Groupe projet", "Réunion mensuelle"), "Groupe projet – Réunion mensuelle");
  EXPECT_EQ(named("Groupe projet", "Le groupe projet chaque mois"), "Le groupe projet chaque mois");
  EXPECT_EQ(named("Groupe thématique logement", "Groupe logement : son référent"),
            "Groupe logement : son référent");
  // One word in two is not enough: the title is about another body.
  EXPECT_EQ(named("Comité technique", "Avant chaque comité de pilotage"),
            "Comité technique – Avant chaque comité de pilotage");
  EXPECT_EQ(named("Groupe projet", ""), "Groupe projet – o");
}

TEST(ObligationName, AnActIsNamedByItsTitle) {
  EXPECT_EQ(obligation_name(sample::rules(), sample::rules().obligations[5], sample::french()),
            "Conférence de presse annuelle");
}

}  // namespace
}  // namespace gouvernail::reports
