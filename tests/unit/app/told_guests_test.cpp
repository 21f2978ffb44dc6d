// SPDX-License-Identifier: MPL-2.0
// What mails tell guests of a session that moves, who reads them, and whom they do not reach.
#include <gmock/gmock.h>

#include "app/journal.h"
#include "app/mailed_invitations.h"
#include "app/meetings.h"
#include "app/seats.h"
#include "app/sending/convened_by_mail.h"
#include "app/sending/noted_sendings.h"
#include "app/set_answer.h"
#include "app/undo.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "rules/rules.h"
#include "unit/app/post_workspace.h"

namespace gouvernail::app {
namespace {

using compliance::TaskKind;
using net::Outcome;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

struct ToldGuests : PostWorkspace {
  MeetingChanged move(const std::string& from, const std::string& to,
                      std::optional<std::string> reason = {}) {
    Opened here = open_here();
    return move_meeting(here, {"copil/" + from, test::day(to), {}, {}, {}, std::move(reason)},
                        today());
  }
  governance::Meeting recorded() const { return open_here().history->meetings.front(); }
  void send() {
    queue_mails();
    run(Outcome::accepted);
    record_convened_by_mail(folder.path());
  }
  // Elodie's mailbox is read by Denis too.
  void share() {
    folder.write("people.toml", R"(
[[person]]
key = "elu-m"
name = "Elodie Martin"
address = "elodie.martin@epci.example.org"
party = "epci"
[[person]]
key = "cat-d"
name = "Denis Durand"
address = "Elodie.Martin@epci.example.org"
party = "caf"
)");
  }
  void unreachable() {
    folder.write("people.toml", R"(
[[person]]
key = "elu-m"
name = "Elodie Martin"
address = "elodie.martin@epci.example.org"
party = "epci"
[[person]]
key = "cat-d"
name = "Denis Durand"
party = "caf"
)");
  }
};

TEST_F(ToldGuests, AMoveIsToldFromTheDayThatTheReaderKnew) {
  send();
  move("2026-06-02", "2026-06-09", "salle");
  queue_mails();
  run(Outcome::unusable);
  move("2026-06-09", "2026-06-16");
  EXPECT_EQ(recorded().reason, "salle") << "nobody was told of it yet";
  send();
  ASSERT_EQ(bytes.size(), 4U);
  const std::string& last = bytes.back();
  EXPECT_THAT(last, HasSubstr("Moved from Tuesday 2 June 2026"));
  EXPECT_THAT(last, Not(HasSubstr("9 June")));
  EXPECT_THAT(last, HasSubstr("Reason: salle"));
  move("2026-06-16", "2026-06-23");
  EXPECT_EQ(recorded().reason, "") << "the reason of a move that was told is none of the next";
}

TEST_F(ToldGuests, AnotherReasonTakesThePlaceOfTheFirst) {
  send();
  move("2026-06-02", "2026-06-09", "salle");
  move("2026-06-09", "2026-06-16", "quorum");
  EXPECT_EQ(recorded().reason, "quorum");
}

TEST_F(ToldGuests, BackBeforeAnythingLeftIsNoNews) {
  send();
  move("2026-06-02", "2026-06-09", "salle");
  queue_mails();
  run(Outcome::unusable);
  move("2026-06-09", "2026-06-02");
  EXPECT_EQ(recorded().reason, "");
  EXPECT_EQ(queue_mails().queued, 0);
  EXPECT_EQ(run(Outcome::accepted).tried(), 0);
  record_convened_by_mail(folder.path());
  EXPECT_EQ(recorded().status, governance::MeetingStatus::convened);
  EXPECT_EQ(recorded().convened_on, today());
}

TEST_F(ToldGuests, BackWhereItWasTheReasonIsTheOneThatWasTold) {
  send();
  move("2026-06-02", "2026-06-09", "salle");
  send();
  move("2026-06-09", "2026-06-16", "quorum");
  move("2026-06-16", "2026-06-09");
  EXPECT_EQ(recorded().reason, "salle");
  EXPECT_EQ(queue_mails().queued, 0);
}

TEST_F(ToldGuests, AConvenedSessionWithoutADayOfSendingGetsTheOneOfItsMails) {
  ASSERT_FALSE(recorded().convened_on);
  set_now("20260301T100000Z");
  queue_mails();
  run(Outcome::accepted);
  const ConvenedByMail done = record_convened_by_mail(folder.path());
  EXPECT_EQ(done.convened.size(), 1U);
  EXPECT_EQ(recorded().convened_on, test::day("2026-03-01"));
  EXPECT_THAT(record_convened_by_mail(folder.path()).convened, IsEmpty());
}

TEST_F(ToldGuests, TheEarlierDayOfItsMailsStands) {
  queue_mails();
  run(Outcome::accepted);
  const auto convene = [&](const std::string& on) {
    Opened here = open_here();
    ConveneMeeting request{"copil/2026-06-02", {}};
    request.what.on = test::day(on);
    return said(convene_meeting(here, request, test::day("2026-02-01")).remarks);
  };
  EXPECT_THAT(convene("2026-01-06"),
              ElementsAre("Its mails left on Monday 5 January 2026 already: the notice counts from "
                          "that day."));
  EXPECT_EQ(recorded().convened_on, today());
  EXPECT_THAT(convene("2026-01-05"), IsEmpty());
  EXPECT_THAT(convene("2026-01-02"), IsEmpty()) << "a letter may have gone before";
  EXPECT_EQ(recorded().convened_on, test::day("2026-01-02"));
}

TEST_F(ToldGuests, AConvocationLongBeforeAnybodyKnewOfTheSessionIsTold) {
  const auto convene = [&](const std::string& on) {
    Opened here = open_here();
    ConveneMeeting request{"copil/2026-06-02", {}};
    request.what.on = test::day(on);
    return said(convene_meeting(here, request, today()).remarks);
  };
  const calendar::Day first = open_here().rules->convention->term.first;
  const auto day_before = calendar::to_iso(first - calendar::Days{1});
  EXPECT_THAT(convene(day_before),
              ElementsAre(HasSubstr("comes before the convention's term, which runs from")));
  const bool long_term = first <= test::day("2025-01-04");
  if (long_term) {
    EXPECT_THAT(convene("2025-01-04"),
                ElementsAre(HasSubstr("comes more than a year before the session was recorded")));
  }
  EXPECT_THAT(convene("2026-01-05"), IsEmpty());
}

TEST_F(ToldGuests, WhoeverWasNeverWrittenToIsInvitedAndToldOfNoChange) {
  send();
  folder.write("people.toml", folder.bytes("people.toml") + R"(
[[person]]
key = "elu-n"
name = "Nadia Noël"
address = "nadia.noel@epci.example.org"
party = "epci"
)");
  Opened here = open_here();
  appoint_to_seat(here, {"elu", "elu-n", test::day("2026-01-05"), {}});
  EXPECT_THAT(to_do(TaskKind::tell_change),
              ElementsAre("Send 1 person the invitation to the COPIL of 2 June 2026"));
  move("2026-06-02", "2026-06-09");
  EXPECT_THAT(to_do(TaskKind::convene),
              ElementsAre("Tell 2 persons that the COPIL of 2 June 2026 takes place on 9 June "
                          "2026, and invite 1 other person"));
  send();
  EXPECT_THAT(to_do(TaskKind::convene), IsEmpty());
}

TEST_F(ToldGuests, AMoveThatWasSentIsMovedBackAndNotUndone) {
  send();
  const std::int64_t before = open_here().revision;
  move("2026-06-02", "2026-06-09");
  send();
  Opened here = open_here();
  for (std::int64_t entry = before + 1; entry <= here.revision; ++entry) {
    try {
      undo_change(here, {entry, true});
      ADD_FAILURE() << "entry " << entry;
    } catch (const base::Failure& failure) {
      EXPECT_THAT(english.text(failure.remedy()), HasSubstr("what left the house")) << entry;
    }
  }
  try {
    undo_change(here, {before + 1, true});
  } catch (const base::Failure& failure) {
    EXPECT_THAT(english.text(failure.remedy()),
                HasSubstr("gouvernail meeting move copil/2026-06-09 --to 2026-06-02"));
  }
  move("2026-06-09", "2026-06-02");
  send();
  EXPECT_THAT(bytes.back(), HasSubstr("Moved from Tuesday 9 June 2026"));
  EXPECT_EQ(recorded().status, governance::MeetingStatus::convened);
}

TEST_F(ToldGuests, TheJournalTellsOfASendingInCounts) {
  queue_mails();
  const auto outbox = open_record(folder.path()).database->outbox();
  note_sendings(folder.path(), outbox);
  note_sendings(folder.path(), {});
  const auto last = journal_lines(open_here(), {"", 1}).front();
  EXPECT_EQ(english.text(last.what), "invitation sent by 2 mails (cat and elu)");
  EXPECT_EQ(last.session, "copil/2026-06-02");
  EXPECT_TRUE(verify_journal(open_here()).sound());
}

TEST_F(ToldGuests, TwoWhoShareAMailboxAreBothNamed) {
  share();
  EXPECT_EQ(queue_mails().queued, 1);
  const auto lines = mailed_invitations(open_here()).lines;
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].person, "elu-m, cat-d");
  run(Outcome::accepted);
  ASSERT_EQ(bytes.size(), 1U);
  EXPECT_THAT(bytes[0], HasSubstr("Good day Elodie Martin and Denis Durand,"));
  EXPECT_THAT(bytes[0], HasSubstr("To: Elodie Martin et Denis Durand <elodie.martin@epci"));
  Opened here = open_here();
  const HeldSeat ended = end_seat(here, {"cat", "cat-d", test::day("2026-01-31")});
  EXPECT_THAT(said(ended.remarks),
              ElementsAre("“cat-d” shares a mailbox with elu-m, who is still invited to “COPIL” of "
                          "Tuesday 2 June 2026: no mail says that “cat-d” is no longer expected "
                          "there."));
  EXPECT_EQ(queue_mails().queued, 0);
}

TEST_F(ToldGuests, ASeatThatEndsAfterTheSessionConcernsNobodyElse) {
  share();
  send();
  Opened here = open_here();
  EXPECT_THAT(end_seat(here, {"cat", "cat-d", test::day("2026-06-02")}).remarks, IsEmpty());
}

TEST_F(ToldGuests, WhoeverNoMailReachesIsToldByOtherMeans) {
  unreachable();
  EXPECT_THAT(to_do(TaskKind::tell_change), IsEmpty()) << "nobody was mailed yet";
  EXPECT_THAT(said(queue_mails().remarks),
              testing::Contains(HasSubstr("“Denis Durand” has no mail address")));
  run(Outcome::accepted);
  EXPECT_THAT(
      to_do(TaskKind::tell_change),
      ElementsAre("Tell “Denis Durand” by other means than mail of the COPIL of 2 June 2026"));
  Opened here = open_here();
  set_answer(here, {"copil/2026-06-02", "cat-d", "yes"});
  EXPECT_THAT(to_do(TaskKind::tell_change), IsEmpty());
}

TEST_F(ToldGuests, ConvenedByOtherMeansBeforeTheMailsEverybodyWasTold) {
  unreachable();
  governance::Meeting convened = session("2026-06-02");
  convened.convened_on = test::day("2026-01-02");
  put(convened);
  queue_mails();
  run(Outcome::accepted);
  EXPECT_THAT(to_do(TaskKind::tell_change), IsEmpty());
}

TEST_F(ToldGuests, NobodyIsInvitedToASessionThatHasBegunOrIsOver) {
  governance::Meeting meeting = session("2026-01-05");  // at two o'clock, until nobody knows when
  put(meeting);
  set_now("20260105T125900Z");  // 13:59 in Paris
  EXPECT_EQ(queue_mails({"copil/2026-01-05"}).queued, 2);
  set_now("20260105T130000Z");
  EXPECT_THROW(queue_mails({"copil/2026-01-05"}), base::Failure);
  meeting.end = calendar::LocalTime{meeting.day, calendar::Minutes{16 * 60}};
  put(meeting);
  set_now("20260105T145900Z");
  EXPECT_NO_THROW(queue_mails({"copil/2026-01-05"}));
  set_now("20260105T150000Z");
  EXPECT_THROW(queue_mails({"copil/2026-01-05"}), base::Failure);
}

}  // namespace
}  // namespace gouvernail::app
