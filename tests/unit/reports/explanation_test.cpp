// SPDX-License-Identifier: MPL-2.0
// Why a day: in days, persons and preferences, as somebody says it.
#include <gmock/gmock.h>

#include "reports/explanation.h"
#include "unit/reports/sample.h"

namespace gouvernail::test::explanation_test {
namespace {

using planning::Explanation;
using testing::ElementsAre;

std::vector<std::string> lines_of(const Explanation& explanation, std::size_t part) {
  const reports::Language texts = reports::sample::english();
  std::vector<std::string> lines;
  const auto parts = reports::explanation_parts(explanation, texts);
  for (const auto& line : parts.at(part).lines) lines.push_back(texts.text(line));
  return lines;
}

TEST(ExplanationWords, SayWhatADayCountsAgainstItself) {
  Explanation why;
  EXPECT_THAT(lines_of(why, 0), ElementsAre("nothing: every wish is kept"));
  why.against = {{"spread", 3.5}, {"absence", 2}, {"season", 1}};
  EXPECT_THAT(lines_of(why, 0), ElementsAre("2 persons invited taken elsewhere",
                                            "when many are away (August, year's end, bridge day)",
                                            "3.5 days from an even rhythm"));
}

TEST(ExplanationWords, SayHowAnotherDayDiffers) {
  Explanation why;
  const calendar::Day day = *calendar::parse_iso_day("2026-12-08");
  const calendar::Minutes two{14 * 60};
  why.next_best = {{day, two, 1, {{"spread", 1}}},
                   {day, two, 2, {{"spread", -3}, {"weekday", 1}}},
                   {day, two, 0, {}},
                   {day, two, 4, {{"absence", -1}}}};
  const auto lines = lines_of(why, 1);
  EXPECT_THAT(lines.at(0), testing::EndsWith(": 1 day further from an even rhythm"));
  EXPECT_THAT(lines.at(1), testing::EndsWith(": not a day of the week that you prefer; but 3 days "
                                             "nearer to an even rhythm"));
  EXPECT_THAT(lines.at(2), testing::EndsWith(": as good"));
  EXPECT_THAT(lines.at(3), testing::EndsWith(": 1 fewer person invited taken elsewhere; but others "
                                             "that it goes with lose by it"));
}

}  // namespace
}  // namespace gouvernail::test::explanation_test
