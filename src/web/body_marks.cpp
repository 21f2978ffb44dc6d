// SPDX-License-Identifier: MPL-2.0
#include "web/body_marks.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <string_view>
#include <vector>

#include "governance/convention.h"

namespace gouvernail::web {
namespace {

constexpr std::size_t colours = 8;  // "b0" to "b7"
constexpr std::size_t most_letters = 3;

// Words that no abbreviation takes up.
bool is_small(std::string_view word) {
  constexpr std::array<std::string_view, 21> small = {
      "de", "du",  "des", "la",   "le", "les", "et", "en",  "à",   "au", "aux",
      "un", "une", "sur", "pour", "d",  "l",   "of", "the", "and", "for"};
  return std::ranges::find(small, word) != small.end();
}

bool is_part_of_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || byte >= 0x80;
}

std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words(1);
  // A right single quotation mark ends a word as an apostrophe does.
  constexpr std::string_view quote = "’";
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (std::string_view(name).substr(at).starts_with(quote)) {
      words.emplace_back();
      at += quote.size() - 1;
    } else if (is_part_of_word(name[at])) {
      words.back() += name[at];
    } else {
      words.emplace_back();
    }
  }
  std::erase_if(words, [](const std::string& word) { return word.empty() || is_small(word); });
  return words;
}

// The first letter, with its accent and as a capital where it is an ASCII one.
std::string first_letter(const std::string& word) {
  const auto lead = static_cast<unsigned char>(word.front());
  if (lead < 0x80) return {static_cast<char>(std::toupper(lead))};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  std::string letter = word.substr(0, length);
  // Latin-1 has its capitals 32 before: é, É.
  const bool small = lead == 0xC3 && static_cast<unsigned char>(letter.back()) >= 0xA0;
  if (small) letter.back() = static_cast<char>(static_cast<unsigned char>(letter.back()) - 0x20);
  return letter;
}

std::string letters_of(const std::string& name) {
  std::string letters;
  std::size_t count = 0;
  for (const std::string& word : words_of(name)) {
    if (count++ == most_letters) break;
    letters += first_letter(word);
  }
  return letters.empty() ? "?" : letters;
}

}  // namespace

BodyMarks::BodyMarks(const governance::Convention& convention, const reports::Language& language) {
  std::map<std::string, int> taken;
  std::size_t number = 0;
  for (const governance::Body& body : convention.bodies) {
    Mark mark{letters_of(language.text(body.name)), "b" + std::to_string(number++ % colours)};
    const int times = ++taken[mark.letters];
    if (times > 1) mark.letters += std::to_string(times);
    marks_.emplace(body.id, std::move(mark));
  }
}

void BodyMarks::put(reports::View& view, const std::string& body) const {
  const auto found = marks_.find(body);
  view.text("letters", found == marks_.end() ? "?" : found->second.letters)
      .text("colour", found == marks_.end() ? "b0" : found->second.colour);
}

}  // namespace gouvernail::web
