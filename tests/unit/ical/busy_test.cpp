// SPDX-License-Identifier: MPL-2.0
// When somebody is busy, as other people's calendars tell it. Names of tests carry the numbers of
// the acceptance list of calendars and mail.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <string_view>
#include <variant>

#include "unit/ical/busy_reading.h"

namespace gouvernail::ical::busy_test {
namespace {

TEST(Busy, I12_ZonesOfWindowsOfTheFileAndOfNobody) {
  const auto in = [](const std::string& zone, const std::string& definition = "") {
    return read(definition + event("DTSTART;TZID=" + zone +
                                   ":20260310T140000\r\nDTEND;TZID=" + zone + ":20260310T160000"));
  };
  EXPECT_EQ(in("Romance Standard Time").busy, two_hours);
  EXPECT_EQ(in("GMT Standard Time").busy, Periods{"2026-03-10T15:00/2026-03-10T17:00"});
  EXPECT_EQ(in("/freeassociation.sourceforge.net/Europe/London").busy,
            Periods{"2026-03-10T15:00/2026-03-10T17:00"});
  // A zone of the file's own, three hours east of Greenwich.
  const std::string own =
      "BEGIN:VTIMEZONE\r\nTZID:Chez nous\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
      "TZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
  EXPECT_EQ(in("Chez nous", own).busy, Periods{"2026-03-10T12:00/2026-03-10T14:00"});
  // A name that Windows gives, with the file's word against it: the file's counts.
  std::string odd = own;
  odd.replace(odd.find("Chez nous"), 9, "Romance Standard Time");
  EXPECT_EQ(in("Romance Standard Time", odd).busy, Periods{"2026-03-10T12:00/2026-03-10T14:00"});
  const Read unknown = in("Lune/Mer");
  EXPECT_EQ(unknown.busy, two_hours);
  EXPECT_EQ(unknown.codes, Periods{"unknown-zone"});
}

TEST(Busy, I12_HoursAroundTheChangesOfClocks) {
  const auto utc = [](const std::string& zone, const std::string& start) {
    base::Diagnostics diagnostics;
    const auto events = read_calendar(
        "a",
        "BEGIN:VCALENDAR\r\n" + event("DTSTART;TZID=" + zone + ":" + start) + "END:VCALENDAR\r\n",
        diagnostics);
    return events.empty() ? ""
                          : calendar::to_iso(calendar::LocalTime{events[0].day, *events[0].start});
  };
  EXPECT_EQ(utc("Europe/London", "20260329T003000"), "2026-03-29T01:30");
  EXPECT_EQ(utc("Europe/London", "20260329T023000"), "2026-03-29T03:30");
  EXPECT_EQ(utc("America/New_York", "20260308T120000"), "2026-03-08T17:00");
  EXPECT_EQ(utc("America/New_York", "20260307T120000"), "2026-03-07T18:00");
}

TEST(Busy, I13_FloatingTimesAreFrenchWithAWarning) {
  const Read floating = read(event("DTSTART:20260310T140000\r\nDTEND:20260310T160000"));
  EXPECT_EQ(floating.busy, two_hours);
  EXPECT_EQ(floating.codes, Periods{"no-zone"});
  EXPECT_EQ(floating.diagnostics.front().severity, base::Severity::warning);
}

TEST(Busy, I14_FreeBusyOfEveryShape) {
  EXPECT_EQ(read(free_busy("FREEBUSY:20260310T130000Z/20260310T150000Z")).busy, two_hours);
  EXPECT_EQ(read(free_busy("FREEBUSY;FBTYPE=BUSY:20260310T130000Z/PT2H")).busy, two_hours);
  EXPECT_EQ(read(free_busy("FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260310T130000Z/PT2H")).busy,
            two_hours);
  EXPECT_EQ(read(free_busy("FREEBUSY;FBTYPE=X-ODD:20260310T130000Z/PT2H")).busy, two_hours);
  EXPECT_EQ(read(free_busy("FREEBUSY;TZID=UTC:20260310T130000/20260310T150000")).busy, two_hours);
  EXPECT_TRUE(read(free_busy("FREEBUSY;FBTYPE=FREE:20260310T130000Z/PT2H")).busy.empty());
  EXPECT_EQ(read(free_busy("FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260310T130000Z/PT2H")).busy,
            Periods{"?" + two_hours.front()});
  EXPECT_EQ(read(free_busy("FREEBUSY:20260311T080000Z/PT1H,20260310T130000Z/PT2H")).busy,
            (Periods{two_hours.front(), "2026-03-11T09:00/2026-03-11T10:00"}));
  const Read bad = read(free_busy("FREEBUSY:20260310T130000Z/PT2H,nonsense,20260311T1/PT1H"));
  EXPECT_EQ(bad.busy, two_hours);
  EXPECT_EQ(bad.codes, Periods{"bad-period"});
  EXPECT_EQ(bad.diagnostics.front().position.line, 4);
}

TEST(Busy, I15_WhatTakesNoTime) {
  const std::string times = "DTSTART:20260310T130000Z\r\nDTEND:20260310T150000Z";
  EXPECT_EQ(read(event(times)).busy, two_hours);
  EXPECT_TRUE(read(event(times + "\r\nTRANSP:TRANSPARENT")).busy.empty());
  EXPECT_TRUE(read(event(times + "\r\nSTATUS:CANCELLED")).busy.empty());
  const std::string declined = times +
                               "\r\nATTENDEE;PARTSTAT=DECLINED:MAILTO:Dgs@Example.ORG"
                               "\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:autre@example.org";
  EXPECT_TRUE(read(event(declined), {"dgs@example.org"}).busy.empty());
  EXPECT_EQ(read(event(declined), {"autre@example.org"}).busy, two_hours);
  EXPECT_EQ(read(event(times + "\r\nSTATUS:TENTATIVE")).busy, Periods{"?" + two_hours.front()});
}

TEST(Busy, I15_WholeDaysSeriesAndNoEnd) {
  EXPECT_EQ(read(event("DTSTART;VALUE=DATE:20260310\r\nDTEND;VALUE=DATE:20260312")).busy,
            Periods{"2026-03-10T00:00/2026-03-12T00:00"});
  EXPECT_EQ(read(event("DTSTART;VALUE=DATE:20260310")).busy,
            Periods{"2026-03-10T00:00/2026-03-11T00:00"});
  EXPECT_EQ(read(event("DTSTART:20260310T130000Z")).busy,
            Periods{"2026-03-10T14:00/2026-03-10T15:00"});
  EXPECT_EQ(read(event("DTSTART:20260310T130000Z\r\nDURATION:PT2H")).busy, two_hours);
  const std::string weekly =
      "DTSTART;TZID=Europe/Paris:20260303T140000\r\nDTEND;TZID=Europe/Paris:20260303T160000\r\n"
      "RRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE;TZID=Europe/Paris:20260317T140000";
  const std::string moved =
      "RECURRENCE-ID;TZID=Europe/Paris:20260324T140000\r\n"
      "DTSTART;TZID=Europe/Paris:20260325T090000\r\nDTEND;TZID=Europe/Paris:20260325T100000";
  EXPECT_EQ(read(event(weekly) + event(moved)).busy,
            (Periods{"2026-03-03T14:00/2026-03-03T16:00", two_hours.front(),
                     "2026-03-25T09:00/2026-03-25T10:00"}));
  EXPECT_EQ(read(event("DTSTART:20260310T130000Z\r\nDTEND:20260310T150000Z\r\n"
                       "RDATE:20260312T130000Z"))
                .busy,
            (Periods{two_hours.front(), "2026-03-12T14:00/2026-03-12T16:00"}));
}

TEST(Busy, I16_OneBadEventLosesNoOther) {
  const Read mixed = read(event("SUMMARY:no start") + event("DTSTART:20260230T130000Z") +
                          "BEGIN:VEVENT\r\nUID:cut\r\nDTSTART:20260311T130000Z\r\n" +
                          event("DTSTART:20260310T130000Z\r\nDTEND:20260310T150000Z"));
  EXPECT_EQ(mixed.busy, two_hours);
  EXPECT_EQ(mixed.codes, (Periods{"no-start", "bad-day", "cut-short"}));
  EXPECT_EQ(mixed.diagnostics[0].position.line, 4);
  EXPECT_EQ(mixed.diagnostics[1].position.line, 9);
  EXPECT_EQ(mixed.diagnostics[2].excerpt, "UID:cut");
}

// What would cost libical seconds or minutes. No clock here: each must end within the time that
// ctest gives, and give what can be had.
TEST(Busy, I17_HostileCalendars) {
  const std::string good = event("DTSTART:20260310T130000Z\r\nDTEND:20260310T150000Z");
  std::string endless = "BEGIN:VEVENT\r\nUID:e\r\nDTSTART:20260311T130000Z\r\nX-A:";
  endless.append(300'000, 'a');
  EXPECT_EQ(read(endless + "\r\nEND:VEVENT\r\n" + good).busy.size(), 2U);
  std::string nested;
  for (int i = 0; i < 20'000; ++i) nested += "BEGIN:VALARM\r\n";
  EXPECT_EQ(read(good + "BEGIN:VEVENT\r\n" + nested).busy, two_hours);
  std::string parameters = "DTSTART";
  for (int i = 0; i < 5'000; ++i) parameters += ";X-P" + std::to_string(i) + "=\"" + "v\"";
  read(event(parameters + ":20260310T130000Z") + good);
  std::string dense;
  for (int i = 0; i < 500; ++i) {
    dense += event("DTSTART:19700101T000000Z\r\nRRULE:FREQ=SECONDLY;BYSECOND=1,2,3");
  }
  EXPECT_EQ(read(dense + good).busy, two_hours);
  // Days that never come, and zones that change by the second.
  std::string never;
  for (int i = 0; i < 1000; ++i) {
    never += event("DTSTART:19700101T000000Z\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30");
  }
  EXPECT_FALSE(read(never + good).busy.empty());
  const std::string restless =
      "BEGIN:VTIMEZONE\r\nTZID:z\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\n"
      "RRULE:FREQ=SECONDLY\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
      "END:VTIMEZONE\r\n";
  EXPECT_EQ(read(restless + event("DTSTART;TZID=z:20260310T130000") + good).codes,
            Periods{"unknown-zone"});
  std::string dates = "EXDATE:20260310T130000Z";
  for (int i = 0; i < 3'500; ++i) dates += ",20260310T130000Z";
  EXPECT_TRUE(
      read(event("DTSTART:20260310T130000Z\r\nRRULE:FREQ=DAILY;COUNT=1\r\n" + dates)).busy.empty());
  std::string long_line = "COMMENT:";
  long_line.append(100'000, 'x');
  EXPECT_EQ(read(event(long_line) + good).codes, Periods{"cut-short"});
  base::Diagnostics diagnostics;
  EXPECT_TRUE(
      read_busy("a", std::string(longest_calendar + 1, 'x'), march, {}, diagnostics).empty());
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics[0].code, "too-long");
}

TEST(Busy, I18_PrivateEventsTellNothing) {
  for (const char* word : {"PRIVATE", "CONFIDENTIAL", "X-ODD"}) {
    base::Diagnostics diagnostics;
    const auto events = read_calendar(
        "a",
        "BEGIN:VCALENDAR\r\n" +
            event(std::string("DTSTART:20260310T130000Z\r\nDTEND:20260310T150000Z\r\nSUMMARY:Chez "
                              "le médecin\r\nLOCATION:Clinique\r\nCLASS:") +
                  word) +
            "END:VCALENDAR\r\n",
        diagnostics);
    ASSERT_EQ(events.size(), 1U);
    EXPECT_TRUE(events[0].hidden);
    EXPECT_EQ(events[0].summary, "");
    EXPECT_EQ(events[0].location, "");
  }
}

std::string zone(const std::string& lines) {
  return "BEGIN:VTIMEZONE\r\nTZID:Z\r\n" + lines + "END:VTIMEZONE\r\n";
}
std::string standard(const std::string& offset, const std::string& more = "") {
  return "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:" + offset +
         "\r\n" + more + "END:STANDARD\r\n";
}

TEST(Busy, WhatIsWrongWithAZoneIsSaid) {
  const auto told = [](const std::string& definition) {
    const std::string body = definition + event("DTSTART;TZID=Z:20260310T140000");
    EXPECT_EQ(read(body).codes, Periods{"unknown-zone"});
    base::Diagnostics told;
    const auto events =
        read_calendar("a", "BEGIN:VCALENDAR\r\n" + body + "END:VCALENDAR\r\n", told);
    EXPECT_TRUE(events.empty());
    return told.empty() ? "" : told.front().what.format;
  };
  EXPECT_EQ(told(""), "the time zone “{}” is not known");
  const std::string unreadable = "what the calendar says of the time zone “{}” cannot be read";
  EXPECT_EQ(told(zone("")), unreadable);
  EXPECT_EQ(told(zone(standard("+9999"))), unreadable);
  EXPECT_EQ(told(zone(standard("-1700"))), unreadable);
  EXPECT_EQ(told(zone("BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nEND:STANDARD\r\n")),
            unreadable);
  EXPECT_EQ(told(zone(standard("+0100", "RRULE:FREQ=YEARLY;INTERVAL=4294967297\r\n"))), unreadable);
  std::string long_one;
  for (int i = 0; i < 4000; ++i) long_one += standard("+0100");
  EXPECT_EQ(told(zone(long_one)), unreadable);
  const std::string dear =
      "what the calendar says of the time zone “{}” would take too long to be worked out";
  EXPECT_EQ(told(zone(standard("+0100", "RRULE:FREQ=SECONDLY\r\n"))), dear);
  std::string many;
  for (int i = 0; i < 60; ++i) {
    many += "BEGIN:VTIMEZONE\r\nTZID:Z" + std::to_string(i) + "\r\n" + standard("+0100") +
            "END:VTIMEZONE\r\n";
  }
  EXPECT_EQ(told(many + zone(standard("+0100"))),
            "the calendar says what too many time zones are: “{}” was left out");
}

TEST(Busy, ALengthThatCannotBeReadTakesAnHour) {
  const Periods an_hour{"2026-03-10T14:00/2026-03-10T15:00"};
  for (const char* length : {"P99999999999W", "PT4294967297H", "-PT2H", "soon"}) {
    const Read its = read(event("DTSTART:20260310T130000Z\r\nDURATION:" + std::string(length)));
    EXPECT_EQ(its.busy, an_hour) << length;
    EXPECT_EQ(its.codes, Periods{"bad-length"}) << length;
    const Read period = read(free_busy("FREEBUSY:20260310T130000Z/" + std::string(length)));
    EXPECT_EQ(period.codes, Periods{"bad-period"}) << length;
    EXPECT_EQ(period.busy, an_hour) << length;
  }
  // One of other days is told all the same, and takes none of these.
  const Read far = read(free_busy("FREEBUSY:20270310T130000Z/-PT2H"));
  EXPECT_EQ(far.codes, Periods{"bad-period"});
  EXPECT_TRUE(far.busy.empty());
}

TEST(Busy, EventsWithoutAUidAreToldApartByTheirLines) {
  const auto nameless = [](const std::string& lines) {
    return "BEGIN:VEVENT\r\nDTSTAMP:20260101T000000Z\r\n" + lines + "\r\nEND:VEVENT\r\n";
  };
  const Read two = read(nameless("DTSTART:20260310T140000") + nameless("DTSTART:20260311T140000") +
                        nameless("LOCATION:x"));
  EXPECT_EQ(two.busy.size(), 2U);
  std::vector<int> lines;
  for (const auto& diagnostic : two.diagnostics) {
    lines.push_back(diagnostic.position.line);
    EXPECT_EQ(diagnostic.excerpt, "");
  }
  EXPECT_EQ(two.codes, (Periods{"no-zone", "no-zone", "no-start"}));
  EXPECT_EQ(lines, (std::vector<int>{4, 8, 12}));
  EXPECT_EQ(two.diagnostics.back().what.format, "the event has no start");
}

// The minutes of the year, every second one.
std::string minutes(int from, int count, const std::string& between) {
  std::string lines = "FREEBUSY:";
  for (int i = from; i < from + count; ++i) {
    const calendar::UtcTime start =
        calendar::UtcTime{*calendar::make_day(2026, 1, 1)} + std::chrono::minutes{2 * i};
    lines += (i > from ? between : "") + calendar::to_ical_utc(start) + "/PT1M";
  }
  return lines;
}

Read of_year(const std::string& body) {
  Read result;
  const calendar::DayRange year{*calendar::make_day(2025, 12, 31), *calendar::make_day(2027, 1, 1)};
  for (const BusyPeriod& period :
       read_busy("a.ics", "BEGIN:VCALENDAR\r\n" + body + "END:VCALENDAR\r\n", year, {},
                 result.diagnostics)) {
    result.busy.push_back(calendar::to_iso(period.start));
  }
  for (const auto& diagnostic : result.diagnostics) result.codes.push_back(diagnostic.code);
  return result;
}

TEST(Busy, ALongListIsReadAndWhatIsLeftOutIsCounted) {
  for (const char* between :
       {",", "\r\nFREEBUSY:", "\r\nEND:VFREEBUSY\r\nBEGIN:VFREEBUSY\r\nFREEBUSY:"}) {
    // The hour that October has twice is left out of what is counted.
    const Read many = of_year(free_busy(minutes(0, 40'000, between)));
    EXPECT_EQ(many.busy.size(), 40'000U) << between;
    EXPECT_EQ(many.codes, Periods{}) << between;
  }
  const Read lines = of_year(free_busy(minutes(0, 242'000, ",")));
  ASSERT_EQ(lines.codes, Periods{"too-many"});
  EXPECT_EQ(std::get<std::int64_t>(lines.diagnostics.front().what.arguments.at(1)), 42'000);
  // Whoever is busy twice is busy once, however often it is said.
  std::string same = minutes(0, 10, ",");
  for (int i = 0; i < 210'000; ++i) same += ",20260310T130000Z/20260310T140000Z";
  const Read once = of_year(free_busy(same + ",20260310T140000Z/PT1H"));
  EXPECT_EQ(once.busy.size(), 11U);
  EXPECT_EQ(once.codes, Periods{});
  // Those of other days are none of these.
  std::string far = "FREEBUSY:20260310T130000Z/PT1H";
  for (int i = 0; i < 200'100; ++i) far += ",19990310T130000Z/PT1H";
  EXPECT_EQ(read(free_busy(far)).codes, Periods{});
}

}  // namespace
}  // namespace gouvernail::ical::busy_test
