// SPDX-License-Identifier: MPL-2.0
#include "app/judge_convention.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "governance/convention.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using compliance::Verdict;
using ::testing::HasSubstr;
using JudgeConvention = ExampleWorkspace;

Verdict verdict_of(const reports::CheckReport& report, const std::string& duty) {
  for (const compliance::Judgement& judgement : report.judgements) {
    if (judgement.duty.id == duty) return judgement.verdict;
  }
  throw std::invalid_argument(duty);
}

TEST_F(JudgeConvention, SaysTheVerdictOfEachDuty) {
  const auto judged = app::judge_convention({situation()});
  EXPECT_EQ(verdict_of(judged.report, "copil-annuel/2025"), Verdict::breached);
  EXPECT_EQ(verdict_of(judged.report, "copil-annuel/2026"), Verdict::satisfied);
  EXPECT_EQ(verdict_of(judged.report, "copil-annuel/2027"), Verdict::upcoming);
  EXPECT_FALSE(reports::is_in_order(judged.report));
  EXPECT_EQ(judged.report.rules, &*judged.opened->rules);
  EXPECT_EQ(judged.report.history, &**judged.known);
}

TEST_F(JudgeConvention, NothingIsBreachedOnItsFirstDay) {
  const auto first = app::judge_convention({situation("2024-01-01")});
  EXPECT_EQ(reports::counts(first.report)[Verdict::breached], 0);
}

TEST_F(JudgeConvention, LooksAtWindowsThatTouchTheDaysAskedFor) {
  app::JudgeConventionRequest request{situation()};
  request.from = request.to = day("2025-12-31");
  const auto judged = app::judge_convention(request);
  const auto seen = reports::looked_at(judged.report);
  const auto is_seen = [&](const std::string& duty) {
    return std::any_of(seen.begin(), seen.end(),
                       [&](const auto* judgement) { return judgement->duty.id == duty; });
  };
  EXPECT_TRUE(is_seen("copil-annuel/2025"));
  EXPECT_FALSE(is_seen("copil-annuel/2026"));
}

TEST_F(JudgeConvention, ComparesReadingsWithTheDefaultOneAlone) {
  app::JudgeConventionRequest request{situation()};
  request.all_readings = true;
  EXPECT_TRUE(app::judge_convention(request).report.all_readings);
  request.term = calendar::DayRange{day("2020-01-01"), day("2023-12-31")};
  EXPECT_THAT(refusal([&] { app::judge_convention(request); }), HasSubstr("--all-readings"));
}

TEST_F(JudgeConvention, AReadingThatTheRulesDoNotHaveIsRefused) {
  app::JudgeConventionRequest request{situation()};
  request.situation.readings = {"no-such-reading"};
  EXPECT_THAT(refusal([&] { app::judge_convention(request); }),
              HasSubstr("these readings cannot be applied"));
}

}  // namespace
}  // namespace gouvernail::test
