// SPDX-License-Identifier: MPL-2.0
#include "base/visible.h"

#include <algorithm>

#include "base/utf8.h"

namespace gouvernail::base {
namespace {

// Unicode's White_Space, and what separates lines.
bool is_space(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}

// Default-ignorable marks: soft hyphen, joiners, signs of direction, fillers, a BOM amid a text.
bool is_unseen(char32_t c) {
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 || c == 0x180E ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0x3164 || c == 0xFEFF || c == 0xFFA0;
}

}  // namespace

bool is_blank(std::string_view text) {
  const auto points = code_points(text);
  return std::all_of(points.begin(), points.end(),
                     [](char32_t c) { return is_space(c) || is_control(c) || is_unseen(c); });
}

bool is_plain_line(std::string_view text) {
  const auto points = code_points(text);
  return std::none_of(points.begin(), points.end(),
                      [](char32_t c) { return is_control(c) || is_unseen(c); });
}

bool is_plain_word(std::string_view text) {
  const auto points = code_points(text);
  return is_plain_line(text) && std::none_of(points.begin(), points.end(), is_space);
}

}  // namespace gouvernail::base
