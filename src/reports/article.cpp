// SPDX-License-Identifier: MPL-2.0
#include "reports/article.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "base/text.h"

namespace gouvernail::reports {
namespace {

enum class Article { le, la, elided, les };

constexpr std::array masculine = {
    "comite",    "groupe",    "conseil",   "bureau",         "bilan",     "outil",      "avenant",
    "rapport",   "atelier",   "seminaire", "forum",          "guichet",   "diagnostic", "plan",
    "projet",    "pole",      "college",   "copil",          "cotech",    "cotec",      "compte",
    "temps",     "point",     "entretien", "renouvellement", "lancement", "schema",     "contrat",
    "accord",    "appel",     "audit",     "evenement",      "salon",     "cercle",     "reseau",
    "reglement", "programme", "budget",    "registre",       "tableau",   "secretariat"};
constexpr std::array feminine = {
    "assemblee", "journee", "rencontre", "lettre", "revue",    "visite",    "instance", "equipe",
    "cellule",   "enquete", "etude",     "charte", "fiche",    "note",      "table",    "pleniere",
    "presse",    "fin",     "tournee",   "soiree", "campagne", "delegation"};
constexpr std::array feminine_endings = {"tion", "sion", "xion", "ance", "ence", "ure", "ette"};

template <std::size_t count>
bool is_among(const std::string& word, const std::array<const char*, count>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool begins_with_vowel(const std::string& word) {
  return !word.empty() && std::string_view("aeiouy").find(word.front()) != std::string_view::npos;
}

std::optional<Article> article_of(const std::string& name) {
  if (name.find(" :") != std::string::npos || name.find("\u00a0:") != std::string::npos) {
    return std::nullopt;
  }
  const std::string all = base::fold(name);
  const std::string word = all.substr(0, all.find('-'));
  std::optional<Article> article;
  if (is_among(word, masculine)) {
    article = Article::le;
  } else if (is_among(word, feminine) || word == "reunion" ||
             std::any_of(feminine_endings.begin(), feminine_endings.end(),
                         [&](const char* ending) { return word.ends_with(ending); })) {
    article = Article::la;
  } else if (word.size() > 3 && word.back() == 's') {
    const std::string one = word.substr(0, word.size() - 1);
    const bool noun = is_among(one, masculine) || is_among(one, feminine) || one == "objectif" ||
                      one.ends_with("tion") || one.ends_with("sion");
    return noun ? std::optional(Article::les) : std::nullopt;
  }
  if (article && begins_with_vowel(word)) return Article::elided;
  return article;
}

// The first letter small: ASCII, or one of Latin-1 ("É" is C3 89, "é" is C3 A9).
std::string small_first(std::string name) {
  if (name.empty()) return name;
  const auto first = static_cast<unsigned char>(name[0]);
  if (first >= 'A' && first <= 'Z') name[0] = static_cast<char>(first + 0x20);
  const bool latin = first == 0xC3 && name.size() > 1;
  const auto second = latin ? static_cast<unsigned char>(name[1]) : 0;
  if (second >= 0x80 && second <= 0x9E) name[1] = static_cast<char>(second + 0x20);
  return name;
}

// "Comité" -> "comité", but "COPIL" stays.
std::string within(const std::string& name) {
  const std::string first = name.substr(0, name.find(' '));
  const std::size_t second = first.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1);
  if (second != std::string::npos) return name;
  return small_first(name);
}

std::string quoted_name(const std::string& name, Lang lang) {
  return lang == Lang::fr ? "«\u00a0" + name + "\u00a0»" : "“" + name + "”";
}

}  // namespace

std::string the(const std::string& name, Lang lang) {
  if (lang == Lang::en) {
    if (name.find(": ") != std::string::npos) return quoted_name(name, lang);
    return "the " + within(name);
  }
  const std::optional<Article> article = article_of(name);
  if (!article) return quoted_name(name, lang);
  switch (*article) {
    case Article::le:
      return "le " + within(name);
    case Article::la:
      return "la " + within(name);
    case Article::elided:
      return "l'" + within(name);
    case Article::les:
      return "les " + within(name);
  }
  return {};
}

std::string of_the(const std::string& name, Lang lang) {
  if (lang == Lang::en) return "of " + the(name, lang);
  const std::optional<Article> article = article_of(name);
  if (article == Article::le) return "du " + within(name);
  if (article == Article::les) return "des " + within(name);
  return "de " + the(name, lang);
}

}  // namespace gouvernail::reports
