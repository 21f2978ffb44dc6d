// SPDX-License-Identifier: MPL-2.0
#include "reports/markup.h"

#include "base/utf8.h"

namespace gouvernail::reports {
namespace {

bool is_allowed_in_xml(char32_t value) {
  if (value < 0x20) return value == '\t' || value == '\n' || value == '\r';
  return value != 0xFFFE && value != 0xFFFF;
}

}  // namespace

std::string escape_markup(std::string_view text) {
  std::string out;
  for (const char32_t value : base::code_points(text)) {
    switch (value) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      case U'\'':
        out += "&#39;";
        break;
      default:
        base::append_utf8(out, is_allowed_in_xml(value) ? value : base::replacement_character);
    }
  }
  return out;
}

}  // namespace gouvernail::reports
