// SPDX-License-Identifier: MPL-2.0
// Whoever is busy is not taken for free because part of an event cannot be read.
#include <gtest/gtest.h>

#include "unit/ical/busy_reading.h"

namespace gouvernail::ical::busy_test {
namespace {

TEST(Busy, AnEndThatCannotBeTakesAnHourOrTheDay) {
  const Periods an_hour{"2026-03-10T14:00/2026-03-10T15:00"};
  const std::string start = "DTSTART:20260310T130000Z\r\n";
  for (const char* end : {"DTEND:soon", "DTEND:20260310T120000Z", "DTEND:20260310T130000Z",
                          "DTEND:20260230T150000Z", "DTEND:", "DTEND;VALUE=DATE:20260310",
                          "DTEND;TZID=Europe/Paris:2026-03-10 16h", "DURATION:PT0S"}) {
    const Read its = read(event(start + end));
    EXPECT_EQ(its.busy, an_hour) << end;
    EXPECT_EQ(its.codes, Periods{"bad-end"}) << end;
    EXPECT_EQ(its.diagnostics.front().severity, base::Severity::warning);
  }
  // A length beside it tells.
  EXPECT_EQ(read(event(start + "DTEND:soon\r\nDURATION:PT2H")).busy, two_hours);
  const std::string day = "DTSTART;VALUE=DATE:20260310\r\n";
  const Periods the_day{"2026-03-10T00:00/2026-03-11T00:00"};
  for (const char* end : {"DTEND;VALUE=DATE:20260308", "DTEND;VALUE=DATE:20260230", "DTEND:x"}) {
    const Read its = read(event(day + end));
    EXPECT_EQ(its.busy, the_day) << end;
    EXPECT_EQ(its.codes, Periods{"bad-end"}) << end;
  }
  EXPECT_EQ(read(event(day + "DTEND;VALUE=DATE:20260310")).codes, Periods{});
  EXPECT_EQ(read(event(day + "DTEND:20260312T110000Z")).busy,
            Periods{"2026-03-10T00:00/2026-03-13T00:00"});
  // Each session of a series.
  EXPECT_EQ(read(event(start + "DTEND:20260310T090000Z\r\nRRULE:FREQ=WEEKLY;COUNT=2")).busy,
            (Periods{an_hour.front(), "2026-03-17T14:00/2026-03-17T15:00"}));
}

TEST(Busy, AnHourThatCannotBeTakesItsDay) {
  const Periods the_day{"2026-03-10T00:00/2026-03-11T00:00"};
  for (const char* start : {"20260310T250000Z", "20260310T14", "20260310T2x0000"}) {
    const Read its = read(event("DTSTART:" + std::string(start)));
    EXPECT_EQ(its.busy, the_day) << start;
    EXPECT_EQ(its.codes, Periods{"bad-start"}) << start;
  }
  const Read series = read(event("DTSTART:20260310T250000Z\r\nRRULE:FREQ=WEEKLY;COUNT=2"));
  EXPECT_EQ(series.busy, (Periods{the_day.front(), "2026-03-17T00:00/2026-03-18T00:00"}));
  EXPECT_EQ(series.codes, Periods{"bad-start"});
  // Midnight at the end of a day.
  EXPECT_EQ(read(event("DTSTART;TZID=Europe/Paris:20260310T220000\r\n"
                       "DTEND;TZID=Europe/Paris:20260310T240000"))
                .busy,
            Periods{"2026-03-10T22:00/2026-03-11T00:00"});
}

TEST(Busy, AZoneThatNobodyKnowsIsToldOnceAndReadAsThatOfThisCountry) {
  const Read series =
      read(event("DTSTART;TZID=Lune/Mer:20260310T140000\r\nDTEND;TZID=Lune/Mer:20260310T160000\r\n"
                 "RRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE;TZID=Lune/Mer:20260317T140000"));
  EXPECT_EQ(series.busy, (Periods{two_hours.front(), "2026-03-24T14:00/2026-03-24T16:00"}));
  EXPECT_EQ(series.codes, Periods{"unknown-zone"});
}

TEST(Busy, ASessionOfWhichNobodyKnowsWhichItIsHidesNoSeries) {
  const Read its = read(event("DTSTART:20260303T130000Z\r\nDURATION:PT1H\r\n"
                              "RRULE:FREQ=WEEKLY;COUNT=2") +
                        event("RECURRENCE-ID:soon\r\nSEQUENCE:3\r\n"
                              "DTSTART:20260312T130000Z\r\nDURATION:PT1H"));
  EXPECT_EQ(its.busy,
            (Periods{"2026-03-03T14:00/2026-03-03T15:00", "2026-03-10T14:00/2026-03-10T15:00",
                     "2026-03-12T14:00/2026-03-12T15:00"}));
  EXPECT_EQ(its.codes, Periods{"bad-instance"});
}

}  // namespace
}  // namespace gouvernail::ical::busy_test
