// SPDX-License-Identifier: MPL-2.0
// Which page an address means.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouvernail::http {

// What stands in the place of each "*" of the pattern, where the path fits it: "/meetings/*/hold"
// and "/meetings/m-1/hold" give "m-1". A star is a part between slashes, and never empty; a last
// "**" is all that follows. An inner slash of the path (http/message.h) is a slash there.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path);

}  // namespace gouvernail::http
