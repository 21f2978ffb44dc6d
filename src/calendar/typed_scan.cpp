// SPDX-License-Identifier: MPL-2.0
#include "calendar/typed_scan.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace gouvernail::calendar {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_small_letter(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_ascii(char letter) { return static_cast<unsigned char>(letter) < 0x80; }

// What stands for a blank or a hyphen where people copy from a page or a letter.
constexpr std::array<std::pair<std::string_view, char>, 7> likenesses = {{
    {"\xC2\xA0", ' '},      // no-break space
    {"\xE2\x80\xAF", ' '},  // the same, narrow
    {"\xE2\x80\x89", ' '},  // thin space
    {"\xE2\x80\x90", '-'},
    {"\xE2\x80\x91", '-'},
    {"\xE2\x80\x93", '-'},
    {"\xE2\x88\x92", '-'},
}};

std::string simple(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii(text[at])) {
      const char letter = text[at++];
      const bool blank = letter == '\t' || letter == '\n' || letter == '\r';
      out += blank ? ' ' : base::lower_ascii(std::string_view(&letter, 1)).front();
      continue;
    }
    const auto like = std::find_if(likenesses.begin(), likenesses.end(), [&](const auto& one) {
      return text.substr(at).starts_with(one.first);
    });
    if (like != likenesses.end()) {
      out += like->second;
      at += like->first.size();
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) ++end;
    out += base::fold(text.substr(at, end - at));
    at = end;
  }
  return out;
}

}  // namespace

TypedScan::TypedScan(std::string_view text) {
  for (const char letter : simple(text)) {
    if (letter != ' ' || (!text_.empty() && text_.back() != ' ')) text_ += letter;
  }
  if (!text_.empty() && text_.back() == ' ') text_.pop_back();
}

void TypedScan::skip_blanks() {
  while (at_ < text_.size() && text_[at_] == ' ') ++at_;
}

bool TypedScan::take(char mark) {
  if (at_end() || text_[at_] != mark) return false;
  ++at_;
  return true;
}

std::optional<char> TypedScan::take_one_of(std::string_view marks) {
  if (at_end() || marks.find(text_[at_]) == std::string_view::npos) return std::nullopt;
  return text_[at_++];
}

std::string TypedScan::digits() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
  return text_.substr(begin, at_ - begin);
}

std::string TypedScan::word() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_small_letter(text_[at_])) ++at_;
  return text_.substr(begin, at_ - begin);
}

}  // namespace gouvernail::calendar
