// SPDX-License-Identifier: MPL-2.0
#include "rules/article_text.h"

#include <gtest/gtest.h>

#include "rules/source.h"

namespace gouvernail::rules {
namespace {

Source source(const std::string& article, std::optional<int> paragraph = {},
              std::optional<int> objective = {}) {
  Source result;
  result.article = article;
  result.paragraph = paragraph;
  result.objective = objective;
  return result;
}

TEST(ArticleText, AFileIsNamedAfterItsArticle) {
  EXPECT_EQ(article_file("6-a"), "article-6a.md");
  EXPECT_EQ(article_file("12"), "article-12.md");
  EXPECT_EQ(article_file("annexe-3"), "annexe-3.md");
}

TEST(ArticleText, AHeadingBeginsAParagraphOrAnObjective) {
  ArticleTexts texts;
  texts.add("Article-6-A.md",
            "# Article 6-a\n\n## § 1\r\n\r\nUn.\r\n\n### Note 7\n\nEncore un.\n\n## Paragraphe "
            "12\nDouze.\n");
  texts.add("annexe-3.md", "## Objectif 4\nQuatre.\n## objective 5\nCinq.\n");
  EXPECT_EQ(texts.of(source("6-a", 1)), "Un.\n\n### Note 7\n\nEncore un.");
  EXPECT_EQ(texts.of(source("6-a", 12)), "Douze.");
  EXPECT_EQ(texts.of(source("annexe-3", {}, 4)), "Quatre.");
  EXPECT_EQ(texts.of(source("annexe-3", {}, 5)), "Cinq.");
  EXPECT_EQ(texts.of(source("annexe-3", {}, 6)), "");
  EXPECT_EQ(texts.of(source("6-a", 7)), "") << "“Note 7” begins nothing";
  EXPECT_EQ(texts.of(source("6-b", 1)), "");
}

TEST(ArticleText, WithoutHeadingsOrWithoutAParagraphItIsTheWholeArticle) {
  ArticleTexts texts;
  texts.add("article-9.md", "\n\nLe logo.\n\nLes partenaires.\n");
  EXPECT_EQ(texts.of(source("9", 2)), "Le logo.\n\nLes partenaires.");
  texts.add("article-10.md", "# Article 10\n## § 1\nLe terme.\n");
  EXPECT_EQ(texts.of(source("10")), "# Article 10\n## § 1\nLe terme.");
}

}  // namespace
}  // namespace gouvernail::rules
