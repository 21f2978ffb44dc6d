// SPDX-License-Identifier: MPL-2.0
#include "base/diagnostic.h"

#include <gtest/gtest.h>

namespace gouvernail::base {
namespace {

Diagnostic at(const std::string& file, int line, int column, const std::string& code,
              Severity severity = Severity::error) {
  return {severity, code, {file, line, column}, "", {}, {}};
}

std::vector<std::string> codes(const Diagnostics& diagnostics) {
  std::vector<std::string> result;
  for (const Diagnostic& diagnostic : diagnostics) result.push_back(diagnostic.code);
  return result;
}

TEST(Diagnostics, OnlyAnErrorCountsAsAnError) {
  EXPECT_FALSE(has_errors({}));
  EXPECT_FALSE(
      has_errors({at("a", 1, 1, "w", Severity::warning), at("a", 1, 1, "a", Severity::advice)}));
  EXPECT_TRUE(has_errors({at("a", 1, 1, "w", Severity::warning), at("a", 2, 1, "e")}));
}

TEST(Diagnostics, AreSortedByFileLineAndColumn) {
  Diagnostics diagnostics = {at("b", 1, 1, "6"), at("a", 10, 1, "4"), at("a", 2, 7, "3"),
                             at("a", 2, 3, "2"), at("a", 10, 2, "5"), at("a", 0, 0, "1")};
  sort_by_position(diagnostics);
  EXPECT_EQ(codes(diagnostics), (std::vector<std::string>{"1", "2", "3", "4", "5", "6"}));
}

TEST(Diagnostics, AtOnePlaceKeepTheirOrder) {
  Diagnostics diagnostics = {at("a", 2, 1, "x"), at("a", 1, 1, "second"), at("a", 1, 1, "first")};
  sort_by_position(diagnostics);
  EXPECT_EQ(codes(diagnostics), (std::vector<std::string>{"second", "first", "x"}));
}

TEST(LineOf, GivesTheLineWithoutItsEnd) {
  const std::string text = "un\ndeux\r\n\nquatre";
  EXPECT_EQ(line_of(text, 1), "un");
  EXPECT_EQ(line_of(text, 2), "deux");
  EXPECT_EQ(line_of(text, 3), "");
  EXPECT_EQ(line_of(text, 4), "quatre");
}

TEST(LineOf, IsEmptyWhereThereIsNone) {
  EXPECT_EQ(line_of("un\n", 0), "");
  EXPECT_EQ(line_of("un\n", -1), "");
  EXPECT_EQ(line_of("un\n", 2), "");
  EXPECT_EQ(line_of("un\n", 3), "");
  EXPECT_EQ(line_of("", 1), "");
}

TEST(Suggestion, NamesTheNearestElseAllThatIsKnown) {
  EXPECT_EQ(suggestion("soucre", {"source", "note"}),
            msg("did you mean “{}”?", std::string("source")));
  const Message all = suggestion("zzz", {"source", "note"});
  ASSERT_EQ(all.arguments.size(), 1u);
  EXPECT_EQ(std::get<MessageList>(all.arguments[0]).size(), 2u);
  EXPECT_TRUE(suggestion("zzz", {}).empty());
}

TEST(Diagnostic, AnExcerptKeepsSecrets) {
  const auto shown = [](const std::string& line) { return excerpt_of("x = 1\n" + line, 2); };
  EXPECT_EQ(shown("name = \"Élu\""), "name = \"Élu\"");
  EXPECT_EQ(shown("password = \"hunter2\""), "password = …");
  EXPECT_EQ(shown("Mot-de-passe=hunter2"), "Mot-de-passe= …");
  EXPECT_EQ(shown("smtp = { user = \"a\", api_key = \"hunter2\" }"),
            "smtp = { user = \"a\", api_key = …");
  EXPECT_EQ(shown("url = \"https://me:hunter2@host/a\" # x"), "url = \"https://me:…@host/a\" # x");
  EXPECT_EQ(shown("url = \"https://host:443/a@b\""), "url = \"https://host:443/a@b\"");
  EXPECT_EQ(shown("password-file = \"secrets/smtp\""), "password-file = \"secrets/smtp\"");
}

}  // namespace
}  // namespace gouvernail::base
