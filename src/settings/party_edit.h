// SPDX-License-Identifier: MPL-2.0
// The day on which a party signed, written into gouvernail.toml: the rest of the file stays as
// somebody wrote it, to the last blank.
#pragma once

#include <optional>
#include <string>

#include "calendar/day.h"

namespace gouvernail::settings {

// None where the file is written in a way that cannot be followed without touching the rest.
std::optional<std::string> with_signature(const std::string& text, const std::string& party,
                                          calendar::Day day);

}  // namespace gouvernail::settings
