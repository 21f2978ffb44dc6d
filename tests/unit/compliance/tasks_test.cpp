// SPDX-License-Identifier: MPL-2.0
// Days in 2026: 1 January is a Thursday; 1 and 8 May, 14 and 25 May are public holidays.
#include "compliance/tasks.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "governance/seat.h"
#include "unit/compliance/tasks_at.h"

namespace gouvernail::test {
namespace {

const char* committees = R"(
[[obligation]]
id = "copil-annuel"
title = "COPIL"
body = "copil"
kind = "cadence"
at_least = 1
per = "year"
source = { article = "1" }
[[obligation]]
id = "cotech-avant-copil"
title = "COTECH"
body = "cotech"
kind = "precedence"
before_each = "copil"
source = { article = "2" }
)";

TEST(Tasks, WhatIsProposedIsToBeConvenedBeforeItsNoticeRunsOut) {
  // Both are planned, so nothing is open: yet somebody has to write to the members.
  const auto rules = load(committees);
  const auto facts = history({proposed("cotech", "2026-03-12"), proposed("copil", "2026-03-26")});
  const auto all = at(rules, facts, "2026-02-20");
  ASSERT_EQ(kinds(all), (std::vector{TaskKind::convene, TaskKind::convene}));
  // Eight days before 12 March, the usual notice, is Wednesday 4.
  EXPECT_EQ(all[0].meeting, "cotech-2026-03-12");
  EXPECT_EQ(all[0].last_day, day("2026-03-04"));
  EXPECT_EQ(all[0].last_resort, day("2026-03-12"));
  EXPECT_EQ(all[0].weight, rules::Weight::obligation);
  EXPECT_EQ(all[1].last_day, day("2026-03-18"));
  EXPECT_FALSE(all[1].overdue);
}

TEST(Tasks, TheLastDayIsWorked) {
  const auto rules = load(committees);
  const auto all = at(rules, history({proposed("copil", "2026-05-09")}), "2026-04-01");
  // Eight days before Saturday 9 May is Friday 1, a public holiday.
  EXPECT_EQ(of_kind(all, TaskKind::convene).front().last_day, day("2026-04-30"));
}

TEST(Tasks, AfterTheUsualNoticeASessionIsStillToBeConvened) {
  const auto rules = load(committees);
  const auto facts = history({proposed("cotech", "2026-03-12"), convened("copil", "2026-03-26")});
  const auto late = of_kind(at(rules, facts, "2026-03-05"), TaskKind::convene);
  ASSERT_EQ(late.size(), 1u);
  EXPECT_TRUE(late.front().overdue);
  EXPECT_TRUE(compliance::is_owed_late(late.front()));
  EXPECT_FALSE(late.front().why.empty());
  EXPECT_EQ(of_kind(at(rules, facts, "2026-03-12"), TaskKind::convene).size(), 1u);
  EXPECT_TRUE(of_kind(at(rules, facts, "2026-03-13"), TaskKind::convene).empty());
}

TEST(Tasks, WhatPrecedesAConvenedSessionIsPlannedFirst) {
  const auto rules = load(committees);
  const auto all = at(rules, history({convened("copil", "2026-03-26")}), "2026-03-02");
  ASSERT_EQ(kinds(all), std::vector{TaskKind::plan});
  EXPECT_EQ(all[0].body, "cotech");
  // The last open day before 26 March is the 25th, and eight days before it the 17th.
  EXPECT_EQ(all[0].last_day, day("2026-03-17"));
}

TEST(Tasks, OneSessionForSeveralDutiesIsOneTask) {
  const auto rules = load(std::string(committees) + R"(
[[obligation]]
id = "cotech-annuel"
title = "COTECH"
body = "cotech"
kind = "cadence"
at_least = 1
per = "year"
source = { article = "3" }
)");
  const auto all = at(rules, history({convened("copil", "2026-03-26")}), "2026-03-02");
  ASSERT_EQ(kinds(all), std::vector{TaskKind::plan});
  EXPECT_EQ(all[0].duties.size(), 2u);
  EXPECT_EQ(all[0].last_day, day("2026-03-17"));
}

TEST(Tasks, ASessionWhoseDayHasPassedIsRecordedOnce) {
  const auto rules = load(std::string(committees) + papers);
  const auto facts = history({convened("groupe", "2026-03-10")});
  const auto all = at(rules, facts, "2026-03-11");
  ASSERT_EQ(of_kind(all, TaskKind::record).size(), 1u);
  const Task record = of_kind(all, TaskKind::record).front();
  EXPECT_EQ(record.meeting, "groupe-2026-03-10");
  EXPECT_GE(record.duties.size(), 3u);
  EXPECT_EQ(record.last_day, day("2026-03-17"));  // its minutes are due then
  for (const Task& task : all) {
    EXPECT_TRUE(task.kind == TaskKind::record || task.meeting != record.meeting);
  }
  EXPECT_TRUE(of_kind(at(rules, facts, "2026-03-10"), TaskKind::record).empty());
}

TEST(Tasks, PapersAreSentByTheirOwnDays) {
  const auto rules = load(papers);
  auto facts = history({proposed("groupe", "2026-03-31")});
  auto all = at(rules, facts, "2026-03-02");
  ASSERT_EQ(kinds(all), (std::vector{TaskKind::convene, TaskKind::send_documents}));
  EXPECT_EQ(all[0].last_day, day("2026-03-16"));
  EXPECT_EQ(all[0].last_resort, day("2026-03-16"));
  EXPECT_EQ(all[1].last_day, day("2026-03-23"));
  facts.meetings[0].status = governance::MeetingStatus::held;
  facts.meetings[0].convened_on = day("2026-03-10");
  facts.meetings[0].documents_on = day("2026-03-20");
  all = at(rules, facts, "2026-03-31");
  ASSERT_EQ(kinds(all), std::vector{TaskKind::send_minutes});
  EXPECT_EQ(all[0].last_day, day("2026-04-07"));
  EXPECT_TRUE(compliance::is_owed_late(at(rules, facts, "2026-04-08").front()));
  facts.meetings[0].minutes_sent_on = day("2026-04-07");
  ASSERT_EQ(kinds(at(rules, facts, "2026-04-08")), std::vector{TaskKind::approve_minutes});
  EXPECT_FALSE(compliance::is_owed_late(at(rules, facts, "2026-04-08").front()));
  facts.meetings[0].minutes_on = day("2026-04-08");
  EXPECT_TRUE(at(rules, facts, "2026-04-08").empty());
}

TEST(Tasks, AnUrgentSessionHasItsOwnNotice) {
  auto facts = history({proposed("groupe", "2026-03-31")});
  facts.meetings[0].urgent = true;
  EXPECT_EQ(of_kind(at(load(papers), facts, "2026-03-02"), TaskKind::convene).front().last_day,
            day("2026-03-26"));
}

TEST(Tasks, AnswersOnWhichACompositionHangsAreChased) {
  const auto rules = load(committees);
  const auto facts = history({held("cotech", "2026-03-12"), convened("copil", "2026-03-30")});
  compliance::TaskFacts more;
  more.answers["copil-2026-03-30"].forecast.hangs_on = {"caf"};
  more.decisions.push_back({"copil-2026-03-30", 4});
  more.decisions.push_back({"copil-2026-03-30", 5});
  const auto all = at(rules, facts, "2026-03-20", more);
  ASSERT_EQ(kinds(all), (std::vector{TaskKind::chase_answer, TaskKind::decide_answer}));
  EXPECT_EQ(all[0].last_day, day("2026-03-27"));  // the Friday before Monday 30
  EXPECT_EQ(all[1].actions.size(), 4u);
}

TEST(Tasks, AProposedDayIsDecidedOnWhileItCanStillBeConvened) {
  const auto rules = load(papers);
  const auto last_to_decide = [&](const governance::Meeting& meeting, const char* proposed) {
    compliance::TaskFacts more;
    more.decisions.push_back({meeting.uid, 4, day(proposed)});
    const auto all =
        of_kind(at(rules, history({meeting}), "2026-03-02", more), TaskKind::decide_answer);
    return all.size() == 1 ? all[0].last_day : std::nullopt;
  };
  const auto standing = convened("groupe", "2026-05-05");
  // The convention asks for 15 days; Monday 4 and Sunday 17 May less 15 are Sunday 19 April and 2
  // May.
  EXPECT_EQ(last_to_decide(standing, "2026-05-04"), day("2026-04-17"));
  EXPECT_EQ(last_to_decide(standing, "2026-05-07"), day("2026-04-22"));
  EXPECT_EQ(last_to_decide(standing, "2026-06-30"), day("2026-05-04")) << "the eve of its day";
  EXPECT_EQ(last_to_decide(proposed("groupe", "2026-05-05"), "2026-06-30"), day("2026-04-20"));
}

TEST(Tasks, TheRenewalIsPreparedInTheLastYear) {
  const auto plain = load(committees);
  EXPECT_TRUE(of_kind(at(plain, {}, "2026-12-31"), TaskKind::prepare_renewal).empty());
  const auto told = of_kind(at(plain, {}, "2027-01-01"), TaskKind::prepare_renewal);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].last_day, day("2027-12-31"));
  EXPECT_EQ(told[0].weight, rules::Weight::recommendation);
  const auto rules = load(R"(
[[obligation]]
id = "bilan"
title = "Bilan"
body = "presse"
kind = "deadline"
before = { anchor = "end", months = 2, rounding = "down" }
opens = 2027-06-01
source = { article = "10" }
)");
  const auto stated = at(rules, {}, "2027-01-01");
  ASSERT_EQ(kinds(stated), std::vector{TaskKind::prepare_renewal});
  EXPECT_EQ(stated[0].last_day,
            day("2027-10-21"));  // eight days before Friday 29, the last open day
}

TEST(Tasks, ASessionThatNothingCanPrecedeAnyMoreIsToBeMoved) {
  const auto rules = load(std::string(committees) + "at_least_before = { days = 2 }\n");
  const auto facts = history({convened("copil", "2026-03-30")});  // a Monday
  // On Saturday a COTECH can still be held, two days before; on Sunday no day is left.
  EXPECT_EQ(at(rules, facts, "2026-03-28")[0].body, "cotech");
  for (const char* as_of : {"2026-03-29", "2026-03-30"}) {
    const auto all = at(rules, facts, as_of);
    ASSERT_EQ(kinds(all), std::vector{TaskKind::plan}) << as_of;
    EXPECT_EQ(all[0].meeting, "copil-2026-03-30");
    EXPECT_EQ(all[0].actions.front().verb, base::Verb::move_meeting);
    EXPECT_EQ(all[0].last_day, day("2026-03-30"));
  }
}

TEST(Tasks, WhatWasSentBeforeASessionCanBeToldOnceItWasHeld) {
  auto facts = history({held("groupe", "2026-03-31")});
  facts.meetings[0].minutes_on = day("2026-04-02");
  const auto rules = load(papers);
  const auto proofs = of_kind(at(rules, facts, "2026-04-10"), TaskKind::prove);
  ASSERT_EQ(proofs.size(), 1u);
  ASSERT_EQ(proofs[0].actions.size(), 2u);
  for (const base::Action& action : proofs[0].actions) {
    EXPECT_EQ(action.verb, base::Verb::hold_meeting);
  }
  facts.meetings[0].convened_on = day("2026-03-10");
  facts.meetings[0].documents_on = day("2026-03-20");
  EXPECT_TRUE(at(rules, facts, "2026-04-10").empty());
}

TEST(Tasks, NothingIsAskedOfWhatIsSettled) {
  const auto rules = load(committees);
  const auto facts = history({held("cotech", "2026-03-12"), held("copil", "2026-03-26")});
  EXPECT_TRUE(at(rules, facts, "2026-06-01").empty());
}

}  // namespace
}  // namespace gouvernail::test
