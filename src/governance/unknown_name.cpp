// SPDX-License-Identifier: MPL-2.0
#include "governance/unknown_name.h"

#include <utility>

#include "base/action.h"
#include "base/diagnostic.h"
#include "base/text.h"
#include "governance/convention.h"
#include "governance/people.h"
#include "governance/roles_called.h"

namespace gouvernail::governance {

using base::msg;

UnknownName unknown_body(const Convention& convention, const std::string& text) {
  return {msg("there is no body or act “{}”", text),
          base::suggestion(text, ids_of(convention.bodies))};
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
  return {msg("there is no role “{}”", text), base::suggestion(text, ids_of(convention.roles))};
}

UnknownName unknown_party(const Convention& convention, const std::string& text) {
  return {msg("there is no party “{}”", text), base::suggestion(text, ids_of(convention.parties))};
}

UnknownName unknown_person(const People& people, const std::string& text) {
  base::Message remedy = msg("add them first with “{0}”", base::Action(base::Verb::add_person));
  if (const auto near = base::nearest(text, people.keys())) {
    remedy = msg("did you mean “{}”?", *near);
  }
  return {msg("there is no person “{}”", text), std::move(remedy)};
}

}  // namespace gouvernail::governance
