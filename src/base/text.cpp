// SPDX-License-Identifier: MPL-2.0
#include "base/text.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace gouvernail::base {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Windows-1252, bytes 0x80 to 0x9F; the rest is Latin-1. Source: Unicode, CP1252.TXT.
constexpr std::array<char32_t, 32> windows1252_high = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

// Length in bytes of the blank that `text` begins with; 0 when it begins with none.
std::size_t leading_blank(std::string_view text) {
  if (text.empty()) return 0;
  const char first = text.front();
  if (first == ' ' || first == '\t' || first == '\r' || first == '\n') return 1;
  if (static_cast<unsigned char>(first) < 0x80) return 0;
  const CodePoint point = code_point_at(text, 0);
  const bool no_break = point.value == U'\u00A0' || point.value == U'\u202F';
  return no_break ? point.length : 0;
}

std::size_t trailing_blank(std::string_view text) {
  for (std::size_t length = 1; length <= 3 && length <= text.size(); ++length) {
    if (leading_blank(text.substr(text.size() - length)) == length) return length;
  }
  return 0;
}

// Optimal string alignment: insertions, deletions, substitutions, and swaps of neighbours,
// which are what a typing hand gets wrong.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitution = a[i - 1] == b[j - 1] ? 0 : 1;
      cost[i][j] =
          std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + substitution});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (!point.valid) return at;
    at += point.length;
  }
  return std::nullopt;
}

std::string windows1252_to_utf8(std::string_view bytes) {
  std::string result;
  for (const char character : bytes) {
    const auto byte = static_cast<unsigned char>(character);
    const bool high = byte >= 0x80 && byte <= 0x9F;
    append_utf8(result, high ? windows1252_high[byte - 0x80] : byte);
  }
  return result;
}

std::string to_utf8(std::string_view bytes) {
  if (first_invalid_utf8(bytes)) return windows1252_to_utf8(bytes);
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  return std::string(bytes);
}

std::string_view cut_utf8(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  // A letter has three bytes at most after its first; what has more of them is no UTF-8.
  for (std::size_t end = most; most - end < 4; --end) {
    if ((static_cast<unsigned char>(text[end]) & 0xC0) != 0x80) return text.substr(0, end);
    if (end == 0) break;
  }
  return text.substr(0, most);
}

bool is_word_of(std::string_view words, std::string_view word) {
  if (word.empty() || word.find(' ') != std::string_view::npos) return false;
  for (std::size_t at = words.find(word); at != std::string_view::npos;
       at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || words[at - 1] == ' ';
    if (begins && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string upper_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

std::string_view trim(std::string_view text) {
  while (const std::size_t length = leading_blank(text)) text.remove_prefix(length);
  while (const std::size_t length = trailing_blank(text)) text.remove_suffix(length);
  return text;
}

std::string one_line(std::string_view text) {
  const auto breaks = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; };
  std::string line;
  while (!text.empty()) {
    const auto end = std::ranges::find_if(text, breaks);
    const std::string_view part = trim({text.begin(), end});
    if (!part.empty() && !line.empty()) line += ' ';
    line += part;
    text = {std::find_if_not(end, text.end(), breaks), text.end()};
  }
  return line;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates) {
  const std::u32string wanted = code_points(word);
  std::optional<std::string> best;
  std::size_t best_distance = wanted.size() / 3 + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(wanted, code_points(candidate));
    // Strictly less: of two equally near, the first named stays.
    if (distance < best_distance) {
      best_distance = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace gouvernail::base
