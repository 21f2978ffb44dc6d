// SPDX-License-Identifier: MPL-2.0
// The digest as text and as a mail.
#include "reports/digest.h"
#include "reports/letter_frame.h"
#include "reports/markup.h"
#include "reports/names.h"
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

Ink ink_of(const std::optional<compliance::Verdict>& verdict) {
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
      out += hang(paint(item.symbol, ink_of(item.verdict), style) + " ", item.head, 2, style);
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

class Page {
 public:
  explicit Page(const Language& language) : language_(language) {}

  std::string write(const Digest& digest) {
    html_ = letter_head(digest.subject, language_) + "<h1 style=\"margin:0;font-size:19px\">" +
            escape_markup(digest.subject) + "</h1>\n<p style=\"margin:4px 0 16px 0\">" +
            escape_markup(digest.convention) + "</p>\n" + letter_paragraph(digest.opening);
    for (const DigestSection& section : digest.sections) write(section);
    if (!digest.closing.empty()) html_ += "<p style=\"margin:20px 0 0 0\"></p>\n";
    for (const std::string& line : digest.closing) html_ += letter_paragraph(line);
    return html_ + letter_end();
  }

 private:
  void write(const DigestSection& section) {
    html_ += "<h2 style=\"margin:20px 0 6px 0;font-size:16px;border-bottom:2px solid #1b4f72\">" +
             escape_markup(section.title) + "</h2>\n";
    if (!section.preamble.empty()) html_ += letter_paragraph(section.preamble);
    html_ += "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\">\n";
    for (const DigestItem& item : section.items) write(item);
    html_ += "</table>\n";
  }

  void write(const DigestItem& item) {
    // The section says what the symbol means: a screen reader leaves it out.
    html_ += std::string("<tr><td valign=\"top\" width=\"16\" style=\"padding:4px 8px 4px 0;") +
             "font-weight:bold;color:" + colour_of(item.verdict) +
             "\"><span aria-hidden=\"true\">" + escape_markup(item.symbol) +
             "</span></td><td valign=\"top\" style=\"padding:4px 0\"><strong>" +
             escape_markup(item.head) + "</strong>";
    for (const std::string& line : item.lines) small(line);
    for (const std::string& each : commands_of(item, language_)) command(each);
    if (!item.dates.empty()) html_ += "<br/>" + escape_markup(item.dates_title);
    for (const PossibleDate& date : item.dates) {
      html_ += "<br/>– " + escape_markup(date_line(date, true));
      for (const std::string& each : commands_of(date, language_)) command(each);
    }
    html_ += "</td></tr>\n";
  }

  void small(const std::string& line) {
    html_ += "<br/><span style=\"color:#444444\">" + escape_markup(line) + "</span>";
  }
  void command(const std::string& line) {
    html_ += "<br/><code style=\"font-size:13px\">" + escape_markup(line) + "</code>";
  }

  const Language& language_;
  std::string html_;
};

}  // namespace

std::string digest_text(const Digest& digest, const Language& language, const TextStyle& style) {
  return text_of(digest, false, language, style);
}

LetterText digest_letter(const Digest& digest, const Language& language) {
  TextStyle style;
  style.width = 76;
  return {digest.subject, text_of(digest, true, language, style), Page(language).write(digest)};
}

}  // namespace gouvernail::reports
