// SPDX-License-Identifier: MPL-2.0
#include "reports/diagnostics_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "reports/text_layout.h"

namespace gouvernail::reports {
namespace {

using base::Diagnostic;
using base::msg;
using base::Severity;

std::string severity_word(Severity severity, const Language& language) {
  switch (severity) {
    case Severity::error:
      return language.text(msg("error"));
    case Severity::warning:
      return language.text(msg("warning"));
    case Severity::advice:
      return language.text(msg("advice"));
  }
  return {};
}

Ink severity_ink(Severity severity) {
  switch (severity) {
    case Severity::error:
      return Ink::red;
    case Severity::warning:
      return Ink::yellow;
    case Severity::advice:
      return Ink::cyan;
  }
  return Ink::plain;
}

// Blanks that put a caret under the column; tabs are kept, so that it stands right whatever
// their width.
std::string blanks_before(const std::string& excerpt, int column) {
  std::string blanks;
  int at = 1;
  for (const char32_t value : base::code_points(excerpt)) {
    if (at++ >= column) break;
    std::string letter;
    base::append_utf8(letter, value);
    blanks += value == U'\t' ? "\t" : std::string(base::display_width(letter), ' ');
  }
  return blanks;
}

// Of a line without end, its beginning.
std::string cut(std::string text) {
  constexpr std::size_t most = 1000;  // bytes
  const std::string_view kept = base::cut_utf8(text, most);
  return kept.size() == text.size() ? text : std::string(kept) + "…";
}

std::string excerpt(Diagnostic diagnostic, const TextStyle& style) {
  if (diagnostic.excerpt.empty() || diagnostic.position.line == 0) return {};
  diagnostic.excerpt = cut(std::move(diagnostic.excerpt));
  const std::string number = fmt::format("{:>5}", diagnostic.position.line);
  std::string out = fmt::format("{} | {}\n", paint(number, Ink::dim, style), diagnostic.excerpt);
  const bool shown = diagnostic.position.column <= static_cast<int>(diagnostic.excerpt.size()) + 1;
  if (diagnostic.position.column == 0 || !diagnostic.position.sheet.empty() || !shown) return out;
  return out + fmt::format("{:5} | {}{}\n", "",
                           blanks_before(diagnostic.excerpt, diagnostic.position.column),
                           paint("^", severity_ink(diagnostic.severity), style));
}

std::string diagnostic_text(const Diagnostic& diagnostic, const Language& language,
                            const TextStyle& style) {
  const std::string where = base::place_of(diagnostic.position);
  const std::string what = language.text(msg(
      "{0}: {1}", severity_word(diagnostic.severity, language), language.text(diagnostic.what)));
  std::string out = where.empty() ? "" : paint(where, Ink::bold, style) + ": ";
  out += paint(cut(what), severity_ink(diagnostic.severity), style);
  if (!diagnostic.code.empty()) out += " [" + diagnostic.code + "]";
  out += "\n" + excerpt(diagnostic, style);
  if (diagnostic.remedy.empty()) return out;
  const std::string remedy = language.text(msg("remedy: {0}", language.text(diagnostic.remedy)));
  return out + hang("", remedy, 0, style);
}

std::string total(const base::Diagnostics& diagnostics, const Language& language) {
  const auto number = [&](Severity severity) {
    return std::count_if(diagnostics.begin(), diagnostics.end(),
                         [&](const Diagnostic& d) { return d.severity == severity; });
  };
  std::vector<std::string> parts;
  const auto errors = number(Severity::error);
  const auto warnings = number(Severity::warning);
  const auto advice = number(Severity::advice);
  if (errors > 0) parts.push_back(language.plural("{} error", "{} errors", errors));
  if (warnings > 0) parts.push_back(language.plural("{} warning", "{} warnings", warnings));
  if (advice > 0)
    parts.push_back(language.plural("{} piece of advice", "{} pieces of advice", advice));
  return language.list(parts) + "\n";
}

}  // namespace

std::string diagnostics_text(const base::Diagnostics& diagnostics, const Language& language,
                             const TextStyle& style) {
  base::Diagnostics sorted = diagnostics;
  base::sort_by_position(sorted);
  std::string out;
  constexpr std::size_t most = 200;
  // What stops the work is told before what does not, where not all is.
  if (sorted.size() > most) {
    std::ranges::stable_sort(sorted, {}, [](const Diagnostic& one) { return one.severity; });
  }
  for (std::size_t i = 0; i < std::min(most, sorted.size()); ++i) {
    out += diagnostic_text(sorted[i], language, style);
  }
  if (sorted.size() > most) {
    out += language.text(msg("{0} {0:other is|others are} not shown.",
                             static_cast<std::int64_t>(sorted.size() - most))) +
           "\n";
  }
  if (sorted.size() > 1) out += total(sorted, language);
  return out;
}

}  // namespace gouvernail::reports
