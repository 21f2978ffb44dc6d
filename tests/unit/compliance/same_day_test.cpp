// SPDX-License-Identifier: MPL-2.0
// Where days meet: sessions of one day, at both ends of a window.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compliance/sessions.h"
#include "compliance/tasks.h"
#include "governance/history.h"
#include "support/rules_text.h"

namespace gouvernail::test::same_day_test {
namespace {

using calendar::DayRange;
using calendar::Minutes;
using compliance::Order;
using governance::Meeting;

std::string before_each(const std::string& more = "") {
  return "[[obligation]]\nid = \"avant\"\nbody = \"cotech\"\nkind = \"precedence\"\n"
         "before_each = \"copil\"\nsource = { article = \"1\" }\n" +
         more;
}

Meeting at(Meeting session, int hour, int minutes = 0) {
  session.start_time = Minutes{hour * 60 + minutes};
  session.uid += "-" + std::to_string(hour);
  return session;
}

Meeting until(Meeting session, const char* iso) {
  session.end = calendar::parse_local_time(iso);
  return session;
}

TEST(Order, IsThatOfDaysAndThenOfHours) {
  const Meeting early = at(held("cotech", "2026-10-13"), 10);
  const Meeting late = at(held("copil", "2026-10-13"), 14);
  EXPECT_EQ(compliance::order_of(early, late), Order::before);
  EXPECT_EQ(compliance::order_of(late, early), Order::after);
  EXPECT_EQ(compliance::order_of(early, held("copil", "2026-10-13")), Order::unknown);
  EXPECT_EQ(compliance::order_of(held("cotech", "2026-10-12"), late), Order::before);
  EXPECT_EQ(compliance::order_of(until(early, "2026-10-13T14:00"), late), Order::before);
  EXPECT_EQ(compliance::order_of(until(early, "2026-10-13T14:01"), late), Order::together);
  EXPECT_EQ(compliance::order_of(late, until(early, "2026-10-13T14:01")), Order::together);
}

TEST(Order, GoesOnPastMidnight) {
  const Meeting evening = until(at(held("cotech", "2026-10-12"), 21), "2026-10-13T00:30");
  EXPECT_EQ(compliance::order_of(evening, at(held("copil", "2026-10-13"), 0, 30)), Order::before);
  EXPECT_EQ(compliance::order_of(evening, at(held("copil", "2026-10-13"), 0, 15)), Order::together);
  EXPECT_EQ(compliance::order_of(evening, at(held("copil", "2026-10-12"), 23)), Order::together);
  EXPECT_EQ(compliance::order_of(evening, held("copil", "2026-10-13")), Order::before)
      << "an earlier day";
}

TEST(SameDay, HoursDecideAtTheEndOfAWindow) {
  const auto rules = load(before_each());
  const auto with = [&](const Meeting& cotech, const Meeting& copil) {
    return verdict(rules, history({cotech, copil}), "avant/2026-06-05", "2026-12-31");
  };
  const Meeting cotech = held("cotech", "2026-06-05");
  const Meeting copil = held("copil", "2026-06-05");
  EXPECT_EQ(with(at(cotech, 9), at(copil, 14)), "satisfied");
  EXPECT_EQ(with(at(cotech, 16), at(copil, 14)), "breached");
  EXPECT_EQ(with(cotech, copil), "unproven");
  EXPECT_EQ(with(at(cotech, 9), copil), "unproven");
  EXPECT_EQ(with(cotech, at(copil, 14)), "unproven");
  EXPECT_EQ(with(until(at(cotech, 13), "2026-06-05T15:00"), at(copil, 14)), "breached");
}

// After a COPIL of its own day, a COTECH is there for the next one.
TEST(SameDay, HoursDecideAtTheBeginningOfAWindow) {
  const auto rules = load(before_each());
  const Meeting first = at(held("copil", "2026-03-10"), 14);
  const Meeting next = held("copil", "2026-10-13");
  const auto with = [&](const Meeting& cotech, const Meeting& before) {
    return verdict(rules, history({cotech, before, next}), "avant/2026-10-13", "2026-12-31");
  };
  const Meeting cotech = held("cotech", "2026-03-10");
  EXPECT_EQ(with(at(cotech, 18), first), "satisfied");
  EXPECT_EQ(with(at(cotech, 10), first), "breached");
  EXPECT_EQ(with(cotech, first), "unproven");
  EXPECT_EQ(with(at(cotech, 18), held("copil", "2026-03-10")), "unproven");
  const auto j =
      judged(rules, history({at(cotech, 18), first, next}), "avant/2026-10-13", "2026-12-31");
  EXPECT_EQ(j.duty.window, (DayRange{day("2026-03-10"), day("2026-10-13")}));
  EXPECT_EQ(j.meetings, std::vector{std::string("cotech-2026-03-10-18")});
}

TEST(SameDay, WhereHoursWouldDecideTheyAreAskedFor) {
  const auto rules = load(before_each());
  const auto facts = history({held("cotech", "2026-06-05"), at(held("copil", "2026-06-05"), 14)});
  const auto known = governance::as_of(facts, day("2026-12-31"));
  const auto all = compliance::judge(rules, {}, known);
  EXPECT_EQ(all.at(0).hours_missing, std::vector{day("2026-06-05")});
  EXPECT_EQ(all.at(0).next.format, "Record the hours of the sessions of {}.");
  const auto tasks = compliance::tasks(rules, known, all);
  ASSERT_EQ(tasks.size(), 1U);
  EXPECT_EQ(tasks[0].kind, compliance::TaskKind::prove);
  EXPECT_EQ(tasks[0].meeting, "cotech-2026-06-05") << "the hour of the other is known";
  EXPECT_EQ(tasks[0].actions.at(0).verb, base::Verb::correct_meeting);
}

// One that was held on an earlier day decides by itself: no hour is asked for.
TEST(SameDay, NothingIsAskedWhereAnotherSessionDecides) {
  const auto rules = load(before_each());
  const auto facts = history(
      {held("cotech", "2026-06-01"), held("cotech", "2026-06-05"), held("copil", "2026-06-05")});
  const auto j = judged(rules, facts, "avant/2026-06-05", "2026-12-31");
  EXPECT_STREQ(to_string(j.verdict), "satisfied");
  EXPECT_TRUE(j.hours_missing.empty());
}

TEST(SameDay, PlannedSessionsAreWhatTheyWillBeOnceRecorded) {
  const auto rules = load(before_each());
  const auto on = [&](int cotech, const char* as_of) {
    return verdict(rules,
                   history({at(convened("cotech", "2026-06-05"), cotech),
                            at(convened("copil", "2026-06-05"), 14)}),
                   "avant/2026-06-05", as_of);
  };
  EXPECT_EQ(on(10, "2026-06-04"), "covered");
  EXPECT_EQ(on(10, "2026-06-05"), "covered");
  EXPECT_EQ(on(10, "2026-06-06"), "unproven");
  EXPECT_EQ(on(18, "2026-06-04"), "at_risk");  // another one can still be held
  EXPECT_EQ(on(18, "2026-06-05"), "lost");     // a second one of a day is not asked of anybody
  const auto unknown = history({convened("cotech", "2026-06-05"), convened("copil", "2026-06-05")});
  for (const char* as_of : {"2026-06-04", "2026-06-05", "2026-06-06"}) {
    EXPECT_EQ(verdict(rules, unknown, "avant/2026-06-05", as_of), "unproven") << as_of;
  }
}

// Held in the morning and not recorded yet, when the COPIL is.
TEST(SameDay, OnceTheSessionWasHeldNothingMoreCanComeBeforeIt) {
  const auto rules = load(before_each());
  const Meeting copil = at(held("copil", "2026-06-05"), 14);
  EXPECT_EQ(verdict(rules, history({copil}), "avant/2026-06-05", "2026-06-05"), "breached");
  const auto with = [&](int hour) {
    return verdict(rules, history({copil, at(convened("cotech", "2026-06-05"), hour)}),
                   "avant/2026-06-05", "2026-06-05");
  };
  EXPECT_EQ(with(10), "unproven");
  EXPECT_EQ(with(18), "breached");
}

TEST(SameDay, TwoSessionsOfADayEachNeedTheirOwn) {
  const auto rules = load(before_each());
  const Meeting morning = at(held("copil", "2026-06-05"), 10);
  const Meeting evening = at(held("copil", "2026-06-05"), 18);
  const auto both = [&](std::vector<Meeting> more) {
    more.push_back(morning);
    more.push_back(evening);
    const auto facts = history(std::move(more));
    return std::pair(verdict(rules, facts, "avant/2026-06-05", "2026-12-31"),
                     verdict(rules, facts, "avant/2026-06-05-2", "2026-12-31"));
  };
  const Meeting eve = held("cotech", "2026-06-04");
  EXPECT_EQ(both({eve}), std::pair(std::string("satisfied"), std::string("breached")));
  EXPECT_EQ(both({eve, at(held("cotech", "2026-06-05"), 14)}),
            std::pair(std::string("satisfied"), std::string("satisfied")));
  EXPECT_EQ(both({eve, held("cotech", "2026-06-05")}),
            std::pair(std::string("satisfied"), std::string("unproven")));
  // Which of the two it served, nobody can say.
  Meeting again = held("copil", "2026-06-05");
  again.uid = "again";
  const auto facts = history({eve, held("copil", "2026-06-05"), again});
  EXPECT_EQ(verdict(rules, facts, "avant/2026-06-05", "2026-12-31"), "unproven");
  EXPECT_EQ(verdict(rules, facts, "avant/2026-06-05-2", "2026-12-31"), "unproven");
}

TEST(SameDay, BetweenSessionsOfFollowingDaysOnlyHoursAreLeft) {
  const auto rules = load(before_each());
  const auto facts = history({held("cotech", "2026-06-01"), at(convened("copil", "2026-06-04"), 14),
                              at(convened("copil", "2026-06-05"), 14)});
  const auto j = judged(rules, facts, "avant/2026-06-05", "2026-05-20");
  EXPECT_EQ(j.duty.window, (DayRange{day("2026-06-04"), day("2026-06-05")}));
  EXPECT_TRUE(j.duty.in_good_order->empty());
  EXPECT_FALSE(j.last_call) << "no whole day lies between";
  EXPECT_EQ(j.last_resort, day("2026-06-05"));
  EXPECT_TRUE(j.because.format.starts_with("No day lies between")) << j.because.format;
}

TEST(SameDay, AWindowWithoutADaySaysWhy) {
  const auto rules = load(before_each("at_least_before = { days = 5 }\n"));
  const auto on = [&](Meeting second, const char* as_of) {
    return judged(rules,
                  history({held("cotech", "2026-06-01"), held("copil", "2026-06-10"), second}),
                  "avant/2026-06-12", as_of);
  };
  const auto ahead = on(convened("copil", "2026-06-12"), "2026-06-11");
  EXPECT_STREQ(to_string(ahead.verdict), "lost");
  EXPECT_EQ(ahead.duty.window, (DayRange{day("2026-06-12"), day("2026-06-12")}));
  EXPECT_TRUE(ahead.because.format.starts_with("No day allows it")) << ahead.because.format;
  EXPECT_EQ(ahead.next.format, "Move the session of {} to a later day.");
  EXPECT_STREQ(to_string(on(convened("copil", "2026-06-12"), "2026-06-13").verdict), "unproven");
  EXPECT_STREQ(to_string(on(held("copil", "2026-06-12"), "2026-06-13").verdict), "breached");
}

TEST(SameDay, AnAnswerOfTheDayItselfComesAfter) {
  const auto rules = load(R"(
[[obligation]]
id = "communiquer"
body = "presse"
kind = "response"
after_each = ["groupe"]
within = { days = 10 }
source = { article = "1" }
)");
  const auto with = [&](const Meeting& answer, const Meeting& session) {
    return verdict(rules, history({answer, session}), "communiquer/2026-03-02", "2026-04-30");
  };
  const Meeting answer = held("presse", "2026-03-02");
  const Meeting session = at(held("groupe", "2026-03-02"), 14);
  EXPECT_EQ(with(at(answer, 18), session), "satisfied");
  EXPECT_EQ(with(at(answer, 10), session), "breached");
  EXPECT_EQ(with(answer, session), "unproven");
  EXPECT_EQ(with(held("presse", "2026-03-03"), session), "satisfied");
}

TEST(SameDay, TwoSessionsOfADayBeginOneGap) {
  const auto rules = load(R"(
[[obligation]]
id = "ecart"
body = "groupe"
kind = "max-gap"
gap = { days = 30 }
source = { article = "1" }
)");
  const auto facts =
      history({at(held("groupe", "2026-01-20"), 9), at(held("groupe", "2026-01-20"), 17)});
  EXPECT_EQ(verdict(rules, facts, "ecart/2026-01-01", "2026-02-01"), "satisfied");
  const auto j = judged(rules, facts, "ecart/2026-01-20", "2026-02-01");
  EXPECT_EQ(j.duty.window, (DayRange{day("2026-01-21"), day("2026-02-19")}));
  EXPECT_EQ(j.counted, 0) << "neither ends the gap that begins on its own day";
}

}  // namespace
}  // namespace gouvernail::test::same_day_test
