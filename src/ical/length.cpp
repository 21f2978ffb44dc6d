// SPDX-License-Identifier: MPL-2.0
#include "ical/length.h"

#include <charconv>
#include <system_error>

namespace gouvernail::ical {

std::optional<std::int64_t> parse_length(std::string_view text) {
  constexpr std::int64_t minute = 60;
  constexpr std::int64_t day = 86'400;
  constexpr std::int64_t longest = 3'660 * day;
  if (text.starts_with('+')) text.remove_prefix(1);
  if (!text.starts_with('P')) return std::nullopt;
  text.remove_prefix(1);
  std::int64_t seconds = 0;
  bool of_day = false;  // behind "T"
  bool any = false;
  while (!text.empty()) {
    if (text.front() == 'T' && !of_day) {
      of_day = true;
      text.remove_prefix(1);
      continue;
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const auto digits = static_cast<std::size_t>(end - text.data());
    if (error != std::errc{} || number < 0 || number > longest || digits >= text.size()) {
      return std::nullopt;
    }
    const char unit = text[digits];
    const std::int64_t length = !of_day && unit == 'W'   ? 7 * day
                                : !of_day && unit == 'D' ? day
                                : of_day && unit == 'H'  ? 60 * minute
                                : of_day && unit == 'M'  ? minute
                                : of_day && unit == 'S'  ? 1
                                                         : 0;
    if (length == 0) return std::nullopt;
    seconds += number * length;
    any = true;
    text.remove_prefix(digits + 1);
  }
  return any && seconds <= longest ? std::optional(seconds) : std::nullopt;
}

}  // namespace gouvernail::ical
