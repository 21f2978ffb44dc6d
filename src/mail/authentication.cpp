// SPDX-License-Identifier: MPL-2.0
#include "mail/authentication.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "base/text.h"

namespace gouvernail::mail {
namespace {

// In lower case, without comments; every blank is one blank.
std::string plain(std::string_view header) {
  std::string out;
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const char c = header[i];
    if (c == '\\' && i + 1 < header.size()) {
      ++i;  // whatever it is, it means itself: no server needs it here
      continue;
    }
    if (c == '"' && depth == 0) quoted = !quoted;
    if (!quoted && c == '(') ++depth;
    if (depth == 0) {
      const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
      if (!blank && c != '"') out += c;
      if (blank && !out.empty() && out.back() != ' ') out += ' ';
    }
    if (!quoted && c == ')' && depth > 0) --depth;
  }
  return base::lower_ascii(base::trim(out));
}

std::string domain_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  std::string domain(at == std::string_view::npos ? address : address.substr(at + 1));
  if (domain.ends_with('.')) domain.pop_back();
  return base::lower_ascii(base::trim(domain));
}

// A name of one part stands for no house.
bool is_same_or_below(const std::string& domain, const std::string& of) {
  if (of.find('.') == std::string::npos) return false;
  return domain == of || domain.ends_with("." + of);
}

// "dkim=pass header.d=example.org": its words by what stands before the sign.
std::map<std::string, std::string> words_of(const std::string& result) {
  std::map<std::string, std::string> words;
  for (const std::string& word : base::split(result, ' ')) {
    const std::size_t sign = word.find('=');
    if (sign != std::string::npos) words.emplace(word.substr(0, sign), word.substr(sign + 1));
  }
  return words;
}

bool proves(std::map<std::string, std::string> words, const std::string& domain) {
  if (words["dmarc"] == "pass") return domain_of(words["header.from"]) == domain;
  if (words["dkim"] == "pass") {
    const std::string& signer = words["header.d"];
    return is_same_or_below(domain, domain_of(signer.empty() ? words["header.i"] : signer));
  }
  return words["spf"] == "pass" && is_same_or_below(domain_of(words["smtp.mailfrom"]), domain);
}

}  // namespace

bool proves_sender(const std::vector<std::string>& results, const std::string& server,
                   const std::string& from) {
  const std::string domain = domain_of(from);
  if (from.find('@') == std::string::npos || domain.empty()) return false;
  for (const std::string& header : results) {
    const std::vector<std::string> parts = base::split(plain(header), ';');
    // "mx.example.org 1": a version may follow.
    const std::string_view first = base::trim(parts.front());
    if (first.substr(0, first.find(' ')) != base::lower_ascii(server)) continue;
    return std::any_of(parts.begin() + 1, parts.end(),
                       [&](const std::string& part) { return proves(words_of(part), domain); });
  }
  return false;
}

}  // namespace gouvernail::mail
