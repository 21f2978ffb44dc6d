// SPDX-License-Identifier: MPL-2.0
// Answers to sessions of a series that somebody else's calendar keeps.
#include <gtest/gtest.h>

#include "app/answers.h"
#include "app/import.h"
#include "app/workspace/record.h"
#include "governance/revision.h"
#include "records/changes.h"
#include "records/workspace.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::series_answers_test {
namespace {

constexpr const char* guest = "dgs@cchpm.example.org";
const std::string first = "s/2027-01-19";
const std::string second = "s/2027-01-19T1400";

struct SeriesAnswers : ExampleWorkspace {
  SeriesAnswers() {
    add_settings("[import.titles]\ncopil = [\"*COPIL*\"]\n");
    folder.write(
        "serie.ics",
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:s\nSUMMARY:COPIL\n"
        "DTSTART;TZID=Europe/Paris:20270119T090000\nDTEND;TZID=Europe/Paris:20270119T110000\n"
        "RRULE:FREQ=DAILY;BYHOUR=9,14;COUNT=2\nEND:VEVENT\nEND:VCALENDAR\n");
    app::Opened here = opened();
    app::import_file(here, {(folder.path() / "serie.ics").string()}, day("2026-11-24"));
    for (const std::string& uid : {first, second}) {
      governance::Revision revision;
      revision.uid = uid;
      revision.dtstamp = *calendar::parse_ical_utc("20261120T080000Z");
      revision.content_sha256 = std::string(64, 'a');
      revision.recipients = {guest};
      app::record(here, {records::RecordInvitation{revision}});
    }
  }
  // The sessions that an answer to the one at that time is recorded for.
  std::vector<std::string> answered(const std::string& at) const {
    app::Opened here = opened();
    app::take_answers(here, {{"a.ics",
                              "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\n"
                              "BEGIN:VEVENT\r\nUID:s\r\nDTSTAMP:20261123T080000Z\r\n"
                              "RECURRENCE-ID" +
                                  at +
                                  "\r\nATTENDEE;PARTSTAT=DECLINED:"
                                  "mailto:" +
                                  std::string(guest) + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"}});
    std::vector<std::string> sessions;
    for (const auto& answer : app::open_record(workspace).database->answers()) {
      sessions.push_back(answer.meeting);
    }
    return sessions;
  }
};

using Sessions = std::vector<std::string>;

TEST_F(SeriesAnswers, OneToTheSecondSessionOfADayIsForThatOne) {
  EXPECT_EQ(answered(";TZID=Europe/Paris:20270119T140000"), Sessions{second});
}

TEST_F(SeriesAnswers, OneToTheFirstSessionOfADayIsForThatOne) {
  EXPECT_EQ(answered(":20270119T080000Z"), Sessions{first});
}

TEST_F(SeriesAnswers, OneThatNamesTheDayAloneIsForItsFirstSession) {
  EXPECT_EQ(answered(";VALUE=DATE:20270119"), Sessions{first});
}

TEST_F(SeriesAnswers, OneToASessionAndAllThatFollowIsForEach) {
  EXPECT_EQ(answered(";RANGE=THISANDFUTURE:20270119T080000Z"), (Sessions{first, second}));
}

TEST_F(SeriesAnswers, OneToTheLastSessionAndAllThatFollowIsForThatOne) {
  EXPECT_EQ(answered(";RANGE=THISANDFUTURE;TZID=Europe/Paris:20270119T140000"), Sessions{second});
}

TEST_F(SeriesAnswers, OneToAnHourThatNoSessionOfTheDayHasWaits) {
  EXPECT_EQ(answered(";TZID=Europe/Paris:20270119T110000"), Sessions{});
  const auto waiting = app::open_record(workspace).database->undecided();
  ASSERT_EQ(waiting.size(), 1U);
  EXPECT_EQ(waiting[0].doubt, records::Doubt::instance);
  EXPECT_EQ(waiting[0].meeting, first);
}

}  // namespace
}  // namespace gouvernail::test::series_answers_test
