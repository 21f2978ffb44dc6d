// SPDX-License-Identifier: MPL-2.0
// What a file that goes on, and drops what has passed, does to what took place: nothing unasked.
#include <gmock/gmock.h>

#include "governance/tick.h"
#include "unit/app/import_again.h"

namespace gouvernail::test::import_settled_test {
namespace {

using governance::Meeting;
using governance::MeetingStatus;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct ImportSettled : ImportAgain {
  ImportSettled() { add_settings("[import.titles]\ncopil = [\"*COPIL*\"]\n"); }

  app::Imported calendar(const std::string& events) const {
    return bring("BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:CTG\n" + events + "END:VCALENDAR\n",
                 false, "agenda.ics");
  }
  static std::string event(const std::string& uid, const std::string& at,
                           const std::string& more = "") {
    return "BEGIN:VEVENT\nUID:" + uid + "\nSUMMARY:COPIL\nDTSTART;TZID=Europe/Paris:" + at + "\n" +
           more + "END:VEVENT\n";
  }
  void hold(const std::string& uid) const {
    Meeting meeting = recorded(uid);
    meeting.status = MeetingStatus::held;
    put(meeting);
  }
  std::string texts(const app::Imported& done) const {
    std::string all;
    for (const base::Diagnostic& one : done.warnings) all += english().text(one.what) + "\n";
    for (const reports::ImportDoubt& one : done.doubts) {
      all += reports::import_doubt_words(one, *opened().rules->convention, english()) + "\n";
    }
    return all;
  }
};

TEST_F(ImportSettled, ACalendarThatDropsWhatWasHeldBeginsSomethingNew) {
  calendar(event("a", "20261117T140000") + event("b", "20261215T140000"));
  hold("a");
  const app::Imported done =
      calendar(event("b", "20261215T140000") + event("c", "20261126T140000"));
  EXPECT_EQ(done.added, 1);
  EXPECT_THAT(keys(done), IsEmpty());
  EXPECT_EQ(recorded("c").day, day("2026-11-26"));
  EXPECT_EQ(recorded("a").day, day("2026-11-17"));
}

TEST_F(ImportSettled, ASeriesOfWhichAllWasHeldGoesOnOnOtherDays) {
  const std::string twice = "RRULE:FREQ=WEEKLY;COUNT=2\n";
  calendar(event("s", "20261110T140000", twice));
  hold("s/2026-11-10");
  hold("s/2026-11-17");
  const app::Imported done = calendar(event("s", "20261126T140000", twice + "SEQUENCE:1\n"));
  EXPECT_EQ(done.added, 2);
  EXPECT_EQ(recorded("s/2026-11-26").day, day("2026-11-26"));
}

TEST_F(ImportSettled, OfANamedCalendarTooAWholeSeriesThatMovedIsAsked) {
  const std::string weekly = "RRULE:FREQ=WEEKLY;COUNT=3\n";
  EXPECT_EQ(calendar(event("s", "20270105T140000", weekly)).added, 3);
  const app::Imported moved = calendar(event("s", "20270108T140000", weekly + "SEQUENCE:1\n"));
  EXPECT_EQ(counts(moved), 0);
  EXPECT_THAT(keys(moved),
              ElementsAre("moves:s/2027-01-05", "moves:s/2027-01-12", "moves:s/2027-01-19"));
}

TEST_F(ImportSettled, WhatPassedWithoutAWordIsAskedBeforeItIsTakenForAnotherDay) {
  calendar(event("a", "20261119T140000") + event("b", "20261215T140000"));
  const app::Imported done =
      calendar(event("b", "20261215T140000") + event("c", "20261120T140000"));
  EXPECT_THAT(keys(done), ElementsAre("moves:a"));
  EXPECT_EQ(recorded("a").day, day("2026-11-19"));
}

TEST_F(ImportSettled, ASheetThatGoesOnMovesNothingThatHasPassedToADayToCome) {
  const std::string head = "Instance;Date;État\n";
  bring(head + "copil;20/11/2026;convoquée\ncopil;15/12/2026;proposée\n");
  const app::Imported done = bring(head + "copil;15/12/2026;proposée\ncopil;01/12/2026;proposée\n");
  EXPECT_EQ(done.corrected, 0);
  ASSERT_EQ(done.doubts.size(), 1U);
  EXPECT_EQ(done.doubts.front().kind, reports::ImportDoubt::Kind::moves);
}

TEST_F(ImportSettled, AttendanceTellsThatASessionTookPlace) {
  const std::string head = "Instance;Date;Heure\n";
  bring(head + "copil;13/10/2027;14:00\n");  // so that the file is known
  Meeting planned;
  planned.uid = "planned";
  planned.body = "copil";
  planned.day = day("2026-10-20");
  put(planned);
  bring("Instance;Date;Présents\ncopil;20/10/2026;\n");
  EXPECT_EQ(recorded("planned").status, MeetingStatus::proposed);
  bring("Instance;Date;Présents\ncopil;20/10/2026;DGS=excusé\n");
  EXPECT_EQ(recorded("planned").status, MeetingStatus::proposed);
  bring("Instance;Date;Présents\ncopil;20/10/2026;DGS\n");
  EXPECT_EQ(recorded("planned").status, MeetingStatus::held);
  EXPECT_TRUE(recorded("planned").present);
  // A cell of the status that is empty says nothing; who was there does.
  bring("Instance;Date;État;Présents\ncopil;21/10/2026;;DGS\n");
  const app::Opened here = opened();
  for (const Meeting& meeting : here.history->meetings) {
    if (meeting.present && meeting.day <= day("2026-11-24")) {
      EXPECT_EQ(meeting.status, MeetingStatus::held) << calendar::to_iso(meeting.day);
    }
  }
}

TEST_F(ImportSettled, WhatGoesWithASessionIsToldBeforeItIsConfirmed) {
  const std::string head = "Instance;Date;État\n";
  bring(head + "copil;03/11/2026;tenue\ncopil;06/10/2026;tenue\ncopil;15/09/2026;tenue\n");
  const app::Opened here = opened();
  std::string uid;
  for (const Meeting& meeting : here.history->meetings) {
    if (meeting.body == "copil" && meeting.day == day("2026-11-03")) uid = meeting.uid;
  }
  app::Opened writing = opened();
  app::record(writing, {records::PutTick{governance::Tick{uid, "copil", "salle", day("2026-11-01"),
                                                          day("2026-11-03"), "", ""}}});
  const app::Imported done = bring(head + "copil;06/10/2026;tenue\ncopil;15/09/2026;tenue\n");
  EXPECT_THAT(keys(done), ElementsAre("gone:" + uid));
  EXPECT_THAT(texts(done), HasSubstr("1 item ticked for it is no longer recorded."));
}

TEST_F(ImportSettled, WhatWasTickedFollowsADayThatIsCorrected) {
  const std::string head = "uid;Instance;Date;État\n";
  bring(head + "m;copil;03/11/2026;tenue\n");
  app::Opened here = opened();
  app::record(here, {records::PutTick{governance::Tick{"m", "copil", "salle", day("2026-11-01"),
                                                       day("2026-11-03"), "", ""}}});
  bring(head + "m;copil;04/11/2026;tenue\n", true);
  EXPECT_EQ(recorded("m").day, day("2026-11-04"));
  const app::Opened after = opened();
  ASSERT_EQ(after.history->ticks.size(), 1U);
  EXPECT_EQ(after.history->ticks.front().session_day, day("2026-11-04"));
}

TEST_F(ImportSettled, NumbersOfLinesAreNoIdentifiersOfSessions) {
  const std::string head = "Id;Instance;Date;État\n";
  const app::Imported first =
      bring(head + "1;copil;04/03/2027;proposée\n2;copil;10/06/2027;proposée\n", false, "a.csv");
  EXPECT_EQ(first.added, 2);
  EXPECT_THAT(texts(first), HasSubstr("“Id” numbers the lines"));
  const app::Imported second =
      bring(head + "1;copil;09/09/2027;proposée\n1;cotech;09/12/2027;proposée\n", false, "b.csv");
  EXPECT_EQ(second.added, 2);
  // Whoever says that it is one, and words, are taken at that.
  EXPECT_EQ(bring("Id;Instance;Date;État\nS-12;copil;07/10/2027;proposée\n", false, "c.csv").added,
            1);
  EXPECT_EQ(recorded("S-12").day, day("2027-10-07"));
  EXPECT_EQ(bring("uid;Instance;Date;État\n12;copil;08/12/2027;proposée\n", false, "d.csv").added,
            1);
  EXPECT_EQ(recorded("12").day, day("2027-12-08"));
}

}  // namespace
}  // namespace gouvernail::test::import_settled_test
