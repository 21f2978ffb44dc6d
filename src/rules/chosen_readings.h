// SPDX-License-Identifier: MPL-2.0
// Which readings there are, and which of them somebody asked for. Private to the module.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "rules/rules.h"

namespace gouvernail::rules {

// Ids of all alternatives, in the order of the files.
std::vector<std::string> alternatives_of(const std::vector<Ambiguity>& ambiguities);

// The alternatives among `asked`; none, with diagnostics, where one is not known or two are of one
// clause. What an ambiguity says by default needs no choice, and neither does "default".
std::optional<std::set<std::string>> chosen_readings(const std::vector<Ambiguity>& ambiguities,
                                                     const std::vector<std::string>& asked,
                                                     base::Diagnostics& diagnostics);

}  // namespace gouvernail::rules
