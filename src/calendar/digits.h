// SPDX-License-Identifier: MPL-2.0
// Numbers made of digits only: no sign, no blank, no locale. Internal to `calendar`.
#pragma once

#include <optional>
#include <string_view>

namespace gouvernail::calendar {

// Value of one to four ASCII digits, none for anything else.
inline std::optional<int> parse_digits(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char character : text) {
    if (character < '0' || character > '9') return std::nullopt;
    value = value * 10 + (character - '0');
  }
  return value;
}

}  // namespace gouvernail::calendar
