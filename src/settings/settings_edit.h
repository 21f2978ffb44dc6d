// SPDX-License-Identifier: MPL-2.0
// One value of gouvernail.toml written anew: the rest of the file stays as somebody wrote it, to
// the last blank and comment.
#pragma once

#include <optional>
#include <string>

namespace gouvernail::settings {

struct NewValue {
  std::string table;  // "organiser", "party.departement"
  std::string key;
  std::string value;  // as TOML writes it: "\"Claire\"", "587", "2025-11-03"
};

// None where the file is written in a way that cannot be followed without touching the rest.
std::optional<std::string> with_value(const std::string& text, const NewValue& asked);

}  // namespace gouvernail::settings
