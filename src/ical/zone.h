// SPDX-License-Identifier: MPL-2.0
// Time zones as calendars name them, to and from French wall-clock time.
#pragma once

#include <optional>
#include <string>

#include "calendar/local_time.h"

namespace gouvernail::ical {

// Wall-clock time of a zone as Paris has it at that instant; none when nobody knows the zone.
// `tzid` is a name of the IANA database or, as Outlook writes it, of Windows.
std::optional<calendar::LocalTime> paris_from(const calendar::LocalTime& written,
                                              const std::string& tzid);

// An instant as the wall clock of that zone shows it; none when nobody knows the zone.
std::optional<calendar::LocalTime> wall_clock(calendar::UtcTime instant, const std::string& tzid);

}  // namespace gouvernail::ical
