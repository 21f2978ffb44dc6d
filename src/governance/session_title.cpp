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

namespace {

std::vector<std::string> bodies_called(const Convention& convention, const std::string& title,
                                       const BodiesSaid& said, const BodiesOfTitle& patterns) {
  const auto its = said.find(base::fold(title));
  if (its != said.end() && convention.body(its->second)) return {its->second};
  std::vector<std::string> bodies = patterns ? patterns(title) : std::vector<std::string>();
  if (bodies.size() == 1) return bodies;
  const Body* named = convention.find_body(title);
  const bool is_one =
      named && (bodies.empty() || std::ranges::find(bodies, named->id) != bodies.end());
  if (is_one) return {named->id};
  return bodies;
}

}  // namespace

std::vector<std::string> bodies_meant(const Convention& convention, const std::string& title,
                                      const BodiesSaid& said, const BodiesOfTitle& patterns) {
  std::vector<std::string> bodies = bodies_called(convention, title, said, patterns);
  if (!bodies.empty()) return bodies;
  const auto name = name_called_off(convention, title);
  return name ? bodies_called(convention, *name, said, patterns) : bodies;
}

bool is_nothing_of_ours(const Convention& convention, const std::string& title,
                        const BodiesSaid& said) {
  const auto is_none = [&](const std::string& name) {
    const auto its = said.find(base::fold(name));
    return its != said.end() && its->second.empty();
  };
  const auto name = name_called_off(convention, title);
  return is_none(title) || (name && is_none(*name));
}

NearBodies::NearBodies(const Convention& convention) : convention_(convention) {
  for (const Body& body : convention.bodies) {
    for (const std::string& name : {body.id, body.name.fr, body.name.en}) {
      const std::string folded = base::fold(name);
      if (folded.empty()) continue;
      auto& ids = bodies_[folded];
      if (ids.empty()) names_.push_back(folded);
      if (std::ranges::find(ids, body.id) == ids.end()) ids.push_back(body.id);
    }
  }
  std::ranges::sort(names_);
}

std::optional<std::string> NearBodies::near(const std::string& title) {
  constexpr std::size_t most = 2000;  // to look for one costs more than to read its line
  const std::string name = name_called_off(convention_, title).value_or(title);
  const std::string folded = base::fold(name);
  if (folded.empty()) return std::nullopt;
  const auto its = asked_.find(folded);
  if (its != asked_.end()) return its->second;
  if (asked_.size() >= most) return std::nullopt;
  std::optional<std::string>& body = asked_[folded];
  const auto nearest = base::nearest(folded, names_);
  if (nearest && bodies_[*nearest].size() == 1) return body = bodies_[*nearest].front();
  const auto named = bodies_named_in(convention_, name);
  if (named.size() == 1) body = named.front();
  return body;
}

base::Message untitled_left_out(std::int64_t events) {
  return base::msg("{0} {0:event|events} without a title, or private, {0:is|are} left out", events);
}

}  // namespace gouvernail::governance
