// SPDX-License-Identifier: MPL-2.0
#include "ical/event_time.h"

#include <algorithm>

namespace gouvernail::ical {

using calendar::LocalTime;

LocalTime start_of(const CalendarEvent& event) {
  return {event.day, event.start.value_or(calendar::Minutes{0})};
}

std::int64_t wall_minutes(const LocalTime& a, const LocalTime& b) {
  return std::int64_t{(a.day - b.day).count()} * 1440 + (a.time - b.time).count();
}

LocalTime later(const LocalTime& from, std::int64_t minutes) {
  const auto at = calendar::UtcTime{from.day} + from.time + calendar::Minutes{minutes};
  const auto day = date::floor<date::days>(at);
  return {calendar::Day{day}, date::floor<calendar::Minutes>(at - day)};
}

calendar::Day last_day_of(const CalendarEvent& event) {
  return event.end ? std::max(event.last, event.end->day) : event.last;
}

}  // namespace gouvernail::ical
