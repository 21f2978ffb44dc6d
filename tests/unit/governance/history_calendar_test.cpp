// SPDX-License-Identifier: MPL-2.0
// Calendars that were saved as tables, and days of which nobody knows whether the month comes
// first.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/history_csv.h"
#include "unit/governance/sample.h"

namespace gouvernail::governance::history_calendar_test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

struct Sheet {
  std::optional<History> history;
  CsvSource source;
  base::Diagnostics diagnostics;

  std::vector<std::string> codes() const {
    std::vector<std::string> all;
    for (const auto& one : diagnostics) all.push_back(one.code);
    return all;
  }
  std::vector<std::string> days() const {
    std::vector<std::string> all;
    for (std::size_t i = 0; history && i < history->meetings.size(); ++i) {
      const Meeting& meeting = history->meetings[i];
      std::string text = calendar::to_iso(meeting.day);
      if (meeting.start_time) {
        text = calendar::to_iso(calendar::LocalTime{meeting.day, *meeting.start_time});
      }
      if (meeting.end) text += "/" + calendar::to_iso(*meeting.end);
      if (!source.lines[i].unclear.empty()) text += " ?" + source.lines[i].unclear.front().written;
      all.push_back(text);
    }
    return all;
  }
};

Sheet read(const std::string& bytes) {
  Sheet sheet;
  SheetReading reading;
  reading.today = calendar::parse_iso_day("2026-06-01");
  reading.asks = true;
  sheet.history = read_history_sheet("s.csv", bytes, sample::convention(), sheet.diagnostics,
                                     sheet.source, reading);
  return sheet;
}

TEST(HistoryCalendar, AllThatOutlookCallsItsColumnsIsReadWithItsEnds) {
  for (const std::string& text :
       {std::string("Objet;Début;Heure de début;Fin;Heure de fin\n"
                    "copil;28/05/2026;14:00:00;28/05/2026;16:30:00\n"),
        std::string("Objet;Date de début;Heure de début;Date de fin;Heure de fin\n"
                    "copil;28/05/2026;14:00;28/05/2026;16:30\n"),
        std::string("Objet;Date de début;Début;Date de fin;Fin\n"
                    "copil;28/05/2026;14:00;28/05/2026;16:30\n"),
        std::string("Objet;Début;Début;Fin;Fin\ncopil;28/05/2026;14:00;28/05/2026;16:30\n"),
        std::string("Objet;Debut;Fin\ncopil;jeu. 28/05/2026 14:00;jeu. 28/05/2026 16:30\n"),
        std::string("Objet;Date début;Heure début;Heure fin\ncopil;28/05/2026;14h;16h30\n"),
        std::string("Objet;Date de début de la réunion;Horaires\n"
                    "copil;28/05/2026;14h-16h30\n"),
        std::string("Objet;Date;Heure\ncopil;28/05/2026;28/05/2026 14:00-16:30\n"),
        std::string("Objet;Date et heure\ncopil;28/05/2026 de 14h à 16h30\n"),
        std::string("Subject,Start Date,Start Time,End Date,End Time\n"
                    "copil,5/28/2026,2:00 PM,5/28/2026,4:30 PM\n"),
        std::string("Subject,Start,End\ncopil,5/28/2026 2:00:00 PM,5/28/2026 4:30:00 PM\n"),
        std::string("Subject,Begin,End Time\n"
                    "copil,2026-05-28T14:00:00+02:00,2026-05-28T14:30:00Z\n"),
        std::string("Summary,Start Date,Start Time,End Time\ncopil,2026-05-28,14:00,16:30\n")}) {
    EXPECT_THAT(read(text).days(), ElementsAre("2026-05-28T14:00/2026-05-28T16:30")) << text;
  }
}

TEST(HistoryCalendar, AnEndOnAnotherDayIsKept) {
  EXPECT_THAT(read("Objet;Début;Heure de début;Fin;Heure de fin\n"
                   "copil;28/05/2026;14:00;29/05/2026;12:00\n")
                  .days(),
              ElementsAre("2026-05-28T14:00/2026-05-29T12:00"));
  EXPECT_THAT(read("Objet;Date de début;Date de fin\ncopil;28/05/2026;29/05/2026\n").days(),
              ElementsAre("2026-05-28/2026-05-29T23:59"));
}

const std::string google = "Subject,Start Date,Start Time,End Date\n";

TEST(HistoryCalendar, ADayThatCouldBeMeantBothWaysIsMarked) {
  EXPECT_THAT(read(google + "copil,03/04/2026,2:00 PM,03/04/2026\ncopil,05/05/2026,,\n").days(),
              ElementsAre("2026-03-04T14:00 ?03/04/2026", "2026-05-05"));
  // A year of two digits, hyphens, and hours in the same cell are no other thing.
  EXPECT_THAT(read(google + "copil,3/4/26,,\n").days(), ElementsAre("2026-03-04 ?3/4/26"));
  EXPECT_THAT(read("Subject,Start\ncopil,03-04-2026 2:00 PM\n").days(),
              ElementsAre("2026-03-04T14:00 ?03-04-2026 2:00 PM"));
  EXPECT_THAT(read("Meeting,Date,Status\ncopil,03/04/2026,held\n").days(),
              ElementsAre("2026-03-04 ?03/04/2026"));
  EXPECT_THAT(read(google + "copil,03.04.2026,,\ncopil,2026-04-05,,\n").days(),
              ElementsAre("2026-04-03", "2026-04-05"));
}

// Where nobody can be asked, it is wrong.
TEST(HistoryCalendar, ADayThatNobodyIsAskedOfIsAnError) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(read_history_csv("s.csv", "Meeting,Date,Status\ncopil,03/04/2026,held\n",
                                sample::convention(), diagnostics));
  ASSERT_EQ(diagnostics.size(), 1U);
  EXPECT_EQ(diagnostics[0].code, "unclear-day");
}

TEST(HistoryCalendar, OneDayOfTheColumnSettlesAllOfThem) {
  EXPECT_THAT(read(google + "copil,04/30/2026,,\ncopil,03/04/2026,,\n").days(),
              ElementsAre("2026-04-30", "2026-03-04"));
  EXPECT_THAT(read(google + "copil,30/04/2026,,\ncopil,03/04/2026,,\n").days(),
              ElementsAre("2026-04-30", "2026-04-03"));
  EXPECT_THAT(read(google + "copil,03/04/2026,,04/30/2026\n").days(),
              ElementsAre("2026-03-04/2026-04-30T23:59"));
  // Where the header is in French, the day comes first.
  EXPECT_THAT(read("Instance;Date;État\ncopil;03/04/2026;tenue\n").days(),
              ElementsAre("2026-04-03"));
}

TEST(HistoryCalendar, DaysThatSpeakAgainstTheHeaderAreMarked) {
  EXPECT_THAT(read("Instance;Date;État\ncopil;04/30/2026;tenue\ncopil;03/04/2026;tenue\n").days(),
              ElementsAre("2026-04-30", "2026-03-04 ?03/04/2026"));
}

TEST(HistoryCalendar, AColumnThatContradictsItselfIsTold) {
  const Sheet english =
      read(google + "copil,30/04/2026,,\ncopil,04/29/2026,,\ncopil,03/04/2026,,\n");
  EXPECT_THAT(english.codes(), Contains("day-or-month"));
  EXPECT_THAT(english.days(), ElementsAre("2026-04-30", "2026-04-29", "2026-03-04 ?03/04/2026"));
  const Sheet french = read("Instance;Date;État\ncopil;30/04/2026;tenue\ncopil;04/30/2026;tenue\n");
  EXPECT_THAT(french.codes(), Contains("day-or-month"));
  EXPECT_FALSE(french.history);  // the one that is no day
}

TEST(HistoryCalendar, OtherDaysFollowThoseOfTheSession) {
  const Sheet sheet = read("Meeting,Date,Convened,Status\ncopil,04/30/2026,03/04/2026,held\n");
  ASSERT_TRUE(sheet.history);
  EXPECT_EQ(sheet.history->meetings.at(0).convened_on, calendar::parse_iso_day("2026-03-04"));
  EXPECT_THAT(sheet.codes(), Not(Contains("day-or-month")));
}

}  // namespace
}  // namespace gouvernail::governance::history_calendar_test
