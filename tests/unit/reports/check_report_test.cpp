// SPDX-License-Identifier: MPL-2.0
#include "reports/check_report.h"

#include <gtest/gtest.h>

#include <memory>

#include "governance/history.h"
#include "reports/agenda.h"
#include "reports/duty_words.h"
#include "reports/waiver_words.h"
#include "unit/reports/sample.h"

namespace gouvernail::reports {
namespace {

using compliance::Judgement;
using compliance::Verdict;
using sample::day;

// One duty of the sample, with that verdict and last day.
CheckReport one(Verdict verdict, const char* last, rules::Weight weight) {
  static std::vector<std::unique_ptr<rules::Obligation>> obligations;
  CheckReport report = sample::check();
  Judgement judgement = report.judgements.front();
  obligations.push_back(std::make_unique<rules::Obligation>(*judgement.duty.obligation));
  obligations.back()->weight = weight;
  judgement.duty.obligation = obligations.back().get();
  judgement.duty.window = {day("2024-01-01"), day(last)};
  judgement.verdict = verdict;
  report.judgements = {judgement};
  report.tasks.clear();
  return report;
}

// The sample's day is 23 November 2026.
TEST(ExitStatus, IsOneForAnObligationMissedOrOutOfReachWithinAYear) {
  using rules::Weight;
  for (const Verdict verdict : compliance::all_verdicts) {
    const bool missed = verdict == Verdict::breached || verdict == Verdict::lost;
    const CheckReport running = one(verdict, "2026-12-31", Weight::obligation);
    EXPECT_EQ(is_in_order(running), !missed) << to_string(verdict);
    const bool strict = missed || verdict == Verdict::at_risk;
    EXPECT_EQ(is_in_order(running, {true, false}), !strict) << to_string(verdict);
    EXPECT_EQ(is_in_order(one(verdict, "2025-11-23", Weight::obligation)), !missed);
    const CheckReport old = one(verdict, "2025-11-22", Weight::obligation);
    EXPECT_TRUE(is_in_order(old)) << to_string(verdict);
    EXPECT_EQ(is_in_order(old, {false, true}), !missed) << to_string(verdict);
    EXPECT_EQ(is_older_miss(old, old.judgements.front()), missed);
    for (const Weight lighter : {Weight::indicator, Weight::recommendation}) {
      EXPECT_TRUE(is_in_order(one(verdict, "2026-12-31", lighter), {true, true}));
      EXPECT_TRUE(is_in_order(one(verdict, "2025-11-22", lighter), {true, true}));
    }
  }
}

// Each weight has a balance of its own: what was excused of an indicator says nothing of what the
// obligations come to, nor of the conclusion.
TEST(WaiverBalances, StandApartByWeight) {
  using rules::Weight;
  const auto lines = [](const CheckReport& report) {
    return waiver_balances(report, sample::english());
  };
  CheckReport report = one(Verdict::waived, "2026-12-31", Weight::obligation);
  const auto add = [&](const CheckReport& more) {
    report.judgements.push_back(more.judgements.front());
  };
  add(one(Verdict::satisfied, "2026-12-31", Weight::indicator));
  const std::string of_obligations =
      "Obligations: 0 kept; 1 waived, not counted among them: without the waiver, 1 ";
  ASSERT_EQ(lines(report).size(), 1U);
  EXPECT_TRUE(lines(report)[0].starts_with(of_obligations)) << lines(report)[0];
  add(one(Verdict::satisfied, "2026-12-31", Weight::obligation));
  add(one(Verdict::waived, "2026-12-31", Weight::indicator));
  add(one(Verdict::waived, "2026-12-31", Weight::indicator));
  ASSERT_EQ(lines(report).size(), 2U);
  EXPECT_TRUE(lines(report)[0].starts_with("Obligations: 1 kept; 1 waived")) << lines(report)[0];
  EXPECT_TRUE(lines(report)[1].starts_with("Indicators: 1 kept; 2 waived")) << lines(report)[1];
  EXPECT_TRUE(is_in_order(report));
  add(one(Verdict::satisfied, "2026-12-31", Weight::recommendation));
  EXPECT_EQ(lines(report).size(), 2U);
}

// Reached before its window ends, or judged once it has ended; what was excused is left out.
TEST(Outcome, CountsWhatIsSettled) {
  using rules::Weight;
  for (const Verdict verdict : compliance::all_verdicts) {
    const bool kept = verdict == Verdict::satisfied;
    const bool excused = verdict == Verdict::waived;
    const Outcome running =
        outcome(one(verdict, "2026-11-23", Weight::indicator), Weight::indicator);
    EXPECT_EQ(running.kept, kept ? 1 : 0) << to_string(verdict);
    EXPECT_EQ(running.settled, kept ? 1 : 0) << to_string(verdict);
    const CheckReport over = one(verdict, "2026-11-22", Weight::indicator);
    EXPECT_EQ(outcome(over, Weight::indicator).kept, kept ? 1 : 0) << to_string(verdict);
    EXPECT_EQ(outcome(over, Weight::indicator).settled, excused ? 0 : 1) << to_string(verdict);
    EXPECT_EQ(outcome(over, Weight::obligation).settled, 0);
    EXPECT_EQ(counts(over, Weight::indicator)[verdict], 1);
    EXPECT_EQ(counts(over, Weight::recommendation)[verdict], 0);
  }
}

TEST(ExitStatus, IsOneForATaskOfAnObligationThatIsOverdue) {
  CheckReport report = one(Verdict::covered, "2026-12-31", rules::Weight::obligation);
  compliance::Task task;
  task.kind = compliance::TaskKind::convene;
  task.weight = rules::Weight::obligation;
  task.duties = {0};
  task.last_day = day("2026-11-20");
  task.overdue = true;
  report.tasks = {task};
  EXPECT_FALSE(is_in_order(report));
  EXPECT_EQ(balance(report).overdue, 1);
  report.tasks[0].weight = rules::Weight::recommendation;
  EXPECT_TRUE(is_in_order(report));
  report.tasks[0] = task;
  report.tasks[0].kind = compliance::TaskKind::record;  // of the record alone
  EXPECT_TRUE(is_in_order(report));
}

// Whatever is listed as late is counted in the first sentence.
TEST(Conclusion, TellsTheLateTasksThatDecideNothing) {
  CheckReport report = one(Verdict::covered, "2026-12-31", rules::Weight::obligation);
  compliance::Task task;
  task.last_day = day("2026-11-20");
  task.overdue = true;
  task.kind = compliance::TaskKind::record;
  task.weight = rules::Weight::obligation;
  report.tasks = {task};
  EXPECT_EQ(balance(report).besides, 1);
  EXPECT_EQ(conclusion(report, sample::english()),
            "In order. 1 thing to do this week. 1 task is overdue, without effect on that.");
  task.kind = compliance::TaskKind::convene;
  report.tasks.push_back(task);
  EXPECT_EQ(conclusion(report, sample::english()),
            "Not in order: 1 task overdue. 1 other task is overdue, without effect on that.");
}

// The weeks of the report begin with what presses, as its list and its first sentence do.
TEST(Agenda, TheFirstWeekHoldsWhatIsLateAndWhatHasNoDay) {
  CheckReport report = one(Verdict::covered, "2026-12-31", rules::Weight::obligation);
  report.history = &sample::history();
  for (const char* last : {"2026-11-02", "2026-11-25"}) {
    compliance::Task task;
    task.what = base::msg("{}", std::string("Do it by ") + last);
    task.last_day = day(last);
    task.overdue = *task.last_day < report.as_of;
    report.tasks.push_back(task);
  }
  report.tasks.emplace_back().what = base::msg("{}", std::string("Do it some day"));
  const auto weeks = agenda(report, 1, sample::english());
  std::string words;
  for (const AgendaEntry& entry : weeks.front().entries) words += entry.what + "\n";
  EXPECT_NE(words.find("do it by 2026-11-02 (late)"), std::string::npos) << words;
  EXPECT_NE(words.find("25 Nov 2026 at the latest: do it by 2026-11-25"), std::string::npos);
  EXPECT_NE(words.find("do it some day (at the next occasion)"), std::string::npos);
}

TEST(Agenda, TellsThisWeekTheNextFourAndLaterApart) {
  CheckReport report = one(Verdict::covered, "2026-12-31", rules::Weight::obligation);
  for (const char* last : {"2026-11-20", "2026-11-27", "2026-11-30", "2026-12-24", "2026-12-28"}) {
    compliance::Task task;
    task.last_day = day(last);
    report.tasks.push_back(task);
  }
  report.tasks.emplace_back();              // without a last day
  const Agenda agenda = agenda_of(report);  // of a Monday
  EXPECT_EQ(agenda.week.size(), 3u);
  EXPECT_EQ(agenda.next_weeks.size(), 2u);
  EXPECT_EQ(agenda.later.size(), 1u);
}

TEST(LookedAt, KeepsWindowsThatTouchTheRange) {
  CheckReport report;
  Judgement january;
  january.duty.window = {day("2026-01-01"), day("2026-01-31")};
  report.judgements = {january};
  report.tasks.clear();
  EXPECT_EQ(looked_at(report).size(), 1u);
  report.from = day("2026-01-31");  // both ends belong to a window
  EXPECT_EQ(looked_at(report).size(), 1u);
  report.from = day("2026-02-01");
  EXPECT_EQ(looked_at(report).size(), 0u);
  report.from.reset();
  report.to = day("2026-01-01");
  EXPECT_EQ(looked_at(report).size(), 1u);
  report.to = day("2025-12-31");
  EXPECT_EQ(looked_at(report).size(), 0u);
}

TEST(LookedAt, CountsAndExitStatusSpeakOfTheseAlone) {
  CheckReport report = sample::check();
  EXPECT_FALSE(is_in_order(report));
  // In the first quarter of 2026: the COPIL of the year is planned, sessions were held, the press
  // conference is open, the housing lead appointed, and the COTECH before the next COPIL urgent.
  report.from = day("2026-01-01");
  report.to = day("2026-03-31");
  EXPECT_TRUE(is_in_order(report));
  EXPECT_FALSE(is_in_order(report, {true, false}));
  const compliance::Counts found = counts(report);
  EXPECT_EQ(found[Verdict::satisfied], 4);
  EXPECT_EQ(found[Verdict::covered], 2);
  EXPECT_EQ(found[Verdict::open], 1);
  EXPECT_EQ(found[Verdict::at_risk], 1);
  EXPECT_EQ(found[Verdict::breached], 0);
}

TEST(ReadingName, JoinsTheAlternatives) {
  rules::Rules rules;
  EXPECT_EQ(reading_name(rules), "default");
  rules.readings = {"terme-2029", "sauf-aout"};
  EXPECT_EQ(reading_name(rules), "terme-2029+sauf-aout");
}

}  // namespace
}  // namespace gouvernail::reports
