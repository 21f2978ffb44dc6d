// SPDX-License-Identifier: MPL-2.0
// Zones that a calendar does not define, and names as somebody or some program writes them.
#include <gtest/gtest.h>

#include <string>

#include "ical/reader.h"

namespace gouvernail::test::zone_names_test {
namespace {

// 14:00 of that zone on a day of winter, as Paris has it; the code of what is told, if anything.
std::string at_two(const std::string& zone, const std::string& day = "20260310") {
  base::Diagnostics told;
  const auto events =
      ical::read_calendar("a.ics",
                          "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n"
                          "DTSTART;TZID=" +
                              zone + ":" + day + "T140000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                          told);
  if (!told.empty()) return told.front().code;
  return events.empty() ? ""
                        : calendar::to_iso(calendar::LocalTime{events[0].day, *events[0].start});
}

const std::string french = "2026-03-10T14:00";
const std::string british = "2026-03-10T15:00";
const std::string unknown = "unknown-zone";

TEST(ZoneNames, APlaceIsMeantInWhateverLetters) {
  for (const char* zone : {"europe/paris", "EUROPE/PARIS", "Europe/paris", "Paris",
                           "\"/mozilla.org/20050126_1/europe/paris\""}) {
    EXPECT_EQ(at_two(zone), french) << zone;
  }
  EXPECT_EQ(at_two("America/New York"), "2026-03-10T19:00");
  EXPECT_EQ(at_two("tzone://Microsoft/Utc"), british);
  EXPECT_EQ(at_two("utc"), british);
  EXPECT_EQ(at_two("romance standard time"), french);
}

TEST(ZoneNames, WhatWindowsShowsToPeopleIsReadByItsCities) {
  for (const char* zone : {"\"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris\"",
                           "\"(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris\"",
                           "\"(GMT+01.00) Brussels, Copenhagen, Madrid, Paris\"",
                           "\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\""}) {
    EXPECT_EQ(at_two(zone), french) << zone;
    // Its summer is that of the place.
    EXPECT_EQ(at_two(zone, "20260710"), "2026-07-10T14:00") << zone;
  }
  EXPECT_EQ(at_two("\"(UTC) Dublin, Edinburgh, Lisbon, London\""), british);
  EXPECT_EQ(at_two("\"(UTC+00:00) Dublin, Édimbourg, Lisbonne, Londres\""), british);
  EXPECT_EQ(at_two("\"(UTC) Coordinated Universal Time\""), british);
  EXPECT_EQ(at_two("\"(UTC-05:00) Eastern Time (US & Canada)\""), "2026-03-10T19:00");
}

TEST(ZoneNames, WhatIsAtOddsWithItselfOrMeansSeveralIsNone) {
  EXPECT_EQ(at_two("\"(UTC+05:00) Paris\""), unknown);
  EXPECT_EQ(at_two("\"(UTC+01:00) Lune\""), unknown);
  EXPECT_EQ(at_two("\"Paris, London\""), unknown);
  EXPECT_EQ(at_two("\"(UTC+01:00\""), unknown);
  EXPECT_EQ(at_two("etc/gmt 1"), unknown);
}

}  // namespace
}  // namespace gouvernail::test::zone_names_test
