// SPDX-License-Identifier: MPL-2.0
#include "app/sending/delivery.h"

#include <algorithm>

#include "app/queue_invitations.h"
#include "base/failure.h"
#include "platform/log.h"
#include "unit/app/mail_workspace.h"

namespace gouvernail::app {
namespace {

using base::msg;
using net::Outcome;
using records::MailState;

struct Deliver : MailWorkspace {
  int queue_all() {
    return queue_invitations({folder.path(), {"", false}, today(), english}).queued;
  }
  std::vector<records::OutgoingMail> outbox() const {
    return open_record(folder.path()).database->outbox();
  }
  // A server that answers the same to everybody, but for one recipient.
  Carrier server(Outcome outcome, int code, Outcome to_durand, int its_code) {
    return [=, this](const records::OutgoingMail& mail) {
      carried.push_back(mail.recipient);
      const bool durand = mail.recipient.starts_with("denis.durand");
      net::Delivery delivery;
      delivery.outcome = durand ? to_durand : outcome;
      delivery.code = durand ? its_code : code;
      if (delivery.outcome != Outcome::accepted) {
        delivery.cause =
            msg("the server says “{}”", std::string("no denis.durand@caf.example.org"));
      }
      return delivery;
    };
  }
  Deliveries run(const Carrier& carrier, const DeliveryProgress& tell = {}) {
    return deliver(*open_record(folder.path()).database, carrier, tell);
  }

  std::vector<std::string> carried;
};

TEST_F(Deliver, WhatIsAcceptedIsSentOnce) {
  ASSERT_EQ(queue_all(), 2);
  const Deliveries done = run(server(Outcome::accepted, 250, Outcome::accepted, 250));
  EXPECT_EQ(done.sent, 2);
  EXPECT_EQ(done.refused + done.later + done.waiting, 0);
  EXPECT_FALSE(done.broken_off);
  for (const auto& mail : outbox()) {
    EXPECT_EQ(mail.state, MailState::sent);
    EXPECT_EQ(mail.reply, 250);
  }
  EXPECT_EQ(run(server(Outcome::accepted, 250, Outcome::accepted, 250)).sent, 0);
  EXPECT_EQ(carried.size(), 2U);
  EXPECT_EQ(queue_all(), 0) << "nothing changed, nobody is written to";
}

TEST_F(Deliver, ARefusalIsFinalForThatRecipientAlone) {
  queue_all();
  const Deliveries done = run(server(Outcome::accepted, 250, Outcome::refused, 550));
  EXPECT_EQ(done.sent, 1);
  EXPECT_EQ(done.refused, 1);
  ASSERT_EQ(done.problems.size(), 1U);
  EXPECT_EQ(std::get<std::string>(done.problems[0].arguments[0]), "cat-d");
  set_now("20260110T100000Z");
  EXPECT_EQ(run(server(Outcome::accepted, 250, Outcome::accepted, 250)).sent, 0);
}

TEST_F(Deliver, WhatHasToWaitIsTriedAgainOnceItIsDue) {
  queue_all();
  const Deliveries done = run(server(Outcome::accepted, 250, Outcome::later, 451));
  EXPECT_EQ(done.later, 1);
  set_now("20260105T100459Z");  // one second short of 5 minutes
  EXPECT_EQ(run(server(Outcome::accepted, 250, Outcome::accepted, 250)).waiting, 1);
  set_now("20260105T100500Z");
  EXPECT_EQ(run(server(Outcome::accepted, 250, Outcome::accepted, 250)).sent, 1);
}

TEST_F(Deliver, AServerThatCannotBeUsedEndsTheRunAndEverythingWaits) {
  queue_all();
  const Deliveries done = run(server(Outcome::unusable, 0, Outcome::unusable, 0));
  ASSERT_TRUE(done.broken_off);
  EXPECT_EQ(carried.size(), 1U);
  EXPECT_EQ(done.tried(), 0);
  for (const auto& mail : outbox()) EXPECT_EQ(mail.state, MailState::pending);
  EXPECT_EQ(run(server(Outcome::accepted, 250, Outcome::accepted, 250)).sent, 2);
}

TEST_F(Deliver, NobodyIsAskedToASessionWhoseDayHasPassed) {
  put(session("2026-06-04"));
  ASSERT_EQ(queue_all(), 2);
  run(server(Outcome::unusable, 0, Outcome::unusable, 0));
  carried.clear();
  set_now("20260605T060000Z");
  const Deliveries done = run(server(Outcome::accepted, 250, Outcome::accepted, 250));
  EXPECT_EQ(done.sent, 0);
  EXPECT_EQ(done.dropped, 2);
  EXPECT_EQ(done.problems.size(), 2U);
  EXPECT_TRUE(carried.empty());
  for (const auto& mail : outbox()) EXPECT_FALSE(records::is_leaving(mail.state));
}

TEST_F(Deliver, WhatIsSoNoMoreIsNotSent) {
  put(session("2026-06-04"));
  ASSERT_EQ(queue_all(), 2);
  run(server(Outcome::unusable, 0, Outcome::unusable, 0));
  carried.clear();
  put(session("2026-06-11"));
  EXPECT_EQ(run(server(Outcome::accepted, 250, Outcome::accepted, 250)).dropped, 2);
  EXPECT_TRUE(carried.empty());
  EXPECT_EQ(queue_all(), 2) << "they are told the day that holds";
  governance::Meeting off = session("2026-06-11");
  off.status = governance::MeetingStatus::cancelled;
  put(off);
  EXPECT_EQ(run(server(Outcome::accepted, 250, Outcome::accepted, 250)).dropped, 2);
  EXPECT_EQ(queue_all(), 0) << "nobody ever heard of it";
}

TEST_F(Deliver, OnItsDayASessionIsStillInvitedTo) {
  put(session("2026-06-04"));
  ASSERT_EQ(queue_all(), 2);
  set_now("20260604T210000Z");
  EXPECT_EQ(run(server(Outcome::accepted, 250, Outcome::accepted, 250)).sent, 2);
}

TEST_F(Deliver, WhoeverIsToldMayEndTheRun) {
  queue_all();
  std::vector<std::pair<int, int>> told;
  const Deliveries done =
      run(server(Outcome::accepted, 250, Outcome::accepted, 250), [&](int tried, int total) {
        told.emplace_back(tried, total);
        return false;
      });
  EXPECT_EQ(done.sent, 1);
  EXPECT_EQ(told, (std::vector<std::pair<int, int>>{{1, 2}}));
}

TEST(PauseAfter, DoublesUpToFourHours) {
  const auto minutes = [](int attempts) { return pause_after(attempts).count(); };
  EXPECT_EQ(minutes(0), 5);
  EXPECT_EQ(minutes(1), 5);
  EXPECT_EQ(minutes(2), 10);
  EXPECT_EQ(minutes(6), 160);
  EXPECT_EQ(minutes(7), 240);
  EXPECT_EQ(minutes(1000), 240);
}

TEST_F(Deliver, TheLogTellsNumbersAndNobodysNameOrAddress) {
  {
    const platform::LogScope scope(
        {platform::LogLevel::debug, platform::LogSink::file, folder.path() / "gouvernail.log"});
    queue_all();
    run(server(Outcome::accepted, 250, Outcome::refused, 550));
    put(session("2026-06-04"));
    queue_all();
    run(server(Outcome::unusable, 0, Outcome::later, 451));
  }
  const std::string log = folder.bytes("gouvernail.log");
  EXPECT_NE(log.find("invitations queued: mails=2 revisions=1"), std::string::npos) << log;
  EXPECT_NE(log.find("recorded: revision="), std::string::npos) << log;
  EXPECT_NE(log.find("mail sent: outbox=1 reply=250"), std::string::npos) << log;
  EXPECT_NE(log.find("mail refused: outbox=2 reply=550 cause=\"the server says '{}'\""),
            std::string::npos)
      << log;
  EXPECT_NE(log.find("outbox delivered: sent=1 refused=1 later=0 waiting=0"), std::string::npos);
  EXPECT_NE(log.find("mail server cannot be used: outbox=3"), std::string::npos) << log;
  for (const char* secret : secrets) {
    EXPECT_EQ(log.find(secret), std::string::npos) << secret << " is in the log:\n" << log;
  }
}

TEST_F(Deliver, WithoutAMailServerNothingIsQueued) {
  folder.write("gouvernail.toml",
               "rules = \"regles\"\n[organiser]\nname = \"P\"\naddress = \"p@example.org\"\n");
  EXPECT_THROW(queue_all(), base::Failure);
  EXPECT_TRUE(outbox().empty());
}

}  // namespace
}  // namespace gouvernail::app
