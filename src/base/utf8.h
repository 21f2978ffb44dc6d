// SPDX-License-Identifier: MPL-2.0
// Code points of a UTF-8 text, one after the other. Internal to `base`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gouvernail::base {

inline constexpr char32_t replacement_character = U'\uFFFD';

struct CodePoint {
  char32_t value = replacement_character;
  std::size_t length = 1;  // bytes; an invalid byte is one replacement character by itself
  bool valid = false;
};

// Code point that begins at text[at]; `at` must lie inside the text. Overlong forms,
// surrogates and values above U+10FFFF are invalid (RFC 3629).
CodePoint code_point_at(std::string_view text, std::size_t at);

std::u32string code_points(std::string_view text);
void append_utf8(std::string& out, char32_t value);

}  // namespace gouvernail::base
