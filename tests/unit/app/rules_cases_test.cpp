// SPDX-License-Identifier: MPL-2.0
// read_rules, explain_obligation and lint_rules.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "app/explain_obligation.h"
#include "app/lint_rules.h"
#include "governance/convention.h"
#include "rules/source.h"
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
    EXPECT_EQ(explained.id, "copil-annuel");
  }
  EXPECT_THAT(refusal([&] {
                app::explain_obligation({{workspace, ""}, "copil-anuel/2026"});
              }),
              HasSubstr("did you mean “copil-annuel”?"));
}

TEST_F(RulesCases, TheTextOfAnArticleIsReadFromTheWorkspaceAlone) {
  const auto texts = [&](const std::string& rules) {
    return app::explain_obligation({{workspace, rules}, ""}).texts;
  };
  EXPECT_TRUE(texts("").empty());
  std::filesystem::create_directories(workspace / "texts");
  std::ofstream(workspace / "texts" / "article-6a.md") << "## § 1\n\nUne fois par an.\n";
  rules::Source clause;
  clause.article = "6-a";
  clause.paragraph = 1;
  EXPECT_EQ(texts("").of(clause), "Une fois par an.");
  EXPECT_TRUE(texts(shipped_rules).empty());
}

// A server has read the folder before; what is written meanwhile counts from the next page on.
TEST_F(RulesCases, AFileThatChangedIsReadAnew) {
  const fs::path rules = folder.path() / "rules";
  fs::copy(source / "rules" / shipped_rules, rules, fs::copy_options::recursive);
  const fs::path file = rules / "convention.toml";
  const auto written = fs::last_write_time(file);
  std::string text = folder.bytes("rules/convention.toml");
  const auto name = [&] {
    return app::read_rules({workspace, rules.string()}).rules.convention->name.fr;
  };
  const auto former = name();
  const std::size_t place = text.find("Montreuillois 2024");
  ASSERT_NE(place, std::string::npos);
  text.replace(place, 18, "Montreuillois 2O24");  // as long as before
  folder.write("rules/convention.toml", text);
  fs::last_write_time(file, written);
  EXPECT_NE(name(), former);
  folder.write("rules/convention.toml", text + "\n[");
  EXPECT_THAT(refusal(name), HasSubstr("the rules of " + rules.string() + " have errors"));
  folder.write("rules/convention.toml", text);
  EXPECT_NE(name(), former);
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
