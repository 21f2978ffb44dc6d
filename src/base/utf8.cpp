// SPDX-License-Identifier: MPL-2.0
#include "base/utf8.h"

#include <array>

namespace gouvernail::base {
namespace {

// Bytes of the form that begins with `lead`; 0 when nothing begins so.
std::size_t length_from_lead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

bool is_scalar(char32_t value, std::size_t length) {
  constexpr std::array<char32_t, 5> smallest = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return value >= smallest[length] && value <= 0x10FFFF && !surrogate;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  const std::size_t length = length_from_lead(byte(at));
  if (length == 0 || length > text.size() - at) return {};
  if (length == 1) return {byte(at), 1, true};
  char32_t value = byte(at) & (0x7Fu >> length);
  for (std::size_t index = at + 1; index < at + length; ++index) {
    if ((byte(index) & 0xC0) != 0x80) return {};
    value = (value << 6) | (byte(index) & 0x3Fu);
  }
  if (!is_scalar(value, length)) return {};
  return {value, length, true};
}

std::u32string code_points(std::string_view text) {
  std::u32string result;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    result.push_back(point.value);
    at += point.length;
  }
  return result;
}

void append_utf8(std::string& out, char32_t value) {
  const auto push = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  const auto push_tail = [&](int shift) { push(0x80 | ((value >> shift) & 0x3F)); };
  if (value < 0x80) {
    push(value);
  } else if (value < 0x800) {
    push(0xC0 | (value >> 6));
    push_tail(0);
  } else if (value < 0x10000) {
    push(0xE0 | (value >> 12));
    push_tail(6);
    push_tail(0);
  } else {
    push(0xF0 | (value >> 18));
    push_tail(12);
    push_tail(6);
    push_tail(0);
  }
}

}  // namespace gouvernail::base
