// SPDX-License-Identifier: MPL-2.0
#include "base/file_name.h"

#include <algorithm>
#include <array>

#include "base/sha256.h"
#include "base/text.h"
#include "base/visible.h"

namespace gouvernail::base {
namespace {

constexpr std::size_t digest_length = 32;  // hexadecimal digits: nobody finds two texts of one

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_kept(std::string_view text, std::size_t at) {
  const char c = text[at];
  if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_') return true;
  return c == '.' && at > 0 && at + 1 < text.size();
}

// Windows takes what stands before the first point, in small letters or capitals.
bool is_device(std::string_view text) {
  const std::string_view stem = text.substr(0, text.find('.'));
  constexpr std::array<std::string_view, 4> devices = {"con", "prn", "aux", "nul"};
  if (std::ranges::find(devices, stem) != devices.end()) return true;
  return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) &&
         stem[3] >= '0' && stem[3] <= '9';
}

void append_escaped(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  out += '=';
  out += digits[byte >> 4U];
  out += digits[byte & 15U];
}

}  // namespace

bool is_id(std::string_view text) {
  if (text.empty() || text.size() > longest_id || !is_plain_line(text)) return false;
  if (first_invalid_utf8(text) || trim(text) != text) return false;
  if (!is_letter_or_digit(text.front()) || text.back() == '.') return false;
  constexpr std::string_view signs = " -_.@+'&()";
  return std::ranges::all_of(text, [&](char c) {
    return is_letter_or_digit(c) || signs.find(c) != std::string_view::npos;
  });
}

std::string file_name(std::string_view text, std::size_t most) {
  std::string out;
  const bool device = is_device(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    // A sign where options begin is no beginning of a name.
    const bool first = i == 0 && (device || text[i] == '-');
    if (is_kept(text, i) && !first) {
      out += text[i];
    } else {
      append_escaped(out, text[i]);
    }
  }
  if (out.empty()) return "=";
  if (out.size() <= most) return out;
  // “=-” stands in no other: an escape has two digits.
  const std::size_t room = std::max(most, digest_length + 3) - digest_length - 2;
  out.resize(room);
  if (const auto begun = out.find_last_of('='); begun != std::string::npos && begun + 3 > room) {
    out.resize(begun);
  }
  return out + "=-" + sha256_hex(text).substr(0, digest_length);
}

std::string readable_file_name(std::string_view text) {
  return is_id(text) && !is_device(lower_ascii(text)) ? std::string(text) : file_name(text);
}

}  // namespace gouvernail::base
