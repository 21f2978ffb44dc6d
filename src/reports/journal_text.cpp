// SPDX-License-Identifier: MPL-2.0
#include "reports/journal_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "reports/change_words.h"
#include "reports/text_layout.h"

namespace gouvernail::reports {
namespace {

using base::msg;

// Enough to tell two lines apart by eye; `journal verify` compares the whole.
constexpr std::size_t short_digest = 8;

std::string journal_line_text(const JournalLine& line, std::size_t number_width,
                              const Language& language, const TextStyle& style) {
  const calendar::LocalTime at = calendar::to_paris(line.at);
  const std::string head =
      fmt::format("{:>{}}  {} {:02}:{:02}  ", line.number, number_width, language.short_day(at.day),
                  at.time.count() / 60, at.time.count() % 60);
  std::string what = journal_words(line, Reader::house, language);
  if (style.verbose && line.first < line.last) {
    what += " · " + language.text(msg("together: {0} to {1}", line.first, line.last));
  }
  if (!line.about.empty()) what += " · " + line.about;
  std::string digest = line.digest;
  if (!style.verbose) digest.resize(std::min(digest.size(), short_digest));
  if (!style.verbose && !digest.empty()) what += " · " + digest;
  std::string out = hang(head, what, visible_width(head), style);
  // In full it is wider than what is left beside the day.
  if (style.verbose && !digest.empty()) out += hang("    ", digest, 4, style);
  return out;
}

}  // namespace

std::string journal_words(const JournalLine& line, Reader reader, const Language& language,
                          const governance::Convention* convention) {
  std::string what = language.text(line.what);
  if (!line.session.empty()) what += " · " + line.session;
  const std::string change = change_words(line.before, line.after, reader, language, convention);
  if (!change.empty()) what += " (" + change + ")";
  const bool told = !line.because.empty() && reader == Reader::house;
  if (told) what += " · " + language.text(msg("because: {0}", line.because));
  if (!line.author.empty()) what += " · " + language.text(msg("by {0}", line.author));
  return what;
}

std::string undo_text(const std::vector<records::Restored>& restored, const Language& language,
                      const TextStyle& style) {
  std::string out;
  for (const records::Restored& one : restored) {
    std::string what = language.text(records::describe(one.undone));
    const std::string change = change_words(one.now, one.then, Reader::house, language);
    if (!change.empty()) what.append(" – ").append(change);
    out += hang("  ", what, 4, style);
  }
  return out;
}

std::string journal_text(const std::vector<JournalLine>& lines, const Language& language,
                         const TextStyle& style) {
  if (lines.empty()) return language.text(msg("The journal is empty.")) + "\n";
  std::size_t width = 1;
  for (const JournalLine& line : lines) width = std::max(width, std::to_string(line.number).size());
  std::string out;
  for (const JournalLine& line : lines) out += journal_line_text(line, width, language, style);
  return out;
}

}  // namespace gouvernail::reports
