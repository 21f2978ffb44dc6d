// SPDX-License-Identifier: MPL-2.0
#include "governance/unknown_name.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "base/action.h"
#include "base/diagnostic.h"
#include "base/text.h"
#include "governance/convention.h"
#include "governance/people.h"
#include "governance/roles_called.h"

namespace gouvernail::governance {

using base::msg;

namespace {

// How much of it stands in what something is called, three letters in a row at a time: what is
// called alike has many in common, wherever it differs.
std::ptrdiff_t likeness(const std::string& text, const std::string& called) {
  constexpr std::size_t three = 3;
  std::ptrdiff_t shared = 0;
  for (std::size_t i = 0; i + three <= text.size(); ++i) {
    if (called.find(std::string_view(text).substr(i, three)) != std::string::npos) ++shared;
  }
  return shared;
}

// Ids of bodies, roles or parties: those that are called most like it come first.
template <class Named>
std::vector<std::string> nearest_first(const std::vector<Named>& all, const std::string& text) {
  const std::string wanted = base::fold(text);
  std::vector<std::pair<std::ptrdiff_t, std::string>> ids;
  for (const Named& one : all) {
    const std::string called = base::fold(one.id + "\n" + one.name.fr + "\n" + one.name.en);
    ids.emplace_back(-likeness(wanted, called), one.id);
  }
  std::ranges::stable_sort(ids, {}, &std::pair<std::ptrdiff_t, std::string>::first);
  std::vector<std::string> names;
  names.reserve(ids.size());
  for (const auto& one : ids) names.push_back(one.second);
  return names;
}

}  // namespace

UnknownName unknown_body(const Convention& convention, const std::string& text) {
  return {msg("there is no body or act “{}”", text),
          base::suggestion(text, nearest_first(convention.bodies, text))};
}

UnknownName unknown_role(const Convention& convention, const std::string& text, const Body* at) {
  const std::vector<const Role*> several = roles_called(convention, text, at);
  if (several.size() > 1) {
    constexpr std::size_t most = 5;
    base::MessageList some;
    for (const Role* role : several) {
      if (some.size() < most) some.push_back(msg("“{}”", role->id));
    }
    return {msg("“{}” may be several roles, and does not say which", text),
            msg("write which: {}", std::move(some))};
  }
  return {msg("there is no role “{}”", text),
          base::suggestion(text, nearest_first(convention.roles, text))};
}

UnknownName unknown_party(const Convention& convention, const std::string& text) {
  return {msg("there is no party “{}”", text),
          base::suggestion(text, nearest_first(convention.parties, text))};
}

UnknownName unknown_person(const People& people, const std::string& text) {
  base::Message remedy = msg("add them first with “{0}”", base::Action(base::Verb::add_person));
  if (const auto near = base::nearest(text, people.keys())) {
    remedy = msg("did you mean “{}”?", *near);
  }
  return {msg("there is no person “{}”", text), std::move(remedy)};
}

}  // namespace gouvernail::governance
