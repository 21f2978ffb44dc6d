// SPDX-License-Identifier: MPL-2.0
// A calendar imported again and again: what is older, what left it, and what of it is bad.
#include "app/import.h"

#include <gtest/gtest.h>

#include "app/workspace/record.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "records/changes.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::import_diary_test {
namespace {

using governance::Meeting;
using governance::MeetingStatus;

struct ImportDiary : ExampleWorkspace {
  ImportDiary() { add_settings("[import.titles]\ncopil = [\"*COPIL*\"]\n"); }

  app::Imported bring(const std::string& events, bool confirmed = false,
                      const std::string& end = "END:VCALENDAR\n") const {
    const auto file = folder.path() / "agenda.ics";
    folder.write("agenda.ics", "BEGIN:VCALENDAR\nVERSION:2.0\n" + events + end);
    app::Opened here = opened();
    app::ImportFile request{file.string()};
    request.all_doubtful = confirmed;
    return app::import_file(here, request, day("2026-11-24"));
  }
  static std::string event(const std::string& uid, const std::string& at,
                           const std::string& more = "") {
    return "BEGIN:VEVENT\nUID:" + uid + "\nSUMMARY:COPIL\nDTSTART;TZID=Europe/Paris:" + at + "\n" +
           more + "END:VEVENT\n";
  }
  static std::vector<std::string> codes(const app::Imported& done) {
    std::vector<std::string> result;
    for (const base::Diagnostic& one : done.warnings) {
      if (one.code != "surprising-day") result.push_back(one.code);
    }
    return result;
  }
  // Keys.
  static std::vector<std::string> left(const app::Imported& done) {
    std::vector<std::string> result;
    for (const auto& doubt : done.doubts) {
      if (!doubt.taken) result.push_back(doubt.key);
    }
    return result;
  }
};

using Codes = std::vector<std::string>;

TEST_F(ImportDiary, AnOlderStateNeverWinsWhateverTheOrderOfTheFiles) {
  bring(event("m", "20270316T140000", "SEQUENCE:2\nDTSTAMP:20261101T000000Z\n"));
  const app::Imported older =
      bring(event("m", "20270309T140000", "SEQUENCE:1\nDTSTAMP:20261105T000000Z\n"));
  EXPECT_EQ(codes(older), Codes{"older-state"});
  EXPECT_EQ(recorded("m").day, day("2027-03-16"));
  EXPECT_EQ(codes(bring(event("m", "20270309T140000", "SEQUENCE:2\nDTSTAMP:20261031T235959Z\n"))),
            Codes{"older-state"});
  EXPECT_EQ(recorded("m").day, day("2027-03-16"));
  bring(event("m", "20270323T140000", "SEQUENCE:2\nDTSTAMP:20261102T000000Z\n"));
  EXPECT_EQ(recorded("m").day, day("2027-03-23"));
  bring(event("m", "20270330T140000", "SEQUENCE:3\nDTSTAMP:20261001T000000Z\n"));
  EXPECT_EQ(recorded("m").day, day("2027-03-30"));
  // Said once more, it is nothing new.
  const std::int64_t before = revision();
  EXPECT_EQ(
      bring(event("m", "20270330T140000", "SEQUENCE:3\nDTSTAMP:20261109T000000Z\n")).unchanged, 1);
  EXPECT_EQ(revision(), before);
}

TEST_F(ImportDiary, AStampStillToComeIsThatOfItsReceipt) {
  const std::string ahead = event("m", "20270309T140000", "DTSTAMP:20310101T000000Z\n");
  bring(ahead);
  const std::int64_t before = revision();
  ::setenv("GOUVERNAIL_NOW", "20261125T100000Z", 1);
  EXPECT_EQ(bring(ahead).unchanged, 1);
  EXPECT_EQ(revision(), before);
  // Its maker corrects it by a true clock.
  ::setenv("GOUVERNAIL_NOW", "20261127T100000Z", 1);
  const app::Imported done = bring(event("m", "20270316T140000", "DTSTAMP:20261126T100000Z\n"));
  EXPECT_EQ(codes(done), Codes{});
  EXPECT_EQ(recorded("m").day, day("2027-03-16"));
  // What was read before is as old as it was then, whenever it comes again.
  EXPECT_EQ(codes(bring(ahead)), Codes{"older-state"});
  EXPECT_EQ(recorded("m").day, day("2027-03-16"));
  EXPECT_EQ(codes(bring(event("m", "20270323T140000", "DTSTAMP:20261123T100000Z\n"))),
            Codes{"older-state"});
  // Another one that is stamped so is as new as it is read.
  bring(event("m", "20270330T140000", "DTSTAMP:20310102T000000Z\n"));
  EXPECT_EQ(recorded("m").day, day("2027-03-30"));
}

TEST_F(ImportDiary, ThePlaceOfAnEventIsKeptAndIsOneOfOursWhereItIsCalledSo) {
  bring(event("a", "20270316T140000", "LOCATION:Salle des fêtes\\, Créquy\n") +
        event("b", "20270413T140000", "LOCATION:Antenne de la Caf\\, Étaples\n") +
        event("c", "20270511T140000"));
  EXPECT_EQ(recorded("a").site, "Salle des fêtes, Créquy");
  EXPECT_EQ(recorded("b").site, "etaples");
  EXPECT_EQ(recorded("c").site, "");
  // What our invitations call the usual place is no other one; an event without a place says
  // nothing.
  const std::int64_t before = revision();
  EXPECT_EQ(
      bring(event("c", "20270511T140000",
                  "LOCATION:Siège de la CCHPM\\, Fruges\\, 15 ter rue du Marais\\, Fruges\n") +
            event("a", "20270316T140000"))
          .unchanged,
      2);
  EXPECT_EQ(revision(), before);
  bring(event("b", "20270413T140000", "LOCATION:fruges\n"));
  EXPECT_EQ(recorded("b").site, "fruges");
}

TEST_F(ImportDiary, ACalendarImportedBeforeItsIdCountedMissesItsSessionsToo) {
  const std::string name = "X-WR-CALNAME:CTG\n";
  const std::string id = "X-WR-RELCALID:4f2a\n";
  bring(name + event("a", "20270105T140000") + event("b", "20270112T140000") +
        event("c", "20270119T140000"));
  EXPECT_EQ(left(bring(name + id + event("a", "20270105T140000") + event("c", "20270119T140000"))),
            Codes{"gone:b"});
}

const std::string weekly = "RRULE:FREQ=WEEKLY;COUNT=3\n";

TEST_F(ImportDiary, ASessionThatLeftItsSeriesIsToldAndCancelledWhenThatIsConfirmed) {
  EXPECT_EQ(bring(event("s", "20270105T140000", weekly)).added, 3);
  const std::string struck_out =
      event("s", "20270105T140000", weekly + "EXDATE;TZID=Europe/Paris:20270112T140000\n");
  const app::Imported told = bring(struck_out);
  EXPECT_EQ(codes(told), Codes{});
  EXPECT_EQ(told.left(), 1);
  EXPECT_EQ(left(told), Codes{"gone:s/2027-01-12"});
  EXPECT_EQ(recorded("s/2027-01-12").status, MeetingStatus::proposed);
  EXPECT_EQ(bring(struck_out, true).left(), 0);
  EXPECT_EQ(recorded("s/2027-01-12").status, MeetingStatus::cancelled);
  EXPECT_EQ(recorded("s/2027-01-19").status, MeetingStatus::proposed);
  // All of it is said by now.
  const std::int64_t before = revision();
  EXPECT_EQ(bring(struck_out).left(), 0);
  EXPECT_EQ(revision(), before);
}

TEST_F(ImportDiary, AnEventThatLeftTheCalendarIsToldWithinItsDays) {
  const std::string name = "X-WR-CALNAME:CTG\n";
  bring(name + event("a", "20270105T140000") + event("b", "20270112T140000") +
        event("c", "20270119T140000"));
  EXPECT_EQ(left(bring(name + event("a", "20270105T140000") + event("c", "20270119T140000"))),
            Codes{"gone:b"});
  // A shorter period, another calendar, and one that is cut short say nothing of it.
  EXPECT_EQ(left(bring(name + event("c", "20270119T140000"))), Codes{});
  EXPECT_EQ(left(bring("X-WR-CALNAME:autre\n" + event("x", "20270105T090000") +
                       event("y", "20270119T090000"))),
            Codes{});
  const app::Imported cut =
      bring(name + event("a", "20270105T140000") + event("c", "20270119T140000"), false, "");
  EXPECT_EQ(codes(cut), Codes{"cut-short"});
  EXPECT_EQ(left(cut), Codes{});
  // Its title is another one now: it is still in it.
  const app::Imported other =
      bring(name + event("a", "20270105T140000") + event("c", "20270119T140000") +
            "BEGIN:VEVENT\nUID:b\nSUMMARY:Autre\nDTSTART:20270112T130000Z\nEND:VEVENT\n");
  EXPECT_EQ(codes(other), Codes{}) << "it is the one that is recorded";
  EXPECT_EQ(left(other), Codes{});
}

TEST_F(ImportDiary, OneSessionOfASeriesAloneMissesNoOther) {
  const std::string name = "X-WR-CALNAME:CTG\n";
  EXPECT_EQ(bring(name + event("s", "20270105T140000", weekly)).added, 3);
  const std::string alone =
      event("s", "20270112T150000", "RECURRENCE-ID;TZID=Europe/Paris:20270112T140000\n");
  EXPECT_EQ(left(bring("X-WR-CALNAME:autre\n" + alone)), Codes{});
  EXPECT_EQ(left(bring(name + alone)), Codes{}) << "nobody knows that the master is gone";
  // The whole series in somebody else's calendar, too.
  EXPECT_EQ(left(bring("X-WR-CALNAME:autre\n" +
                       event("s", "20270112T140000", "RRULE:FREQ=WEEKLY;COUNT=2\n"))),
            Codes{"reverts:s/2027-01-12"})
      << "it says what was recorded before";
}

TEST_F(ImportDiary, ASessionThatHasPassedIsNotMissed) {
  const std::string from_october = "RRULE:FREQ=WEEKLY;COUNT=10\n";  // to 1 December
  bring(event("s", "20260929T140000", from_october));
  EXPECT_EQ(left(bring(event("s", "20261117T140000", "RRULE:FREQ=WEEKLY;COUNT=2\n"))),
            Codes{"gone:s/2026-12-01"});
}

TEST_F(ImportDiary, TwoCalendarsOfOneNameAreToldApart) {
  const std::string name = "X-WR-CALNAME:Calendrier\n";
  const std::string mine =
      event("a", "20270105T140000") + event("b", "20270112T140000") + event("c", "20270119T140000");
  const std::string shared = event("a", "20270105T140000") + event("x", "20270119T140000");
  bring(name + "X-WR-RELCALID:1\n" + mine);
  EXPECT_EQ(left(bring(name + "X-WR-RELCALID:2\n" + shared)), Codes{});
  // Without anything that tells them apart: of one that has nothing of it, nothing is missed.
  bring(name + event("d", "20270105T150000") + event("e", "20270112T150000"));
  EXPECT_EQ(left(bring(name + event("x", "20270105T140000") + event("y", "20270119T140000"))),
            Codes{});
}

TEST_F(ImportDiary, OneThatHoldsMoreThanIsReadMissesNothing) {
  bring(event("a", "20270105T140000") + event("b", "20270112T140000"));
  std::string many = event("a", "20270105T140000");
  for (int i = 0; i < 50'000; ++i) {
    many += "BEGIN:VEVENT\nUID:n\nSUMMARY:x\nDTSTART:20270119T130000Z\nEND:VEVENT\n";
  }
  EXPECT_EQ(left(bring(many)), Codes{});
}

TEST_F(ImportDiary, OneBadEventHoldsNoOtherBackAndThoseOfOthersAreNobodysBusiness) {
  const std::string bad = "BEGIN:VEVENT\nUID:bad\nSUMMARY:COPIL sans date\nEND:VEVENT\n";
  const std::string dentist =
      "BEGIN:VEVENT\nUID:d\nSUMMARY:Dentiste\nDTSTART;TZID=Customized Time Zone:20270204T090000\n"
      "END:VEVENT\n";
  const app::Imported done = bring(event("a", "20270105T140000") + bad + dentist);
  EXPECT_EQ(done.added, 1);
  EXPECT_EQ(codes(done), Codes{"no-start"});
  EXPECT_EQ(done.bad, 1);
  const app::Imported others = bring(event("b", "20270112T140000") + dentist);
  EXPECT_EQ(codes(others), Codes{});
  EXPECT_EQ(others.bad, 0);
}

TEST_F(ImportDiary, EventsWithoutUidAreTheSameNextTime) {
  const std::string bare = "BEGIN:VEVENT\nSUMMARY:COPIL\nDTSTART:20270105T130000Z\nEND:VEVENT\n";
  EXPECT_EQ(bring(bare).added, 1);
  EXPECT_EQ(bring(event("z", "20270202T140000") + bare).unchanged, 1);
}

TEST_F(ImportDiary, OfTwoEventsOfOneUidTheLaterStandsAndIsTold) {
  const app::Imported done = bring(event("u", "20270105T140000") + event("u", "20270106T140000"));
  EXPECT_EQ(codes(done), Codes{"same-uid"});
  EXPECT_EQ(done.added, 1);
  EXPECT_EQ(recorded("u").day, day("2027-01-06"));
}

// Without a UID, what an event says is what it is.
TEST_F(ImportDiary, TwoEventsWithoutAUidThatSayTheSameAreToldByTheirLines) {
  const std::string nameless =
      "BEGIN:VEVENT\nSUMMARY:COPIL\nDTSTART;TZID=Europe/Paris:20270316T140000\nEND:VEVENT\n";
  const app::Imported done = bring(nameless + nameless);
  EXPECT_EQ(done.added, 1);
  ASSERT_EQ(codes(done), Codes{"same-event"});
  for (const base::Diagnostic& one : done.warnings) {
    if (one.code != "same-event") continue;
    EXPECT_EQ(one.excerpt, "COPIL (2027-03-16)");
    EXPECT_EQ(one.position.line, 7);
    EXPECT_EQ(english().text(one.what),
              "this event and the one of line 3 have no UID, and both say the same: they are taken "
              "as one");
  }
}

TEST_F(ImportDiary, WhatHasNoTitleIsCountedAndNotAsked) {
  const auto secret = [](const std::string& uid, const std::string& title) {
    return "BEGIN:VEVENT\nUID:" + uid + "\nCLASS:PRIVATE\n" + title +
           "DTSTART:20270204T090000Z\nEND:VEVENT\n";
  };
  const app::Imported done =
      bring(event("a", "20270105T140000") + secret("p", "") + secret("q", "SUMMARY:  \n"));
  EXPECT_EQ(done.added, 1);
  EXPECT_EQ(done.unknown_bodies, Codes{});
  EXPECT_EQ(codes(done), Codes{"untitled"});
  for (const base::Diagnostic& one : done.warnings) {
    if (one.code != "untitled") continue;
    EXPECT_EQ(english().text(one.what), "2 events without a title, or private, are left out");
  }
}

TEST_F(ImportDiary, WhatIsCalledOffIsCalledByTheNameBeside) {
  const auto named = [](const std::string& uid, const std::string& title) {
    return "BEGIN:VEVENT\nUID:" + uid + "\nSUMMARY:" + title +
           "\nDTSTART:20270204T090000Z\nEND:VEVENT\n";
  };
  EXPECT_EQ(bring(named("n", "cotech")).added, 1);
  const app::Imported off = bring(named("n", "Annulé : Cotech"));
  EXPECT_EQ(left(off), Codes{"cancels:n"}) << "and its name is not asked about";
  bring(named("n", "Cotech (annulé)"), true);
  EXPECT_EQ(recorded("n").status, MeetingStatus::cancelled);
}

}  // namespace
}  // namespace gouvernail::test::import_diary_test
