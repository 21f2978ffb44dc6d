// SPDX-License-Identifier: MPL-2.0
#include "mail/plain_text.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "base/text.h"

namespace gouvernail::mail {
namespace {

// "/p", "br", "!--": what stands first behind "<", in lower case.
std::string name_of_mark(std::string_view mark) {
  if (mark.starts_with("!--")) return "!--";
  const std::size_t end = mark.find_first_of(" \t\r\n/>", mark.starts_with('/') ? 1 : 0);
  return base::lower_ascii(mark.substr(0, end));
}

bool breaks_line(std::string_view name) {
  if (name.starts_with('/')) name.remove_prefix(1);
  for (const char* one : {"p", "br", "div", "tr", "li", "h1", "h2", "h3", "blockquote"}) {
    if (name == one) return true;
  }
  return false;
}

void append_code_point(std::uint32_t code, std::string& out) {
  const bool is_none = code < 0x20 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF);
  if (is_none) {
    out += ' ';
  } else if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

// Those that mail programs write; any other stays as it is.
void append_entity(std::string_view name, std::string& out) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 17> known = {
      {{"amp", "&"},
       {"lt", "<"},
       {"gt", ">"},
       {"quot", "\""},
       {"apos", "'"},
       {"nbsp", " "},
       {"eacute", "é"},
       {"egrave", "è"},
       {"ecirc", "ê"},
       {"agrave", "à"},
       {"acirc", "â"},
       {"ccedil", "ç"},
       {"ocirc", "ô"},
       {"ugrave", "ù"},
       {"icirc", "î"},
       {"rsquo", "’"},
       {"Eacute", "É"}}};
  if (name.starts_with('#')) {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t code = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    return append_code_point(code, out);
  }
  for (const auto& [its, text] : known) {
    if (its != name) continue;
    out += text;
    return;
  }
  out += "&" + std::string(name) + ";";
}

}  // namespace

std::string text_of_html(std::string_view html) {
  constexpr std::size_t longest_entity = 10;
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    const char c = html[at];
    if (c == '<') {
      const std::string name = name_of_mark(html.substr(at + 1, 64));
      std::string end = ">";
      if (name == "!--") end = "-->";
      if (name == "style" || name == "script" || name == "head") end = "</" + name;
      std::size_t found = html.find(end, at + 1);
      if (found == std::string_view::npos) {
        found = html.find(base::upper_ascii(end), at + 1);
        if (found == std::string_view::npos) break;
      }
      at = found + end.size();
      if (end.starts_with("</")) at = std::min(html.find('>', at), html.size() - 1) + 1;
      if (breaks_line(name)) out += '\n';
      continue;
    }
    const std::size_t end = c == '&' ? html.substr(at, longest_entity).find(';') : html.npos;
    if (end != html.npos) {
      append_entity(html.substr(at + 1, end - 1), out);
      at += end + 1;
      continue;
    }
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!blank) out += c;
    if (blank && !out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
    ++at;
  }
  return std::string(base::trim(out));
}

}  // namespace gouvernail::mail
