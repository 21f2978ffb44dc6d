// SPDX-License-Identifier: MPL-2.0
// Documents of a session from the request to the outbox, to servers of the test, and to the record.
#include "app/send_documents.h"

#include <gmock/gmock.h>

#include "app/documents.h"
#include "app/sending/sent_documents.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/seat.h"
#include "platform/clock.h"
#include "unit/app/post_workspace.h"

namespace gouvernail::app {
namespace {

using governance::MeetingStatus;
using net::Outcome;
using records::MailState;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;
using testing::UnorderedElementsAre;

struct SentPapers : PostWorkspace {
  SentPapers() {
    attach("budget.pdf");
    attach("plan.pdf");
  }
  void attach(const std::string& name) {
    folder.write(name, "bytes of " + name);
    Opened here = open_here();
    attach_document(here, {"copil-un", folder.path() / name});
  }
  DocumentLetters queue(const std::vector<std::string>& names, bool minutes = false,
                        bool with_invitation = false) {
    Opened here = open_here();
    return queue_documents(here, {"copil-un", {names, ""}, minutes, "", with_invitation},
                           platform::today(), english);
  }
  std::string refusal(const std::vector<std::string>& names, bool minutes = false) {
    try {
      queue(names, minutes);
    } catch (const base::Failure& failure) {
      return english.text(failure.cause());
    }
    return "";
  }
  std::vector<std::string> note() { return said(record_documents_sent(folder.path())); }
  governance::Meeting recorded() const { return open_here().history->meetings.front(); }
  std::vector<records::OutgoingMail> outbox() const {
    return open_record(folder.path()).database->outbox();
  }
  // Names of what the mails to that reader carry, which were made.
  std::vector<std::string> carried_to(const std::string& reader) const {
    std::vector<std::string> names;
    for (const records::OutgoingMail& mail : outbox()) {
      if (!mail.recipient.starts_with(reader)) continue;
      for (const std::string& one : mail.documents) names.push_back(parse_enclosure(one).name);
    }
    return names;
  }
  void write_people(const std::string& durand, const std::string& more = "") {
    folder.write("people.toml", R"(
[[person]]
key = "elu-m"
name = "Élodie Martin"
address = "elodie.martin@epci.example.org"
party = "epci"
[[person]]
key = "cat-d"
name = "Denis Durand"
address = ")" + durand + R"("
party = "caf"
)" + more);
  }
  void hold(const std::string& day) {
    governance::Meeting held = session(day);
    held.status = MeetingStatus::held;
    put(held);
  }
};

TEST_F(SentPapers, EachReaderGetsWhatHeLacksOnce) {
  EXPECT_THAT(queue({"budget.pdf"}).letters, SizeIs(2));
  EXPECT_THAT(said(queue({"budget.pdf"}).remarks),
              ElementsAre("Each of them was sent these documents already, or they wait to leave."));
  EXPECT_EQ(run(Outcome::accepted).sent, 2);
  EXPECT_THAT(queue({"budget.pdf"}).letters, IsEmpty());
  EXPECT_THAT(queue({"budget.pdf", "plan.pdf"}).letters, SizeIs(2));
  EXPECT_EQ(run(Outcome::accepted).sent, 2);
  EXPECT_THAT(carried_to("elodie"), ElementsAre("budget.pdf", "plan.pdf"));
  EXPECT_THAT(carried_to("denis"), ElementsAre("budget.pdf", "plan.pdf"));
}

TEST_F(SentPapers, ANewcomerGetsAllAndTheOthersNothing) {
  queue({"budget.pdf"});
  run(Outcome::accepted);
  write_people("denis.durand@caf.example.org", R"([[person]]
key = "elu-n"
name = "Nadia Noël"
address = "nadia.noel@epci.example.org"
party = "epci"
)");
  Opened here = open_here();
  record(here,
         {records::PutSeat{governance::Seat{"elu", "elu-n", "", test::day("2026-01-01"), {}}}});
  EXPECT_THAT(queue({"budget.pdf"}).letters, SizeIs(1));
  EXPECT_THAT(carried_to("nadia"), ElementsAre("budget.pdf"));
}

TEST_F(SentPapers, TheDayIsRecordedOnceEveryReaderWasSentSome) {
  queue({"budget.pdf"});
  EXPECT_THAT(note(), IsEmpty()) << "what waits told nobody anything";
  run(Outcome::later, "denis");
  EXPECT_THAT(note(), IsEmpty()) << "one reader waits";
  EXPECT_FALSE(recorded().documents_on);
  set_now("20260107T100000Z");
  EXPECT_EQ(run(Outcome::accepted).sent, 1);
  EXPECT_THAT(note(), ElementsAre("“COPIL” of Tuesday 2 June 2026: the documents were sent on "
                                  "Monday 5 January 2026."));
  EXPECT_EQ(recorded().documents_on, test::day("2026-01-05")) << "on which the first left";
  EXPECT_THAT(note(), IsEmpty());
}

TEST_F(SentPapers, WhoeverWasRefusedIsTriedAgainAndHoldsNothingUp) {
  queue({"budget.pdf"});
  const Deliveries done = run(Outcome::refused, "denis");
  EXPECT_EQ(done.refused, 1);
  EXPECT_THAT(note(), SizeIs(1)) << "nobody waits any more";
  const auto again = queue({"budget.pdf"});
  ASSERT_THAT(again.letters, SizeIs(1));
  EXPECT_TRUE(again.letters.front().again);
  EXPECT_EQ(run(Outcome::accepted).sent, 1);
  EXPECT_EQ(left.back(), " denis.durand@caf.example.org");
  EXPECT_THAT(queue({"budget.pdf"}).letters, IsEmpty());
}

TEST_F(SentPapers, ARefusalIsATaskUntilTheAddressIsCorrectedAndTheyAreSentAgain) {
  using compliance::TaskKind;
  queue({"budget.pdf"});
  run(Outcome::refused, "denis");
  EXPECT_THAT(to_do(TaskKind::correct_address),
              ElementsAre("Correct the mail address of “Denis Durand”"));
  EXPECT_EQ(english.text(tasks_of_kind(TaskKind::correct_address).front().why),
            "A server refused the documents of the COPIL of 2 June 2026.");
  write_people("d.durand@caf.example.org");
  const auto tasks = tasks_of_kind(TaskKind::correct_address);
  ASSERT_THAT(tasks, SizeIs(1));
  EXPECT_EQ(english.text(tasks.front().what),
            "Send “Denis Durand” the documents of the COPIL of 2 June 2026");
  EXPECT_EQ(tasks.front().last_day, test::day("2026-06-01"));
  const base::MeetingName name{"copil", calendar::arg(test::day("2026-06-02"))};
  EXPECT_THAT(
      tasks.front().actions,
      ElementsAre(
          base::Action(base::Verb::send_documents).of(name).of(base::DocumentName{"budget.pdf"})));
  EXPECT_THAT(queue({"budget.pdf"}).letters, SizeIs(1));
  run(Outcome::accepted);
  EXPECT_EQ(left.back(), " d.durand@caf.example.org");
  EXPECT_THAT(to_do(TaskKind::correct_address), IsEmpty());
}

TEST_F(SentPapers, WhereAllAreRefusedTheConnectionIsTheTask) {
  using compliance::TaskKind;
  queue({"budget.pdf"});
  EXPECT_TRUE(run(Outcome::refused).refused_all);
  const auto tasks = tasks_of_kind(TaskKind::correct_address);
  ASSERT_THAT(tasks, SizeIs(1));
  EXPECT_EQ(english.text(tasks.front().what), "Look at the connection to the mail server");
  EXPECT_EQ(tasks.front().actions.back().verb, base::Verb::send_documents);
  queue({"budget.pdf"});
  run(Outcome::accepted);
  EXPECT_THAT(to_do(TaskKind::correct_address), IsEmpty());
}

TEST_F(SentPapers, MinutesThatWereRefusedAreATaskForAMonth) {
  using compliance::TaskKind;
  hold("2026-01-02");
  queue({"plan.pdf"}, true);
  run(Outcome::refused, "denis");
  EXPECT_THAT(to_do(TaskKind::correct_address), SizeIs(1));
  hold("2025-12-05");
  queue({"plan.pdf"}, true);
  run(Outcome::refused, "denis");
  EXPECT_THAT(to_do(TaskKind::correct_address), IsEmpty());
}

TEST_F(SentPapers, NothingLeavesForAFormerDay) {
  queue({"budget.pdf"});
  put(session("2026-06-09"));
  const Deliveries done = run(Outcome::accepted);
  EXPECT_EQ(done.sent, 0);
  EXPECT_EQ(done.dropped, 2);
  EXPECT_THAT(said(done.problems),
              Each(HasSubstr("they were for a day, or a session, that is no more")));
  EXPECT_THAT(note(), IsEmpty());
  EXPECT_FALSE(recorded().documents_on);
  EXPECT_THAT(queue({"budget.pdf"}).letters, SizeIs(2)) << "for the day that it has now";
}

TEST_F(SentPapers, WhatLeftForAFormerDayIsToldAsSuch) {
  queue({"budget.pdf"});
  run(Outcome::accepted);
  put(session("2026-06-09"));
  const auto of_budget = [&] {
    const auto all = documents_sent(open_here(), recorded());
    EXPECT_THAT(all, SizeIs(1));
    return all.begin()->second;
  };
  const DocumentSent before = of_budget();
  EXPECT_THAT(before.sent, IsEmpty());
  EXPECT_THAT(before.formerly,
              ElementsAre(testing::Pair(test::day("2026-06-02"),
                                        UnorderedElementsAre("elodie.martin@epci.example.org",
                                                             "denis.durand@caf.example.org"))));
  EXPECT_THAT(note(), IsEmpty()) << "of the new day nobody has anything";
  queue({"budget.pdf"});
  EXPECT_THAT(of_budget().waiting, UnorderedElementsAre("elu-m", "cat-d"));
  run(Outcome::refused, "denis");
  const DocumentSent after = of_budget();
  EXPECT_THAT(after.sent, ElementsAre("elodie.martin@epci.example.org"));
  EXPECT_THAT(after.refused, ElementsAre("cat-d"));
  EXPECT_THAT(after.formerly, SizeIs(1));
}

TEST_F(SentPapers, NothingLeavesBeforeTheConvocation) {
  governance::Meeting proposed = session("2026-06-02");
  proposed.status = MeetingStatus::proposed;
  put(proposed);
  EXPECT_EQ(refusal({"budget.pdf"}),
            "nobody was convened to the session of Tuesday 2 June 2026 yet");
  EXPECT_THAT(queue({"budget.pdf"}, false, true).letters, SizeIs(2)) << "along with its invitation";
  const Deliveries held_back = run(Outcome::accepted);
  EXPECT_EQ(held_back.sent, 0);
  EXPECT_EQ(held_back.later, 2);
  EXPECT_THAT(left, IsEmpty());
  put(session("2026-06-02"));
  set_now("20260106T100000Z");
  EXPECT_EQ(run(Outcome::accepted).sent, 2);
}

TEST_F(SentPapers, ARunThatWasKilledGoesOnAndNobodyIsForgotten) {
  queue({"budget.pdf"});
  const auto at = calendar::parse_ical_utc("20260105T100000Z").value();
  // Handed to a server; whether it took it nobody knows.
  const auto taken = open_record(folder.path()).database->take_mail(at, 0);
  ASSERT_TRUE(taken);
  EXPECT_THAT(queue({"budget.pdf"}).letters, IsEmpty()) << "it may have left";
  EXPECT_THAT(note(), IsEmpty()) << "no server is known to have taken one";
  EXPECT_EQ(run(Outcome::accepted).sent, 2);
  EXPECT_THAT(bytes, testing::Contains(taken->message)) << "the very same mail";
  // Killed before it was noted: the next run does.
  set_now("20260107T100000Z");
  EXPECT_EQ(run(Outcome::accepted).sent, 0);
  EXPECT_THAT(note(), SizeIs(1));
  EXPECT_EQ(recorded().documents_on, test::day("2026-01-05"));
}

TEST_F(SentPapers, WhoeverIsNoReaderAnyMoreGetsNothing) {
  queue({"budget.pdf"});
  write_people("d.durand@caf.example.org");
  drop_stray_documents(folder.path());
  EXPECT_EQ(run(Outcome::accepted).sent, 1);
  EXPECT_THAT(left, ElementsAre(" elodie.martin@epci.example.org"));
  EXPECT_THAT(queue({"budget.pdf"}).letters, SizeIs(1)) << "at his new address";
}

TEST_F(SentPapers, MinutesLeaveOfASessionThatWasHeld) {
  EXPECT_EQ(refusal({"plan.pdf"}, true),
            "the session of Tuesday 2 June 2026 is not recorded as held");
  hold("2026-01-02");
  EXPECT_THAT(queue({"plan.pdf"}, true).letters, SizeIs(2));
  run(Outcome::accepted);
  EXPECT_THAT(note(), ElementsAre("“COPIL” of Friday 2 January 2026: the minutes were sent on "
                                  "Monday 5 January 2026."));
  EXPECT_EQ(recorded().minutes_sent_on, test::day("2026-01-05"));
  EXPECT_FALSE(recorded().documents_on);
  EXPECT_THAT(queue({"plan.pdf"}).letters, SizeIs(2)) << "papers are another thing";
}

TEST_F(SentPapers, WhereNothingCanBeSentItIsSaid) {
  EXPECT_EQ(refusal({}), "nothing is to be sent");
  EXPECT_THAT(refusal({"other.pdf"}), StartsWith("no document “other.pdf”"));
  governance::Meeting off = session("2026-06-02");
  off.status = MeetingStatus::cancelled;
  put(off);
  EXPECT_THAT(refusal({"budget.pdf"}), HasSubstr("is cancelled"));
  put(session("2026-01-02"));
  EXPECT_THAT(refusal({"budget.pdf"}), HasSubstr("is not recorded as held"));
  EXPECT_THAT(outbox(), IsEmpty());
}

}  // namespace
}  // namespace gouvernail::app
