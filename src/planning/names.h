// SPDX-License-Identifier: MPL-2.0
// Names for messages. Private to the module.
#pragma once

#include <string>
#include <vector>

#include "planning/plan.h"

namespace gouvernail::planning {

// A person's name, the role's where nobody is recorded, the room's; the key when none is known.
base::LocalizedText name_of_key(const Problem& problem, const std::string& key);
base::MessageList names_of_keys(const Problem& problem, const std::vector<std::string>& keys);
// Of a body or an act; its id when it has none.
base::LocalizedText name_of_body(const Problem& problem, const std::string& body);

}  // namespace gouvernail::planning
