// SPDX-License-Identifier: MPL-2.0
// Mail addresses in the files of a workspace: what is wrong is reported at their key.
#pragma once

#include <string>
#include <string_view>

#include "base/toml_reader.h"

namespace gouvernail::settings {

// Without the blanks that were copied with it; empty: none is given.
std::string read_address(base::TableReader& reader, std::string_view key);

// Empty: none is given, which is right here.
void need_address(base::TableReader& reader, std::string_view key, const std::string& address);
// The same of an address that stands in each mail.
void need_address_to_write_to(base::TableReader& reader, std::string_view key,
                              const std::string& address);

}  // namespace gouvernail::settings
