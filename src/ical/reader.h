// SPDX-License-Identifier: MPL-2.0
// Reading what calendars export: events with their days and hours in Europe/Paris. One bad
// event loses no other; each is reported with its UID and the reason.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "calendar/local_time.h"

namespace gouvernail::ical {

struct CalendarEvent {
  std::string uid;
  std::string summary;
  std::string location;
  calendar::Day day;                       // of the start, in Europe/Paris
  std::optional<calendar::Minutes> start;  // none: the whole day
  std::optional<calendar::LocalTime> end;  // of a timed event
  calendar::Day last;                      // of an event of whole days, included; else its day
  bool cancelled = false;
  bool tentative = false;
  bool transparent = false;  // takes no time: who is there is free
  bool of_series = false;    // one session of a series; its uid ends with "/" and its day
};

// The days that a series may reach when nothing narrower is asked for.
calendar::DayRange every_day();

// Longer texts are refused, with a diagnostic: a fuzzed 300 kB file can cost libical seconds.
inline constexpr std::size_t longest_calendar = std::size_t{20} * 1024 * 1024;

// LF or CRLF, a BOM, tab folds, Latin-1, several VCALENDARs are read. Times without a zone are
// taken as Europe/Paris, with a warning. Windows zone names are mapped as CLDR has it; a zone
// that nobody knows is an error of its event. Series give one event per session that begins
// `within` (RRULE, RDATE, EXDATE, and sessions moved alone by RECURRENCE-ID).
std::vector<CalendarEvent> read_calendar(const std::string& file, std::string_view bytes,
                                         base::Diagnostics& diagnostics,
                                         const calendar::DayRange& within = every_day());

}  // namespace gouvernail::ical
