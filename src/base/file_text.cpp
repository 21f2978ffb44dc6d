// SPDX-License-Identifier: MPL-2.0
#include "base/file_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "base/text.h"
#include "base/utf8.h"

namespace gouvernail::base {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

// Mac Roman, bytes 0x80 to 0xFF. Source: Unicode, ROMAN.TXT.
constexpr std::array<char32_t, 128> mac_roman = {
    0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0, 0x00E2, 0x00E4, 0x00E3,
    0x00E5, 0x00E7, 0x00E9, 0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3,
    0x00F2, 0x00F4, 0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC, 0x2020, 0x00B0, 0x00A2, 0x00A3,
    0x00A7, 0x2022, 0x00B6, 0x00DF, 0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8, 0x2260, 0x00C6, 0x00D8,
    0x221E, 0x00B1, 0x2264, 0x2265, 0x00A5, 0x00B5, 0x2202, 0x2211, 0x220F, 0x03C0, 0x222B, 0x00AA,
    0x00BA, 0x03A9, 0x00E6, 0x00F8, 0x00BF, 0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB,
    0x00BB, 0x2026, 0x00A0, 0x00C0, 0x00C3, 0x00D5, 0x0152, 0x0153, 0x2013, 0x2014, 0x201C, 0x201D,
    0x2018, 0x2019, 0x00F7, 0x25CA, 0x00FF, 0x0178, 0x2044, 0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02,
    0x2021, 0x00B7, 0x201A, 0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1, 0x00CB, 0x00C8, 0x00CD, 0x00CE,
    0x00CF, 0x00CC, 0x00D3, 0x00D4, 0xF8FF, 0x00D2, 0x00DA, 0x00DB, 0x00D9, 0x0131, 0x02C6, 0x02DC,
    0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD, 0x02DB, 0x02C7};

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

struct Utf16 {
  bool low_first = true;
  std::size_t mark = 0;  // bytes
};

// Without a mark: a table is full of ASCII, of which every other byte is nothing.
std::optional<Utf16> utf16_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return Utf16{true, 2};
  if (bytes.starts_with("\xFE\xFF")) return Utf16{false, 2};
  const std::string_view head = bytes.substr(0, 1024);
  if (head.size() < 8 || bytes.size() % 2 != 0) return std::nullopt;
  std::array<std::size_t, 2> empty{};  // at even places, at odd ones
  for (std::size_t at = 0; at < head.size(); ++at) {
    if (head[at] == '\0') ++empty[at % 2];
  }
  const std::size_t most = head.size() / 2;
  if (empty[1] * 10 > most * 7 && empty[0] == 0) return Utf16{true, 0};
  if (empty[0] * 10 > most * 7 && empty[1] == 0) return Utf16{false, 0};
  return std::nullopt;
}

std::string from_utf16(std::string_view bytes, const Utf16& form) {
  std::string text;
  char32_t high = 0;  // the first of two
  for (std::size_t at = form.mark; at + 1 < bytes.size(); at += 2) {
    const unsigned first = byte_at(bytes, at);
    const unsigned second = byte_at(bytes, at + 1);
    const char32_t unit = form.low_first ? second << 8U | first : first << 8U | second;
    const bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
    if (high != 0 && is_low) {
      append_utf8(text, 0x10000 + ((high - 0xD800) << 10U) + (unit - 0xDC00));
      high = 0;
      continue;
    }
    if (high != 0) append_utf8(text, replacement_character);
    high = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
    if (high == 0) append_utf8(text, is_low ? replacement_character : unit);
  }
  if (high != 0) append_utf8(text, replacement_character);
  return text;
}

bool holds_one_of(std::string_view bytes, std::string_view letters) {
  return bytes.find_first_of(letters) != std::string_view::npos;
}

// é, è, ê, à, ù, ç and É of the one, and the same and their capitals of the other.
bool is_mac_roman(std::string_view bytes) {
  return holds_one_of(bytes, "\x8E\x8F\x90\x88\x9D\x8D\x83") &&
         !holds_one_of(bytes, "\xE9\xE8\xEA\xE0\xF9\xE7\xC9\xC8\xC0\xF4\xEE\xE2");
}

std::string from_mac_roman(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const unsigned byte = byte_at(bytes, at);
    append_utf8(text, byte < 0x80 ? byte : mac_roman[byte - 0x80]);
  }
  return text;
}

// Of a text that is UTF-8 but for some bytes.
FileText mended(std::string_view bytes) {
  FileText file;
  int line = 1;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = code_point_at(bytes, at);
    const std::string_view letter = bytes.substr(at, point.length);
    if (letter == "\n") ++line;
    if (!point.valid && file.mended_line == 0) file.mended_line = line;
    file.text += point.valid ? std::string(letter) : windows1252_to_utf8(letter);
    at += point.length;
  }
  return file;
}

bool is_mostly_utf8(std::string_view bytes) {
  std::size_t letters = 0;
  std::size_t others = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = code_point_at(bytes, at);
    if (!point.valid) ++others;
    if (point.valid && point.length > 1) ++letters;
    at += point.length;
  }
  return letters > others;
}

}  // namespace

std::optional<std::string> text_of_utf16(std::string_view bytes) {
  const auto form = utf16_of(bytes);
  return form ? std::optional(from_utf16(bytes, *form)) : std::nullopt;
}

FileText text_of_file(std::string_view bytes) {
  if (auto text = text_of_utf16(bytes)) return {std::move(*text)};
  const bool marked = bytes.starts_with(utf8_mark);
  if (marked) bytes.remove_prefix(utf8_mark.size());
  if (!first_invalid_utf8(bytes)) return {std::string(bytes)};
  if (marked || is_mostly_utf8(bytes)) return mended(bytes);
  return {is_mac_roman(bytes) ? from_mac_roman(bytes) : windows1252_to_utf8(bytes)};
}

}  // namespace gouvernail::base
