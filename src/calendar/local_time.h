// SPDX-License-Identifier: MPL-2.0
// Local time in Europe/Paris. A wall-clock time is unique, skipped (spring) or repeated
// (autumn); the caller always learns which.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "calendar/day.h"

namespace gouvernail::calendar {

using Minutes = std::chrono::minutes;
using UtcTime = date::sys_seconds;  // seconds since 1970-01-01T00:00Z

// Of a day: where something ends that lasts all day.
inline constexpr Minutes last_minute{24 * 60 - 1};

// A wall-clock time of a day, to the minute.
struct LocalTime {
  Day day;
  Minutes time{0};  // since midnight, 0 to 1439

  friend bool operator==(const LocalTime&, const LocalTime&) = default;
  friend auto operator<=>(const LocalTime& a, const LocalTime& b) {
    if (a.day != b.day) return a.day <=> b.day;
    return a.time.count() <=> b.time.count();
  }
};

enum class LocalTimeKind { unique, skipped, repeated };

struct Resolved {
  LocalTimeKind kind = LocalTimeKind::unique;
  // unique: the instant. repeated: the first of the two. skipped: with the offset before the
  // change, as RFC 5545 3.3.5 has it (02:30 on 2026-03-29 -> 01:30Z).
  UtcTime utc;
};

Resolved resolve_paris(const LocalTime& local);
LocalTime to_paris(UtcTime utc);

// The same for another zone of the IANA database ("Europe/London"); none when it has no such zone.
std::optional<Resolved> resolve_in(const std::string& zone, const LocalTime& local);
std::optional<LocalTime> to_zone(const std::string& zone, UtcTime utc);

// "2026-10-13T14:00" and "2026-10-13 14:00", "13/10/2026 14:00", "13/10/2026 14h00"; none else.
std::optional<LocalTime> parse_local_time(std::string_view text);
std::string to_iso(const LocalTime& local);  // "2026-10-13T14:00"

// "20261013T120000Z", as iCalendar writes an instant; and back.
std::string to_ical_utc(UtcTime utc);
std::optional<UtcTime> parse_ical_utc(std::string_view text);

}  // namespace gouvernail::calendar
