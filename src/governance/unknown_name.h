// SPDX-License-Identifier: MPL-2.0
// A name that somebody wrote for a body, a role, a party or a person, and that nobody has: what is
// wrong, and what may have been meant.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"

namespace gouvernail::governance {

struct Body;
struct Convention;
struct People;

struct UnknownName {
  base::Message cause;
  base::Message remedy;
};

UnknownName unknown_body(const Convention& convention, const std::string& text);
// `at`: the body whose session it is; may be null. What may be several is told so.
UnknownName unknown_role(const Convention& convention, const std::string& text,
                         const Body* at = nullptr);
UnknownName unknown_party(const Convention& convention, const std::string& text);
// A record of persons is long: where nobody is near, it is not listed.
UnknownName unknown_person(const People& people, const std::string& text);

}  // namespace gouvernail::governance
