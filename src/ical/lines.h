// SPDX-License-Identifier: MPL-2.0
// What stands in the text of a component, where libical drops what it does not understand. Private
// to the module.
#pragma once

#include <string>
#include <vector>

namespace gouvernail::ical {

// The values of all lines of that name, as written.
std::vector<std::string> lines_of(const std::string& text, const std::string& name);

}  // namespace gouvernail::ical
