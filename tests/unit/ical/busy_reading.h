// SPDX-License-Identifier: MPL-2.0
// When somebody is busy in March 2026, as a calendar of a few lines tells it.
#pragma once

#include <string>
#include <vector>

#include "ical/reader.h"

namespace gouvernail::ical::busy_test {

inline const calendar::DayRange march{*calendar::make_day(2026, 3, 1),
                                      *calendar::make_day(2026, 3, 31)};

struct Read {
  std::vector<std::string> busy;  // "2026-03-02T09:00/2026-03-02T10:00", "?" before a tentative one
  std::vector<std::string> codes;
  base::Diagnostics diagnostics;
};

inline Read read(const std::string& body, const std::vector<std::string>& owner = {}) {
  Read result;
  const std::string text =
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + body + "END:VCALENDAR\r\n";
  for (const BusyPeriod& period : read_busy("a.ics", text, march, owner, result.diagnostics)) {
    result.busy.push_back((period.tentative ? "?" : "") + calendar::to_iso(period.start) + "/" +
                          calendar::to_iso(period.end));
  }
  for (const auto& diagnostic : result.diagnostics) result.codes.push_back(diagnostic.code);
  return result;
}

inline std::string event(const std::string& lines) {
  return "BEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20260101T000000Z\r\n" + lines + "\r\nEND:VEVENT\r\n";
}

inline std::string free_busy(const std::string& lines) {
  return "BEGIN:VFREEBUSY\r\nUID:f\r\nDTSTAMP:20260101T000000Z\r\n" + lines +
         "\r\nEND:VFREEBUSY\r\n";
}

using Periods = std::vector<std::string>;
inline const Periods two_hours{"2026-03-10T14:00/2026-03-10T16:00"};

}  // namespace gouvernail::ical::busy_test
