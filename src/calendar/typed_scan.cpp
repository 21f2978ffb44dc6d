// SPDX-License-Identifier: MPL-2.0
#include "calendar/typed_scan.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"

namespace gouvernail::calendar {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_small_letter(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_ascii(char letter) { return static_cast<unsigned char>(letter) < 0x80; }

// What stands for a blank or a hyphen where people copy from a page or a letter.
struct Likeness {
  char32_t first;
  char32_t last;
  char like;
};
constexpr std::array<Likeness, 7> likenesses = {{
    {0xA0, 0xA0, ' '},      // no-break space
    {0x2000, 0x200A, ' '},  // thin ones and wide ones
    {0x2010, 0x2015, '-'},  // hyphens and dashes
    {0x202F, 0x202F, ' '},  // no-break space, narrow
    {0x205F, 0x205F, ' '},
    {0x2212, 0x2212, '-'},  // minus
    {0x3000, 0x3000, ' '},
}};

std::string simple_letter(std::string_view letter, char32_t value) {
  if (is_ascii(letter.front())) {
    const bool blank = letter == "\t" || letter == "\n" || letter == "\r";
    return blank ? " " : base::lower_ascii(letter);
  }
  const auto like = std::ranges::find_if(
      likenesses, [value](const Likeness& one) { return one.first <= value && value <= one.last; });
  return like == likenesses.end() ? base::fold(letter) : std::string(1, like->like);
}

}  // namespace

TypedScan::TypedScan(std::string_view text) : typed_(text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    for (const char letter : simple_letter(text.substr(at, point.length), point.value)) {
      if (letter == ' ' && (text_.empty() || text_.back() == ' ')) continue;
      text_ += letter;
      from_.push_back(at);
    }
    at += point.length;
  }
  if (!text_.empty() && text_.back() == ' ') text_.pop_back();
}

std::string TypedScan::typed_rest() const {
  if (at_end()) return {};
  return std::string(base::trim(std::string_view(typed_).substr(from_[at_])));
}

bool TypedScan::take_word(std::initializer_list<std::string_view> words) {
  const std::size_t start = at_;
  const std::string next = word();
  const bool meant = std::ranges::find(words, next) != words.end();
  if (meant && !at_end() && text_[at_] == ' ') {
    skip_blanks();
    return true;
  }
  at_ = start;
  return false;
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
