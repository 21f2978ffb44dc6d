// SPDX-License-Identifier: MPL-2.0
// Dates offered for what a session keeps only when it is marked.
#include "planning/slots.h"

#include <gtest/gtest.h>

#include "governance/convention.h"
#include "governance/history.h"
#include "planning/plan.h"
#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

const char* group_without_quorum = R"(
[[obligation]]
id = "quorum"
body = "groupe"
kind = "composition"
quorum = { first = "2/3", second = "none" }
source = { article = "1" }
[[obligation]]
id = "encore"
body = "groupe"
kind = "response"
after_each = "groupe"
when = "quorum-failed"
within = { days = 15 }
source = { article = "1" }
)";

TEST(Slots, ASecondConvocationNamesTheSessionThatItFollows) {
  const auto rules = load(group_without_quorum);
  planning::Problem problem;
  problem.rules = &rules;
  problem.today = day("2026-03-20");
  problem.horizon = {day("2026-03-21"), rules.convention->term.last};
  auto missed = held("groupe", "2026-03-19");
  missed.present = std::vector<governance::Presence>{{"cat", 1}};
  problem.history.own().meetings.push_back(missed);
  const planning::Slots slots(problem);
  bool asked = false;
  for (const auto& judgement : slots.judgements()) {
    if (judgement.duty.id != "encore/2026-03-19") continue;
    asked = true;
    const auto best = slots.best(judgement, 1);
    ASSERT_EQ(best.size(), 1U);
    const auto meeting = planning::meeting_of(best.front());
    EXPECT_EQ(meeting.second_of, missed.uid);
    auto facts = *problem.history;
    facts.meetings.push_back(meeting);
    facts.meetings.back().uid = "offered";
    EXPECT_EQ(verdict(rules, facts, "encore/2026-03-19", "2026-03-20"), "covered");
  }
  EXPECT_TRUE(asked);
}

}  // namespace
}  // namespace gouvernail::test
