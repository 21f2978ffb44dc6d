// SPDX-License-Identifier: MPL-2.0
// Reading what calendars export: events with their days and hours in Europe/Paris, and when
// somebody is busy. One bad event loses no other; each is reported with its line, its UID and the
// reason.
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
  int line = 0;         // of its BEGIN in the file
  std::string summary;  // empty, like the location, when `hidden`
  std::string location;
  calendar::Day day;                       // of the start, in Europe/Paris
  std::optional<calendar::Minutes> start;  // none: the whole day
  std::optional<calendar::LocalTime> end;  // of a timed event
  calendar::Day last;                      // of an event of whole days, included; else its day
  bool cancelled = false;
  bool tentative = false;
  bool transparent = false;  // takes no time: who is there is free
  bool hidden = false;       // private or confidential: shown as busy, and nothing more is kept
  bool leapt = false;        // it starts or ends, as written, at an hour over which the clocks leap
  bool of_series = false;    // one session of a series; its uid is a SessionUid
  std::string series = {};   // uid of the series of which it is a session, also of one moved alone
  bool made_uid = false;     // it says no UID: this one is made of what it says
  int sequence = 0;          // the higher one is newer; of two alike, the later stamp
  std::optional<calendar::UtcTime> stamp;  // when it was written so
  std::vector<std::string> declined_by;    // addresses of those who will not come
};

// An event of which nothing could be read; a diagnostic of its line says why.
struct UnreadEvent {
  int line = 0;
  std::string summary;  // as written; may be empty
  std::string uid;      // as written; may be empty
};

// A stretch of time in which somebody is not free. Half-open, in Europe/Paris.
struct BusyPeriod {
  calendar::LocalTime start;
  calendar::LocalTime end;
  bool tentative = false;
  std::string uid;  // of the event; empty in a VFREEBUSY
};

// The days that a series may reach when nothing narrower is asked for.
calendar::DayRange every_day();

// Longer texts are refused, with a diagnostic, and beyond 50,000 components the rest is left out.
inline constexpr std::size_t longest_calendar = std::size_t{20} * 1024 * 1024;

// LF or CRLF, a BOM, tab folds, Latin-1, UTF-16, several VCALENDARs are read. Times without a zone
// are taken as Europe/Paris, with a warning. Zones are those of IANA, else the file's own, else
// those of Windows as CLDR maps them; a zone that nobody knows is an error of its event. Series
// give one event per session that touches `within` (RRULE, RDATE, EXDATE, EXRULE, and what was
// moved by RECURRENCE-ID: one session, or that and all that follow). Of several states of one event
// the one of the highest SEQUENCE, then of the latest DTSTAMP, is given. An event without UID gets
// one that is the same next time. `unread`: may be null.
std::vector<CalendarEvent> read_calendar(const std::string& file, std::string_view bytes,
                                         base::Diagnostics& diagnostics,
                                         const calendar::DayRange& within = every_day(),
                                         std::vector<UnreadEvent>* unread = nullptr);

// Whether the uid was made for an event, or for a session of one, that says none.
bool is_made_event_uid(std::string_view uid);

// As its maker calls it (NAME, X-WR-CALNAME); may be empty.
std::string calendar_name(std::string_view bytes);
// What its maker tells it from others of that name by (X-WR-RELCALID); may be empty.
std::string calendar_id(std::string_view bytes);

// Whether a calendar begins in it, in whatever encoding.
bool holds_calendar(std::string_view bytes);
// Whether it ends as a calendar does: what came cut short misses its END.
bool is_whole_calendar(std::string_view bytes);

// When the owner of the calendar is busy, sorted by start: events that take time and that none of
// `owner` (addresses, whatever their case) declined, and the periods of a VFREEBUSY that are not
// FREE. An event whose end is not said takes an hour. Periods that touch `within`.
std::vector<BusyPeriod> read_busy(const std::string& file, std::string_view bytes,
                                  const calendar::DayRange& within,
                                  const std::vector<std::string>& owner,
                                  base::Diagnostics& diagnostics);

}  // namespace gouvernail::ical
