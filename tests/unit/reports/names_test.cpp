// SPDX-License-Identifier: MPL-2.0
#include "reports/names.h"

#include <gtest/gtest.h>

#include "governance/convention.h"
#include "reports/duty_words.h"
#include "unit/reports/sample.h"

namespace gouvernail::reports {
namespace {

using sample::day;

using calendar::WindowForm;

compliance::Duty duty(const std::string& first, const std::string& last) {
  static const rules::Obligation cadence = [] {
    rules::Obligation o;
    o.kind = rules::Cadence{};
    return o;
  }();
  compliance::Duty d;
  d.obligation = &cadence;
  d.window = {day(first), day(last)};
  return d;
}

compliance::Duty of(WindowForm form, const std::string& label, const std::string& first,
                    const std::string& last) {
  compliance::Duty d = duty(first, last);
  d.period = compliance::DutyPeriod{form, label, false};
  return d;
}

TEST(WindowName, FollowsThePeriod) {
  const Language fr = sample::french();
  const auto name = [&](WindowForm form, const std::string& label, const std::string& first,
                        const std::string& last) {
    return window_name(of(form, label, first, last), fr);
  };
  EXPECT_EQ(name(WindowForm::year, "2026", "2026-01-01", "2026-12-31"), "2026");
  EXPECT_EQ(name(WindowForm::years, "2024-2025", "2024-01-01", "2025-12-31"), "2024-2025");
  EXPECT_EQ(name(WindowForm::month, "2026-10", "2026-10-01", "2026-10-31"), "octobre 2026");
  EXPECT_EQ(name(WindowForm::quarter, "2026-Q1", "2026-01-01", "2026-03-31"), "1er trimestre 2026");
  EXPECT_EQ(name(WindowForm::quarter, "2026-Q4", "2026-10-01", "2026-12-31"), "4e trimestre 2026");
  EXPECT_EQ(name(WindowForm::semester, "2026-S1", "2026-01-01", "2026-06-30"), "1er semestre 2026");
  EXPECT_EQ(name(WindowForm::semester, "2026-S2", "2026-07-01", "2026-12-31"), "2e semestre 2026");
  EXPECT_EQ(name(WindowForm::term, "term", "2024-01-01", "2028-12-31"), "toute la convention");
}

// The first and the last day of what is left of a period are still of that period.
TEST(WindowName, FollowsThePeriodThatTheTermCuts) {
  EXPECT_EQ(
      window_name(of(WindowForm::quarter, "2026-Q2", "2026-06-30", "2026-06-30"), sample::french()),
      "2e trimestre 2026");
  EXPECT_EQ(window_name(of(WindowForm::semester, "2026-S1", "2026-06-30", "2026-06-30"),
                        sample::french()),
            "1er semestre 2026");
}

TEST(WindowName, SchoolYearsSayThatTheyAre) {
  rules::Obligation obligation;
  obligation.kind = rules::Cadence{};
  std::get<rules::Cadence>(obligation.kind).per.unit = calendar::PeriodUnit::school_year;
  compliance::Duty d = of(WindowForm::years, "2025-2026", "2025-09-01", "2026-08-31");
  d.obligation = &obligation;
  EXPECT_EQ(window_name(d, sample::french()), "année scolaire 2025-2026");
}

TEST(WindowName, AWindowCutByAnAmendmentSaysSinceWhen) {
  compliance::Duty d = of(WindowForm::quarter, "2026-Q1", "2026-02-01", "2026-03-31");
  d.period->resumed = true;
  EXPECT_EQ(window_name(d, sample::french()), "1er trimestre 2026, à partir du 1er février 2026");
}

TEST(WindowName, ADutyOfASessionIsNamedByItsDay) {
  compliance::Duty d = duty("2026-01-05", "2026-04-04");
  d.session_day = day("2026-10-13");
  EXPECT_EQ(window_name(d, sample::french()), "réunion du 13 octobre 2026");
}

TEST(WindowName, AnchoredPeriodsAndGapsAreNamedByTheirDays) {
  EXPECT_EQ(window_name(of(WindowForm::first_day, "2026-01-05", "2026-01-05", "2026-04-04"),
                        sample::french()),
            "du 5 janvier au 4 avril 2026");
  compliance::Duty gap = duty("2026-01-05", "2026-04-04");
  gap.trigger = "m-1";
  EXPECT_EQ(window_name(gap, sample::french()), "du 5 janvier au 4 avril 2026");
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
    rules.convention->bodies = {known};
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
