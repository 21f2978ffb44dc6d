// SPDX-License-Identifier: MPL-2.0
// The digest as text and as a mail.
#include "reports/digest.h"
#include "reports/letter_frame.h"
#include "reports/markup.h"
#include "reports/text_layout.h"

namespace gouvernail::reports {

using base::msg;

std::string digest_text(const Digest& digest, const TextStyle& style) {
  std::string out = hang("", digest.convention, 0, style, Ink::bold);
  out += hang("", digest.opening, 0, style);
  for (const DigestSection& section : digest.sections) {
    out += "\n" + hang("", section.title, 0, style, Ink::bold);
    for (const DigestItem& item : section.items) {
      out += hang(item.symbol + " ", item.head, 2, style);
      for (const std::string& line : item.lines) out += hang("", line, 4, style, Ink::dim);
      if (!item.command.empty()) out += "    " + item.command + "\n";
    }
  }
  return out;
}

LetterText digest_letter(const Digest& digest, const Language& language) {
  TextStyle style;
  style.width = 76;
  std::string html = letter_head(digest.subject, language) +
                     "<h1 style=\"margin:0;font-size:19px\">" + escape_markup(digest.subject) +
                     "</h1>\n<p style=\"margin:4px 0 16px 0\">" + escape_markup(digest.convention) +
                     "</p>\n" + letter_paragraph(digest.opening);
  for (const DigestSection& section : digest.sections) {
    html += "<h2 style=\"margin:20px 0 6px 0;font-size:16px;border-bottom:2px solid #1b4f72\">" +
            escape_markup(section.title) + "</h2>\n";
    html += "<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\">\n";
    for (const DigestItem& item : section.items) {
      // The section says what the symbol means: a screen reader leaves it out.
      html +=
          "<tr><td valign=\"top\" width=\"16\" style=\"padding:4px 8px 4px 0\">"
          "<span aria-hidden=\"true\">" +
          escape_markup(item.symbol) +
          "</span></td><td valign=\"top\" style=\"padding:4px 0\"><strong>" +
          escape_markup(item.head) + "</strong>";
      for (const std::string& line : item.lines) {
        html += "<br/><span style=\"color:#444444\">" + escape_markup(line) + "</span>";
      }
      if (!item.command.empty()) {
        html += "<br/><code style=\"font-size:13px\">" + escape_markup(item.command) + "</code>";
      }
      html += "</td></tr>\n";
    }
    html += "</table>\n";
  }
  html += letter_end();
  return {digest.subject, digest_text(digest, style), std::move(html)};
}

}  // namespace gouvernail::reports
