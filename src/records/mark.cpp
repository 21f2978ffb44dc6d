// SPDX-License-Identifier: MPL-2.0
#include "records/mark.h"

#include <algorithm>

#include "base/text.h"

namespace gouvernail::records {
namespace {

constexpr std::string_view prefix = "gv1-";
constexpr std::size_t digits = 24;
constexpr std::size_t fewest_digits = 12;
constexpr std::size_t digits_of_hash = 64;

bool is_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

// Quoted-printable breaks a line behind "=".
std::string without_soft_breaks(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("=\r\n")) {
      i += 2;
    } else if (rest.starts_with("=\n")) {
      i += 1;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

std::string mark_of(const std::string& head) {
  return std::string(prefix) + head.substr(0, digits);
}

std::string head_in_mark(std::string_view typed) {
  std::string head = base::lower_ascii(base::trim(typed));
  if (head.starts_with(prefix)) head.erase(0, prefix.size());
  std::erase_if(head, [](char c) { return c == ' '; });
  const bool sound = head.size() >= fewest_digits && head.size() <= digits_of_hash &&
                     std::ranges::all_of(head, is_digit);
  return sound ? head : "";
}

std::vector<std::string> marks_in(std::string_view text) {
  const std::string whole = without_soft_breaks(text);
  std::vector<std::string> marks;
  for (std::size_t at = whole.find(prefix); at != std::string::npos;
       at = whole.find(prefix, at + 1)) {
    const std::string mark = whole.substr(at, prefix.size() + digits);
    const bool sound = mark.size() == prefix.size() + digits &&
                       std::all_of(mark.begin() + prefix.size(), mark.end(), is_digit);
    if (sound && std::ranges::find(marks, mark) == marks.end()) marks.push_back(mark);
  }
  return marks;
}

base::Message describe_mark(const std::string& mark, std::optional<std::int64_t> entries) {
  if (!entries) {
    return base::msg(
        "The record never had the mark {}: this is another record, or what it held "
        "then was rewritten.",
        mark);
  }
  return base::msg("The record had the mark {0} with {1} {1:entry|entries}: they are as they were.",
                   mark, *entries);
}

}  // namespace gouvernail::records
