// SPDX-License-Identifier: MPL-2.0
#include "reports/terminal_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text.h"

namespace gouvernail::reports {
namespace {

constexpr char sequence_start = '\x1b';

// What `paint` writes.
constexpr std::array<std::string_view, 9> colours = {"\x1b[0m",  "\x1b[1m",    "\x1b[2m",
                                                     "\x1b[32m", "\x1b[34m",   "\x1b[35m",
                                                     "\x1b[36m", "\x1b[1;31m", "\x1b[1;33m"};

// U+0080 to U+009F, U+202A to U+202E, U+2066 to U+2069, as UTF-8; bytes of the one that `text`
// begins with, or 0.
std::size_t obeyed(std::string_view text) {
  const auto byte = [&](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) return 2;
  if (byte(0) != 0xE2) return 0;
  const bool embeds = byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE;
  const bool isolates = byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;
  return embeds || isolates ? 3 : 0;
}

// Of an escape sequence: ESC [ … letter, ESC ] … BEL, or what ESC stands before.
std::size_t length_of_sequence(std::string_view text) {
  if (text.size() < 2) return 1;
  if (text[1] == '[') {
    const auto end = text.find_first_not_of("0123456789;:<=>?!\"#$%&'()*+,-./ ", 2);
    return end == std::string_view::npos || text[end] < '@' || text[end] > '~' ? 2 : end + 1;
  }
  if (text[1] == ']' || text[1] == 'P') {
    const auto end = text.find_first_of("\a\x1b\n", 2);
    if (end == std::string_view::npos) return 2;
    return text[end] == '\a' ? end + 1 : end;
  }
  return 1;
}

bool stays(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0x20 && byte != 0x7F) || c == '\n' || c == '\t';
}

}  // namespace

std::string terminal_text(std::string_view text, bool colour) {
  std::string kept;
  kept.reserve(text.size());
  while (!text.empty()) {
    std::size_t gone = 0;
    if (text.front() == sequence_start) {
      const auto own = std::ranges::find_if(
          colours, [&](std::string_view one) { return text.starts_with(one); });
      if (colour && own != colours.end()) {
        kept += *own;
        gone = own->size();
      } else {
        gone = length_of_sequence(text);
      }
    } else if (!stays(text.front())) {
      gone = 1;
    } else {
      gone = obeyed(text);
    }
    if (gone == 0) kept += text[gone++];
    text.remove_prefix(gone);
  }
  while (const auto bad = base::first_invalid_utf8(kept)) kept.replace(*bad, 1, "\xEF\xBF\xBD");
  return kept;
}

}  // namespace gouvernail::reports
