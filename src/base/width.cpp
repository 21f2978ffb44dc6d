// SPDX-License-Identifier: MPL-2.0
// Columns on a terminal, without the locale of the process (which may be "C").
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"

namespace gouvernail::base {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Marks that take no column: combining accents, zero-width space and joiners, variation
// selectors, byte-order mark.
constexpr std::array<Range, 6> no_column = {{{0x0300, 0x036F},
                                             {0x200B, 0x200F},
                                             {0x20D0, 0x20FF},
                                             {0xFE00, 0xFE0F},
                                             {0xFE20, 0xFE2F},
                                             {0xFEFF, 0xFEFF}}};
// East Asian wide and emoji blocks (Unicode Annex 11, W and F).
constexpr std::array<Range, 7> two_columns = {{{0x1100, 0x115F},
                                               {0x2E80, 0xA4CF},
                                               {0xAC00, 0xD7A3},
                                               {0xF900, 0xFAFF},
                                               {0xFE30, 0xFE6F},
                                               {0xFF00, 0xFF60},
                                               {0x1F300, 0x1FAFF}}};

template <std::size_t n>
bool lies_in(char32_t value, const std::array<Range, n>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) {
    return range.first <= value && value <= range.last;
  });
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (const char32_t value : code_points(text)) {
    if (value < 0x20 || lies_in(value, no_column)) continue;
    width += lies_in(value, two_columns) ? 2 : 1;
  }
  return width;
}

}  // namespace gouvernail::base
