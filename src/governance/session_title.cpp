// SPDX-License-Identifier: MPL-2.0
#include "governance/session_title.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "governance/convention.h"
#include "governance/status_words.h"

namespace gouvernail::governance {

std::vector<std::string> bodies_named_in(const Convention& convention, const std::string& text) {
  const std::string words = "-" + base::fold(text) + "-";
  std::vector<std::string> ids;
  std::size_t longest = 0;
  for (const Body& body : convention.bodies) {
    if (convention.is_act(body.id)) continue;
    for (const std::string& name : {body.id, body.name.fr, body.name.en}) {
      const std::string folded = base::fold(name);
      if (folded.empty() || words.find("-" + folded + "-") == std::string::npos) continue;
      if (folded.size() < longest) continue;
      if (folded.size() > longest) ids.clear();
      longest = folded.size();
      if (ids.empty() || ids.back() != body.id) ids.push_back(body.id);
    }
  }
  return ids;
}

namespace {

bool is_boundary(const std::string& text, std::size_t at) {
  return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

// The shortest part of the title that reads so, from its end or to it: without the marks between.
std::string part_that_reads(const std::string& title, const std::string& folded, bool at_end) {
  constexpr std::size_t most = 60;       // bytes of a word, and of the marks around it
  constexpr std::size_t longest = 1000;  // of a title that anybody wrote
  if (title.size() > longest) return folded;
  for (std::size_t cut = std::min(most, title.size()); cut > 0; --cut) {
    const std::size_t at = at_end ? cut : title.size() - cut;
    if (!is_boundary(title, at)) continue;
    std::string part = at_end ? title.substr(at) : title.substr(0, at);
    if (base::fold(part) == folded) return std::string(base::trim(part));
  }
  return folded;
}

}  // namespace

std::optional<std::string> name_called_off(const Convention& convention, const std::string& title) {
  const std::string folded = base::fold(title);
  const std::string_view word = word_calling_off(folded);
  if (word.empty() || convention.find_body(title)) return std::nullopt;
  if (folded.size() == word.size()) return title;
  return starts_as_word(folded, word)
             ? part_that_reads(title, folded.substr(word.size() + 1), true)
             : part_that_reads(title, folded.substr(0, folded.size() - word.size() - 1), false);
}

base::Message untitled_left_out(std::int64_t events) {
  return base::msg("{0} {0:event|events} without a title, or private, {0:is|are} left out", events);
}

}  // namespace gouvernail::governance
