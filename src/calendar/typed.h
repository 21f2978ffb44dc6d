// SPDX-License-Identifier: MPL-2.0
// Days and times as people type them, in settings and on the command line.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/day.h"
#include "calendar/local_time.h"

namespace gouvernail::calendar {

// "2026-10-13" or "13/10/2026".
std::optional<calendar::Day> parse_day(std::string_view text);
// As above, of 1900 to 2199; anything else is a Failure that names what was typed.
calendar::Day need_day(const std::string& text);

// "14:00", "9:30", "14h", "14h30", "14 h 30".
std::optional<calendar::Minutes> parse_time(std::string_view text);
calendar::Minutes need_time(const std::string& text);

// "2020..2023", "2020-11-13..2023-12-31": each end a year or a day, both included.
calendar::DayRange need_range(const std::string& text);

// ISO number of "mardi", "Tuesday", "mar", "tue".
std::optional<int> parse_weekday(std::string_view text);

}  // namespace gouvernail::calendar
