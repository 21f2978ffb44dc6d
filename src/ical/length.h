// SPDX-License-Identifier: MPL-2.0
// How long an event lasts, as it is written. Private to the module.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace gouvernail::ical {

// Seconds of a DURATION ("PT1H30M", "P2D", "P1W"). None where it is none, or runs backwards, or is
// longer than anybody is away: libical lets its numbers wrap, too.
std::optional<std::int64_t> parse_length(std::string_view text);

}  // namespace gouvernail::ical
