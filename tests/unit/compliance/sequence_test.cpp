// SPDX-License-Identifier: MPL-2.0
#include <gtest/gtest.h>

#include "governance/history.h"
#include "support/rules_text.h"

namespace gouvernail::test::sequence_test {
namespace {

std::string precedence(const std::string& more = "") {
  return R"(
[[obligation]]
id = "copil-annuel"
title = "COPIL"
body = "copil"
kind = "cadence"
at_least = 1
per = "year"
source = { article = "1" }
[[obligation]]
id = "cotech-avant"
title = "COTECH"
body = "cotech"
kind = "precedence"
before_each = "copil"
source = { article = "1" }
)" + more +
         R"(
[house]
  [house.body.copil]
  notice = { days = 15 }
)";
}

TEST(Precedence, TheDayBeforeIsTheLastThatNeedsNoHours) {
  const auto rules = load(precedence());
  const auto with = [&](const char* cotech) {
    return verdict(rules, history({held("cotech", cotech), held("copil", "2026-10-13")}),
                   "cotech-avant/2026-10-13", "2026-11-01");
  };
  EXPECT_EQ(with("2026-10-12"), "satisfied");
  EXPECT_EQ(with("2026-01-02"), "satisfied");
  EXPECT_EQ(with("2026-10-13"), "unproven");  // the same day, and no hour tells the order
  EXPECT_EQ(with("2026-10-14"), "breached");
}

TEST(Precedence, TheSameDayCountsWhenTheHoursShowTheOrder) {
  const auto rules = load(precedence());
  auto cotech = held("cotech", "2026-10-13");
  auto copil = held("copil", "2026-10-13");
  cotech.start_time = calendar::Minutes{9 * 60};
  copil.start_time = calendar::Minutes{14 * 60};
  const auto facts = [&] { return history({cotech, copil}); };
  EXPECT_EQ(verdict(rules, facts(), "cotech-avant/2026-10-13", "2026-11-01"), "satisfied");
  cotech.start_time = calendar::Minutes{16 * 60};
  EXPECT_EQ(verdict(rules, facts(), "cotech-avant/2026-10-13", "2026-11-01"), "breached");
}

TEST(Precedence, OneCotechServesOneCopilOnly) {
  const auto rules = load(precedence());
  const auto facts = history(
      {held("cotech", "2026-03-02"), held("copil", "2026-03-10"), held("copil", "2026-10-13")});
  EXPECT_EQ(verdict(rules, facts, "cotech-avant/2026-03-10", "2026-11-01"), "satisfied");
  const auto j = judged(rules, facts, "cotech-avant/2026-10-13", "2026-11-01");
  EXPECT_STREQ(to_string(j.verdict), "breached");
  EXPECT_EQ(j.duty.window, (calendar::DayRange{day("2026-03-10"), day("2026-10-13")}));
  EXPECT_EQ(j.duty.in_good_order, (calendar::DayRange{day("2026-03-11"), day("2026-10-12")}));
}

TEST(Precedence, WithinSixtyDaysBoundsTheWindow) {
  const auto rules = load(precedence("within = { days = 60 }\n"));
  // 60 days before 13 October is 14 August.
  const auto with = [&](const char* cotech) {
    return verdict(rules, history({held("cotech", cotech), held("copil", "2026-10-13")}),
                   "cotech-avant/2026-10-13", "2026-11-01");
  };
  EXPECT_EQ(with("2026-08-14"), "satisfied");
  EXPECT_EQ(with("2026-08-13"), "breached");
}

TEST(Precedence, ACopilThatNobodyRecordedLeavesTheDutyInDoubt) {
  const auto rules = load(precedence());
  EXPECT_EQ(verdict(rules, history({convened("copil", "2026-10-13")}), "cotech-avant/2026-10-13",
                    "2026-10-20"),
            "unproven");
}

TEST(Precedence, TheCopilFallsWithItsCotech) {
  const auto rules = load(precedence());
  // 31 December is open, and so is the 30th for the COTECH: act by 16 December for the COPIL
  // (15 days), by the 22nd for the COTECH (8 days): the 16th decides.
  const auto j = judged(rules, {}, "copil-annuel/2026", "2026-11-01");
  EXPECT_EQ(j.last_call, day("2026-12-16"));
  // A COTECH in the morning of the very last day comes before a COPIL in the afternoon.
  EXPECT_EQ(j.last_resort, day("2026-12-31"));
  EXPECT_EQ(verdict(rules, {}, "copil-annuel/2026", "2026-12-31"), "at_risk");
  const auto apart = load(precedence("at_least_before = { days = 3 }\n"));
  EXPECT_EQ(verdict(apart, {}, "copil-annuel/2026", "2026-12-28"), "at_risk");
  EXPECT_EQ(verdict(apart, {}, "copil-annuel/2026", "2026-12-29"), "lost");
  // With a COTECH already held, the very last day still serves.
  const auto ready = history({held("cotech", "2026-12-01")});
  EXPECT_EQ(verdict(rules, ready, "copil-annuel/2026", "2026-12-31"), "at_risk");
}

TEST(Precedence, ASessionAheadCallsForItsPredecessor) {
  const auto rules = load(precedence());
  const auto facts = history({convened("copil", "2026-10-13")});
  const auto at = [&](const char* as_of) {
    return verdict(rules, facts, "cotech-avant/2026-10-13", as_of);
  };
  // The COTECH may be on Monday 12 October, eight days after a Sunday: last call on Friday 2, alert
  // from 2 September.
  EXPECT_EQ(at("2026-09-01"), "open");
  EXPECT_EQ(at("2026-09-02"), "at_risk");
  EXPECT_EQ(at("2026-10-12"), "at_risk");
  EXPECT_EQ(at("2026-10-13"), "at_risk");   // in the morning, before the COPIL
  EXPECT_EQ(at("2026-10-14"), "unproven");  // was the COPIL held?
  const auto both = history({convened("copil", "2026-10-13"), proposed("cotech", "2026-10-05")});
  EXPECT_EQ(verdict(rules, both, "cotech-avant/2026-10-13", "2026-09-10"), "covered");
}

const char* gap = R"(
[[obligation]]
id = "groupe-trois-mois"
title = "Groupe"
body = "groupe"
kind = "max-gap"
gap = { months = 3, rounding = "down" }
source = { article = "1" }
)";

TEST(MaxGap, RunsFromTheStartAndFromEachSession) {
  const auto rules = load(gap);
  EXPECT_EQ(verdict(rules, {}, "groupe-trois-mois/2026-01-01", "2026-04-01"), "at_risk");
  EXPECT_EQ(verdict(rules, {}, "groupe-trois-mois/2026-01-01", "2026-04-02"), "breached");
  const auto on_last_day = history({held("groupe", "2026-04-01")});
  EXPECT_EQ(verdict(rules, on_last_day, "groupe-trois-mois/2026-01-01", "2026-05-01"), "satisfied");
  EXPECT_EQ(judged(rules, on_last_day, "groupe-trois-mois/2026-04-01", "2026-05-01").duty.window,
            (calendar::DayRange{day("2026-04-02"), day("2026-07-01")}));
}

TEST(MaxGap, TheLastGapEndsWithTheTerm) {
  const auto rules = load(gap);
  const auto late = history({held("groupe", "2027-10-01")});
  EXPECT_THROW(judged(rules, late, "groupe-trois-mois/2027-10-01", "2027-12-01"),
               std::invalid_argument);
  const auto in_time = history({held("groupe", "2027-09-30")});
  EXPECT_EQ(judged(rules, in_time, "groupe-trois-mois/2027-09-30", "2027-12-01").duty.window.last,
            day("2027-12-30"));
}

TEST(MaxGap, TheEndOfAMonthRoundsAsTheRuleSays) {
  const auto rules = load(gap);
  // 30 November + 3 months: 28 February.
  const auto facts = history({held("groupe", "2026-11-30")});
  EXPECT_EQ(judged(rules, facts, "groupe-trois-mois/2026-11-30", "2026-12-01").duty.window.last,
            day("2027-02-28"));
}

std::string minutes(const std::string& more) {
  return R"(
[[obligation]]
id = "compte-rendu"
title = "Compte rendu"
kind = "response"
after_each = "groupe"
answer = "minutes"
source = { article = "1" }
)" + more;
}

TEST(Response, MinutesWithinTwoDaysWorked) {
  const auto rules = load(minutes("within = { days = 2, regime = \"ouvre\" }\n"));
  auto session = held("groupe", "2026-10-16");  // a Friday: until Tuesday 20
  const auto at = [&](const char* as_of) {
    return verdict(rules, history({session}), "compte-rendu/2026-10-16", as_of);
  };
  EXPECT_EQ(at("2026-10-16"), "at_risk");
  EXPECT_EQ(at("2026-10-20"), "at_risk");
  EXPECT_EQ(at("2026-10-21"), "breached");
  session.minutes_on = day("2026-10-20");
  EXPECT_EQ(at("2026-10-21"), "satisfied");
  session.minutes_on = day("2026-10-21");
  EXPECT_EQ(at("2026-10-22"), "breached");
}

// Sent on a Sunday, they are in time all the same; nobody is asked to.
TEST(Response, MinutesDueOnADayOffAreCalledForOnTheLastDayWorked) {
  const auto rules = load(minutes("within = { days = 2 }\n"));
  const auto due_on_sunday = judged(rules, history({held("groupe", "2026-10-16")}),
                                    "compte-rendu/2026-10-16", "2026-10-16");
  EXPECT_EQ(due_on_sunday.last_call, day("2026-10-16"));
  EXPECT_EQ(due_on_sunday.last_resort, day("2026-10-18"));
  const auto on = [&](const char* as_of) {
    return judged(load(minutes("within = { days = 1 }\n")), history({held("groupe", "2026-10-17")}),
                  "compte-rendu/2026-10-17", as_of);
  };
  EXPECT_FALSE(on("2026-10-17").last_call) << "a Saturday: no day worked is left";
  EXPECT_STREQ(to_string(on("2026-10-18").verdict), "at_risk");
  EXPECT_STREQ(to_string(on("2026-10-19").verdict), "breached");
}

TEST(Response, AnActAfterEachSession) {
  const auto rules = load(R"(
[[obligation]]
id = "communiquer"
title = "Communiquer"
body = "presse"
kind = "response"
after_each = ["groupe", "cotech"]
within = { days = 10 }
source = { article = "1" }
)");
  const auto facts = history(
      {held("groupe", "2026-03-02"), held("cotech", "2026-03-20"), held("presse", "2026-03-12")});
  EXPECT_EQ(verdict(rules, facts, "communiquer/2026-03-02", "2026-04-30"), "satisfied");
  EXPECT_EQ(verdict(rules, facts, "communiquer/2026-03-20", "2026-03-30"), "at_risk");
  EXPECT_EQ(verdict(rules, facts, "communiquer/2026-03-20", "2026-03-31"), "breached");
}

TEST(Response, WithoutADelayTheEndOfTheTermIsTheLast) {
  const auto rules = load(R"(
[[obligation]]
id = "communiquer"
title = "Communiquer"
body = "presse"
kind = "response"
after_each = "groupe"
source = { article = "1" }
)");
  const auto j = judged(rules, history({held("groupe", "2026-03-02")}), "communiquer/2026-03-02",
                        "2026-04-30");
  EXPECT_STREQ(to_string(j.verdict), "open");
  EXPECT_EQ(j.duty.window.last, day("2027-12-31"));
}

// Two requests, and one session after both: it answers both.
TEST(Response, OneSessionMayAnswerSeveral) {
  const auto rules = load(R"(
[[obligation]]
id = "reponse"
body = "copil"
kind = "response"
after_each = "presse"
within = { days = 60 }
source = { article = "1" }
)");
  const auto facts = history(
      {held("presse", "2026-02-01"), held("presse", "2026-03-01"), held("copil", "2026-03-15")});
  EXPECT_EQ(verdict(rules, facts, "reponse/2026-02-01", "2026-12-01"), "satisfied");
  EXPECT_EQ(verdict(rules, facts, "reponse/2026-03-01", "2026-12-01"), "satisfied");
  const auto between = history(
      {held("presse", "2026-02-01"), held("presse", "2026-03-01"), held("copil", "2026-02-15")});
  EXPECT_EQ(verdict(rules, between, "reponse/2026-03-01", "2026-12-01"), "breached");
}

TEST(Response, NotBeforeItsDelayHasBegun) {
  const auto rules = load(R"(
[[obligation]]
id = "reponse"
body = "copil"
kind = "response"
after_each = "presse"
at_least_after = { days = 8 }
within = { days = 15 }
source = { article = "1" }
)");
  const auto with = [&](const char* on) {
    return verdict(rules, history({held("presse", "2026-02-01"), held("copil", on)}),
                   "reponse/2026-02-01", "2026-12-01");
  };
  EXPECT_EQ(with("2026-02-08"), "breached");
  EXPECT_EQ(with("2026-02-09"), "satisfied");
  EXPECT_EQ(with("2026-02-16"), "satisfied");
  EXPECT_EQ(with("2026-02-17"), "breached");
}

std::string notice(const std::string& more) {
  return R"(
[[obligation]]
id = "convocation"
title = "Convocation"
body = "groupe"
kind = "notice"
source = { article = "1" }
)" + more;
}

TEST(Notice, ALastDayOffIsCalledForOnTheLastDayWorked) {
  // Fifteen days before Monday 26 October is a Sunday.
  const auto j =
      judged(load(notice("ahead = { days = 15 }\n")), history({proposed("groupe", "2026-10-26")}),
             "convocation/2026-10-26", "2026-10-11");
  EXPECT_EQ(j.last_call, day("2026-10-09"));
  EXPECT_EQ(j.last_resort, day("2026-10-11"));
  EXPECT_STREQ(to_string(j.verdict), "at_risk");
}

TEST(Notice, CalendarDaysAndClearDays) {
  auto session = convened("groupe", "2026-10-28");
  const auto with = [&](const std::string& rule, const char* sent) {
    session.convened_on = day(sent);
    return verdict(load(notice(rule)), history({session}), "convocation/2026-10-28", "2026-10-27");
  };
  EXPECT_EQ(with("ahead = { days = 15 }\n", "2026-10-13"), "satisfied");
  EXPECT_EQ(with("ahead = { days = 15 }\n", "2026-10-14"), "breached");
  EXPECT_EQ(with("ahead = { days = 3, regime = \"franc\" }\n", "2026-10-24"), "satisfied");
  EXPECT_EQ(with("ahead = { days = 3, regime = \"franc\" }\n", "2026-10-25"), "breached");
}

TEST(Notice, ADayOfSendingThatIsNotRecordedIsSaid) {
  const auto rules = load(notice("ahead = { days = 15 }\n"));
  EXPECT_EQ(verdict(rules, history({held("groupe", "2026-10-28")}), "convocation/2026-10-28",
                    "2026-11-02"),
            "unproven");
  const auto ahead = history({proposed("groupe", "2026-10-28")});
  EXPECT_EQ(verdict(rules, ahead, "convocation/2026-10-28", "2026-09-01"), "open");
  EXPECT_EQ(verdict(rules, ahead, "convocation/2026-10-28", "2026-10-13"), "at_risk");
  EXPECT_EQ(verdict(rules, ahead, "convocation/2026-10-28", "2026-10-14"), "lost");
}

// Until its day the session may still be moved; on its day, whoever comes was not told in time.
TEST(Notice, OneThatIsNotSentIsLostUntilTheDayOfTheSession) {
  const auto rules = load(notice("ahead = { days = 15 }\n"));
  const auto ahead = history({proposed("groupe", "2026-10-28")});
  const auto on = [&](const char* day) {
    return verdict(rules, ahead, "convocation/2026-10-28", day);
  };
  EXPECT_EQ(on("2026-10-27"), "lost");
  EXPECT_EQ(on("2026-10-28"), "breached");
  EXPECT_EQ(on("2026-10-29"), "unproven") << "whether it took place is not recorded";
}

TEST(Notice, UrgentSessionsHaveAShorterOneAndDeliveryTakesTime) {
  auto session = convened("groupe", "2026-10-28");
  session.urgent = true;
  session.convened_on = day("2026-10-24");
  const auto urgent =
      load(notice("ahead = { days = 15 }\nurgent = { days = 3, regime = "
                  "\"franc\" }\n"));
  EXPECT_EQ(verdict(urgent, history({session}), "convocation/2026-10-28", "2026-10-27"),
            "satisfied");
  const auto received =
      load(notice("ahead = { days = 8 }\ncounted = \"received\"\ndelivery = { "
                  "days = 2 }\n"));
  session.convened_on = day("2026-10-18");
  EXPECT_EQ(verdict(received, history({session}), "convocation/2026-10-28", "2026-10-27"),
            "satisfied");
  session.convened_on = day("2026-10-19");
  EXPECT_EQ(verdict(received, history({session}), "convocation/2026-10-28", "2026-10-27"),
            "breached");
}

// Sent on the 8th, presented on the 9th, counted from the 10th: the 31st is the day after the 21st.
TEST(Notice, TheDayOfReceptionMayBeNoneOfTheDays) {
  auto session = convened("groupe", "2026-12-31");
  const auto with = [&](const std::string& more, const char* sent) {
    session.convened_on = day(sent);
    return verdict(load(notice("ahead = { days = 21 }\ncounted = \"received\"\ndelivery = { days = "
                               "1 }\n" +
                               more)),
                   history({session}), "convocation/2026-12-31", "2026-12-30");
  };
  EXPECT_EQ(with("from_next_day = true\n", "2026-12-08"), "satisfied");
  EXPECT_EQ(with("from_next_day = true\n", "2026-12-09"), "breached");
  EXPECT_EQ(with("", "2026-12-09"), "satisfied");
  EXPECT_EQ(with("", "2026-12-10"), "breached");
}

TEST(Notice, WhatTheConventionStatesBindsTheLastResortToo) {
  const auto rules = load(notice("ahead = { days = 5 }\n") + R"(
[[obligation]]
id = "groupe-mensuel"
title = "Groupe"
body = "groupe"
kind = "cadence"
at_least = 1
per = "month"
source = { article = "1" }
)");
  // April 2026 ends on a Thursday. House: 8 days; convention: 5.
  const auto j = judged(rules, {}, "groupe-mensuel/2026-04", "2026-04-01");
  EXPECT_EQ(j.last_call, day("2026-04-22"));
  EXPECT_EQ(j.last_resort, day("2026-04-25"));
}

}  // namespace
}  // namespace gouvernail::test::sequence_test
