// SPDX-License-Identifier: MPL-2.0
#include "rules/article_text.h"

#include <array>
#include <cctype>
#include <optional>

#include "base/text.h"
#include "rules/source.h"

namespace gouvernail::rules {
namespace {

// "article-6a.md", "6-a" -> "6a"; "annexe-3" -> "annexe3".
std::string key_of(std::string_view name) {
  if (name.size() > 3 && base::lower_ascii(name.substr(name.size() - 3)) == ".md") {
    name.remove_suffix(3);
  }
  std::string key;
  for (const char c : base::fold(name)) {
    if (c != '-') key += c;
  }
  constexpr std::string_view word = "article";
  return key.starts_with(word) ? key.substr(word.size()) : key;
}

std::string paragraph_key(int number) { return "§ " + std::to_string(number); }
std::string objective_key(int number) { return "objectif " + std::to_string(number); }

// Of a heading that begins a part; none of any other line.
std::optional<std::string> part_begun_by(std::string_view line) {
  if (!line.starts_with('#')) return std::nullopt;
  line.remove_prefix(line.find_first_not_of('#') == std::string_view::npos
                         ? line.size()
                         : line.find_first_not_of('#'));
  line = base::trim(line);
  struct Word {
    std::string_view word;
    std::string (*key)(int);
  };
  static constexpr std::array words = {
      Word{"§", paragraph_key}, Word{"paragraphe", paragraph_key}, Word{"paragraph", paragraph_key},
      Word{"objectif", objective_key}, Word{"objective", objective_key}};
  const std::string lower = base::lower_ascii(line);
  for (const Word& one : words) {
    if (!lower.starts_with(one.word)) continue;
    const std::string_view rest = base::trim(std::string_view(lower).substr(one.word.size()));
    int number = 0;
    std::size_t digits = 0;
    while (digits < rest.size() && digits < 4 &&
           std::isdigit(static_cast<unsigned char>(rest[digits])) != 0) {
      number = number * 10 + (rest[digits++] - '0');
    }
    if (digits > 0) return one.key(number);
  }
  return std::nullopt;
}

void append_line(std::string& text, const std::string& line) {
  if (text.empty() && base::trim(line).empty()) return;
  text += line + "\n";
}

std::string trimmed(const std::string& text) { return std::string(base::trim(text)); }

}  // namespace

std::string article_file(std::string_view article) {
  std::string key = key_of(article);
  const bool numbered = !key.empty() && std::isdigit(static_cast<unsigned char>(key.front())) != 0;
  return (numbered ? "article-" + key : base::fold(article)) + ".md";
}

void ArticleTexts::add(std::string_view file, std::string_view markdown) {
  Article& article = articles_[key_of(file)];
  std::string* part = nullptr;
  for (std::string& line : base::split(base::to_utf8(markdown), '\n')) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (const auto begun = part_begun_by(line)) {
      part = &article.parts[*begun];
    } else if (part != nullptr) {
      append_line(*part, line);
    }
    append_line(article.whole, line);
  }
}

std::string ArticleTexts::of(const Source& source) const {
  const auto found = articles_.find(key_of(source.article));
  if (found == articles_.end()) return "";
  const Article& article = found->second;
  const bool names_part = source.paragraph || source.objective;
  if (article.parts.empty() || !names_part) return trimmed(article.whole);
  for (const auto& key : {source.paragraph ? paragraph_key(*source.paragraph) : std::string(),
                          source.objective ? objective_key(*source.objective) : std::string()}) {
    const auto part = article.parts.find(key);
    if (part != article.parts.end()) return trimmed(part->second);
  }
  return "";
}

}  // namespace gouvernail::rules
