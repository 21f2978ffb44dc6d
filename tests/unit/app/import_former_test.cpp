// SPDX-License-Identifier: MPL-2.0
// A file that is older than what was done here since it was imported.
#include <gmock/gmock.h>

#include <set>

#include "app/import.h"
#include "app/undo.h"
#include "governance/meeting.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::import_former_test {
namespace {

using governance::Meeting;
using governance::MeetingStatus;
using testing::ElementsAre;
using testing::IsEmpty;
using Keys = std::vector<std::string>;

const std::string uid = "copil-2026-12-10";

struct ImportFormer : ExampleWorkspace {
  app::Imported bring(const std::string& bytes, bool yes = false,
                      const std::string& name = "reunions.csv") const {
    folder.write(name, bytes);
    app::Opened here = opened();
    app::ImportFile request{(folder.path() / name).string()};
    request.all_doubtful = yes;
    return app::import_file(here, request, day("2026-11-24"));
  }
  void put(const Meeting& meeting) const {
    app::Opened here = opened();
    app::record(here, {records::PutMeeting{meeting}});
  }
  static Keys keys(const app::Imported& done) {
    Keys all;
    for (const reports::ImportDoubt& one : done.doubts) all.push_back(one.key);
    return all;
  }
  static int counts(const app::Imported& done) {
    return done.added * 100 + done.corrected * 10 + done.unchanged;
  }
  // The only session of that body that the record has besides those of the example.
  Meeting the_other(const std::string& body) const {
    const app::Opened here = opened();
    std::vector<Meeting> found;
    for (const Meeting& meeting : here.history->meetings) {
      if (meeting.body == body && !known.contains(meeting.uid)) found.push_back(meeting);
    }
    EXPECT_EQ(found.size(), 1U);
    return found.empty() ? Meeting() : found.front();
  }

  const std::set<std::string> known = [this] {
    std::set<std::string> uids;
    const app::Opened here = opened();
    for (const Meeting& meeting : here.history->meetings) uids.insert(meeting.uid);
    return uids;
  }();
};

const std::string sheet = "Instance;Date;Heure;État\n";

TEST_F(ImportFormer, AMoveOfHereStandsUntilSomebodySaysThatTheSheetIsRight) {
  const std::string lines = sheet + "copil;04/05/2027;14:00;prévue\n";
  bring(lines);
  Meeting moved = the_other("copil");
  moved.day = day("2027-05-11");
  put(moved);
  const app::Imported left = bring(lines);
  EXPECT_EQ(counts(left), 1);
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
  EXPECT_EQ(counts(again), 101) << "the new line is taken";
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
  // Whoever made it has set it back since.
  EXPECT_EQ(counts(bring(calendar("SEQUENCE:2\nDTSTAMP:20261121T000000Z\n"), false, "agenda.ics")),
            10);
  EXPECT_EQ(recorded("m").day, day("2027-03-16"));
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

// ---- Calendars that call their events otherwise ----

struct ImportMatched : ImportFormer {
  ImportMatched() { add_settings("[import.titles]\ncopil = [\"*COPIL*\"]\n"); }

  app::Imported calendar(const std::string& events, bool yes = false,
                         const std::string& name = "agenda.ics") const {
    return bring("BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n", yes, name);
  }
  static std::string event(const std::string& head, const std::string& at,
                           const std::string& more = "") {
    return "BEGIN:VEVENT\n" + head + "SUMMARY:COPIL\nDTSTART;TZID=Europe/Paris:" + at + "\n" +
           more + "END:VEVENT\n";
  }
};

TEST_F(ImportMatched, ASessionOfATableIsTheOneOfTheCalendarAndFollowsIt) {
  bring("Instance;Date;Heure\ncopil;16/03/2027;14:00\n");
  const std::string known = the_other("copil").uid;
  const std::string stamp = "DTSTAMP:20261101T000000Z\n";
  EXPECT_EQ(counts(calendar(event("UID:m\n", "20270316T140000", stamp))), 10) << "its title";
  const std::int64_t before = revision();
  EXPECT_EQ(counts(calendar(event("UID:m\n", "20270316T140000", stamp))), 1);
  EXPECT_EQ(revision(), before);
  calendar(event("UID:m\n", "20270330T150000", "SEQUENCE:1\nDTSTAMP:20261102T000000Z\n"));
  EXPECT_EQ(the_other("copil").uid, known);
  EXPECT_EQ(recorded(known).day, day("2027-03-30"));
}

TEST_F(ImportMatched, ASeriesThatIsMovedIsMovedWhenThatIsConfirmed) {
  const std::string weekly = "RRULE:FREQ=WEEKLY;COUNT=3\n";
  EXPECT_EQ(calendar(event("UID:s\n", "20270105T140000", weekly)).added, 3);
  const std::string moved = event("UID:s\n", "20270108T140000", weekly + "SEQUENCE:1\n");
  const app::Imported left = calendar(moved);
  EXPECT_EQ(counts(left), 0);
  EXPECT_THAT(keys(left),
              ElementsAre("moves:s/2027-01-05", "moves:s/2027-01-12", "moves:s/2027-01-19"));
  EXPECT_EQ(counts(calendar(moved, true)), 30);
  EXPECT_EQ(recorded("s/2027-01-12").day, day("2027-01-15"));
  const std::int64_t before = revision();
  EXPECT_EQ(counts(calendar(moved)), 3);
  EXPECT_EQ(revision(), before);
  // And moved once more, by those names.
  const std::string again = event("UID:s\n", "20270107T140000", weekly + "SEQUENCE:2\n");
  EXPECT_THAT(keys(calendar(again)),
              ElementsAre("moves:s/2027-01-05", "moves:s/2027-01-12", "moves:s/2027-01-19"));
}

TEST_F(ImportMatched, WhatLeftASeriesIsToldWhateverTheFileIsCalled) {
  const std::string weekly = "RRULE:FREQ=WEEKLY;COUNT=3\n";
  calendar(event("UID:s\n", "20270105T140000", weekly));
  const std::string less =
      event("UID:s\n", "20270105T140000", weekly + "EXDATE;TZID=Europe/Paris:20270112T140000\n");
  EXPECT_THAT(keys(calendar(less, false, "autre nom.ics")), ElementsAre("gone:s/2027-01-12"));
}

TEST_F(ImportMatched, AnotherHourOfAnEventWithoutUidIsNoSecondSession) {
  const std::string other = event("", "20270511T140000");
  calendar(event("", "20270316T140000") + other);
  EXPECT_EQ(counts(calendar(event("", "20270316T150000") + other)), 11);
  EXPECT_EQ(counts(calendar(event("", "20270316T150000") + other)), 2);
  const app::Imported left = calendar(event("", "20270318T150000") + other);
  ASSERT_EQ(left.doubts.size(), 1U);
  EXPECT_EQ(left.doubts[0].kind, reports::ImportDoubt::Kind::moves);
}

TEST_F(ImportMatched, TwoCalendarsThatTellOfOneSessionMakeOne) {
  calendar(event("UID:a\n", "20270316T140000"));
  EXPECT_EQ(counts(calendar(event("UID:b\n", "20270316T140000"), false, "autre.ics")), 1);
  EXPECT_EQ(counts(calendar(event("UID:c\n", "20270316T170000"), false, "autre.ics")), 100);
}

TEST_F(ImportMatched, ACancellationErasesNoEnd) {
  calendar(event("UID:m\n", "20270316T140000", "DTEND;TZID=Europe/Paris:20270316T160000\n"));
  calendar(event("UID:m\n", "20270316T140000", "STATUS:CANCELLED\nSEQUENCE:1\n"), true);
  EXPECT_EQ(recorded("m").status, MeetingStatus::cancelled);
  EXPECT_TRUE(recorded("m").end);
}

}  // namespace
}  // namespace gouvernail::test::import_former_test
