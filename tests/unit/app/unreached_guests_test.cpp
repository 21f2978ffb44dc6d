// SPDX-License-Identifier: MPL-2.0
// Mails that a server refused for good, and mails that no server was ever given.
#include <gmock/gmock.h>

#include "app/correct_meeting.h"
#include "app/meetings.h"
#include "app/undo.h"
#include "governance/history.h"
#include "unit/app/post_workspace.h"

namespace gouvernail::app {
namespace {

using net::Outcome;
using records::MailState;
using testing::ElementsAre;
using testing::IsEmpty;

struct UnreachedGuests : PostWorkspace {
  void cancel(const std::string& meeting = "copil/2026-06-02") {
    Opened here = open_here();
    cancel_meeting(here, {meeting, {}}, today());
  }
  std::vector<std::string> to_correct() const {
    return to_do(compliance::TaskKind::correct_address);
  }
};

TEST_F(UnreachedGuests, WhoeverWasRefusedIsTriedAgainWhereTheSessionIsNamed) {
  ASSERT_EQ(queue_mails().queued, 2);
  EXPECT_EQ(run(Outcome::refused, "denis").refused, 1);
  const auto unnamed = queue_mails();
  EXPECT_EQ(unnamed.queued, 0);
  EXPECT_THAT(
      said(unnamed.remarks),
      ElementsAre("A server refused the mail of “COPIL” of Tuesday 2 June 2026 to 1 person, "
                  "which is not tried again by itself: correct the address, or try again "
                  "with “gouvernail invite --send copil/2026-06-02”"));
  const auto named = queue_mails({"copil/2026-06-02"});
  EXPECT_EQ(named.queued, 1);
  EXPECT_THAT(named.remarks, IsEmpty());
  EXPECT_EQ(run(Outcome::accepted).sent, 1);
  EXPECT_EQ(left.back(), "REQUEST denis.durand@caf.example.org");
  const auto known = queue_mails({"copil/2026-06-02"});
  EXPECT_EQ(known.queued, 0);
  EXPECT_THAT(
      said(known.remarks),
      ElementsAre("“COPIL” of Tuesday 2 June 2026: everybody has this invitation already."));
  EXPECT_THAT(queue_mails().remarks, IsEmpty());
}

TEST_F(UnreachedGuests, APersonOrAPartyIsTriedAgainByName) {
  for (const char* name : {"cat-d", "caf", "copil"}) {
    queue_mails();
    run(Outcome::refused, "denis");
    ASSERT_EQ(queue_mails().queued, 0) << name;
    EXPECT_EQ(queue_mails({}, name).queued, 1) << name;
    EXPECT_EQ(queue_mails({}, "elu-m").queued, 0) << name;
  }
  EXPECT_EQ(run(Outcome::refused, "denis").refused, 1);
}

TEST_F(UnreachedGuests, WhatWaitsIsNotSaidToBeKnown) {
  queue_mails();
  EXPECT_THAT(queue_mails({"copil/2026-06-02"}).remarks, IsEmpty());
}

TEST_F(UnreachedGuests, AServerThatRefusesAllIsToldOnceAndNotAddressByAddress) {
  queue_mails();
  const Deliveries done = run(Outcome::refused);
  EXPECT_EQ(done.refused, 2);
  EXPECT_TRUE(done.refused_all);
  EXPECT_THAT(said(done.problems),
              ElementsAre("The server refused all 2 mails: no. Look at the connection with "
                          "“gouvernail settings check”; once it is mended, name the session to "
                          "send its invitations again."));
  EXPECT_THAT(to_correct(), ElementsAre("Look at the connection to the mail server"));
  queue_mails({"copil/2026-06-02"});
  const Deliveries second = run(Outcome::refused, "denis");
  EXPECT_FALSE(second.refused_all);
  EXPECT_THAT(said(second.problems), ElementsAre("“cat-d” was refused: no"));
  EXPECT_THAT(to_correct(), ElementsAre("Correct the mail address of “Denis Durand”"));
}

TEST_F(UnreachedGuests, OfASessionThatNobodyWasToldOfNobodyIsToldThatItIsOff) {
  queue_mails();
  run(Outcome::accepted);
  Opened here = open_here();
  add_meeting(here, {"copil", *calendar::parse_iso_day("2026-06-16"), {}, {}, "", ""}, today());
  EXPECT_EQ(queue_mails({"copil/2026-06-16"}).queued, 2);
  run(Outcome::unusable);
  cancel("copil/2026-06-16");
  EXPECT_EQ(queue_mails().queued, 0);
  EXPECT_EQ(run(Outcome::accepted).tried(), 0);
}

// It was convened by other means, and no mail of it left: a mail tells those whom it can reach.
TEST_F(UnreachedGuests, WhoeverWasConvenedOtherwiseIsToldByMailThatItIsOff) {
  queue_mails();
  run(Outcome::unusable);
  cancel();
  EXPECT_THAT(states(), ElementsAre(MailState::superseded, MailState::superseded));
  EXPECT_EQ(queue_mails().queued, 2);
  EXPECT_EQ(run(Outcome::accepted).sent, 2);
  EXPECT_THAT(left, ElementsAre("CANCEL elodie.martin@epci.example.org",
                                "CANCEL denis.durand@caf.example.org"));
}

TEST_F(UnreachedGuests, WhoeverMayHaveItIsToldThatItIsOff) {
  queue_mails();
  run(Outcome::unsure, "denis");
  cancel();
  EXPECT_EQ(queue_mails().queued, 2);
  set_now("20260105T120000Z");
  run(Outcome::accepted);
  EXPECT_THAT(left, ElementsAre("REQUEST elodie.martin@epci.example.org",
                                "CANCEL elodie.martin@epci.example.org",
                                "CANCEL denis.durand@caf.example.org"));
}

TEST_F(UnreachedGuests, ACancellationThatWaitsForSomebodyNeverAskedIsDropped) {
  records::OutgoingMail mail;
  mail.kind = records::invitation_kind;
  mail.subject = "copil-un";
  mail.revision = "1/20260105T100000Z";
  mail.method = records::cancel_method;
  mail.sender = "pilote@epci.example.org";
  mail.recipient = "denis.durand@caf.example.org";
  mail.person = "cat-d";
  mail.message_id = "1@epci.example.org";
  mail.message = "x";
  mail.queued_at = mail.changed_at = mail.due_at = *calendar::parse_ical_utc("20260105T100000Z");
  Opened here = open_here();
  record(here, {records::QueueMail{mail}});
  EXPECT_EQ(run(Outcome::accepted).dropped, 1);
  EXPECT_THAT(left, IsEmpty());
}

TEST_F(UnreachedGuests, WhatNobodyWasToldIsTakenBack) {
  queue_mails();
  run(Outcome::unusable);
  {
    Opened here = open_here();
    correct_meeting(here, {"copil/2026-06-02", {}, {}, {}, {}, true, "erreur"}, today());
  }
  EXPECT_TRUE(open_here().history->meetings.empty());
  EXPECT_THAT(states(), ElementsAre(MailState::superseded, MailState::superseded));
  EXPECT_EQ(run(Outcome::accepted).sent, 0);
  Opened here = open_here();
  undo_change(here, {open_record(folder.path()).database->revision()});
  EXPECT_EQ(queue_mails().queued, 2);
  EXPECT_EQ(run(Outcome::accepted).sent, 2) << "the same mails leave after all";
}

TEST_F(UnreachedGuests, AConvocationThatWaitsIsUndone) {
  governance::Meeting proposed = session("2026-06-02");
  proposed.status = governance::MeetingStatus::proposed;
  put(proposed);
  {
    Opened here = open_here();
    convene_meeting(here, {"copil/2026-06-02", {}}, today());
  }
  const std::int64_t convened = open_record(folder.path()).database->revision();
  queue_mails();
  run(Outcome::unusable);
  Opened here = open_here();
  undo_change(here, {convened});
  EXPECT_EQ(here.history->meetings.front(), proposed);
  EXPECT_EQ(queue_mails().queued, 0) << "nobody asked to send a date that is only proposed";
  EXPECT_EQ(run(Outcome::accepted).tried(), 0);
}

TEST_F(UnreachedGuests, WhoeverLosesTheSeatBeforeAnythingLeftIsToldNothing) {
  queue_mails();
  run(Outcome::unusable);
  {
    Opened here = open_here();
    record(here, {records::EndSeat{"cat", "cat-d", test::day("2026-01-31")}});
  }
  EXPECT_EQ(queue_mails().queued, 0);
  run(Outcome::accepted);
  EXPECT_THAT(left, ElementsAre("REQUEST elodie.martin@epci.example.org"));
}

}  // namespace
}  // namespace gouvernail::app
