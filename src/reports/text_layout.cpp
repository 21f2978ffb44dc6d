// SPDX-License-Identifier: MPL-2.0
#include "reports/text_layout.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace gouvernail::reports {
namespace {

constexpr char escape = '\x1b';

const char* code(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::bold:
      return "1";
    case Ink::dim:
      return "2";
    case Ink::green:
      return "32";
    case Ink::cyan:
      return "36";
    case Ink::blue:
      return "34";
    case Ink::yellow:
      return "1;33";
    case Ink::magenta:
      return "35";
    case Ink::red:
      return "1;31";
  }
  return "";
}

// "13", "1er", "4e".
bool is_number(const std::string& word) {
  const std::size_t end = std::min(word.find_first_not_of("0123456789"), word.size());
  const std::string_view rest = std::string_view{word}.substr(end);
  return end > 0 && (rest.empty() || rest == "er" || rest == "e");
}

bool sticks_to_next(const std::string& word) { return is_number(word) || word == "«"; }

bool sticks_to_previous(const std::string& word) {
  static constexpr std::array<std::string_view, 6> marks = {"»", ":", ";", "?", "!", "%"};
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return word.starts_with(mark); });
}

// Words that stay on one line: a number with what it counts or dates, and French punctuation,
// which people often type with a plain blank.
std::vector<std::string> unbreakable(std::string_view line) {
  std::vector<std::string> words;
  bool join = false;
  for (const std::string& word : base::split(line, ' ')) {
    if (word.empty()) continue;
    if (join || (!words.empty() && sticks_to_previous(word))) {
      words.back() += ' ' + word;
    } else {
      words.push_back(word);
    }
    join = sticks_to_next(word);
  }
  return words;
}

void wrap_line(std::string_view line, std::size_t width, std::vector<std::string>& out) {
  std::string current;
  for (const std::string& word : unbreakable(line)) {
    const bool fits = base::display_width(current) + 1 + base::display_width(word) <= width;
    if (!current.empty() && !fits) {
      out.push_back(std::move(current));
      current.clear();
    }
    if (!current.empty()) current += ' ';
    current += word;
  }
  out.push_back(std::move(current));
}

}  // namespace

std::string paint(std::string_view text, Ink ink, const TextStyle& style) {
  if (!style.colour || ink == Ink::plain || text.empty()) return std::string{text};
  return std::string{escape} + "[" + code(ink) + "m" + std::string{text} + escape + "[0m";
}

std::size_t visible_width(std::string_view text) {
  std::string bare;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == escape) {
      i = std::min(text.find('m', i), text.size());
    } else {
      bare += text[i];
    }
  }
  return base::display_width(bare);
}

std::string pad(std::string_view text, std::size_t width) {
  const std::size_t used = visible_width(text);
  return std::string{text} + std::string(used < width ? width - used : 0, ' ');
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  for (const std::string& line : base::split(text, '\n')) wrap_line(line, width, lines);
  if (lines.empty()) lines.emplace_back();
  return lines;
}

std::size_t columns(const TextStyle& style) {
  return static_cast<std::size_t>(std::max(style.width, 40));
}

std::string hang(std::string_view head, std::string_view text, std::size_t indent,
                 const TextStyle& style, Ink ink) {
  std::string out = pad(head, indent);
  const std::size_t room = columns(style) > indent + 20 ? columns(style) - indent : 20;
  bool first = true;
  for (const std::string& line : wrap(text, room)) {
    if (!first && !line.empty()) out += std::string(indent, ' ');
    out += paint(line, ink, style) + "\n";
    first = false;
  }
  return out;
}

}  // namespace gouvernail::reports
