// SPDX-License-Identifier: MPL-2.0
// Sessions that were convened by other means than mail, and are moved or cancelled since.
#include <gmock/gmock.h>

#include "app/meetings.h"
#include "app/sending/convened_by_mail.h"
#include "app/sending/untold.h"
#include "base/failure.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/revision.h"
#include "records/workspace.h"
#include "unit/app/post_workspace.h"

namespace gouvernail::app {
namespace {

using base::Action;
using base::Detail;
using base::MeetingName;
using base::Verb;
using compliance::TaskKind;
using net::Outcome;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct ToldOtherwise : PostWorkspace {
  // The session of the workspace is convened, and no mail ever left.
  void move(const std::string& to, std::optional<std::string> reason = "salle prise",
            std::optional<calendar::Minutes> start = {}) {
    Opened here = open_here();
    move_meeting(here, {recorded().uid, test::day(to), start, {}, {}, std::move(reason)}, today());
  }
  void cancel(const std::string& reason = "grève") {
    Opened here = open_here();
    cancel_meeting(here, {recorded().uid, {{}, reason}}, today());
  }
  void tell() {
    Opened here = open_here();
    tell_meeting(here, {recorded().uid}, today());
  }
  void send() {
    queue_mails();
    run(Outcome::accepted);
    record_convened_by_mail(folder.path());
  }
  governance::Revision told_last() const {
    return open_record(folder.path()).database->invitations("copil-un").back();
  }
  governance::Meeting recorded() const { return open_here().history->meetings.front(); }
};

TEST_F(ToldOtherwise, WhoeverWasConvenedIsToBeToldOfACancellation) {
  EXPECT_THAT(to_do(TaskKind::tell_change), IsEmpty());
  cancel();
  EXPECT_EQ(recorded().awaited,
            (governance::Awaited{test::day("2026-06-02"), calendar::Minutes{14 * 60}, ""}));
  EXPECT_THAT(to_do(TaskKind::tell_change),
              ElementsAre("Tell 2 persons that the COPIL of 2 June 2026 does not take place"));
  const auto task = tasks_of_kind(TaskKind::tell_change).front();
  EXPECT_EQ(task.last_day, test::day("2026-06-01"));
  EXPECT_FALSE(task.overdue);
  const MeetingName name{"copil", calendar::arg(test::day("2026-06-02"))};
  EXPECT_THAT(task.actions, ElementsAre(Action(Verb::send_cancellation).with(Detail::send).of(name),
                                        Action(Verb::tell_meeting).of(name)));
  EXPECT_THAT(english.text(task.why), HasSubstr("grève"));
}

TEST_F(ToldOtherwise, TheMailSaysWhyItIsOff) {
  cancel();
  send();
  ASSERT_EQ(bytes.size(), 2U);
  EXPECT_THAT(bytes.back(), AllOf(HasSubstr("Meeting cancelled"), HasSubstr("Reason: gr")));
  EXPECT_THAT(left, testing::Each(testing::StartsWith("CANCEL ")));
  EXPECT_THAT(to_do(TaskKind::tell_change), IsEmpty());
  send();
  EXPECT_EQ(bytes.size(), 2U) << "nobody is told twice";
}

TEST_F(ToldOtherwise, TheMailSaysFromWhichDayItWasMovedAndWhy) {
  move("2026-06-09");
  EXPECT_EQ(recorded().status, governance::MeetingStatus::proposed);
  EXPECT_THAT(
      to_do(TaskKind::convene),
      ElementsAre("Tell 2 persons that the COPIL of 2 June 2026 takes place on 9 June 2026"));
  EXPECT_THAT(to_do(TaskKind::tell_change), IsEmpty()) << "one thing to do";
  send();
  ASSERT_EQ(bytes.size(), 2U);
  EXPECT_THAT(bytes.back(),
              AllOf(HasSubstr("Meeting moved"), HasSubstr("Moved from Tuesday 2 June 2026"),
                    HasSubstr("Reason: salle prise")));
  EXPECT_THAT(left, testing::Each(testing::StartsWith("REQUEST ")));
  EXPECT_EQ(recorded().status, governance::MeetingStatus::convened);
  EXPECT_FALSE(recorded().awaited);
  EXPECT_THAT(to_do(TaskKind::convene), IsEmpty());
  send();
  EXPECT_EQ(bytes.size(), 2U);
}

TEST_F(ToldOtherwise, AnotherHourIsToldToo) {
  move("2026-06-02", "salle prise", calendar::Minutes{16 * 60});
  EXPECT_EQ(recorded().status, governance::MeetingStatus::convened);
  EXPECT_THAT(to_do(TaskKind::tell_change),
              ElementsAre("Tell 2 persons what has changed of the COPIL of 2 June 2026"));
  send();
  ASSERT_EQ(bytes.size(), 2U);
  EXPECT_THAT(bytes.at(0), HasSubstr("Moved from Tuesday 2 June 2026, 14:00"));
  EXPECT_THAT(to_do(TaskKind::tell_change), IsEmpty());
  EXPECT_FALSE(governance::is_untold(recorded())) << "they know: no export says otherwise";
}

TEST_F(ToldOtherwise, WhatIsCalledOffIsTheHourAndPlaceThatAMailToldLast) {
  Opened here = open_here();
  move_meeting(here,
               {recorded().uid, test::day("2026-06-02"), calendar::Minutes{17 * 60}, {}, "caf", {}},
               today());
  send();
  cancel();
  send();
  ASSERT_EQ(bytes.size(), 4U);
  EXPECT_THAT(bytes.back(),
              AllOf(HasSubstr("2 June 2026, 17:00"), testing::Not(HasSubstr("It was to be held"))));
  EXPECT_EQ(told_last().when, "2026-06-02T17:00");
  EXPECT_EQ(told_last().place, "caf");
}

// One of them has no address, and awaits it as it was until he is told.
TEST_F(ToldOtherwise, WhatMailsToldIsCalledOffThoughSomebodyIsStillToBeTold) {
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
  send();
  move("2026-06-02", "salle prise", calendar::Minutes{17 * 60});
  send();
  EXPECT_TRUE(governance::is_untold(recorded()));
  move("2026-06-02", "salle prise", calendar::Minutes{18 * 60});  // which nobody is told
  cancel();
  send();
  ASSERT_EQ(bytes.size(), 3U);
  EXPECT_THAT(bytes.back(), HasSubstr("2 June 2026, 17:00"));
  EXPECT_EQ(told_last().when, "2026-06-02T17:00");
}

TEST_F(ToldOtherwise, WhatHasChangedOfAnAgendaIsNamed) {
  const auto describe = [&](const std::string& agenda) {
    Opened here = open_here();
    describe_meeting(here, {recorded().uid, agenda, std::nullopt});
  };
  queue_mails({"copil/2026-06-02"});
  run(Outcome::accepted);
  describe("Bilan\nBudget");
  send();
  EXPECT_THAT(bytes.back(), AllOf(HasSubstr("It has an agenda now."),
                                  HasSubstr("Day, hour and place stay as they are.")));
  describe("Bilan\nPetite enfance");
  send();
  EXPECT_THAT(bytes.back(), AllOf(HasSubstr("Added to the agenda: Petite enfance"),
                                  HasSubstr("No longer on the agenda: Budget")));
  describe("Petite enfance\nBilan");
  send();
  EXPECT_THAT(bytes.back(), HasSubstr("in another order"));
  describe("");
  send();
  EXPECT_THAT(bytes.back(), HasSubstr("It has no agenda any more."));
}

TEST_F(ToldOtherwise, AnotherEndIsNamed) {
  queue_mails({"copil/2026-06-02"});
  run(Outcome::accepted);
  Opened here = open_here();
  move_meeting(here,
               {recorded().uid, test::day("2026-06-02"), {}, calendar::Minutes{17 * 60}, {}, {}},
               today());
  send();
  EXPECT_THAT(bytes.back(), HasSubstr("It ends at 17:00 (before: "));
}

TEST_F(ToldOtherwise, AfterTwoMovesTheyAwaitTheFirstDay) {
  move("2026-06-09");
  move("2026-06-16");
  EXPECT_THAT(
      to_do(TaskKind::convene),
      ElementsAre("Tell 2 persons that the COPIL of 2 June 2026 takes place on 16 June 2026"));
  cancel();
  EXPECT_THAT(to_do(TaskKind::tell_change),
              ElementsAre("Tell 2 persons that the COPIL of 2 June 2026 does not take place"));
  send();
  ASSERT_FALSE(bytes.empty());
  EXPECT_THAT(bytes.back(), HasSubstr("When: Tuesday 2 June 2026, 14:00"));
}

TEST_F(ToldOtherwise, AReasonStaysUntilItWasToldAndNoLonger) {
  move("2026-06-02", "salle prise", calendar::Minutes{15 * 60});
  move("2026-06-02", std::nullopt, calendar::Minutes{16 * 60});
  EXPECT_EQ(recorded().reason, "salle prise") << "nobody knows it yet";
  tell();
  move("2026-06-09", std::nullopt);
  EXPECT_EQ(recorded().reason, "") << "it was the reason of what they know";
}

TEST_F(ToldOtherwise, WhatIsCalledOffIsTheDayThatTheyAwait) {
  move("2026-06-09");
  cancel();
  send();
  ASSERT_FALSE(bytes.empty());
  EXPECT_THAT(bytes.back(), AllOf(HasSubstr("2 June 2026"), testing::Not(HasSubstr("9 June"))));
}

TEST_F(ToldOtherwise, WhatIsMovedWhileItsMailsLeaveStopsThem) {
  queue_mails({"copil/2026-06-02"});
  int tried = 0;
  const Deliveries done =
      deliver(*open_record(folder.path()).database, [&](const records::OutgoingMail&) {
        if (++tried == 1) move("2026-06-09");
        net::Delivery delivery;
        delivery.outcome = Outcome::accepted;
        return delivery;
      });
  EXPECT_EQ(tried, 1);
  EXPECT_EQ(done.sent, 1);
  EXPECT_EQ(done.dropped, 1);
}

TEST_F(ToldOtherwise, ADateToBeConfirmedThatWasMailedIsNoChange) {
  Opened here = open_here();
  const auto added = add_meeting(
      here, {"copil", test::day("2026-06-16"), calendar::Minutes{14 * 60}, {}, "", ""}, today());
  queue_invitations({folder.path(), {"", true, {added.after.uid}}, today(), english});
  run(Outcome::accepted);
  ASSERT_FALSE(bytes.empty());
  EXPECT_THAT(bytes.back(), HasSubstr("Date to be confirmed"));
  EXPECT_THAT(to_do(TaskKind::tell_change), IsEmpty());
}

TEST_F(ToldOtherwise, ThatTheyWereToldByTelephoneIsRecorded) {
  cancel();
  tell();
  EXPECT_THAT(to_do(TaskKind::tell_change), IsEmpty());
  EXPECT_EQ(queue_mails().queued, 0);
  EXPECT_THROW(tell(), base::Failure) << "nothing is left to tell";
}

TEST_F(ToldOtherwise, WhatChangesOnceTheyWereToldIsToBeToldAgain) {
  move("2026-06-09");
  tell();
  cancel();
  EXPECT_THAT(to_do(TaskKind::tell_change),
              ElementsAre("Tell 2 persons that the COPIL of 9 June 2026 does not take place"));
}

TEST_F(ToldOtherwise, ConvenedAnewByOtherMeansTheyKnow) {
  move("2026-06-09");
  Opened here = open_here();
  convene_meeting(here, {recorded().uid, {}}, today());
  EXPECT_FALSE(recorded().awaited);
  EXPECT_THAT(to_do(TaskKind::convene), IsEmpty());
}

TEST_F(ToldOtherwise, BackWhereTheyAwaitItNobodyNeedsTelling) {
  move("2026-06-09");
  move("2026-06-02");
  EXPECT_FALSE(governance::is_untold(recorded()));
  EXPECT_THAT(to_do(TaskKind::convene), ElementsAre("Convene the COPIL of 2 June 2026"));
}

TEST_F(ToldOtherwise, OnTheMorrowNobodyIsToldAnyMore) {
  cancel();
  EXPECT_TRUE(untold_sessions(open_here(), test::day("2026-06-02")).contains(recorded().uid));
  EXPECT_TRUE(untold_sessions(open_here(), test::day("2026-06-03")).empty());
}

TEST_F(ToldOtherwise, WhomNoMailCanReachIsToldOtherwise) {
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
  cancel();
  send();
  EXPECT_EQ(bytes.size(), 1U);
  const auto tasks = tasks_of_kind(TaskKind::tell_change);
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_EQ(english.text(tasks.front().what),
            "Tell 1 person that the COPIL of 2 June 2026 does not take place");
  const MeetingName name{"copil", calendar::arg(test::day("2026-06-02"))};
  EXPECT_THAT(tasks.front().actions, ElementsAre(Action(Verb::tell_meeting).of(name)));
  tell();
  EXPECT_THAT(to_do(TaskKind::tell_change), IsEmpty());
}

TEST_F(ToldOtherwise, ACorrectedDayWasNeverAMove) {
  Opened here = open_here();
  auto changed = governance::correct(recorded(), {test::day("2026-06-09"), {}, {}}, today());
  EXPECT_FALSE(std::get<governance::Meeting>(changed).awaited);
}

}  // namespace
}  // namespace gouvernail::app
