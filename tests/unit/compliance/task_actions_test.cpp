// SPDX-License-Identifier: MPL-2.0
// What each task offers to do: it names its session, and changes the record or opens what decides.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "governance/seat.h"
#include "rules/checklist.h"
#include "unit/compliance/tasks_at.h"

namespace gouvernail::test {
namespace {

using base::Action;
using base::Detail;
using base::MeetingName;
using base::Verb;

// What only shows a list, or the tasks themselves again, does nothing about any of them.
bool does_something(Verb verb) {
  static const std::set<Verb> idle{Verb::check,         Verb::list_answers, Verb::list_meetings,
                                   Verb::list_seats,    Verb::list_waivers, Verb::list_persons,
                                   Verb::list_parties,  Verb::list_journal, Verb::alert,
                                   Verb::verify_journal};
  return !idle.contains(verb);
}

bool names(const Action& action, const governance::Meeting& meeting) {
  const MeetingName name{meeting.body, calendar::arg(meeting.day)};
  for (const base::Word& word : action.words) {
    if (!word.object) continue;
    const auto* called = std::get_if<MeetingName>(&*word.object);
    const auto* day = std::get_if<base::DayNumber>(&*word.object);
    if (called && *called == name) return true;
    // A checklist names the day of its session.
    if (word.detail == Detail::date && day && *day == name.day) return true;
  }
  return false;
}

const char* everything = R"(
[[obligation]]
id = "copil-annuel"
title = "COPIL"
body = "copil"
kind = "cadence"
at_least = 4
per = "year"
source = { article = "1" }
[[obligation]]
id = "cotech-avant-copil"
title = "COTECH"
body = "cotech"
kind = "precedence"
before_each = "copil"
source = { article = "2" }
[[obligation]]
id = "composition"
title = "Composition"
body = "copil"
kind = "composition"
require = "present"
roles = [{ role = "cat", at_least = 1 }]
source = { article = "3" }
)";

const char* seat = R"(
[[obligation]]
id = "referent"
title = "Référent"
kind = "standing"
role = "cat"
source = { article = "1" }
)";

struct TaskActions : ::testing::Test {
  std::set<TaskKind> seen;

  void look_at_sessions();
  void look_at_papers();
  void look_at_the_rest();

  void look_at(const std::vector<Task>& tasks, const governance::History& facts) {
    for (const Task& task : tasks) {
      seen.insert(task.kind);
      const std::string kind = compliance::to_string(task.kind);
      if (task.kind == TaskKind::prepare_renewal && task.actions.empty()) continue;
      EXPECT_FALSE(task.actions.empty()) << kind;
      for (const Action& action : task.actions) {
        EXPECT_TRUE(does_something(action.verb)) << kind << " " << static_cast<int>(action.verb);
      }
      // Whose task is an answer or an address, the command names that.
      static const std::set<TaskKind> of_others{TaskKind::decide_answer, TaskKind::correct_address,
                                                TaskKind::mend};
      if (task.meeting.empty() || of_others.contains(task.kind)) continue;
      for (const governance::Meeting& meeting : facts.meetings) {
        if (meeting.uid != task.meeting) continue;
        bool named = false;
        for (const Action& action : task.actions) named = named || names(action, meeting);
        EXPECT_TRUE(named) << kind;
      }
    }
  }
};

void TaskActions::look_at_sessions() {
  const auto rules = load(everything);
  governance::Meeting off = convened("copil", "2026-09-10");
  off.awaited = governance::standing_of(off);
  off.status = governance::MeetingStatus::cancelled;
  governance::Meeting moved = proposed("cotech", "2026-09-17");
  moved.awaited = governance::Awaited{day("2026-09-11"), {}, ""};
  const auto facts = history({held("copil", "2026-03-10"), proposed("copil", "2026-05-12"),
                              convened("copil", "2026-10-08"), off, moved});
  const std::string ahead = facts.meetings[2].uid;
  compliance::TaskFacts more;
  more.can_mail = true;
  more.answers[ahead].forecast.lacking = {base::msg("nobody")};
  more.answers[ahead].forecast.settled = false;
  more.untold[ahead] = {compliance::Untold::Change::invited, 1, 0, {}, false, true, false};
  more.untold[off.uid] = {
      compliance::Untold::Change::cancelled, 2, 0, day("2026-09-10"), false, true, true};
  more.untold[moved.uid] = {
      compliance::Untold::Change::moved, 0, 0, day("2026-09-11"), true, false, true};
  more.beyond_mail[ahead] = {"cat-d"};
  more.parted[ahead] = base::msg("elsewhere");
  more.refused["elu-m"] = ahead;
  more.decisions = {{ahead, 4, {}}};
  more.steps = {
      {ahead, "copil", "salle", rules::Proof::by_hand, {"Salle", "Room"}, {}, day("2026-08-28")},
      {facts.meetings[0].uid,
       "copil",
       "compte-rendu",
       rules::Proof::minutes_sent,
       {"Compte rendu", "Minutes"},
       {},
       day("2026-03-25")}};
  look_at(at(rules, facts, "2026-09-01", more), facts);
}

void TaskActions::look_at_papers() {
  const auto rules = load(papers);
  auto sent = held("groupe", "2026-02-26");
  sent.minutes_sent_on = day("2026-03-02");
  const auto facts = history({convened("groupe", "2026-05-20"), proposed("groupe", "2026-06-24"),
                              held("groupe", "2026-03-31"), sent});
  look_at(at(rules, facts, "2026-04-07"), facts);
}

void TaskActions::look_at_the_rest() {
  const auto rules = load(std::string(formal_notice) + seat);
  auto facts = history({held("lettre", "2027-01-11")});
  facts.seats.push_back({"cat", "jeanne", "", day("2026-01-01"), day("2026-12-31")});
  look_at(at(rules, facts, "2027-01-20"), facts);
}

TEST_F(TaskActions, NameTheirSessionAndDoSomething) {
  look_at_sessions();
  look_at_papers();
  look_at_the_rest();
  for (int kind = 0; kind <= static_cast<int>(compliance::last_task_kind); ++kind) {
    EXPECT_TRUE(seen.contains(static_cast<TaskKind>(kind)))
        << compliance::to_string(static_cast<TaskKind>(kind));
  }
}

TEST_F(TaskActions, WhoeverIsYetToBeInvitedHidesNoLackingComposition) {
  const auto rules = load(everything);
  const auto facts = history({convened("copil", "2026-10-08")});
  compliance::TaskFacts more;
  more.answers[facts.meetings[0].uid].forecast.lacking = {base::msg("nobody")};
  more.untold[facts.meetings[0].uid] = {
      compliance::Untold::Change::invited, 1, 0, {}, false, true, false};
  const auto all = at(rules, facts, "2026-09-01", more);
  EXPECT_EQ(of_kind(all, TaskKind::chase_answer).size(), 1U);
  EXPECT_EQ(of_kind(all, TaskKind::tell_change).size(), 1U);
}

compliance::OpenStep step_of(const governance::Meeting& meeting, rules::Proof proof,
                             const std::string& latest) {
  return {meeting.uid, "copil", "point", proof, {"Point", "Item"}, {}, day(latest)};
}

TEST(TasksOfSteps, MinutesThatTheHouseAloneWantsAreACourtesy) {
  const auto rules = load(everything);
  const auto facts = history({held("copil", "2026-03-10")});
  compliance::TaskFacts more;
  more.steps = {step_of(facts.meetings[0], rules::Proof::minutes_sent, "2026-03-25"),
                step_of(facts.meetings[0], rules::Proof::minutes, "2026-05-07")};
  const auto sending = of_kind(at(rules, facts, "2026-03-30", more), TaskKind::send_minutes);
  ASSERT_EQ(sending.size(), 1U);
  EXPECT_EQ(sending[0].last_day, day("2026-03-25"));
  EXPECT_TRUE(sending[0].overdue);
  EXPECT_TRUE(sending[0].habit);
  EXPECT_FALSE(compliance::is_owed_late(sending[0]));
  auto sent = facts;
  sent.meetings[0].minutes_sent_on = day("2026-03-20");
  const auto all = at(rules, sent, "2026-05-04", more);
  EXPECT_TRUE(of_kind(all, TaskKind::send_minutes).empty());
  const auto approving = of_kind(all, TaskKind::approve_minutes);
  ASSERT_EQ(approving.size(), 1U);
  EXPECT_EQ(approving[0].last_day, day("2026-05-07"));
}

TEST(TasksOfSteps, WhereAnObligationAsksForTheMinutesItsDayStands) {
  const auto rules = load(papers);
  const auto facts = history({held("groupe", "2026-03-31")});
  const auto plain = of_kind(at(rules, facts, "2026-04-03"), TaskKind::send_minutes);
  compliance::TaskFacts more;
  more.steps = {step_of(facts.meetings[0], rules::Proof::minutes_sent, "2026-04-02")};
  const auto all = of_kind(at(rules, facts, "2026-04-03", more), TaskKind::send_minutes);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].last_day, plain.at(0).last_day);
  EXPECT_FALSE(all[0].habit);
}

TEST(TasksOfSteps, AllThatASessionWantsIsOneTaskThatNamesTheFirst) {
  const auto rules = load(everything);
  const auto facts = history({convened("copil", "2026-10-08")});
  compliance::TaskFacts more;
  more.steps = {step_of(facts.meetings[0], rules::Proof::by_hand, "2026-08-24"),
                step_of(facts.meetings[0], rules::Proof::agenda, "2026-08-31"),
                step_of(facts.meetings[0], rules::Proof::convened, "2026-08-31")};
  const auto all = of_kind(at(rules, facts, "2026-08-25", more), TaskKind::prepare);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].last_day, day("2026-08-24"));
  EXPECT_FALSE(compliance::is_owed_late(all[0]));
  EXPECT_EQ(all[0].actions.size(), 2U);
}

TEST(TasksOfSteps, WhatHasToMeetBeforeIsAddedUnlessItStandsAlready) {
  const auto rules = load(everything);
  const auto verb_with = [&](const std::vector<governance::Meeting>& before) {
    auto facts = history({convened("copil", "2026-10-08")});
    facts.meetings.insert(facts.meetings.end(), before.begin(), before.end());
    compliance::TaskFacts more;
    more.steps = {step_of(facts.meetings[0], rules::Proof::met, "2026-09-07")};
    more.steps[0].bodies = {"cotech"};
    more.steps[0].within = {{day("2026-03-10"), day("2026-10-08")}};
    const auto all = of_kind(at(rules, facts, "2026-09-08", more), TaskKind::prepare);
    return all.at(0).actions.at(0).verb;
  };
  EXPECT_EQ(verb_with({}), base::Verb::add_meeting);
  EXPECT_EQ(verb_with({proposed("cotech", "2026-10-20")}), base::Verb::add_meeting) << "too late";
  EXPECT_EQ(verb_with({proposed("cotech", "2026-03-01")}), base::Verb::add_meeting) << "too early";
  EXPECT_EQ(verb_with({proposed("cotech", "2026-09-24")}), base::Verb::convene_meeting);
  EXPECT_EQ(verb_with({convened("cotech", "2026-09-24")}), base::Verb::show_checklist);
  EXPECT_EQ(verb_with({convened("cotech", "2026-09-07")}), base::Verb::hold_meeting);
}

}  // namespace
}  // namespace gouvernail::test
