// SPDX-License-Identifier: MPL-2.0
// When events begin and end by the clock on the wall. Internal to `ical`.
#pragma once

#include <cstdint>

#include "calendar/local_time.h"
#include "ical/reader.h"

namespace gouvernail::ical {

// Of a whole day, its midnight.
calendar::LocalTime start_of(const CalendarEvent& event);
// On which it still lasts; of one that ends at midnight, the day of its end.
calendar::Day last_day_of(const CalendarEvent& event);

// From `b` to `a`, as the clock shows: a day has 24 hours.
std::int64_t wall_minutes(const calendar::LocalTime& a, const calendar::LocalTime& b);
calendar::LocalTime later(const calendar::LocalTime& from, std::int64_t minutes);

}  // namespace gouvernail::ical
