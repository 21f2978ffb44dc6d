// SPDX-License-Identifier: MPL-2.0
#include "reports/fitted_text.h"

#include "base/text.h"
#include "reports/text_layout.h"

namespace gouvernail::reports {
namespace {

constexpr std::size_t indented = 4;
constexpr std::size_t least_column = 20;  // narrower, a second column is no place for words

// Where the words of a second column begin, in bytes; 0: there is none.
std::size_t second_column(const std::string& line) {
  const std::size_t first = line.find_first_not_of(' ');
  if (first == std::string::npos) return 0;
  const std::size_t gap = line.find("  ", first);
  if (gap == std::string::npos) return 0;
  const std::size_t words = line.find_first_not_of(' ', gap);
  return words == std::string::npos ? 0 : words;
}

std::string fitted_line(const std::string& line, const TextStyle& style) {
  if (visible_width(line) <= columns(style)) return line + "\n";
  const std::size_t words = second_column(line);
  const std::size_t column = base::display_width(line.substr(0, words));
  if (words > 0 && column + least_column <= columns(style)) {
    return hang(line.substr(0, words), line.substr(words), column, style);
  }
  const std::size_t first = line.find_first_not_of(' ');
  const std::size_t indent = first + indented;
  std::string out;
  for (const std::string& part : wrap(line.substr(first), columns(style) - indent)) {
    out += std::string(out.empty() ? first : indent, ' ') + part + "\n";
  }
  return out;
}

}  // namespace

std::string fitted(const std::string& text, const TextStyle& style) {
  std::string out;
  for (const std::string& line : base::split(text, '\n')) out += fitted_line(line, style);
  // What ended in a line's end does so once.
  if (!out.empty() && (text.empty() || text.back() == '\n')) out.pop_back();
  return out;
}

}  // namespace gouvernail::reports
