// SPDX-License-Identifier: MPL-2.0
// The convention's own text, article by article, where somebody has put it beside the rules.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace gouvernail::rules {

struct Source;

// The file that holds an article or annexe: "article-6a.md", "annexe-3.md".
std::string article_file(std::string_view article);

class ArticleTexts {
 public:
  // `file` as article_file names it; case, blanks and hyphens in the name do not count. In the
  // text, a heading "## § 3" (or "## paragraphe 3", "## objectif 7") begins what a source can
  // name; headings of other words are part of what they stand in.
  void add(std::string_view file, std::string_view markdown);

  // What the source names: its paragraph or objective where the text is split so, the whole
  // article where it is not or the source names none. Empty: not there.
  std::string of(const Source& source) const;

  bool empty() const { return articles_.empty(); }

 private:
  struct Article {
    std::string whole;
    std::map<std::string, std::string> parts;  // "§ 3", "objectif 7"
  };
  std::map<std::string, Article> articles_;  // "6a", "annexe3"
};

}  // namespace gouvernail::rules
