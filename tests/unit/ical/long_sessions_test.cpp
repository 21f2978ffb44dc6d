// SPDX-License-Identifier: MPL-2.0
// Events that last for weeks, in the days of whoever is asked.
#include <gtest/gtest.h>

#include "ical/reader.h"

namespace gouvernail::ical::long_sessions_test {
namespace {

using Texts = std::vector<std::string>;

calendar::Day day(const char* iso) { return calendar::parse_iso_day(iso).value(); }

std::string event(const std::string& lines) {
  return "BEGIN:VEVENT\nSUMMARY:COPIL\n" + lines + "\nEND:VEVENT\n";
}

// Whoever is away for weeks, year after year, is away on their last day, too.
TEST(LongSessions, ASessionThatBeganLongBeforeReachesIntoTheDaysThatAreAsked) {
  const calendar::DayRange week{day("2026-12-14"), day("2026-12-20")};
  const std::string away = "UID:l\nDTSTART;VALUE=DATE:20241110\nDTEND;VALUE=DATE:20241219\n";
  const Texts until_18 = {"2026-11-10T00:00/-12-19T00:00"};
  const auto reaches = [&](const std::string& components) {
    base::Diagnostics found;
    Texts result;
    for (const BusyPeriod& one : read_busy(
             "a.ics", "BEGIN:VCALENDAR\n" + components + "END:VCALENDAR\n", week, {}, found)) {
      result.push_back(to_iso(one.start) + "/" + to_iso(one.end).substr(4));
    }
    return result;
  };
  EXPECT_EQ(reaches(event(away + "RRULE:FREQ=YEARLY")), until_18);
  EXPECT_EQ(reaches(event(away + "RRULE:FREQ=YEARLY;COUNT=3")), until_18);
  EXPECT_EQ(reaches(event("UID:l\nDTSTART;VALUE=DATE:20241110\nDURATION:P39D\nRRULE:FREQ=YEARLY")),
            until_18);
  EXPECT_EQ(reaches(event(away + "RDATE;VALUE=DATE:20261110")), until_18);
  EXPECT_EQ(reaches(event("UID:l\nDTSTART:20241110T080000Z\nDTEND:20241219T080000Z\n"
                          "RRULE:FREQ=YEARLY")),
            Texts{"2026-11-10T09:00/-12-19T09:00"});
  EXPECT_EQ(reaches(event("UID:l\nDTSTART:20241110T080000Z\nDTEND:20241110T090000Z\n"
                          "RDATE;VALUE=PERIOD:20261110T080000Z/20261215T080000Z")),
            Texts{"2026-11-10T09:00/-12-15T09:00"});
  // Moved with all that follow, and lasting longer since.
  EXPECT_EQ(reaches(event("UID:l\nDTSTART;VALUE=DATE:20240901\nRRULE:FREQ=YEARLY") +
                    event("UID:l\nRECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20250901\n"
                          "DTSTART;VALUE=DATE:20251110\nDTEND;VALUE=DATE:20251219")),
            until_18);
  // An hour of the next day there is one of the last day here.
  EXPECT_EQ(reaches(event("UID:l\nDTSTART;TZID=Asia/Tokyo:20261207T020000\n"
                          "DTEND;TZID=Asia/Tokyo:20261207T030000\nRRULE:FREQ=WEEKLY")),
            (Texts{"2026-12-20T18:00/-12-20T19:00"}));
  EXPECT_EQ(reaches(event("UID:l\nDTSTART;VALUE=DATE:20241110\nDTEND;VALUE=DATE:20241214\n"
                          "RRULE:FREQ=YEARLY")),
            Texts{});
}

}  // namespace
}  // namespace gouvernail::ical::long_sessions_test
