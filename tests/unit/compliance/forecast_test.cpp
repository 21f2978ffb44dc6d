// SPDX-License-Identifier: MPL-2.0
#include "compliance/forecast.h"

#include <gtest/gtest.h>

#include "governance/history.h"
#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

using compliance::Expected;
using compliance::Forecast;

rules::Rules asking(const std::string& require) {
  return load(R"(
[[obligation]]
id = "copil-composition"
title = "Composition"
body = "copil"
kind = "composition"
roles = ["elu", "cat", "cd"]
require = ")" +
              require +
              R"("
source = { article = "1" }
)");
}

Forecast foretell(const std::string& require, const std::vector<Expected>& expected) {
  return compliance::forecast(asking(require), {}, proposed("copil", "2026-10-13"), expected);
}

// The verdict of a session that was held so.
std::string held_so(const std::string& require, const std::vector<governance::Presence>& present) {
  auto session = held("copil", "2026-10-13");
  session.present = present;
  return verdict(asking(require), history({session}), "copil-composition/2026-10-13", "2026-12-01");
}

const Expected elu{"elu", "epci", true, "e"};
const Expected cat{"cat", "caf", true, "c"};
const Expected silent{"cd", "departement", false, "d"};
// Of the Département, without a seat; and an elected member of the EPCI: both in the place of "cd".
const Expected colleague{"", "departement", true, "x", "cd"};
const Expected stranger{"elu", "departement", true, "y", "cd"};

TEST(AForecast, HangsOnWhoeverHasNotAnswered) {
  const Forecast forecast = foretell("present", {elu, cat, silent});
  EXPECT_TRUE(forecast.lacking.empty());
  EXPECT_FALSE(forecast.settled);
  EXPECT_EQ(forecast.hangs_on, std::vector<std::string>{"departement"});
}

TEST(AForecast, CountsASubstituteAsTheVerdictWill) {
  using governance::Attending;
  const std::vector<governance::Presence> others = {{"elu", 1}, {"cat", 1}};
  for (const std::string require : {"present", "represented"}) {
    for (const Expected& substitute : {colleague, stranger}) {
      auto sheet = others;
      sheet.push_back({"cd", 1, Attending::represented, "", substitute.role, substitute.person});
      const Forecast forecast = foretell(require, {elu, cat, substitute});
      EXPECT_EQ(forecast.settled, held_so(require, sheet) == "satisfied");
      EXPECT_EQ(forecast.lacking.empty(), forecast.settled);
    }
  }
  EXPECT_TRUE(foretell("represented", {elu, cat, colleague}).settled);
  EXPECT_FALSE(foretell("represented", {elu, cat, stranger}).settled);
  EXPECT_FALSE(foretell("present", {elu, cat, colleague}).settled);
}

}  // namespace
}  // namespace gouvernail::test
