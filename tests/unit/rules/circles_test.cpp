// SPDX-License-Identifier: MPL-2.0
#include "rules/circles.h"

#include <gtest/gtest.h>

#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

using rules::Obligation;

Obligation before(const std::string& body, const std::string& later,
                  const std::string& first = "2026-01-01", const std::string& last = "2028-12-31") {
  Obligation obligation;
  obligation.id = body + "-" + later;
  obligation.body = body;
  obligation.in_force = {day(first), day(last)};
  rules::Precedence rule;
  rule.before_each = later;
  obligation.kind = rule;
  return obligation;
}

using Bodies = std::vector<std::string>;

TEST(Circles, ABodyBeforeItselfIsOne) {
  const std::vector<Obligation> rules = {before("a", "b"), before("b", "b")};
  const auto found = rules::find_circle(rules);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->bodies, (Bodies{"b", "b"}));
  EXPECT_EQ(found->obligation->id, "b-b");
}

TEST(Circles, ChainsAndDiamondsAreNone) {
  EXPECT_FALSE(rules::find_circle({}));
  EXPECT_FALSE(rules::find_circle(
      {before("a", "b"), before("b", "c"), before("a", "c"), before("d", "c"), before("a", "d")}));
}

TEST(Circles, AnyNumberOfBodiesMayCloseOne) {
  std::vector<Obligation> rules;
  for (int i = 0; i < 3000; ++i) {
    rules.push_back(before("b" + std::to_string(i), "b" + std::to_string(i + 1)));
  }
  EXPECT_FALSE(rules::find_circle(rules));
  rules.push_back(before("b3000", "b1"));
  const auto found = rules::find_circle(rules);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->bodies.size(), 3001U);
  EXPECT_EQ(found->bodies.front(), found->bodies.back());
}

// An amendment may turn the order round.
TEST(Circles, DaysThatTheyDoNotShareCloseNone) {
  EXPECT_FALSE(rules::find_circle({before("a", "b", "2026-01-01", "2026-12-31"),
                                   before("b", "a", "2027-01-01", "2028-12-31")}));
  EXPECT_TRUE(rules::find_circle({before("a", "b", "2026-01-01", "2027-01-01"),
                                  before("b", "a", "2027-01-01", "2028-12-31")}));
}

}  // namespace
}  // namespace gouvernail::test
