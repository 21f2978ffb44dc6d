// SPDX-License-Identifier: MPL-2.0
// read_rules, explain_obligation and lint_rules.
#include <gmock/gmock.h>

#include "app/explain_obligation.h"
#include "app/lint_rules.h"
#include "governance/convention.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using RulesCases = ExampleWorkspace;

TEST_F(RulesCases, AreThoseOfTheWorkspaceUnlessNamed) {
  const auto mine = app::read_rules({workspace, ""}).rules;
  const auto named = app::read_rules({"/nowhere", shipped_rules}).rules;
  EXPECT_EQ(mine.convention->id, named.convention->id);
  EXPECT_THAT(refusal([&] {
                app::read_rules({workspace, "no-such-rules"});
              }),
              HasSubstr("there is no folder of rules “no-such-rules”"));
  EXPECT_NE(refusal([&] { app::read_rules({folder.path(), ""}); }), "");
}

TEST_F(RulesCases, AnObligationIsFoundByItsIdOrThatOfADuty) {
  for (const char* id : {"copil-annuel", "copil-annuel/2026"}) {
    const auto explained = app::explain_obligation({{workspace, ""}, id});
    ASSERT_EQ(explained.versions.size(), 1U);
    EXPECT_EQ(explained.versions.front()->id, "copil-annuel");
  }
  EXPECT_THAT(refusal([&] {
                app::explain_obligation({{workspace, ""}, "copil-anuel/2026"});
              }),
              HasSubstr("did you mean “copil-annuel”?"));
}

TEST_F(RulesCases, ATextWithoutTheQuotesIsRemarkedOn) {
  const auto without = app::lint_rules({{workspace, ""}, ""}).remarks.size();
  folder.write("text.txt", "Rien.");
  EXPECT_GE(app::lint_rules({{workspace, ""}, folder.path() / "text.txt"}).remarks.size(), without);
  EXPECT_THAT(refusal([&] {
                app::lint_rules({{workspace, ""}, folder.path() / "none.txt"});
              }),
              HasSubstr("none.txt"));
}

}  // namespace
}  // namespace gouvernail::test
