// SPDX-License-Identifier: MPL-2.0
// Items G1 to G15 of the acceptance list for calendars; the tests' names carry the numbers. What
// other programs read back is in tests/cli/test_ical_peers.py.
#include "ical/writer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "base/text.h"
#include "ical/revision.h"

namespace gouvernail::ical::writer_test {
namespace {

using calendar::Minutes;

calendar::Day day(const char* iso) { return calendar::parse_iso_day(iso).value(); }

Invitation sample() {
  Invitation i;
  i.uid = "6f1c1c4e-6a0a-4b6e-9d0a-3f4d7c1a2b3c";
  i.sequence = 2;
  i.dtstamp = calendar::parse_ical_utc("20261124T101500Z").value();
  i.summary = "Comité de pilotage";
  i.location = "Fruges";
  i.first = i.last = day("2026-10-13");
  i.start = Minutes{14 * 60};
  i.organizer = {"Coopération", "cooperation@example.org"};
  i.attendees = {{"Caf", "caf@example.org", AttendeeRole::required, Answer::needs_action}};
  return i;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  for (std::size_t end; (end = text.find("\r\n", at)) != std::string::npos; at = end + 2) {
    lines.push_back(text.substr(at, end - at));
  }
  EXPECT_EQ(at, text.size()) << "the text does not end in CRLF";
  return lines;
}

std::string unfolded(std::string text) {
  for (std::size_t at; (at = text.find("\r\n ")) != std::string::npos;) text.erase(at, 3);
  return text;
}

int count(const std::string& text, const std::string& what) {
  int n = 0;
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; ++at) ++n;
  return n;
}

std::string request(const Invitation& i) { return write_calendar(Method::request, {i}); }

TEST(Writer, G01_LinesEndInCrlfAndFoldAt75OctetsOutsideOfLetters) {
  for (const std::string& letter : {std::string("é"), std::string("€"), std::string("🎉")}) {
    for (int column = 50; column < 90; ++column) {
      Invitation i = sample();
      i.summary = std::string(static_cast<std::size_t>(column), 'x') + letter + letter + "fin";
      const std::string text = request(i);
      EXPECT_EQ(count(text, "\n"), count(text, "\r\n"));
      for (const std::string& line : lines_of(text)) {
        EXPECT_LE(line.size(), 75U) << line;
        EXPECT_FALSE(base::first_invalid_utf8(line)) << line;
      }
      EXPECT_NE(unfolded(text).find("SUMMARY:" + i.summary + "\r\n"), std::string::npos);
    }
  }
}

TEST(Writer, G02_Utf8WithoutBomOrControlCharacters) {
  Invitation i = sample();
  i.summary =
      "a\x01"
      "b\x7f"
      "c\td";
  const std::string text = request(i);
  EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\n"));
  EXPECT_FALSE(base::first_invalid_utf8(text));
  EXPECT_NE(text.find("SUMMARY:abc\td\r\n"), std::string::npos);
}

TEST(Writer, G03_NoFieldCanCreateALine) {
  const std::string hostile = "x\r\nATTENDEE:mailto:mal@example.org\nBEGIN:VALARM\rY";
  Invitation i = sample();
  i.summary = i.description = i.location = i.url = hostile;
  i.uid = hostile;
  i.organizer.name = i.attendees[0].name = hostile;
  const std::string text = request(i);
  EXPECT_EQ(text.find('\n' + std::string("ATTENDEE:mailto:mal")), std::string::npos);
  for (const std::string& line : lines_of(text)) {
    EXPECT_FALSE(line.starts_with("BEGIN:VALARM")) << line;
    EXPECT_FALSE(line.starts_with("ATTENDEE:")) << line;
    EXPECT_EQ(line.find('\r'), std::string::npos);
  }
  i = sample();
  i.attendees[0].address = "a@example.org\r\nX:1";
  EXPECT_TRUE(problem_with(i));
  EXPECT_THROW(request(i), std::invalid_argument);
  EXPECT_EQ(escape_text("a\\b;c,d\ne\r\nf"), "a\\\\b\\;c\\,d\\ne\\nf");
}

TEST(Writer, G04_NamesAreQuotedAndEscapedAsRfc6868Says) {
  EXPECT_EQ(parameter_value("Caf"), "Caf");
  EXPECT_EQ(parameter_value("Coopération"), "\"Coopération\"");
  EXPECT_EQ(parameter_value("Jean \"Jeannot\" Dupont; O'Neil, é^n"),
            "\"Jean ^'Jeannot^' Dupont; O'Neil, é^^n\"");
  EXPECT_EQ(parameter_value("a\r\nb"), "\"a^nb\"");
  EXPECT_EQ(parameter_value(""), "\"\"");
}

TEST(Writer, G05_OneMethodAndOneEventAMeeting) {
  Invitation other = sample();
  other.uid = "2";
  const std::string text = write_calendar(Method::request, {sample(), other});
  for (const char* line : {"VERSION:2.0\r\n", "PRODID:", "CALSCALE:GREGORIAN\r\n", "METHOD:"}) {
    EXPECT_EQ(count(text, line), 1) << line;
  }
  EXPECT_EQ(count(text, "BEGIN:VEVENT"), 2);
  EXPECT_EQ(count(unfolded(text).substr(text.find("END:VTIMEZONE")), "RRULE"), 0);
}

TEST(Writer, G06_UidsAreOpaqueAndSayNothingOfPersonsOrMachines) {
  const std::string uid =
      make_uid(std::string("\x00\xff\x10\x20\x30\x40\x50\x60"
                           "\x70\x80\x90\xa0\xb0\xc0\xd0\xe0",
                           16));
  EXPECT_EQ(uid, "00ff1020-3040-4060-b080-90a0b0c0d0e0");
  EXPECT_EQ(uid.find('@'), std::string::npos);
  EXPECT_THROW(make_uid("short"), std::invalid_argument);
}

TEST(Writer, G07_NothingChangedGivesTheSameBytes) {
  Invitation i = sample();
  const auto now = calendar::parse_ical_utc("20261201T080000Z").value();
  const Revision first = next_revision(i, std::nullopt, i.dtstamp);
  const Revision again = next_revision(i, first, now);
  EXPECT_EQ(again.sequence, first.sequence);
  EXPECT_EQ(again.dtstamp, first.dtstamp);
  EXPECT_EQ(request(i), request(i));
}

TEST(Writer, G08_SequenceGrowsWithTimeStatusAndPlaceOnly) {
  const Invitation before = sample();
  const Revision first = next_revision(before, std::nullopt, before.dtstamp);
  EXPECT_EQ(first.sequence, 0);
  const auto sequence_after = [&](auto change) {
    Invitation i = before;
    change(i);
    return next_revision(i, first, before.dtstamp).sequence;
  };
  EXPECT_EQ(sequence_after([](Invitation& i) { i.start = Minutes{15 * 60}; }), 1);
  EXPECT_EQ(sequence_after([](Invitation& i) { i.first = i.last = day("2026-10-14"); }), 1);
  EXPECT_EQ(sequence_after([](Invitation& i) { i.length = Minutes{60}; }), 1);
  EXPECT_EQ(sequence_after([](Invitation& i) { i.status = EventStatus::tentative; }), 1);
  EXPECT_EQ(sequence_after([](Invitation& i) { i.location = "Hucqueliers"; }), 1);
  EXPECT_EQ(sequence_after([](Invitation& i) { i.description = "coquille"; }), 0);
  EXPECT_EQ(sequence_after([](Invitation& i) { i.attendees.clear(); }), 0);
}

TEST(Writer, G09_DtstampAlwaysMovesOn) {
  Invitation i = sample();
  const Revision first = next_revision(i, std::nullopt, i.dtstamp);
  i.description = "autre";
  // The clock went back: the stamp still moves on.
  const auto earlier = first.dtstamp - std::chrono::hours{5};
  EXPECT_GT(next_revision(i, first, earlier).dtstamp, first.dtstamp);
  EXPECT_NE(request(sample()).find("DTSTAMP:20261124T101500Z\r\n"), std::string::npos);
}

TEST(Writer, G10_OneTimeZoneOfTwoRules) {
  const std::string text = request(sample());
  EXPECT_EQ(count(text, "BEGIN:VTIMEZONE"), 1);
  EXPECT_EQ(count(text, "BEGIN:STANDARD"), 1);
  EXPECT_EQ(count(text, "BEGIN:DAYLIGHT"), 1);
  EXPECT_EQ(count(text, "RDATE"), 0);
  EXPECT_EQ(count(text, "TZID:Europe/Paris\r\n"), 1);
  EXPECT_EQ(count(text, ";TZID=Europe/Paris:"), 2);
}

TEST(Writer, G11_NoTimeZoneWithoutATimedEventAndNeverTwo) {
  Invitation whole = sample();
  whole.start.reset();
  EXPECT_EQ(count(request(whole), "VTIMEZONE"), 0);
  Invitation other = sample();
  other.uid = "2";
  EXPECT_EQ(count(write_calendar(Method::request, {sample(), whole, other}), "BEGIN:VTIMEZONE"), 1);
}

TEST(Writer, G12_LocalTimesAroundTheChangesOfClocks) {
  Invitation i = sample();
  i.first = i.last = day("2026-03-29");
  i.start = Minutes{2 * 60 + 30};
  EXPECT_TRUE(problem_with(i));  // the clocks skip that hour
  i.start = Minutes{60};         // 01:00, for two hours: until 04:00 on the wall
  EXPECT_NE(request(i).find("DTEND;TZID=Europe/Paris:20260329T040000\r\n"), std::string::npos);
  i.first = i.last = day("2026-10-25");
  i.start = Minutes{2 * 60 + 30};  // twice that day: the first, as RFC 5545 3.3.5 says
  EXPECT_FALSE(problem_with(i));
  EXPECT_NE(request(i).find("DTEND;TZID=Europe/Paris:20261025T033000\r\n"), std::string::npos);
}

TEST(Writer, G13_WholeDaysEndOnTheDayAfter) {
  Invitation i = sample();
  i.start.reset();
  i.last = day("2026-10-14");
  const std::string text = request(i);
  EXPECT_NE(text.find("DTSTART;VALUE=DATE:20261013\r\n"), std::string::npos);
  EXPECT_NE(text.find("DTEND;VALUE=DATE:20261015\r\n"), std::string::npos);
  EXPECT_EQ(count(text, "TZID"), 0);
}

TEST(Writer, G14_OneOrganizerAndEachAttendeeOnce) {
  Invitation i = sample();
  i.attendees.push_back({"Élue", "elue@example.org", AttendeeRole::chair, Answer::accepted});
  const std::string text = unfolded(request(i));
  EXPECT_EQ(count(text, "ORGANIZER"), 1);
  EXPECT_NE(text.find("ORGANIZER;CN=\"Coopération\":mailto:cooperation@example.org\r\n"),
            std::string::npos);
  EXPECT_NE(text.find("ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=CHAIR;PARTSTAT=ACCEPTED;RSVP=TRUE;"
                      "CN=\"Élue\":mailto:elue@example.org\r\n"),
            std::string::npos);
  i.attendees.push_back({"Encore", "ELUE@example.org", AttendeeRole::optional, {}});
  EXPECT_TRUE(problem_with(i));
}

TEST(Writer, G15_StatusTransparencyAndBusyAgree) {
  Invitation i = sample();
  i.status = EventStatus::tentative;
  const std::string tentative = request(i);
  EXPECT_NE(tentative.find("STATUS:TENTATIVE\r\nTRANSP:OPAQUE\r\nX-MICROSOFT-CDO-BUSYSTATUS:"
                           "TENTATIVE\r\n"),
            std::string::npos);
  const std::string cancelled = write_calendar(Method::cancel, {i});
  EXPECT_NE(cancelled.find("METHOD:CANCEL\r\n"), std::string::npos);
  EXPECT_NE(cancelled.find("STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:"
                           "FREE\r\n"),
            std::string::npos);
}

TEST(Writer, AnInvitationByteForByte) {
  EXPECT_EQ(request(sample()),
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Gouvernail//Gouvernail 0.1//FR\r\n"
            "CALSCALE:GREGORIAN\r\nMETHOD:REQUEST\r\n"
            "BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\nBEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\n"
            "TZOFFSETTO:+0200\r\nTZNAME:CEST\r\nDTSTART:19700329T020000\r\n"
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nBEGIN:STANDARD\r\n"
            "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nDTSTART:19701025T030000\r\n"
            "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
            "BEGIN:VEVENT\r\nUID:6f1c1c4e-6a0a-4b6e-9d0a-3f4d7c1a2b3c\r\nSEQUENCE:2\r\n"
            "DTSTAMP:20261124T101500Z\r\nDTSTART;TZID=Europe/Paris:20261013T140000\r\n"
            "DTEND;TZID=Europe/Paris:20261013T160000\r\nSUMMARY:Comité de pilotage\r\n"
            "LOCATION:Fruges\r\nSTATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\n"
            "X-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n"
            "ORGANIZER;CN=\"Coopération\":mailto:cooperation@example.org\r\n"
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=\r\n"
            " TRUE;CN=Caf:mailto:caf@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

}  // namespace
}  // namespace gouvernail::ical::writer_test
