// SPDX-License-Identifier: MPL-2.0
// What a session would touch, before it is recorded: the same as after it.
#include "app/try_meeting.h"

#include <gmock/gmock.h>

#include <random>

#include "app/find_date.h"
#include "app/undo.h"
#include "compliance/judge.h"
#include "governance/convention.h"
#include "rules/rules.h"
#include "support/sample.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::try_meeting_test {
namespace {

using calendar::Minutes;
using compliance::Judgement;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

struct TryMeeting : ExampleWorkspace {
  static std::vector<std::string> words(const std::vector<Judgement>& judgements) {
    std::vector<std::string> lines;
    for (const Judgement& one : judgements) {
      lines.push_back(one.duty.id + " " + compliance::to_string(one.verdict));
    }
    return lines;
  }
  std::vector<Judgement> judged(const app::Opened& here) const {
    return compliance::judge(here.rules, here.world, here.known_on(today));
  }

  const calendar::Day today = day("2026-11-24");
};

TEST_F(TryMeeting, SaysWhatAMoveMakesOfTheVerdictsAndRecordsNothing) {
  // The only session of the élus in its quarter.
  const app::MoveMeeting move{"elus-2026-12-08", day("2027-01-14"), {}, {}, {}};
  app::Opened here = opened();
  const app::MeetingTried tried = app::try_meeting(here, move, today);
  EXPECT_EQ(opened().revision, here.revision);
  EXPECT_EQ(words(tried.before), words(judged(here)));
  ASSERT_THAT(tried.differences, Not(IsEmpty()));
  EXPECT_EQ(tried.differences.front().sense, compliance::Difference::Sense::worse);

  const app::MeetingChanged done = app::move_meeting(here, move, today);
  EXPECT_EQ(done.after, tried.changed.after);
  const app::Opened after = opened();
  EXPECT_EQ(words(tried.after), words(judged(after)));
}

TEST_F(TryMeeting, ToldOfANewOneWhoIsFreeAndUntilWhenToConveneIt) {
  app::AddMeeting add;
  add.body = "copil";
  add.day = day("2026-12-17");
  add.start = Minutes{14 * 60};
  const app::MeetingTried tried = app::try_meeting(opened(), add, today);
  ASSERT_TRUE(tried.slot);
  EXPECT_EQ(tried.slot->day, add.day);
  EXPECT_LT(tried.slot->convene_by, add.day);
  add.start.reset();
  EXPECT_FALSE(app::try_meeting(opened(), add, today).slot) << "nobody knows who is free when";
  add.start = Minutes{14 * 60};
  add.day = today;
  EXPECT_FALSE(app::try_meeting(opened(), add, today).slot);
}

// Whoever is invited to it is not taken by it, wherever on its day it is moved.
TEST_F(TryMeeting, NobodyIsTakenByTheSessionItself) {
  const app::MoveMeeting later{"copil-2026-12-10", day("2026-12-10"), Minutes{15 * 60}, {}, {}};
  const app::MeetingTried tried = app::try_meeting(opened(), later, today);
  ASSERT_TRUE(tried.slot);
  EXPECT_THAT(tried.slot->taken, IsEmpty());
}

TEST_F(TryMeeting, WhatCannotBeIsRefusedAsItWouldBe) {
  const app::MoveMeeting held{"avs-equipements-2026-11-16", day("2026-12-16"), {}, {}, {}};
  EXPECT_EQ(refusal([&] { app::try_meeting(opened(), held, today); }), refusal([&] {
              app::Opened here = opened();
              app::move_meeting(here, held, today);
            }));
}

// Each body that lacks a session: the dates found keep the duty, and take nothing from another.
TEST_F(TryMeeting, ADateFoundKeepsItsDuty) {
  const app::Opened here = opened();
  int found = 0;
  for (const governance::Body& body : here.rules->convention->bodies) {
    if (found == 4) break;  // each takes a while under the sanitizers
    const app::DatesFound dates = app::find_dates(here, {body.id, "", 1}, today);
    if (dates.slots.empty()) continue;
    ++found;
    ASSERT_TRUE(dates.judgement);
    EXPECT_EQ(dates.judgement->duty.body, body.id);
    const planning::Slot& slot = dates.slots.front();
    if (!slot.before.empty()) continue;
    app::AddMeeting add;
    add.body = slot.body;
    add.day = slot.day;
    add.start = slot.start;
    add.urgent = slot.urgent;
    const app::MeetingTried tried = app::try_meeting(here, add, today);
    ASSERT_THAT(tried.differences, Not(IsEmpty())) << body.id;
    for (const compliance::Difference& one : tried.differences) {
      EXPECT_EQ(one.sense, compliance::Difference::Sense::better)
          << body.id << " " << one.either().duty.id;
    }
  }
  EXPECT_GT(found, 3);
}

TEST_F(TryMeeting, TheDutyThatIsAskedForComesFirst) {
  const app::Opened here = opened();
  const auto usual = app::find_dates(here, {"elus"}, today);
  ASSERT_TRUE(usual.judgement);
  std::string other;
  for (const Judgement& one : judged(here)) {
    const bool lacks = one.duty.id.starts_with("elus-trimestriel/") &&
                       one.verdict == compliance::Verdict::upcoming;
    if (lacks && one.duty.id != usual.judgement->duty.id) other = one.duty.id;
  }
  ASSERT_FALSE(other.empty());
  EXPECT_EQ(app::find_dates(here, {"elus", other}, today).judgement->duty.id, other);
  EXPECT_EQ(app::find_dates(here, {"elus", "no-such-duty/2026"}, today).judgement->duty.id,
            usual.judgement->duty.id);
}

TEST_F(TryMeeting, SessionsAddedTogetherAreTakenBackTogether) {
  app::Opened here = opened();
  const std::size_t before = here.history->meetings.size();
  app::AddMeeting copil;
  copil.body = "copil";
  copil.day = day("2027-03-18");
  app::AddMeeting cotech = copil;
  cotech.body = "cotech";
  cotech.day = day("2027-03-04");
  EXPECT_THAT(app::add_meetings(here, {cotech, copil}, today), SizeIs(2));
  app::Opened after = opened();
  EXPECT_EQ(after.history->meetings.size(), before + 2);
  app::undo_change(after, {after.revision});
  EXPECT_EQ(opened().history->meetings.size(), before);
  // One that cannot be: none is recorded.
  cotech.body = "nowhere";
  app::Opened again = opened();
  EXPECT_FALSE(refusal([&] { app::add_meetings(again, {copil, cotech}, today); }).empty());
  EXPECT_EQ(opened().history->meetings.size(), before);
}

// A calendar that people push about for a while: what was shown of each change is what the record
// says after it, and what it refused is refused.
TEST_F(TryMeeting, IsTheRecordAfterAnyChange) {
  std::mt19937 chance(20261124);
  const auto one_of = [&](std::size_t count) { return std::size_t{chance()} % count; };
  const auto any_day = [&] { return today + calendar::Days{static_cast<int>(one_of(500)) - 40}; };
  int refused = 0;
  const int all = cases(12, 300);
  for (int i = 0; i < all; ++i) {
    app::Opened here = opened();
    const auto& meetings = here.history->meetings;
    const auto& bodies = here.rules->convention->bodies;
    app::TryMeeting change;
    if (one_of(3) > 0) {
      app::MoveMeeting move{meetings[one_of(meetings.size())].uid, any_day(), {}, {}, {}};
      if (one_of(2) == 0) move.start = Minutes{(8 + static_cast<int>(one_of(11))) * 60};
      change = move;
    } else {
      app::AddMeeting add;
      add.body = bodies[one_of(bodies.size())].id;
      add.day = any_day();
      if (one_of(4) > 0) add.start = Minutes{(8 + static_cast<int>(one_of(11))) * 60};
      change = add;
    }
    std::optional<app::MeetingTried> tried;
    const std::string no = refusal([&] { tried = app::try_meeting(here, change, today); });
    const std::string really = refusal([&] {
      if (const auto* move = std::get_if<app::MoveMeeting>(&change)) {
        app::move_meeting(here, *move, today);
      } else {
        app::add_meeting(here, std::get<app::AddMeeting>(change), today);
      }
    });
    ASSERT_EQ(no, really) << i;
    if (!tried) {
      ++refused;
      continue;
    }
    const app::Opened after = opened();
    const std::vector<Judgement> now = judged(after);
    ASSERT_EQ(words(tried->after), words(now)) << i;
    const auto told = compliance::differences(tried->before, now);
    ASSERT_EQ(tried->differences.size(), told.size()) << i;
  }
  EXPECT_LT(refused, all);
}

}  // namespace
}  // namespace gouvernail::test::try_meeting_test
