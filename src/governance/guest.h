// SPDX-License-Identifier: MPL-2.0
// Who is invited to a session.
#pragma once

#include <string>

namespace gouvernail::governance {

struct Guest {
  std::string person;  // key
  std::string role;    // id; empty for whoever comes in another's place
  std::string party;   // id
};

}  // namespace gouvernail::governance
