// SPDX-License-Identifier: MPL-2.0
// A file that is older than what was done here since it was imported.
#include <gmock/gmock.h>

#include <set>

#include "app/undo.h"
#include "unit/app/import_again.h"

namespace gouvernail::test::import_former_test {
namespace {

using governance::Meeting;
using governance::MeetingStatus;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string uid = "copil-2026-12-10";

struct ImportFormer : ImportAgain {};

const std::string sheet = "Instance;Date;Heure;État\n";

TEST_F(ImportFormer, AMoveOfHereStandsUntilSomebodySaysThatTheSheetIsRight) {
  const std::string lines = sheet + "copil;04/05/2027;14:00;prévue\n";
  bring(lines);
  Meeting moved = the_other("copil");
  moved.day = day("2027-05-11");
  put(moved);
  const app::Imported left = bring(lines);
  EXPECT_EQ(counts(left), 0) << "it is no line that says nothing new";
  EXPECT_THAT(keys(left), ElementsAre("reverts:" + moved.uid));
  EXPECT_EQ(recorded(moved.uid).day, day("2027-05-11"));
  EXPECT_EQ(counts(bring(lines, true)), 10);
  EXPECT_EQ(recorded(moved.uid).day, day("2027-05-04"));
}

TEST_F(ImportFormer, AnImportThatWasUndoneIsMadeAgainUnasked) {
  bring(sheet + "copil;04/05/2027;14:00;prévue\n");
  const std::string corrected = sheet + "copil;04/05/2027;14:00;convoquée\n";
  EXPECT_EQ(counts(bring(corrected)), 10);
  app::Opened here = opened();
  app::undo_change(here, {here.revision, false});
  EXPECT_EQ(counts(bring(corrected)), 10);
}

TEST_F(ImportFormer, WhatWasTakenOutStaysOutThoughThatWasUndoneAndDoneAgain) {
  const std::string head = "Instance;Date;État\n";
  const std::string others = "copil;06/10/2025;tenue\ncopil;15/09/2025;tenue\n";
  const std::string whole = head + "copil;03/11/2025;tenue\n" + others;
  bring(whole);
  bring(head + others, true);
  const auto is_asked = [&] {
    const app::Imported done = bring(whole);
    return done.added == 0 && done.doubts.size() == 1 &&
           done.doubts.front().kind == reports::ImportDoubt::Kind::revives;
  };
  EXPECT_TRUE(is_asked());
  for (int i = 0; i < 2; ++i) {  // the undo, and its undo
    app::Opened here = opened();
    app::undo_change(here, {here.revision, false});
  }
  EXPECT_TRUE(is_asked());
}

TEST_F(ImportFormer, WhatTheSheetSaysAnewIsTakenBesideWhatItOnlyRepeats) {
  const std::string head = "Instance;Date;Heure;État;Lieu\n";
  bring(head + "copil;04/05/2027;14:00;prévue;Fruges\n");
  Meeting moved = the_other("copil");
  moved.day = day("2027-05-11");
  put(moved);
  const app::Imported done = bring(head + "copil;04/05/2027;14:00;prévue;Salle verte\n");
  EXPECT_EQ(counts(done), 10);
  EXPECT_THAT(keys(done), ElementsAre("reverts:" + moved.uid));
  EXPECT_EQ(recorded(moved.uid).day, day("2027-05-11"));
  EXPECT_EQ(recorded(moved.uid).site, "Salle verte");
}

TEST_F(ImportFormer, WhatWasHeldHereHoldsBackNoSheetThatStillSaysPlanned) {
  const std::string lines = sheet + "copil;03/11/2026;14:00;prévue\n";
  bring(lines);
  Meeting held = the_other("copil");
  ASSERT_EQ(held.uid.substr(0, 4), "csv-");
  held.status = MeetingStatus::held;
  held.present = {{"elu", 2}};
  put(held);
  const app::Imported again = bring(lines + "copil;04/05/2027;14:00;prévue\n");
  EXPECT_EQ(counts(again), 101) << "the new line is taken, the other says nothing";
  EXPECT_EQ(recorded(held.uid), held);
}

TEST_F(ImportFormer, AnExportOfBeforeIsOlderThanTheRecord) {
  const std::string before = governance::write_history_csv(*opened().history);
  Meeting meeting = recorded(uid);
  meeting.start_time = calendar::Minutes{600};
  meeting.end.reset();
  meeting.note = "Salle du haut";
  put(meeting);
  const app::Imported done = bring(before);
  EXPECT_THAT(keys(done), ElementsAre("reverts:" + uid));
  EXPECT_EQ(done.added + done.corrected, 0);
  EXPECT_EQ(recorded(uid), meeting);
}

TEST_F(ImportFormer, TheSameCalendarUndoesNoMove) {
  add_settings("[import.titles]\ncopil = [\"*COPIL*\"]\n");
  const auto calendar = [](const std::string& more) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:m\nSUMMARY:COPIL\n"
           "DTSTART;TZID=Europe/Paris:20270316T140000\nDTEND;TZID=Europe/Paris:20270316T160000\n" +
           more + "END:VEVENT\nEND:VCALENDAR\n";
  };
  const std::string first = calendar("SEQUENCE:1\nDTSTAMP:20261101T000000Z\n");
  bring(first, false, "agenda.ics");
  Meeting moved = recorded("m");
  moved.day = day("2027-03-23");
  moved.end = calendar::LocalTime{moved.day, calendar::Minutes{960}};
  put(moved);
  EXPECT_THAT(keys(bring(first, false, "agenda.ics")), ElementsAre("reverts:m"));
  // Written again, and still the same.
  EXPECT_THAT(keys(bring(calendar("SEQUENCE:1\nDTSTAMP:20261120T000000Z\n"), false, "agenda.ics")),
              ElementsAre("reverts:m"));
  EXPECT_EQ(recorded("m").day, day("2027-03-23"));
}

TEST_F(ImportFormer, TheDayOfOneThatWasHeldIsAskedForWhateverItsIdentifier) {
  const std::string head = "uid,body,start,status\n";
  bring(head + "x,groupe-projet,2026-06-16,held\n");
  const app::Imported left = bring(head + "x,groupe-projet,2026-06-23,held\n");
  EXPECT_THAT(keys(left), ElementsAre("corrects:x"));
  EXPECT_EQ(recorded("x").day, day("2026-06-16"));
  EXPECT_EQ(counts(bring(head + "x,groupe-projet,2026-06-23,held\n", true)), 10);
  EXPECT_EQ(recorded("x").day, day("2026-06-23"));
}

TEST_F(ImportFormer, AMoveOfHereStandsAlsoOfASessionWithAUidOfItsOwn) {
  const std::string lines = sheet + "copil;10/12/2026;14:30;convoquée\n";
  EXPECT_EQ(counts(bring(lines)), 1);
  Meeting moved = recorded(uid);
  moved.day = day("2026-12-17");
  moved.end.reset();
  put(moved);
  const app::Imported left = bring(lines);
  EXPECT_EQ(left.added, 0);
  EXPECT_THAT(keys(left), ElementsAre("reverts:" + uid));
  // It may be another one, on the day that the first one left.
  confirmed = {left.doubts[0].apart_key};
  EXPECT_EQ(bring(lines).added, 1);
  EXPECT_EQ(recorded(uid).day, day("2026-12-17"));
}

TEST_F(ImportFormer, ADayOrAnHourNearbyIsAskedForWhateverTheUidOfTheSession) {
  for (const char* line :
       {"copil;11/12/2026;14:30;convoquée\n", "copil;10/12/2026;15:00;convoquée\n"}) {
    const app::Imported left = bring(sheet + line, false, "une ligne.csv");
    EXPECT_EQ(left.added, 0) << line;
    EXPECT_THAT(keys(left), ElementsAre("moves:" + uid)) << line;
  }
}

TEST_F(ImportFormer, AConvocationIsTakenBackWhenThatIsConfirmed) {
  const std::string planned = sheet + "copil;10/12/2026;14:30;prévue\n";
  const app::Imported left = bring(planned);
  EXPECT_THAT(keys(left), ElementsAre("recalls:" + uid));
  EXPECT_TRUE(recorded(uid).convened_on);
  EXPECT_EQ(counts(bring(planned, true)), 10);
  EXPECT_FALSE(recorded(uid).convened_on);
}

TEST_F(ImportFormer, WhatWasCancelledHereComesBackThroughNoSheet) {
  Meeting off = recorded(uid);
  off.status = MeetingStatus::cancelled;
  off.cancelled_on = day("2026-11-23");
  put(off);
  const app::Imported done = bring(sheet + "copil;10/12/2026;14:30;convoquée\n");
  EXPECT_EQ(done.added, 0);
  EXPECT_EQ(recorded(uid), off);
}

TEST_F(ImportFormer, HoursPartlyOfBeforeAreNoNewHours) {
  const std::string head = "uid,body,start,end,status\n";
  bring(head + "a1,copil,2027-03-04T09:00,2027-03-04T11:00,proposed\n");
  Meeting moved = recorded("a1");
  moved.start_time = calendar::Minutes{840};
  moved.end = calendar::LocalTime{moved.day, calendar::Minutes{960}};
  put(moved);
  for (const char* hours :
       {"2027-03-04T10:00,2027-03-04T11:00", "2027-03-04T09:00,2027-03-04T11:30"}) {
    const app::Imported left = bring(head + "a1,copil," + hours + ",proposed\n");
    EXPECT_THAT(keys(left), ElementsAre("reverts:a1")) << hours;
    EXPECT_EQ(recorded("a1"), moved) << hours;
  }
}

TEST_F(ImportFormer, ADayThatIsMovedKeepsTheHoursThatAreNotTold) {
  bring("uid;Instance;Date\n" + uid + ";copil;11/12/2026\n");
  EXPECT_EQ(recorded(uid).day, day("2026-12-11"));
  EXPECT_EQ(recorded(uid).start_time, calendar::Minutes{870});
  EXPECT_EQ(recorded(uid).status, MeetingStatus::proposed) << "nobody was convened to that day";
}

// ---- Sheets in which every line was changed ----

TEST_F(ImportFormer, HoursFilledInMakeNoSecondSession) {
  bring("Instance;Date\ncopil;04/05/2027\ncotech;20/04/2027\n");
  const app::Imported done = bring(
      "Instance;Date;Heure de début;Heure de fin\ncopil;04/05/2027;14:00;16:00\n"
      "cotech;20/04/2027;10:00;12:00\n",
      false, "reunions v2.csv");
  EXPECT_EQ(counts(done), 20);
  EXPECT_THAT(keys(done), IsEmpty());
  EXPECT_EQ(the_other("copil").start_time, calendar::Minutes{840});
}

TEST_F(ImportFormer, AllDaysMovedMakeNoSecondSessions) {
  bring("Instance;Date\ncopil;04/05/2027\ncotech;20/04/2027\n");
  for (const char* name : {"reunions.csv", "copie.csv"}) {
    const app::Imported done =
        bring("Instance;Date\ncopil;11/05/2027\ncotech;27/04/2027\n", false, name);
    EXPECT_EQ(counts(done), 0) << name;
    ASSERT_EQ(done.doubts.size(), 2U) << name;
    EXPECT_EQ(done.doubts[0].kind, reports::ImportDoubt::Kind::moves);
  }
  EXPECT_EQ(counts(bring("Instance;Date\ncopil;11/05/2027\ncotech;27/04/2027\n", true)), 20);
  EXPECT_EQ(the_other("copil").day, day("2027-05-11"));
}

TEST_F(ImportFormer, SomebodyCanSayThatItIsAnotherSession) {
  bring("Instance;Date\ncopil;04/05/2027\n");
  const std::string sheet_now = "Instance;Date\ncopil;11/05/2027\n";
  const app::Imported left = bring(sheet_now);
  ASSERT_EQ(left.doubts.size(), 1U);
  confirmed = {left.doubts[0].apart_key};
  const app::Imported done = bring(sheet_now);
  EXPECT_EQ(counts(done), 100);
  EXPECT_EQ(done.lines.at(0).after->day, day("2027-05-11"));
  confirmed.clear();
  EXPECT_EQ(counts(bring(sheet_now)), 1) << "and it is that one by now";
}

TEST_F(ImportFormer, ACopyUnderAnotherNameIsThatFile) {
  const std::string rest = "copil;04/05/2027\ncotech;20/04/2027\nelus;09/03/2027\n";
  bring("Instance;Date\n" + rest + "groupe-projet;12/01/2027\n");
  const std::string mistyped = "Instance;Date\n" + rest + "groupe-projet;12/01/2028\n";
  const app::Imported left = bring(mistyped, false, "reunions (1).csv");
  EXPECT_EQ(left.added, 0);
  ASSERT_EQ(left.doubts.size(), 1U);
  EXPECT_EQ(left.doubts[0].kind, reports::ImportDoubt::Kind::moves);
  EXPECT_THAT(keys(bring("Instance;Date\n" + rest, false, "reunions (2).csv")), IsEmpty())
      << "of its body the copy has nothing";
  const std::string less = "Instance;Date\ncopil;04/05/2027\ncotech;20/04/2027\nelus;09/03/2027\n";
  bring(less + "elus;08/06/2027\n", false, "reunions (3).csv");
  EXPECT_THAT(keys(bring(less, false, "reunions (4).csv")),
              ElementsAre(testing::StartsWith("gone:")));
}

TEST_F(ImportFormer, AYearOrABodyThatWasMistypedIsNoSecondSession) {
  bring("Instance;Date\ncopil;04/05/2027\n");
  const app::Imported year = bring("Instance;Date\ncopil;04/05/2026\n");
  EXPECT_EQ(counts(year), 0);
  ASSERT_EQ(year.doubts.size(), 1U);
  EXPECT_EQ(year.doubts[0].kind, reports::ImportDoubt::Kind::moves);
  const app::Imported body = bring("Instance;Date\ncotech;04/05/2027\n");
  EXPECT_THAT(keys(body), ElementsAre("gone:" + the_other("copil").uid));
}

TEST_F(ImportFormer, ALineThatIsCopiedIsOneSession) {
  const app::Imported done = bring("Instance;Date\ncopil;04/05/2027\ncopil;04/05/2027\n");
  EXPECT_EQ(counts(done), 100);
  EXPECT_THAT(done.warnings,
              testing::Contains(testing::Field(&base::Diagnostic::code, "repeated-line")));
}

TEST_F(ImportFormer, AnEmptyStatusSaysNothing) {
  bring(sheet + "copil;04/05/2027;14:00;prévue\n");
  const Meeting before = the_other("copil");
  const app::Imported done = bring(sheet + "copil;04/05/2027;14:00;\ncotech;16/06/2026;14:00;\n");
  EXPECT_EQ(counts(done), 101);
  EXPECT_EQ(recorded(before.uid), before);
  EXPECT_EQ(done.lines.at(0).after->status, MeetingStatus::proposed) << "nobody said it was held";
}

TEST_F(ImportFormer, AnEmptyEndErasesNone) {
  const std::string head = "Instance;Date;Heure de début;Heure de fin\n";
  bring(head + "copil;04/05/2027;14:00;16:00\n");
  bring("uid;Instance;Date;Heure de début;Heure de fin\n" + the_other("copil").uid +
        ";copil;04/05/2027;14:30;\n");
  const Meeting after = the_other("copil");
  EXPECT_EQ(after.start_time, calendar::Minutes{870});
  EXPECT_EQ(after.end, (calendar::LocalTime{after.day, calendar::Minutes{960}}));
}

TEST_F(ImportFormer, OfAFileOfWhichNothingIsUnderstoodNothingIsDone) {
  folder.write("x.csv", "Instance;Quand\ncopil;04/05/2027\n");
  app::Opened here = opened();
  app::ImportFile request{(folder.path() / "x.csv").string()};
  request.without_bad = true;
  EXPECT_THAT(refused([&] { app::import_file(here, request, day("2026-11-24")); }),
              testing::StartsWith("nothing of "));
}

}  // namespace
}  // namespace gouvernail::test::import_former_test
