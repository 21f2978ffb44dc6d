// SPDX-License-Identifier: MPL-2.0
#include "base/diagnostic.h"

#include <algorithm>
#include <tuple>

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

}  // namespace

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
