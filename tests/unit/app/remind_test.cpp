// SPDX-License-Identifier: MPL-2.0
// Those who were invited and say nothing are reminded.
#include "app/remind.h"

#include <gmock/gmock.h>

#include "app/set_answer.h"
#include "governance/people.h"
#include "mail/incoming.h"
#include "unit/app/post_workspace.h"

namespace gouvernail::app {
namespace {

using testing::HasSubstr;
using testing::Not;
using Keys = std::vector<std::string>;

struct Reminding : PostWorkspace {
  void invite() {
    queue_mails({"copil-un"});
    run(net::Outcome::accepted);
  }
  Keys silent() const {
    const Opened here = open_here();
    return silent_guests(here, here.history->meetings.front(), today());
  }
  void answer(const std::string& person) {
    Opened here = open_here();
    set_answer(here, {"copil-un", person, "oui"});
  }
  std::string refused() const {
    try {
      Opened here = open_here();
      queue_reminders(here, "copil-un", today(), english);
    } catch (const base::Failure& failure) {
      return english.text(failure.cause());
    }
    return "";
  }
  static std::string calendar_in(const std::string& mail) {
    const auto calendars = mail::read_message(mail).calendars;
    return calendars.empty() ? "" : calendars.front();
  }
  // A line of the event; what is folded is not looked for.
  static std::string line(const std::string& calendar, const std::string& name) {
    const std::size_t at = calendar.find("\n" + name + ":", calendar.find("BEGIN:VEVENT"));
    return at == std::string::npos ? "" : calendar.substr(at + 1, calendar.find('\n', at + 1) - at);
  }
};

TEST_F(Reminding, NobodyBeforeTheInvitationHasLeft) {
  EXPECT_EQ(silent(), Keys{});
  EXPECT_THAT(refused(), HasSubstr("nobody was"));
  queue_mails({"copil-un"});
  EXPECT_EQ(silent(), Keys{});
}

TEST_F(Reminding, WhoeverHasAnsweredIsNot) {
  invite();
  EXPECT_EQ(silent(), (Keys{"elu-m", "cat-d"}));
  answer("elu-m");
  EXPECT_EQ(silent(), Keys{"cat-d"});
  answer("cat-d");
  EXPECT_THAT(refused(), HasSubstr("have answered"));
}

TEST_F(Reminding, TheCalendarIsTheOneThatTheyHave) {
  invite();
  answer("elu-m");
  const std::string invitation = calendar_in(bytes.back());
  EXPECT_EQ(refused(), "");
  left.clear();
  EXPECT_EQ(run(net::Outcome::accepted).sent, 1);
  EXPECT_EQ(left, Keys{" denis.durand@caf.example.org"});
  const std::string reminder = calendar_in(bytes.back());
  EXPECT_THAT(reminder, HasSubstr("METHOD:REQUEST"));
  for (const char* name : {"UID", "SEQUENCE", "DTSTAMP", "DTSTART;TZID=Europe/Paris"}) {
    EXPECT_EQ(line(reminder, name), line(invitation, name)) << name;
    EXPECT_NE(line(reminder, name), "") << name;
  }
  EXPECT_THAT(bytes.back(), HasSubstr("Reminder"));
  // It is no invitation anew: nothing is to be told, and no revision was recorded.
  EXPECT_EQ(queue_mails({"copil-un"}).queued, 0);
  EXPECT_EQ(open_here().database->invitations("copil-un").size(), 1U);
}

TEST_F(Reminding, OnceADayAtMost) {
  invite();
  EXPECT_EQ(refused(), "");
  EXPECT_THAT(refused(), HasSubstr("today already"));
  run(net::Outcome::accepted);
  EXPECT_THAT(refused(), HasSubstr("today already"));
  set_now("20260106T100000Z");
  Opened here = open_here();
  EXPECT_EQ(reminder_letters(here, "copil-un", test::day("2026-01-06"), english).size(), 2U);
}

TEST_F(Reminding, WhatWaitsIsNotSentToWhoeverAnsweredMeanwhile) {
  invite();
  EXPECT_EQ(refused(), "");
  answer("elu-m");
  const Deliveries done = run(net::Outcome::accepted);
  EXPECT_EQ(done.sent, 1);
  EXPECT_EQ(done.dropped, 1);
}

TEST_F(Reminding, AChangeIsToldFirst) {
  invite();
  auto moved = session("2026-06-09");
  put(moved);
  EXPECT_THAT(refused(), HasSubstr("something changed"));
}

TEST_F(Reminding, OfASessionThatIsOffOrWasHeldNobodyIs) {
  invite();
  auto off = session("2026-06-02");
  off.status = governance::MeetingStatus::cancelled;
  put(off);
  EXPECT_THAT(refused(), HasSubstr("not to come"));
  EXPECT_EQ(silent(), Keys{});
}

TEST_F(Reminding, WhoseMailWasRefusedIsNotReminded) {
  queue_mails({"copil-un"});
  run(net::Outcome::refused, "elodie");
  EXPECT_EQ(silent(), Keys{"cat-d"});
}

}  // namespace
}  // namespace gouvernail::app
