// SPDX-License-Identifier: MPL-2.0
#include "app/import.h"

#include <gmock/gmock.h>

#include <set>

#include "app/workspace/record.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::import_test {
namespace {

using calendar::LocalTime;
using calendar::Minutes;
using governance::Meeting;
using governance::MeetingStatus;

const std::string header = "uid,body,start,end,status,convened_on,present,minutes_on,note\n";
const std::string council =  // as it is recorded
    "copil-2026-12-10,copil,2026-12-10T14:30,2026-12-10T16:30,convened,2026-11-20,,,"
    "Exemple inventé\n";

struct Import : ExampleWorkspace {
  std::set<std::string> confirmed;

  app::Imported bring(const std::string& name, const std::string& bytes,
                      bool dry_run = false) const {
    folder.write(name, bytes);
    app::Opened here = opened();
    app::ImportFile request{(folder.path() / name).string(), dry_run};
    request.confirmed = confirmed;
    return app::import_file(here, request, day("2026-11-24"));
  }
  app::Imported table(const std::string& lines, bool dry_run = false) const {
    return bring("lignes.csv", header + lines, dry_run);
  }
  app::Imported diary(const std::string& events, bool dry_run = false) const {
    return bring("agenda.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n",
                 dry_run);
  }
  static std::string event(const std::string& uid, const std::string& title,
                           const std::string& date, const std::string& more = "") {
    return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20261101T080000Z\r\nSUMMARY:" + title +
           "\r\nDTSTART;TZID=Europe/Paris:" + date + "T100000\r\nDTEND;TZID=Europe/Paris:" + date +
           "T120000\r\n" + more + "END:VEVENT\r\n";
  }
  void know_titles() const {
    add_settings("[import.titles]\ncopil = [\"*COPIL*\"]\nelus = [\"*élus*\"]\n");
  }
  // What a file that was refused is told, "LINE code: cause | remedy"; nothing may be recorded.
  template <class Ask>
  std::vector<std::string> complaints(Ask ask) const {
    std::vector<std::string> lines;
    const std::int64_t before = revision();
    try {
      ask();
      ADD_FAILURE() << "imported";
    } catch (const base::Failure& failure) {
      for (const base::Diagnostic& one : failure.diagnostics()) {
        lines.push_back(std::to_string(one.position.line) + " " + one.code + ": " +
                        english().text(one.what) + " | " + english().text(one.remedy));
      }
    }
    EXPECT_EQ(revision(), before);
    return lines;
  }
  std::size_t meetings() const { return opened().history->meetings.size(); }
};

using Lines = std::vector<std::string>;

TEST_F(Import, ATableAddsCorrectsAndLeavesWhatItRepeats) {
  const std::size_t before = meetings();
  const app::Imported done = table(
      "copil-neuf,copil,2027-03-16T09:00,2027-03-16T11:00,proposed,,,,Bilan\n"
      "elus-2026-12-08,elus,2026-12-15T18:00,2026-12-15T19:30,proposed,,,,Exemple inventé\n" +
      council);
  EXPECT_EQ(done.added, 1);
  EXPECT_EQ(done.corrected, 1);
  EXPECT_EQ(done.unchanged, 1);
  // Another session is at that hour: it is told, and done.
  ASSERT_EQ(done.warnings.size(), 1U);
  EXPECT_EQ(done.warnings.front().code, "surprising-day");
  EXPECT_EQ(meetings(), before + 1);
  const Meeting added = recorded("copil-neuf");
  EXPECT_EQ(added.day, day("2027-03-16"));
  EXPECT_EQ(added.start_time, Minutes{9 * 60});
  EXPECT_EQ(added.end, (LocalTime{day("2027-03-16"), Minutes{11 * 60}}));
  EXPECT_EQ(added.status, MeetingStatus::proposed);
  EXPECT_EQ(added.note, "Bilan");
  EXPECT_EQ(recorded("elus-2026-12-08").day, day("2026-12-15"));
}

TEST_F(Import, TheSameTableTwiceIsNothingNew) {
  const std::int64_t before = revision();
  app::Opened here = opened();
  const app::Imported again =
      app::import_file(here, {(example / "historique.csv").string()}, day("2026-11-24"));
  EXPECT_EQ(again.added, 0);
  EXPECT_EQ(again.corrected, 0);
  EXPECT_EQ(again.unchanged, static_cast<int>(meetings()));
  EXPECT_EQ(revision(), before);
}

TEST_F(Import, ADryRunCountsTheSameAndRecordsNothing) {
  const std::string lines =
      "copil-neuf,copil,2027-03-16,,proposed,,,,\n"
      "elus-2026-12-08,elus,2026-12-15T18:00,2026-12-15T19:30,proposed,,,,Exemple inventé\n";
  const std::int64_t before = revision();
  const app::Imported seen = table(lines, true);
  EXPECT_EQ(revision(), before);
  EXPECT_EQ(seen.added, 1);
  EXPECT_EQ(seen.corrected, 1);
  EXPECT_EQ(seen.unchanged, 0);
  EXPECT_EQ(table(lines).added, 1);
  EXPECT_EQ(revision(), before + 2);
}

std::vector<std::string> told(const app::Imported& done) {
  std::vector<std::string> lines;
  for (const base::Diagnostic& one : done.warnings) {
    lines.push_back(std::to_string(one.position.line) + " " + one.code + ": " +
                    english().text(one.what) + " | " + english().text(one.remedy));
  }
  return lines;
}

TEST_F(Import, OneBadLineLeavesNothingOfTheFileAndAllAreTold) {
  const std::string lines =
      "copil-neuf,copil,2027-03-16,,proposed,,,,\n"
      "copil-faux,zorglub,2027-03-17,,proposed,,,,\n"
      "copil-tard,copil,2027-03-18,,proposed,2027-03-19,,,\n";
  EXPECT_EQ(refused([&] { table(lines); }),
            "nothing of " + (folder.path() / "lignes.csv").string() + " was imported | ");
  const app::Imported looked = table(lines, true);
  EXPECT_TRUE(looked.refused);
  for (const Lines& said : {complaints([&] { table(lines); }), told(looked)}) {
    EXPECT_THAT(said, ::testing::ElementsAre(::testing::HasSubstr("zorglub"),
                                             ::testing::StartsWith("4 convened-after-session"),
                                             ::testing::StartsWith("4 proposed-yet-convened")));
  }
}

TEST_F(Import, WhatWasHeldHasItsDayTodayAtTheLatest) {
  EXPECT_EQ(complaints([&] { table("copil-neuf,copil,2026-11-25,,held,,,,\n"); }),
            Lines{"2 held-in-future: “copil-neuf”: held on Wednesday 25 November 2026, which is "
                  "still to come | "
                  "correct the day, or the status"});
  EXPECT_EQ(table("copil-neuf,copil,2026-11-24,,held,,,,\n").added, 1);
  EXPECT_EQ(recorded("copil-neuf").status, MeetingStatus::held);
}

TEST_F(Import, AFileThatIsNotThereIsRefused) {
  app::Opened here = opened();
  EXPECT_EQ(refused([&] {
              app::import_file(here, {(folder.path() / "absent.csv").string()}, day("2026-11-24"));
            }),
            (folder.path() / "absent.csv").string() +
                ": there is no such file | check its name and its folder");
}

TEST_F(Import, ADiarysTitlesSayWhoMeets) {
  know_titles();
  const app::Imported done =
      diary(event("a", "COPIL de printemps", "20270316") +
            event("b", "Groupe des élus", "20270317", "STATUS:TENTATIVE\r\n") +
            event("c", "COPIL bis", "20270318", "STATUS:CANCELLED\r\n"));
  EXPECT_EQ(done.added, 3);
  EXPECT_TRUE(done.warnings.empty());
  // A diary says when somebody means to meet, and not that anybody was spring.
  const Meeting spring = recorded("a");
  EXPECT_EQ(spring.body, "copil");
  EXPECT_EQ(spring.day, day("2027-03-16"));
  EXPECT_EQ(spring.start_time, Minutes{10 * 60});
  EXPECT_EQ(spring.end, (LocalTime{day("2027-03-16"), Minutes{12 * 60}}));
  EXPECT_EQ(spring.status, MeetingStatus::proposed);
  EXPECT_EQ(spring.note, "COPIL de printemps");
  EXPECT_EQ(recorded("b").body, "elus");
  EXPECT_EQ(recorded("b").status, MeetingStatus::proposed);
  EXPECT_EQ(recorded("c").status, MeetingStatus::cancelled);
}

TEST_F(Import, ATitleThatNoPatternKnowsIsLeftOutAndTold) {
  know_titles();
  const app::Imported done =
      diary(event("a", "COPIL", "20270316") + event("b", "Déjeuner", "20270317"));
  EXPECT_EQ(done.added, 1);
  ASSERT_EQ(done.warnings.size(), 1U);
  EXPECT_EQ(done.warnings[0].code, "unknown-title");
  EXPECT_EQ(english().text(done.warnings[0].what), "the title “Déjeuner” says no body: left out");
}

TEST_F(Import, ATitleThatSeveralPatternsKnowIsLeftAndHoldsNoOtherBack) {
  know_titles();
  const app::Imported done =
      diary(event("a", "COPIL", "20270316") + event("b", "COPIL des élus", "20270317"));
  EXPECT_EQ(done.added, 1);
  EXPECT_EQ(done.bad, 1);
  EXPECT_EQ(done.warnings.front().code, "ambiguous-title");
  EXPECT_EQ(complaints([&] { diary(event("c", "COPIL des élus", "20270318")); }).size(), 1U);
}

TEST_F(Import, WithoutPatternsTitlesAreTheNamesOfBodies) {
  const std::string calendar = event("a", "Comité de pilotage", "20270316") +
                               event("b", "Préparation du COPIL", "20270309") +
                               event("c", "Dentiste", "20270310");
  const app::Imported looked = diary(calendar);
  EXPECT_EQ(looked.added, 1) << "what is called as the body is";
  ASSERT_EQ(looked.doubts.size(), 1U);
  EXPECT_EQ(looked.doubts.front().kind, reports::ImportDoubt::Kind::near_body);
  EXPECT_EQ(looked.doubts.front().written, "Préparation du COPIL");
  EXPECT_EQ(looked.unknown_bodies, std::vector<std::string>{"Dentiste"});
}

TEST_F(Import, ADiaryMovesAMeetingAndKeepsWhatNoDiaryKnows) {
  know_titles();
  const app::Imported done = diary(event("copil-2026-12-10", "COPIL", "20261214"));
  EXPECT_EQ(done.corrected, 1);
  const Meeting moved = recorded("copil-2026-12-10");
  EXPECT_EQ(moved.day, day("2026-12-14"));
  EXPECT_EQ(moved.start_time, Minutes{10 * 60});
  EXPECT_EQ(moved.convened_on, std::nullopt) << "nobody was convened for that day";
  EXPECT_EQ(moved.status, MeetingStatus::proposed);
  EXPECT_EQ(moved.note, "Exemple inventé");
  EXPECT_EQ(diary(event("copil-2026-12-10", "COPIL", "20261214")).unchanged, 1);
}

// "LINE code: what | remedy".
TEST_F(Import, RowsOfOneFileAreHeldAgainstEachOther) {
  // Both in the past, and both to come with the same guests at the same hour.
  EXPECT_EQ(
      told(table("a,copil,2025-10-14,,held,,,,\nb,copil,2025-10-14,,held,,,,\n")),
      Lines{"3 surprising-day: “Steering committee” has another session on Tuesday 14 October "
            "2025. It was recorded all the same. | "});
  const Lines said = told(table(
      "c,elus,2027-03-16T09:00,10:00,proposed,,,,\nd,copil,2027-03-16T09:30,11:00,proposed,,,,\n"));
  ASSERT_EQ(said.size(), 1U);
  EXPECT_THAT(said[0], ::testing::StartsWith(
                           "3 surprising-day: invited to “Group of elected members” at the same "
                           "hour: "));
  // Told when it is new, and not each time that the file is read.
  EXPECT_EQ(told(table("a,copil,2025-10-14,,held,,,,\nb,copil,2025-10-14,,held,,,,Bilan\n")),
            Lines{});
}

TEST_F(Import, ARowIsHeldAgainstWhatTheFileMovesAndNotAgainstWhereItWas) {
  EXPECT_EQ(told(table("elus-2026-12-08,elus,2026-12-17T18:00,19:30,proposed,,,,\n"
                       "neuf,elus,2026-12-08,,proposed,,,,\n")),
            Lines{});
}

TEST_F(Import, DaysThatSurpriseAreToldInThePastToo) {
  const Lines said =
      told(table("a,copil,2025-10-11,,held,,,,\nb,copil,1934-10-12,,held,,,,\nc,copil,2029-01-02,,"
                 "cancelled,,,,\n"));
  // What is cancelled takes no day.
  EXPECT_THAT(
      said,
      ::testing::ElementsAre(
          ::testing::StartsWith("2 surprising-day: Saturday 11 October 2025 is no day worked"),
          ::testing::ContainsRegex("^3 .*lies outside the convention's term")));
}

TEST_F(Import, ManySurprisesAreSummedUp) {
  std::string lines;
  for (int i = 10; i < 22; ++i) {
    lines += ",cotech,2025-10-11T" + std::to_string(i) + ":00,,held,,,,\n";
  }
  const Lines said = told(table(lines));
  // Ten of them in two groups: of Saturdays, and of sessions beside those above them.
  ASSERT_EQ(said.size(), 3U);
  // Twelve Saturdays, and each beside those above it.
  EXPECT_EQ(said.back(), "0 surprising-day: " + std::to_string(12 + 66 - 10) +
                             " more remarks on days and hours | ");
}

TEST_F(Import, WhatWasHeldOrCancelledIsNotUndoneByARow) {
  const std::string held = "avs-equipements-2026-11-16,avs-equipements,";
  for (const char* row : {"2026-11-16,,proposed,,,,\n", "2026-11-16,,convened,,,,\n",
                          "2026-12-17,,convened,,,,\n", "2026-11-17,,cancelled,,,,\n"}) {
    EXPECT_EQ(complaints([&] { table(held + row); }),
              Lines{"2 already-held: “avs-equipements-2026-11-16”: recorded as held on Monday 16 "
                    "November 2026 | leave the line out, or correct the record with “gouvernail "
                    "meeting correct”"})
        << row;
  }
  confirmed = {"cancels:elus-2026-12-08"};
  table("elus-2026-12-08,elus,2026-12-08T18:00,19:30,cancelled,,,,\n");
  for (const char* row : {"2026-12-15,,convened,,,,\n", "2026-12-15,,cancelled,,,,\n"}) {
    EXPECT_EQ(complaints([&] { table(std::string("elus-2026-12-08,elus,") + row); }),
              Lines{"2 already-cancelled: “elus-2026-12-08”: recorded as cancelled, for Tuesday 8 "
                    "December 2026 | give a session that takes its place a uid of its own, or "
                    "none"})
        << row;
  }
}

TEST_F(Import, AConvocationThatIsForgottenIsToldAndOneThatWasMailedStands) {
  const std::string forgets =
      "copil-2026-12-10,copil,2026-12-10T14:30,2026-12-10T16:30,proposed,,,,Exemple inventé\n";
  EXPECT_EQ(told(table(forgets, true)), Lines{}) << "it is asked first";
  confirmed = {"recalls:copil-2026-12-10"};
  EXPECT_EQ(told(table(forgets, true)),
            Lines{"2 no-longer-recorded: no longer recorded of the session of Thursday 10 December "
                  "2026: its convocation | “gouvernail journal undo NUMBER” takes this back"});
  app::Opened here = opened();
  records::OutgoingMail mail;
  mail.kind = "invitation";
  mail.subject = "copil-2026-12-10";
  mail.revision = "1";
  mail.method = "REQUEST";
  mail.sender = "pilote@cchpm.example.org";
  mail.recipient = "dgs@cchpm.example.org";
  mail.message_id = "1@cchpm.example.org";
  mail.message = "x";
  app::record(here, {records::QueueMail{mail}});
  const auto at = calendar::parse_ical_utc("20261124T100000Z").value();
  const auto taken = here.database->take_mail(at, 0);
  ASSERT_TRUE(taken);
  here.database->settle_mail(taken->id, records::MailState::sent, at, at, 250);
  const Meeting before = recorded("copil-2026-12-10");
  EXPECT_EQ(told(table(forgets)),
            Lines{"2 told-by-mail: people were convened by mail on Friday 20 November 2026, which "
                  "this line forgets: it stands | "});
  EXPECT_EQ(recorded("copil-2026-12-10"), before);
}

TEST_F(Import, ARowMovesNoSessionIntoThePast) {
  EXPECT_EQ(
      complaints([&] { table("elus-2026-12-08,elus,2026-11-23T18:00,19:30,proposed,,,,\n"); }),
      Lines{"2 moved-to-past: “elus-2026-12-08”: Monday 23 November 2026 has passed: no "
            "session can be moved there | write held if it took place; where the day was "
            "only mistyped, correct the record with “gouvernail meeting correct”"});
  EXPECT_EQ(table("elus-2026-12-08,elus,2026-11-24T18:00,19:30,proposed,,,,\n").corrected, 1);
}

TEST_F(Import, ADiaryMovesNoSessionIntoThePast) {
  know_titles();
  const Meeting before = recorded("elus-2026-12-08");
  EXPECT_EQ(told(diary(event("elus-2026-12-08", "Groupe des élus", "20261123"))),
            Lines{"3 moved-to-past: on Monday 23 November 2026 in this calendar, a day that has "
                  "passed, but recorded for Tuesday 8 December 2026: left as recorded | if the "
                  "record is wrong, correct it with “gouvernail meeting correct”"});
  EXPECT_EQ(recorded("elus-2026-12-08"), before);
}

TEST_F(Import, WhatIsCancelledHereStaysSoWhateverADiarySays) {
  know_titles();
  confirmed = {"cancels:elus-2026-12-08"};
  table("elus-2026-12-08,elus,2026-12-08T18:00,19:30,cancelled,,,,\n");
  const app::Imported done = diary(event("elus-2026-12-08", "Groupe des élus", "20261208"));
  EXPECT_EQ(done.unchanged, 1);
  EXPECT_EQ(told(done), Lines{"3 cancelled-here: in this calendar on Tuesday 8 December 2026, but "
                              "cancelled here: it stays so | if it takes place all the same, add "
                              "it with “gouvernail meeting add”"});
  EXPECT_EQ(
      told(diary(event("elus-2026-12-08", "Groupe des élus", "20261208", "STATUS:CANCELLED\r\n"))),
      Lines{});
}

TEST_F(Import, AnEventThatEndsWhenItStartsIsRefused) {
  know_titles();
  EXPECT_EQ(complaints([&] {
              diary(
                  "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20261101T080000Z\r\nSUMMARY:COPIL\r\n"
                  "DTSTART;TZID=Europe/Paris:20270316T220000\r\n"
                  "DTEND;TZID=Europe/Paris:20270316T220000\r\nEND:VEVENT\r\n");
            }),
            Lines{"3 end-before-start: the session does not end after it starts | correct start "
                  "or end"});
}

TEST_F(Import, WhatADiaryStrikesOutAfterItWasHeldStaysAndIsTold) {
  know_titles();
  const std::int64_t before = revision();
  const app::Imported done =
      diary(event("avs-equipements-2026-11-16", "COPIL", "20261116", "STATUS:CANCELLED\r\n"));
  EXPECT_EQ(done.unchanged, 1);
  ASSERT_EQ(done.warnings.size(), 1U);
  EXPECT_EQ(english().text(done.warnings[0].what),
            "struck out in this calendar, but recorded as held on Monday 16 November 2026: left as "
            "recorded");
  EXPECT_EQ(english().text(done.warnings[0].remedy),
            "if it was not held, say so with “gouvernail meeting cancel”");
  EXPECT_EQ(revision(), before);
}

}  // namespace
}  // namespace gouvernail::test::import_test
