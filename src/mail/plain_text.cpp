// SPDX-License-Identifier: MPL-2.0
#include "mail/plain_text.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <set>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"

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
  base::append_utf8(out, is_none ? U' ' : char32_t{code});
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

// What stands between marks whose content is no text, for whoever reads a page.
bool is_hidden(std::string_view name) {
  return name == "style" || name == "script" || name == "head" || name == "title";
}

// Anything else behind "<" is a letter's own: "x < y", "<3".
bool opens_mark(std::string_view rest) {
  if (rest.empty()) return false;
  const char c = rest.front();
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || c == '/' || c == '!' || c == '?';
}

// Ends of marks in a page, however they are written. That one of them stands nowhere any more is
// looked for once, as a page may open thousands.
class MarkEnds {
 public:
  explicit MarkEnds(std::string_view html) : lower_(base::lower_ascii(html)) {}

  // Behind the mark that opens at `at`, with all that it hides; `at` itself: it is no mark.
  std::size_t behind(std::size_t at, const std::string& name) {
    if (name == "!--") {
      const std::size_t end = find("-->", at + 1);
      return end == std::string::npos ? at + 4 : end + 3;
    }
    // A mark that is not closed before the next one opens is none.
    const std::size_t end = lower_.find_first_of("<>", at + 1);
    if (end == std::string::npos || lower_[end] == '<') return at;
    return is_hidden(name) ? behind_hidden(end + 1, name) : end + 1;
  }

 private:
  // Without an end, what follows is read: a style too many costs less than a letter.
  std::size_t behind_hidden(std::size_t from, const std::string& name) {
    const std::size_t close = find("</" + name, from);
    const std::size_t body = name == "head" ? find("<body", from) : std::string::npos;
    if (body < close) return body;
    if (close == std::string::npos) return from;
    const std::size_t end = lower_.find('>', close);
    return end == std::string::npos ? lower_.size() : end + 1;
  }

  std::size_t find(const std::string& end, std::size_t from) {
    if (missing_.contains(end)) return std::string::npos;
    const std::size_t found = lower_.find(end, from);
    if (found == std::string::npos) missing_.insert(end);
    return found;
  }

  std::string lower_;
  std::set<std::string> missing_;
};

}  // namespace

std::string text_of_html(std::string_view html) {
  constexpr std::size_t longest_entity = 10;
  MarkEnds ends(html);
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    const char c = html[at];
    if (c == '<' && opens_mark(html.substr(at + 1))) {
      const std::string name = name_of_mark(html.substr(at + 1, 64));
      const std::size_t behind = ends.behind(at, name);
      if (behind > at) {
        at = behind;
        if (breaks_line(name)) out += '\n';
        continue;
      }
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
