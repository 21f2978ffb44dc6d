// SPDX-License-Identifier: MPL-2.0
// The roles that somebody means who writes a name into a sheet, or into a seat.
#pragma once

#include <string>
#include <vector>

namespace gouvernail::governance {

struct Body;
struct Convention;
struct Role;

// By the id of one; else by names and aliases, whatever their case and accents, and by the party
// whose name it is: who came for “Caf”, that word does not say. Of several, those that `at`
// invites, which may be null. Empty: nobody is called so.
std::vector<const Role*> roles_called(const Convention& convention, const std::string& text,
                                      const Body* at = nullptr);

// The one of them; null where there is none, or several.
const Role* role_called(const Convention& convention, const std::string& text,
                        const Body* at = nullptr);

}  // namespace gouvernail::governance
