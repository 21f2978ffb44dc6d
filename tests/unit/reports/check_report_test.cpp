// SPDX-License-Identifier: MPL-2.0
#include "reports/check_report.h"

#include <gtest/gtest.h>

#include "unit/reports/sample.h"

namespace gouvernail::reports {
namespace {

using compliance::Judgement;
using compliance::Verdict;
using sample::day;

std::vector<Judgement> one(Verdict verdict) {
  Judgement judgement;
  judgement.verdict = verdict;
  return {judgement};
}

TEST(ExitStatus, IsOneForWhatIsMissedOrCannotBeKept) {
  for (const Verdict verdict : compliance::all_verdicts) {
    const bool disorder = verdict == Verdict::breached || verdict == Verdict::lost;
    EXPECT_EQ(is_in_order(one(verdict), false), !disorder) << to_string(verdict);
    const bool strict = disorder || verdict == Verdict::at_risk;
    EXPECT_EQ(is_in_order(one(verdict), true), !strict) << to_string(verdict);
  }
  EXPECT_TRUE(is_in_order(std::vector<Judgement>{}, true));
}

TEST(LookedAt, KeepsWindowsThatTouchTheRange) {
  CheckReport report;
  Judgement january;
  january.duty.window = {day("2026-01-01"), day("2026-01-31")};
  report.judgements = {january};
  EXPECT_EQ(looked_at(report).size(), 1u);
  report.from = day("2026-01-31");  // both ends belong to a window
  EXPECT_EQ(looked_at(report).size(), 1u);
  report.from = day("2026-02-01");
  EXPECT_EQ(looked_at(report).size(), 0u);
  report.from.reset();
  report.to = day("2026-01-01");
  EXPECT_EQ(looked_at(report).size(), 1u);
  report.to = day("2025-12-31");
  EXPECT_EQ(looked_at(report).size(), 0u);
}

TEST(LookedAt, CountsAndExitStatusSpeakOfTheseAlone) {
  CheckReport report = sample::check();
  EXPECT_FALSE(is_in_order(report, false));
  // In the first quarter of 2026: the COPIL of the year is planned, sessions were held, the press
  // conference is open, the housing lead appointed, and the COTECH before the next COPIL urgent.
  report.from = day("2026-01-01");
  report.to = day("2026-03-31");
  EXPECT_TRUE(is_in_order(report, false));
  EXPECT_FALSE(is_in_order(report, true));
  const compliance::Counts found = counts(report);
  EXPECT_EQ(found[Verdict::satisfied], 4);
  EXPECT_EQ(found[Verdict::covered], 2);
  EXPECT_EQ(found[Verdict::open], 1);
  EXPECT_EQ(found[Verdict::at_risk], 1);
  EXPECT_EQ(found[Verdict::breached], 0);
}

TEST(ReadingName, JoinsTheAlternatives) {
  rules::Rules rules;
  EXPECT_EQ(reading_name(rules), "default");
  rules.readings = {"terme-2029", "sauf-aout"};
  EXPECT_EQ(reading_name(rules), "terme-2029+sauf-aout");
}

}  // namespace
}  // namespace gouvernail::reports
