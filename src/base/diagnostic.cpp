// SPDX-License-Identifier: MPL-2.0
#include "base/diagnostic.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/book.h"
#include "base/text.h"

namespace gouvernail::base {
namespace {

// As formulas call it: quoted where it holds more than letters and digits.
std::string sheet_name(const std::string& name) {
  const bool plain = std::ranges::none_of(name, [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !(c >= '0' && c <= '9') && c != '_' &&
           !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z');
  });
  if (plain) return name;
  std::string quoted = "'";
  for (const char c : name) {
    if (c == '\'') quoted += c;
    quoted += c;
  }
  return quoted + "'";
}

// Of keys, as people name what they keep secret.
constexpr std::array<std::string_view, 10> secret_words = {
    "pass", "passe", "pwd", "mdp", "secret", "token", "jeton", "credential", "apikey", "api-key"};

// A key in quotes, with blanks or dashes, is the same key.
bool names_a_secret(std::string_view key) {
  std::string plain = lower_ascii(key);
  std::erase_if(plain, [](char c) { return c == '_' || c == ' ' || c == '"' || c == '\''; });
  return std::ranges::any_of(
      secret_words, [&](std::string_view word) { return plain.find(word) != std::string::npos; });
}

// "https://user:password@host".
void hide_in_address(std::string& line) {
  for (std::size_t at = line.find("://"); at != std::string::npos; at = line.find("://", at + 3)) {
    const std::size_t end = std::min(line.find_first_of("/\"' \t", at + 3), line.size());
    const std::size_t sign = line.substr(0, end).rfind('@');
    if (sign == std::string::npos || sign < at + 3) continue;
    const std::size_t colon = line.find(':', at + 3);
    if (colon < sign) line.replace(colon + 1, sign - colon - 1, "…");
  }
}

}  // namespace

std::string excerpt_of(const std::string& text, int line) {
  std::string shown = line_of(text, line);
  hide_in_address(shown);
  for (std::size_t sign = shown.find('='); sign != std::string::npos;
       sign = shown.find('=', sign + 1)) {
    const std::size_t before = shown.find_last_of("{,=", sign == 0 ? 0 : sign - 1);
    const std::size_t begin = before == std::string::npos || before >= sign ? 0 : before + 1;
    const std::string key = lower_ascii(shown.substr(begin, sign - begin));
    // A file that holds one, or a command that tells it, is named, and says nothing of it.
    const bool elsewhere =
        key.find("file") != std::string::npos || key.find("command") != std::string::npos;
    if (names_a_secret(key) && !elsewhere) return shown.substr(0, sign + 1) + " …";
  }
  return shown;
}

std::string place_of(const Position& position) {
  std::string text = position.file;
  if (!position.sheet.empty()) {
    text += ":" + sheet_name(position.sheet);
    if (position.line > 0) {
      text += "!" + column_letters(position.column) + std::to_string(position.line);
    }
    return text;
  }
  if (position.line > 0) text += ":" + std::to_string(position.line);
  if (position.line > 0 && position.column > 0) text += ":" + std::to_string(position.column);
  return text;
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::error;
  });
}

void sort_by_position(Diagnostics& diagnostics) {
  const auto key = [](const Diagnostic& diagnostic) {
    const Position& position = diagnostic.position;
    return std::tie(position.file, position.sheet, position.line, position.column);
  };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

Diagnostics grouped(Diagnostics diagnostics) {
  constexpr std::size_t most_lines = 10;
  constexpr std::size_t most_groups = 50;  // of a kind
  Diagnostics groups;
  std::vector<std::vector<int>> lines;  // of each group, but of its first one
  std::map<std::string, std::vector<std::size_t>> of_kind;
  std::map<std::string, std::int64_t> untold;  // lines, by kind
  for (Diagnostic& one : diagnostics) {
    std::vector<std::size_t>& kind = of_kind[one.code];
    const auto same = std::ranges::find_if(kind, [&](std::size_t at) {
      const Diagnostic& other = groups[at];
      return one.position.line > 0 && one.severity == other.severity &&
             one.position.file == other.position.file &&
             one.position.sheet == other.position.sheet && one.what == other.what &&
             one.remedy == other.remedy;
    });
    if (same != kind.end()) {
      lines[*same].push_back(one.position.line);
    } else if (kind.size() < most_groups || one.position.line == 0) {
      if (one.position.line > 0) kind.push_back(groups.size());
      groups.push_back(std::move(one));
      lines.emplace_back();
    } else {
      ++untold[one.code];
    }
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (lines[i].empty()) continue;
    MessageList told;
    for (std::size_t k = 0; k < std::min(lines[i].size(), most_lines); ++k) {
      told.push_back(msg("{}", std::int64_t{lines[i][k]}));
    }
    const auto more = static_cast<std::int64_t>(lines[i].size() - told.size());
    groups[i].what = more == 0
                         ? msg("{0} (the same in {1:line|lines} {2})", MessageList{groups[i].what},
                               static_cast<std::int64_t>(lines[i].size()), std::move(told))
                         : msg("{0} (the same in lines {1}, and in {2} more)",
                               MessageList{groups[i].what}, std::move(told), more);
  }
  for (const auto& [code, number] : untold) {
    const Diagnostic& first = groups[of_kind[code].front()];
    groups.push_back({first.severity,
                      code,
                      {first.position.file, 0, 0},
                      "",
                      msg("{0} {0:line|lines} more {0:is|are} like these", number),
                      {}});
  }
  return groups;
}

std::string line_of(const std::string& text, int line) {
  if (line < 1) return {};
  std::size_t begin = 0;
  for (int skipped = 1; skipped < line; ++skipped) {
    const std::size_t end = text.find('\n', begin);
    if (end == std::string::npos) return {};
    begin = end + 1;
  }
  std::size_t end = text.find('\n', begin);
  if (end == std::string::npos) end = text.size();
  // CRLF files: the CR belongs to the end of the line, not to the line.
  if (end > begin && text[end - 1] == '\r') --end;
  return text.substr(begin, end - begin);
}

Message suggestion(std::string_view word, const std::vector<std::string>& candidates) {
  if (const auto near = nearest(word, candidates)) return msg("did you mean “{}”?", *near);
  if (candidates.empty()) return {};
  // A vocabulary of the rules is a dozen words and is told whole; of names that
  // grow with a workspace, five show what such a name looks like.
  constexpr std::size_t vocabulary = 12;
  constexpr std::size_t examples = 5;
  const std::size_t told = candidates.size() <= vocabulary ? candidates.size() : examples;
  MessageList list;
  for (std::size_t i = 0; i < told; ++i) list.push_back(msg("{}", candidates[i]));
  if (told == candidates.size()) return msg("known here: {}", std::move(list));
  return msg("known here: {0}, and {1} more", std::move(list),
             static_cast<std::int64_t>(candidates.size() - told));
}

}  // namespace gouvernail::base
