// SPDX-License-Identifier: MPL-2.0
// A gap that ran out is owed on, until a session is held.
#include <gtest/gtest.h>

#include "compliance/tasks.h"
#include "governance/history.h"
#include "support/rules_text.h"

namespace gouvernail::test::overdue_test {
namespace {

std::string gap(int months) {
  return "[[obligation]]\nid = \"ecart\"\nbody = \"groupe\"\nkind = \"max-gap\"\n"
         "gap = { months = " +
         std::to_string(months) + ", rounding = \"down\" }\nsource = { article = \"1\" }\n";
}

std::vector<std::string> verdicts(const rules::Rules& rules, const governance::History& facts,
                                  const char* as_of) {
  std::vector<std::string> result;
  for (const auto& j : compliance::judge(rules, {}, governance::as_of(facts, day(as_of)))) {
    result.push_back(j.duty.label + " " + to_string(j.verdict));
  }
  return result;
}

using List = std::vector<std::string>;

// 30 June, then 31 December: a day late. From 31 December, six months end on 30 June.
TEST(Overdue, TheNextSessionIsOwedUntilItIsHeld) {
  const auto rules = load(gap(6));
  const auto facts = history({held("groupe", "2026-06-30"), held("groupe", "2026-12-31")});
  EXPECT_EQ(verdicts(rules, facts, "2027-06-30"),
            (List{"2026-01-01 satisfied", "2026-06-30 breached", "2026-12-31 at_risk"}));
  const List late{"2026-01-01 satisfied", "2026-06-30 breached", "2026-12-31 breached",
                  "2026-12-31@2027-07-01 at_risk"};
  for (const char* as_of : {"2027-07-01", "2027-09-30", "2027-12-31"}) {
    EXPECT_EQ(verdicts(rules, facts, as_of), late) << as_of;
  }
  EXPECT_EQ(verdict(rules, facts, "ecart/2026-12-31@2027-07-01", "2028-01-01"), "breached");
  const auto j = judged(rules, facts, "ecart/2026-12-31@2027-07-01", "2027-09-30");
  EXPECT_EQ(j.duty.overdue_since, day("2027-06-30"));
  EXPECT_EQ(j.last_call, day("2027-06-30"));
  EXPECT_EQ(j.last_resort, day("2027-12-31"));
  EXPECT_LT(*j.slack, 0);
  EXPECT_EQ(j.next.format, "Convene “{}” now: it is overdue.");
}

TEST(Overdue, IsATaskThatIsLate) {
  const auto rules = load(gap(3));
  const auto known = governance::as_of(history({held("groupe", "2026-02-10")}), day("2026-10-05"));
  const auto tasks = compliance::tasks(rules, known, compliance::judge(rules, {}, known));
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_EQ(tasks[0].kind, compliance::TaskKind::plan);
  // It ran out on Sunday 10 May, and Friday 8 is a public holiday.
  EXPECT_EQ(tasks[0].last_day, day("2026-05-07"));
  EXPECT_EQ(tasks[0].last_resort, day("2027-12-31"));
  EXPECT_TRUE(tasks[0].overdue);
  EXPECT_TRUE(is_owed_late(tasks[0])) << "not in order, however long ago the gap ran out";
  EXPECT_EQ(tasks[0].why.format, "Overdue since {0:plain}: to be held now.");
}

TEST(Overdue, FollowsWhatIsPlannedOrNotRecorded) {
  const auto rules = load(gap(3));
  const auto with = [&](const governance::Meeting& later) {
    return verdicts(rules, history({held("groupe", "2026-02-10"), later}), "2026-08-03");
  };
  EXPECT_EQ(with(convened("groupe", "2026-08-20")),
            (List{"2026-01-01 satisfied", "2026-02-10 breached", "2026-02-10@2026-05-11 covered",
                  "2026-08-20 upcoming"}));
  EXPECT_EQ(with(convened("groupe", "2026-07-20")),
            (List{"2026-01-01 satisfied", "2026-02-10 breached", "2026-02-10@2026-05-11 unproven",
                  "2026-07-20 open"}));
  EXPECT_EQ(with(held("groupe", "2026-07-20")),
            (List{"2026-01-01 satisfied", "2026-02-10 breached", "2026-07-20 open"}));
  // What may have been held in time leaves the gap itself in doubt, and nothing besides.
  EXPECT_EQ(with(convened("groupe", "2026-05-10")),
            (List{"2026-01-01 satisfied", "2026-02-10 unproven", "2026-05-10 at_risk"}));
}

TEST(Overdue, AFirstSessionThatNobodyHeldIsOwedOnToo) {
  EXPECT_EQ(verdicts(load(gap(3)), {}, "2026-04-02"),
            (List{"2026-01-01 breached", "2026-01-01@2026-04-02 at_risk"}));
}

TEST(Overdue, NothingIsOwedAfterTheTerm) {
  // The gap of 23 months ends with 1 December 2027; of 24, with the term or later.
  EXPECT_EQ(verdicts(load(gap(23)), {}, "2027-12-02"),
            (List{"2026-01-01 breached", "2026-01-01@2027-12-02 at_risk"}));
  EXPECT_TRUE(verdicts(load(gap(24)), {}, "2027-12-31").empty());
}

TEST(Overdue, AnAmendmentThatWritesTheGapAnewDoesNotBeginItAnew) {
  const std::string amended =
      "[amendment]\nid = \"a1\"\ntitle = \"A\"\neffective = 2026-04-01\n"
      "[[replace]]\nid = \"ecart\"\n";
  const auto facts = history({held("groupe", "2026-02-10")});
  const auto last = [&](const std::string& change) {
    return judged(load(gap(3) + amended + change), facts, "ecart/2026-02-10", "2026-03-01")
        .duty.window.last;
  };
  EXPECT_EQ(last("title = \"T\"\n"), day("2026-05-10"));
  EXPECT_EQ(last("gap = { months = 6, rounding = \"down\" }\n"), day("2026-08-10"));
  // Stricter: the delay that had begun runs on, unless the new one ends sooner from 1 April on.
  EXPECT_EQ(last("gap = { months = 1, rounding = \"down\" }\n"), day("2026-05-01"));
  EXPECT_EQ(last("gap = { months = 2, rounding = \"down\" }\n"), day("2026-05-10"));
}

// From the signature (here the first day of the term), unless it would have run out before the rule
// is in force: then from that day.
TEST(Overdue, AGapRunsOutForNobodyBeforeItsRuleIsInForce) {
  const auto first = [&](const char* from) {
    const auto rules =
        load(gap(2) + "from_signature = true\nfrom = " + from + "\nuntil = 2026-12-31\n");
    return compliance::duties(rules, {}, governance::as_of({}, day("2026-01-01"))).front().window;
  };
  EXPECT_EQ(first("2026-02-01"), (calendar::DayRange{day("2026-01-01"), day("2026-03-01")}));
  EXPECT_EQ(first("2026-03-01"), (calendar::DayRange{day("2026-01-01"), day("2026-03-01")}));
  EXPECT_EQ(first("2026-03-02"), (calendar::DayRange{day("2026-03-02"), day("2026-05-02")}));
}

// A session between the signature and the entry into force ends the gap that runs from the former,
// and begins the next.
TEST(Overdue, ASessionHeldSinceTheSignatureBeginsAGap) {
  const auto rules = load(gap(2) + "from_signature = true\nfrom = 2026-03-01\n");
  const auto late = history({held("groupe", "2026-02-20"), held("groupe", "2026-06-01")});
  EXPECT_EQ(verdicts(rules, late, "2026-03-02").back(), "2026-02-20 open");
  EXPECT_EQ(judged(rules, late, "ecart/2026-02-20", "2026-03-02").duty.window,
            (calendar::DayRange{day("2026-02-21"), day("2026-04-20")}));
  EXPECT_EQ(verdict(rules, late, "ecart/2026-01-01", "2026-03-02"), "satisfied");
  EXPECT_EQ(verdict(rules, late, "ecart/2026-02-20", "2026-04-20"), "at_risk");
  EXPECT_EQ(verdict(rules, late, "ecart/2026-02-20", "2026-06-02"), "breached");
  // One whose gap ran out before anybody was bound begins none.
  const auto long_ago = load(gap(2) + "from_signature = true\nfrom = 2026-07-01\n");
  EXPECT_EQ(verdicts(long_ago, late, "2026-07-02").front(), "2026-06-01 at_risk");
  EXPECT_EQ(verdicts(long_ago, history({held("groupe", "2026-03-01")}), "2026-07-02").front(),
            "2026-07-01 open");
}

}  // namespace
}  // namespace gouvernail::test::overdue_test
