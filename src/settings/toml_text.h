// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <toml++/toml.h>

#include <cstddef>
#include <string>

namespace gouvernail::settings {

// `text` as TOML writes it between quotes.
std::string toml_quoted(const std::string& text);

// Where a place that TOML counts in lines and characters, from 1, stands in the text.
std::size_t offset_of(const std::string& text, const toml::source_position& place);

}  // namespace gouvernail::settings
