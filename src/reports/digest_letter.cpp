// SPDX-License-Identifier: MPL-2.0
// The digest as text and as a mail.
#include "reports/digest.h"
#include "reports/names.h"
#include "reports/page.h"
#include "reports/template.h"
#include "reports/text_layout.h"

namespace gouvernail::reports {

namespace {

// Contrast of each on white is 4.5 or more (WCAG AA), as on the pages; the symbol says the same.
const char* colour_of(const std::optional<compliance::Verdict>& verdict) {
  using compliance::Verdict;
  switch (verdict.value_or(Verdict::upcoming)) {
    case Verdict::satisfied:
      return "#1e6b34";
    case Verdict::covered:
      return "#0b5a6f";
    case Verdict::open:
      return "#1b4f9c";
    case Verdict::at_risk:
      return "#8a5300";
    case Verdict::unproven:
      return "#7b2d8b";
    case Verdict::lost:
    case Verdict::breached:
      return "#a61b1b";
    case Verdict::waived:
    case Verdict::upcoming:
      break;
  }
  return "#555555";
}

Ink sign_ink(const std::optional<compliance::Verdict>& verdict) {
  return verdict ? verdict_ink(*verdict) : Ink::plain;
}

// The file is named where it goes along.
std::string date_line(const PossibleDate& date, bool with_file) {
  std::string line = date.when;
  for (const std::string& note : date.notes) line += " · " + note;
  if (with_file && !date.file.empty()) line += " · " + date.file;
  return line;
}

std::vector<std::string> commands_of(const DigestItem& item, const Language& language) {
  std::vector<std::string> commands;
  for (const DigestStep& step : item.steps) commands.push_back(step_words(step, language));
  return commands;
}

std::vector<std::string> commands_of(const PossibleDate& date, const Language& language) {
  std::vector<std::string> commands;
  for (const base::Action& action : date.actions) commands.push_back(language.text(action));
  return commands;
}

std::string text_of(const Digest& digest, bool with_files, const Language& language,
                    const TextStyle& style) {
  std::string out = hang("", digest.convention, 0, style, Ink::bold);
  out += hang("", digest.opening, 0, style);
  for (const DigestSection& section : digest.sections) {
    out += "\n" + hang("", section.title, 0, style, Ink::bold);
    if (!section.preamble.empty()) out += hang("", section.preamble, 0, style);
    for (const DigestItem& item : section.items) {
      out += hang(paint(item.symbol, sign_ink(item.verdict), style) + " ", item.head, 2, style);
      for (const std::string& line : item.lines) out += hang("", line, 4, style, Ink::dim);
      for (const std::string& command : commands_of(item, language)) out += "    " + command + "\n";
      if (!item.dates.empty()) out += hang("    ", item.dates_title, 4, style);
      for (const PossibleDate& date : item.dates) {
        out += hang("    – ", date_line(date, with_files), 6, style);
        for (const std::string& command : commands_of(date, language))
          out += "      " + command + "\n";
      }
    }
  }
  for (const std::string& line : digest.closing) out += "\n" + hang("", line, 0, style);
  return out;
}

View date_view(const PossibleDate& date, const Language& language) {
  View view;
  view.text("date", date_line(date, true)).lines("commands", commands_of(date, language));
  return view;
}

View item_view(const DigestItem& item, const Language& language) {
  std::vector<View> dates;
  for (const PossibleDate& date : item.dates) dates.push_back(date_view(date, language));
  View view;
  view.text("colour", colour_of(item.verdict))
      .text("symbol", item.symbol)
      .text("head", item.head)
      .lines("lines", item.lines)
      .lines("commands", commands_of(item, language))
      .text("dates_title", item.dates.empty() ? "" : item.dates_title)
      .list("dates", std::move(dates));
  return view;
}

View section_view(const DigestSection& section, const Language& language) {
  std::vector<View> items;
  for (const DigestItem& item : section.items) items.push_back(item_view(item, language));
  View view;
  view.text("title", section.title)
      .text("preamble", section.preamble)
      .list("items", std::move(items));
  return view;
}

std::string html_of(const Digest& digest, const Language& language) {
  static const Template letter("digest_letter.mustache");
  std::vector<View> sections;
  for (const DigestSection& section : digest.sections)
    sections.push_back(section_view(section, language));
  View view = letter_view(digest.subject, language);
  view.text("convention", digest.convention)
      .text("opening", digest.opening)
      .list("sections", std::move(sections))
      .block("closing", digest.closing);
  return letter.render(view);
}

}  // namespace

std::string digest_text(const Digest& digest, const Language& language, const TextStyle& style) {
  return text_of(digest, false, language, style);
}

LetterText digest_letter(const Digest& digest, const Language& language) {
  TextStyle style;
  style.width = 76;
  return {digest.subject, text_of(digest, true, language, style), html_of(digest, language)};
}

}  // namespace gouvernail::reports
