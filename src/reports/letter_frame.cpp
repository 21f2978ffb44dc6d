// SPDX-License-Identifier: MPL-2.0
#include "reports/letter_frame.h"

#include <fmt/format.h>

#include "reports/markup.h"

namespace gouvernail::reports {

std::string letter_head(const std::string& subject, const Language& language) {
  // Outlook knows no max-width: it alone reads the table of a fixed width around.
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<title>{}</title>\n</head>\n"
      "<body style=\"margin:0;padding:16px;background:#ffffff;color:#1b1b1b;"
      "font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.45\">\n"
      "<!--[if mso]><table role=\"presentation\" width=\"640\"><tr><td><![endif]-->\n"
      "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
      "border=\"0\" style=\"max-width:640px\"><tr><td>\n",
      to_string(language.spoken()), escape_markup(subject));
}

std::string letter_end() {
  return "</td></tr></table>\n<!--[if mso]></td></tr></table><![endif]-->\n</body>\n</html>\n";
}

std::string letter_paragraph(const std::string& text) {
  return "<p style=\"margin:0 0 12px 0\">" + escape_markup(text) + "</p>\n";
}

}  // namespace gouvernail::reports
