// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

namespace gouvernail::settings {

// `text` as TOML writes it between quotes.
std::string toml_quoted(const std::string& text);

}  // namespace gouvernail::settings
