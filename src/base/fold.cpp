// SPDX-License-Identifier: MPL-2.0
// Folding of letters, so that "Élus (CCHPM)" and "elus-cchpm" meet.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"

namespace gouvernail::base {
namespace {

// Letters of French (and a few neighbours) to their plain form, both cases.
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> plain_letters = {{
    {"àâäáãåÀÂÄÁÃÅ", "a"}, {"çÇ", "c"},         {"éèêëÉÈÊË", "e"}, {"îïíìÎÏÍÌ", "i"},
    {"ñÑ", "n"},           {"ôöóòõÔÖÓÒÕ", "o"}, {"ùûüúÙÛÜÚ", "u"}, {"ÿýŸÝ", "y"},
    {"œŒ", "oe"},          {"æÆ", "ae"},        {"ß", "ss"},
}};

std::size_t length_of_sequence(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xE0) return 2;
  return lead < 0xF0 ? 3 : 4;
}

std::string_view plain_form(std::string_view letter) {
  for (const auto& [letters, plain] : plain_letters) {
    for (std::size_t at = 0; at < letters.size();) {
      const std::size_t size = length_of_sequence(static_cast<unsigned char>(letters[at]));
      if (letters.substr(at, size) == letter) return plain;
      at += size;
    }
  }
  return {};
}

void append_folded(std::string_view letter, std::string& out) {
  if (letter.size() > 1) {
    const std::string_view plain = plain_form(letter);
    if (!plain.empty()) {
      out += plain;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';  // apostrophes, dashes, no-break spaces
    }
    return;
  }
  const char c = letter.front();
  if (c >= 'A' && c <= 'Z') {
    out += static_cast<char>(c - 'A' + 'a');
  } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
    out += c;
  } else if (!out.empty() && out.back() != '-') {
    out += '-';
  }
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = std::min(
        length_of_sequence(static_cast<unsigned char>(text[at])), text.size() - at);
    append_folded(text.substr(at, size), out);
    at += size;
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace gouvernail::base
