// SPDX-License-Identifier: MPL-2.0
#include "ical/reader.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "ical/title_patterns.h"
#include "ical/writer.h"

namespace gouvernail::ical::reader_test {
namespace {

using calendar::Minutes;

std::string event(const std::string& more) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:u1\r\n" + more +
         "\r\nSUMMARY:Comité de pilotage CTG\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

CalendarEvent only(const std::string& text) {
  base::Diagnostics diagnostics;
  const auto events = read_calendar("a.ics", text, diagnostics);
  EXPECT_EQ(events.size(), 1U);
  return events.empty() ? CalendarEvent{} : events.front();
}

calendar::Day day(const char* iso) { return calendar::parse_iso_day(iso).value(); }

TEST(Reader, ReadsWhatWeWrite) {
  Invitation i;
  i.uid = "u1";
  i.summary = "Comité; de, pilotage\\";
  i.first = i.last = day("2026-10-13");
  i.start = Minutes{14 * 60};
  i.length = Minutes{90};
  i.organizer.address = "a@example.org";
  const CalendarEvent read = only(write_calendar(Method::request, {i}));
  EXPECT_EQ(read.uid, i.uid);
  EXPECT_EQ(read.summary, i.summary);
  EXPECT_EQ(read.day, i.first);
  EXPECT_EQ(read.start, i.start);
  EXPECT_EQ(read.end, (calendar::LocalTime{i.first, Minutes{15 * 60 + 30}}));
}

TEST(Reader, TimesOfManyKinds) {
  const auto start = [](const std::string& dtstart) {
    const CalendarEvent read = only(event(dtstart));
    return calendar::to_iso(calendar::LocalTime{read.day, read.start.value_or(Minutes{0})});
  };
  EXPECT_EQ(start("DTSTART:20261013T120000Z"), "2026-10-13T14:00");
  EXPECT_EQ(start("DTSTART:20261013T140000"), "2026-10-13T14:00");
  EXPECT_EQ(start("DTSTART;TZID=Europe/Paris:20261013T140000"), "2026-10-13T14:00");
  EXPECT_EQ(start("DTSTART;TZID=Romance Standard Time:20261013T140000"), "2026-10-13T14:00");
  EXPECT_EQ(start("DTSTART;TZID=Europe/London:20261013T140000"), "2026-10-13T15:00");
  EXPECT_EQ(start("DTSTART;TZID=GMT Standard Time:20261013T140000"), "2026-10-13T15:00");
  EXPECT_FALSE(only(event("DTSTART;VALUE=DATE:20261013")).start);
}

TEST(Reader, UnknownZonesAndBadDaysLoseNoOtherEvent) {
  const std::string text =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:bad\nDTSTART;TZID=Lune/Mer:20261013T140000\nEND:VEVENT\n"
      "\nBEGIN:VEVENT\nUID:none\nSUMMARY:x\nEND:VEVENT\n"
      "BEGIN:VEVENT\nUID:good\nDTSTART:20261013T120000Z\nEND:VEVENT\nEND:VCALENDAR\n"
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:second\nDTSTART:20261014T120000Z\nEND:VEVENT\n"
      "END:VCALENDAR\n";
  base::Diagnostics diagnostics;
  const auto events = read_calendar("a.ics", text, diagnostics);
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].uid, "good");
  EXPECT_EQ(events[1].uid, "second");
  ASSERT_EQ(diagnostics.size(), 2U);
  EXPECT_EQ(diagnostics[0].code, "unknown-zone");
  EXPECT_EQ(diagnostics[0].excerpt, "UID:bad");
  EXPECT_EQ(diagnostics[1].code, "no-start");
}

TEST(Reader, BomFoldsAndLatin1) {
  EXPECT_EQ(only("\xEF\xBB\xBF" + event("DTSTART:20261013T120000Z")).uid, "u1");
  EXPECT_EQ(only(event("DTSTART:20261013T1\r\n\t20000Z")).start, Minutes{14 * 60});
  EXPECT_EQ(
      only("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\nDTSTART:20261013T120000Z\nSUMMARY:Comit\xE9\n"
           "END:VEVENT\nEND:VCALENDAR\n")
          .summary,
      "Comité");
}

TEST(Whole, EndsAsACalendarDoes) {
  EXPECT_TRUE(is_whole_calendar("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));
  EXPECT_TRUE(is_whole_calendar("BEGIN:VCALENDAR\nend:vcalendar"));
  EXPECT_FALSE(is_whole_calendar("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n"));
  EXPECT_FALSE(is_whole_calendar("BEGIN:VCALENDAR\r\nEND:VCALENDA"));
  EXPECT_FALSE(is_whole_calendar(""));
}

// Of a text in Latin-1.
std::string utf16(const std::string& text, bool low_first) {
  std::string bytes;
  for (const char letter : text) {
    bytes += low_first ? std::string{letter, '\0'} : std::string{'\0', letter};
  }
  return bytes;
}

TEST(Reader, Utf16InEitherOrderOfBytes) {
  const std::string text =
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTART:20261013T120000Z\r\nSUMMARY:"
      "Comit\xE9\r\n"
      "END:VEVENT\r\nEND:VCALENDAR\r\n";
  for (const std::string& bytes : {"\xFF\xFE" + utf16(text, true), "\xFE\xFF" + utf16(text, false),
                                   utf16(text, true), utf16(text, false)}) {
    EXPECT_TRUE(holds_calendar(bytes));
    EXPECT_TRUE(is_whole_calendar(bytes));
    EXPECT_FALSE(is_whole_calendar(bytes.substr(0, bytes.size() - 8)));
    EXPECT_EQ(only(bytes).summary, "Comité");
  }
  EXPECT_FALSE(holds_calendar(utf16("uid;body;start\r\n", true)));
}

TEST(Reader, ARefusalSaysWhy) {
  const auto code = [](const std::string& text) {
    base::Diagnostics diagnostics;
    EXPECT_TRUE(read_calendar("a.ics", text, diagnostics).empty());
    return diagnostics.empty() ? std::string() : diagnostics.front().code;
  };
  EXPECT_EQ(code(""), "not-a-calendar");
  EXPECT_EQ(code("bonjour"), "not-a-calendar");
  EXPECT_EQ(code("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"), "no-event");
  EXPECT_EQ(code(std::string(longest_calendar + 1, 'x')), "too-long");
}

// Cut at each byte, and each byte changed: no crash, and never an event without a day.
TEST(Reader, DamagedCalendarsNeverCrash) {
  const std::string whole = event("DTSTART;TZID=Europe/Paris:20261013T140000\r\nDURATION:PT2H");
  for (std::size_t i = 0; i < whole.size(); ++i) {
    base::Diagnostics diagnostics;
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 0x55);
    for (const std::string& text : {whole.substr(0, i), changed}) {
      for (const auto& e : read_calendar("a.ics", text, diagnostics)) {
        EXPECT_GE(calendar::year_of(e.day), 0);
      }
    }
  }
}

std::vector<CalendarEvent> series(const std::string& more, const std::string& other = "") {
  base::Diagnostics diagnostics;
  const auto events =
      read_calendar("a.ics",
                    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:s\nSUMMARY:Groupe projet\n" + more +
                        "\nEND:VEVENT\n" + other + "END:VCALENDAR\n",
                    diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  return events;
}

std::vector<std::string> moments(const std::vector<CalendarEvent>& events) {
  std::vector<std::string> result;
  for (const CalendarEvent& e : events) {
    result.push_back(e.start ? to_iso(calendar::LocalTime{e.day, *e.start})
                             : calendar::to_iso(e.day));
  }
  return result;
}

// The clock change lies between the two last sessions: 14:00 stays 14:00. UNTIL is an instant,
// and the last session begins at that instant.
TEST(Series, KeepTheirHourAndEndWithUntil) {
  const auto events = series(
      "DTSTART;TZID=Europe/Paris:20260901T140000\nDTEND;TZID=Europe/Paris:20260901T160000\n"
      "RRULE:FREQ=MONTHLY;BYDAY=1TU;UNTIL=20261103T130000Z");
  EXPECT_EQ(moments(events),
            (std::vector<std::string>{"2026-09-01T14:00", "2026-10-06T14:00", "2026-11-03T14:00"}));
  EXPECT_EQ(events[0].uid, "s/2026-09-01");
  EXPECT_EQ(to_iso(*events[2].end), "2026-11-03T16:00");
}

TEST(Series, InWindowsZonesAndInUtc) {
  EXPECT_EQ(moments(series("DTSTART;TZID=Romance Standard Time:20261020T090000\n"
                           "RRULE:FREQ=WEEKLY;COUNT=2")),
            (std::vector<std::string>{"2026-10-20T09:00", "2026-10-27T09:00"}));
  // In UTC the clock of Paris moves.
  EXPECT_EQ(moments(series("DTSTART:20261020T070000Z\nRRULE:FREQ=WEEKLY;COUNT=2")),
            (std::vector<std::string>{"2026-10-20T09:00", "2026-10-27T08:00"}));
}

TEST(Series, SessionsStruckOutAddedOrMovedAlone) {
  const auto events = series(
      "DTSTART;TZID=Europe/Paris:20260107T100000\nRRULE:FREQ=WEEKLY;COUNT=4\n"
      "EXDATE:20260114T090000Z\nRDATE;TZID=Europe/Paris:20260220T100000",
      "BEGIN:VEVENT\nUID:s\nSUMMARY:Groupe projet\nRECURRENCE-ID;TZID=Europe/Paris:"
      "20260121T100000\nDTSTART;TZID=Europe/Paris:20260122T150000\nEND:VEVENT\n");
  auto found = moments(events);
  std::sort(found.begin(), found.end());
  EXPECT_EQ(found, (std::vector<std::string>{"2026-01-07T10:00", "2026-01-22T15:00",
                                             "2026-01-28T10:00", "2026-02-20T10:00"}));
  for (const CalendarEvent& e : events) {
    EXPECT_EQ(calendar::to_iso(e.day) == "2026-01-22", e.uid == "s/2026-01-21");
  }
}

TEST(Series, OfWholeDaysKeepTheirLength) {
  const auto events =
      series("DTSTART;VALUE=DATE:20260105\nDTEND;VALUE=DATE:20260107\nRRULE:FREQ=YEARLY;COUNT=2");
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[1].day, day("2027-01-05"));
  EXPECT_EQ(events[1].last, day("2027-01-06"));
}

TEST(Series, BySecondsSinceLongAgoEndsAtOnce) {
  base::Diagnostics diagnostics;
  const auto events = read_calendar(
      "a.ics",
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:s\nDTSTART:20000101T000000Z\nRRULE:FREQ=SECONDLY\n"
      "END:VEVENT\nEND:VCALENDAR\n",
      diagnostics, {day("2026-01-01"), day("2026-12-31")});
  EXPECT_TRUE(events.empty());
  ASSERT_FALSE(diagnostics.empty());
  EXPECT_EQ(diagnostics[0].code, "long-series");
}

TEST(Series, AnAddedSessionThatIsOneAlreadyCountsOnce) {
  EXPECT_EQ(
      series("DTSTART:20260107T090000Z\nRRULE:FREQ=WEEKLY;COUNT=2\nRDATE:20260114T090000Z").size(),
      2U);
}

TEST(Series, WithoutEndStopWithTheDaysAskedFor) {
  const std::string text =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:s\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=DAILY\n"
      "END:VEVENT\nEND:VCALENDAR\n";
  base::Diagnostics diagnostics;
  const calendar::DayRange week{day("2026-11-02"), day("2026-11-08")};
  EXPECT_EQ(read_calendar("a.ics", text, diagnostics, week).size(), 7U);
  EXPECT_TRUE(diagnostics.empty());
  EXPECT_EQ(read_calendar("a.ics", text, diagnostics).size(), 2000U);
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics[0].code, "long-series");
}

TEST(TitlePatterns, TellTheBodyWhateverCaseAndAccents) {
  const std::vector<TitlePattern> patterns = {
      {"copil", "*copil*"}, {"copil", "comité de pilotage*"}, {"cotech", "*COTECH"}};
  using Bodies = std::vector<std::string>;
  EXPECT_EQ(bodies_of("COPIL CTG – automne", patterns), Bodies{"copil"});
  EXPECT_EQ(bodies_of("Comite de Pilotage", patterns), Bodies{"copil"});
  EXPECT_EQ(bodies_of("Préparation cotech", patterns), Bodies{"cotech"});
  EXPECT_EQ(bodies_of("cotech élargi", patterns), Bodies{});
  EXPECT_EQ(bodies_of("COPIL puis COTECH", patterns), (Bodies{"copil", "cotech"}));
}

TEST(CalendarName, OfTheFirstCalendarThatHasOneAndOfNothingWithinIt) {
  const auto of = [](const std::string& lines) {
    return calendar_name("BEGIN:VCALENDAR\n" + lines);
  };
  const std::string next = "END:VCALENDAR\nBEGIN:VCALENDAR\n";
  EXPECT_EQ(of("NAME:Un\n" + next + "NAME:Deux\nEND:VCALENDAR\n"), "Un");
  EXPECT_EQ(of("X-WR-CALNAME:Un\n" + next + "NAME:Deux\nEND:VCALENDAR\n"), "Un");
  EXPECT_EQ(of("X-WR-CALNAME:Un\nNAME:Une\n" + next + "NAME:Deux\n"), "Une");
  EXPECT_EQ(of("NAME:Une\nX-WR-CALNAME:Un\n"), "Une");
  EXPECT_EQ(of("NAME:Une\nNAME;LANGUAGE=en:One\n"), "Une");
  EXPECT_EQ(of("VERSION:2.0\n" + next + "X-WR-CALNAME:Deux\n"), "Deux");
  EXPECT_EQ(of("BEGIN:VTODO\nNAME:Zut\nEND:VTODO\nX-WR-CALNAME:Un\n"), "Un");
  EXPECT_EQ(of("BEGIN:VTODO\nBEGIN:VALARM\nEND:VALARM\nNAME:Zut\nEND:VTODO\nNAME:Un\n"), "Un");
  EXPECT_EQ(of("BEGIN:VEVENT\nNAME:Zut\nEND:VEVENT\n"), "");
}

}  // namespace
}  // namespace gouvernail::ical::reader_test
