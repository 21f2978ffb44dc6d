// SPDX-License-Identifier: MPL-2.0
// Calendars whose file is called anew, those of two people, and what their titles say.
#include <gmock/gmock.h>

#include "app/workspace/record.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "records/changes.h"
#include "unit/app/import_again.h"

namespace gouvernail::test::import_calendars_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct ImportCalendars : ImportAgain {
  ImportCalendars() { add_settings("[import.titles]\ncopil = [\"*COPIL*\"]\n"); }

  app::Imported bring_calendar(const std::string& name, const std::string& events,
                               bool yes = false) const {
    return bring("BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n", yes, name);
  }
  static std::string event(const std::string& uid, const std::string& day,
                           const std::string& title = "COPIL", const std::string& more = "") {
    return "BEGIN:VEVENT\nUID:" + uid + "\nSUMMARY:" + title +
           "\nDTSTART;TZID=Europe/Paris:" + day + "T140000\n" + more + "END:VEVENT\n";
  }
};

TEST_F(ImportCalendars, WhatARenamedFileHasNoMoreIsToldThoughItStandsAlone) {
  const std::string a = event("a", "20270112");
  const std::string b = event("b", "20270209");
  const std::string c = event("c", "20270316");
  const std::string d = event("d", "20270413");
  bring_calendar("agenda.ics", a + b + c + d);
  EXPECT_THAT(keys(bring_calendar("agenda (1).ics", a + c + d)), ElementsAre("gone:b"));
  // What it brings is of that calendar, under whatever name it comes next.
  bring_calendar("agenda (2).ics", a + b + c + d + event("e", "20270511") + event("f", "20270608"));
  EXPECT_THAT(keys(bring_calendar("calendrier.ics", a + b + c + event("f", "20270608"))),
              ElementsAre("gone:d", "gone:e"));
}

TEST_F(ImportCalendars, TwoCalendarsOfTwoPeopleStayTwo) {
  const std::string shared = event("s", "20270209");
  const std::string anne = event("a", "20270112") + shared + event("b", "20270316");
  const std::string paul =
      event("p", "20270119") + shared + event("q", "20270323") + event("r", "20270427");
  bring_calendar("anne.ics", anne);
  EXPECT_THAT(keys(bring_calendar("paul.ics", paul)), IsEmpty());
  EXPECT_THAT(keys(bring_calendar("anne.ics", anne)), IsEmpty());
  EXPECT_THAT(keys(bring_calendar("paul.ics", paul)), IsEmpty());
  EXPECT_THAT(keys(bring_calendar("anne (1).ics", event("a", "20270112") + shared)), IsEmpty());
  EXPECT_THAT(keys(bring_calendar("paul (1).ics",
                                  event("p", "20270119") + shared + event("r", "20270427"))),
              ElementsAre("gone:q"));
}

TEST_F(ImportCalendars, ASessionOnTheDayToWhichItWasPutOffIsNotCalledOff) {
  bring_calendar("agenda.ics", event("m", "20270309"));
  const std::string moved = event("m", "20270316", "Reporté : COPIL");
  const app::Imported done = bring_calendar("agenda.ics", moved);
  EXPECT_THAT(keys(done), IsEmpty());
  EXPECT_EQ(recorded("m").day, day("2027-03-16"));
  EXPECT_NE(recorded("m").status, governance::MeetingStatus::cancelled);
  EXPECT_THAT(keys(bring_calendar("agenda.ics", moved)), IsEmpty());
  // What says so of the day that it left asks, and so does what calls it off.
  EXPECT_THAT(keys(bring_calendar("agenda.ics", event("m", "20270309", "COPIL (reporté)"))),
              testing::Contains("cancels:m"));
  EXPECT_THAT(keys(bring_calendar("agenda.ics", event("m", "20270316", "Annulé : COPIL"))),
              testing::SizeIs(1));
  EXPECT_EQ(recorded("m").day, day("2027-03-16"));
  EXPECT_NE(recorded("m").status, governance::MeetingStatus::cancelled);
  // One that was never moved.
  bring_calendar("autre.ics", event("n", "20270511"));
  EXPECT_THAT(keys(bring_calendar("autre.ics", event("n", "20270511", "Reporté : COPIL"))),
              testing::SizeIs(1));
}

TEST_F(ImportCalendars, WhatAsksOnceAsksAgainThoughItsCalendarCountsAChange) {
  bring_calendar("agenda.ics", event("m", "20270309"));
  governance::Meeting moved = recorded("m");
  moved.day = day("2027-03-11");
  put(moved);
  const std::string counted = event("m", "20270309", "COPIL", "SEQUENCE:3\n");
  for (int time = 0; time < 3; ++time) {
    EXPECT_THAT(keys(bring_calendar("agenda.ics", counted)), ElementsAre("reverts:m"));
    EXPECT_EQ(recorded("m").day, day("2027-03-11"));
  }
}

TEST_F(ImportCalendars, EventsAreToldByTheirTitlesAndDays) {
  const std::string weekly = "RRULE:FREQ=WEEKLY;COUNT=3\n";
  bring_calendar("agenda.ics", event("s", "20270309", "COPIL", "SEQUENCE:2\n" + weekly));
  const app::Imported older =
      bring_calendar("agenda.ics", event("s", "20270309", "COPIL", "SEQUENCE:1\n") +
                                       event("t", "20270416", "COPIL élargi", "RRULE:X\n"));
  std::vector<std::string> excerpts;
  for (const base::Diagnostic& one : older.warnings) {
    EXPECT_FALSE(one.excerpt.starts_with("UID:")) << one.excerpt;
    excerpts.push_back(one.excerpt);
  }
  EXPECT_THAT(excerpts, testing::Contains("COPIL élargi (2027-04-16)"));
}

}  // namespace
}  // namespace gouvernail::test::import_calendars_test
