// SPDX-License-Identifier: MPL-2.0
// Days in 2026: 1 January is a Thursday; 31 December a Thursday, open. Easter is on 5 April.
#include <gtest/gtest.h>

#include "governance/history.h"
#include "governance/meeting.h"
#include "governance/waiver.h"
#include "support/rules_text.h"

namespace gouvernail::test::cadence_test {
namespace {

const char* yearly = R"(
[[obligation]]
id = "presse-annuelle"
title = "Presse"
body = "presse"
kind = "cadence"
at_least = 1
per = "year"
source = { article = "1" }
)";

const char* monthly = R"(
[[obligation]]
id = "groupe-mensuel"
title = "Groupe"
body = "groupe"
kind = "cadence"
at_least = 1
per = "month"
source = { article = "1" }
)";

std::string two_per_quarter(const std::string& more) {
  return R"(
[[obligation]]
id = "groupe-trimestriel"
title = "Groupe"
body = "groupe"
kind = "cadence"
per = "quarter"
source = { article = "1" }
)" + more;
}

TEST(Cadence, WalksThroughTheVerdictsOfAYearWithoutSession) {
  const auto rules = load(yearly);
  const governance::History nothing;
  const auto at = [&](const char* as_of) {
    return verdict(rules, nothing, "presse-annuelle/2026", as_of);
  };
  EXPECT_EQ(at("2025-12-31"), "upcoming");
  EXPECT_EQ(at("2026-01-01"), "open");
  // Last call: 31 December less 8 days of notice = 23 December; 30 days before it = 23 November.
  EXPECT_EQ(at("2026-11-22"), "open");
  EXPECT_EQ(at("2026-11-23"), "at_risk");
  EXPECT_EQ(at("2026-12-23"), "at_risk");
  EXPECT_EQ(at("2026-12-24"), "at_risk");  // only at short notice
  EXPECT_EQ(at("2026-12-31"), "at_risk");  // it can still be held today
  EXPECT_EQ(at("2027-01-01"), "breached");
}

TEST(Cadence, LastDaysAreThoseOfTheCalendar) {
  const auto j = judged(load(yearly), {}, "presse-annuelle/2026", "2026-12-01");
  EXPECT_EQ(j.last_call, day("2026-12-23"));
  EXPECT_EQ(j.last_resort, day("2026-12-31"));
  EXPECT_EQ(j.slack, 16);  // 2-4, 7-11, 14-18, 21-23 December
}

// May 2026 ends on a Sunday. The house works until Friday 29, eight days after Thursday 21; but
// whoever meets on the Sunday has kept the month.
TEST(Cadence, DaysOffMoveTheLastCallAndNeverTheLastResort) {
  const auto rules = load(monthly);
  const auto j = judged(rules, {}, "groupe-mensuel/2026-05", "2026-05-01");
  EXPECT_EQ(j.last_call, day("2026-05-21"));
  EXPECT_EQ(j.last_resort, day("2026-05-31"));
  EXPECT_EQ(verdict(rules, {}, "groupe-mensuel/2026-05", "2026-05-29"), "at_risk");
  EXPECT_EQ(verdict(rules, {}, "groupe-mensuel/2026-05", "2026-05-31"), "at_risk");
  EXPECT_EQ(verdict(rules, {}, "groupe-mensuel/2026-05", "2026-06-01"), "breached");
  EXPECT_EQ(verdict(rules, history({held("groupe", "2026-05-31")}), "groupe-mensuel/2026-05",
                    "2026-06-01"),
            "satisfied");
}

TEST(Cadence, AHouseThatIsClosedAllMonthCondemnsNothing) {
  const auto rules = load(std::string(monthly) + R"(
[house]
closures = [{ first = 2026-07-20, last = 2026-08-31, name = "Été" }]
)");
  const auto j = judged(rules, {}, "groupe-mensuel/2026-08", "2026-07-01");
  EXPECT_FALSE(j.last_call);
  EXPECT_EQ(j.last_resort, day("2026-08-31"));
  EXPECT_EQ(verdict(rules, {}, "groupe-mensuel/2026-08", "2026-08-31"), "at_risk");
}

TEST(Cadence, LostWhenTheNoticeThatTheConventionStatesHasGone) {
  const auto rules = load(std::string(monthly) + R"(
[[obligation]]
id = "convocation"
body = "groupe"
kind = "notice"
ahead = { days = 10 }
urgent = { days = 3 }
source = { article = "1" }
)");
  EXPECT_EQ(verdict(rules, {}, "groupe-mensuel/2026-05", "2026-05-28"), "at_risk");
  EXPECT_EQ(verdict(rules, {}, "groupe-mensuel/2026-05", "2026-05-29"), "lost");
}

TEST(Cadence, CountsSessionsOnBothEndsOfTheWindow) {
  const auto rules = load(monthly);
  EXPECT_EQ(verdict(rules, history({held("groupe", "2026-04-01")}), "groupe-mensuel/2026-04",
                    "2026-04-01"),
            "satisfied");
  EXPECT_EQ(verdict(rules, history({held("groupe", "2026-04-30")}), "groupe-mensuel/2026-04",
                    "2026-05-05"),
            "satisfied");
  const auto around = history({held("groupe", "2026-03-31"), held("groupe", "2026-05-01")});
  EXPECT_EQ(verdict(rules, around, "groupe-mensuel/2026-04", "2026-05-05"), "breached");
}

TEST(Cadence, CoveredByWhatIsConvenedOrProposedAhead) {
  const auto rules = load(monthly);
  const auto ahead = history({proposed("groupe", "2026-04-20")});
  EXPECT_EQ(verdict(rules, ahead, "groupe-mensuel/2026-04", "2026-03-01"), "covered");
  EXPECT_EQ(verdict(rules, ahead, "groupe-mensuel/2026-04", "2026-04-20"), "covered");
  // The day has passed and nobody recorded anything.
  EXPECT_EQ(verdict(rules, ahead, "groupe-mensuel/2026-04", "2026-04-21"), "unproven");
  EXPECT_EQ(verdict(rules, ahead, "groupe-mensuel/2026-04", "2026-06-01"), "unproven");
}

TEST(Cadence, ACancelledSessionCountsForNothing) {
  const auto rules = load(monthly);
  const auto facts =
      history({meeting("groupe", "2026-04-20", governance::MeetingStatus::cancelled)});
  EXPECT_EQ(verdict(rules, facts, "groupe-mensuel/2026-04", "2026-05-01"), "breached");
}

TEST(Cadence, AsOfKnowsOnlyWhatHadHappened) {
  const auto rules = load(monthly);
  auto later = held("groupe", "2026-04-20");
  EXPECT_EQ(verdict(rules, history({later}), "groupe-mensuel/2026-04", "2026-04-01"), "at_risk");
  later.convened_on = day("2026-04-02");
  EXPECT_EQ(verdict(rules, history({later}), "groupe-mensuel/2026-04", "2026-04-01"), "at_risk");
  EXPECT_EQ(verdict(rules, history({later}), "groupe-mensuel/2026-04", "2026-04-02"), "covered");
  EXPECT_EQ(verdict(rules, history({later}), "groupe-mensuel/2026-04", "2026-04-20"), "satisfied");
}

TEST(Cadence, EvidenceDecidesWhatCounts) {
  const auto rules = load(two_per_quarter("at_least = 1\ncounts = \"minutes\"\n"));
  auto session = held("groupe", "2026-01-20");
  const auto at = [&] {
    return verdict(rules, history({session}), "groupe-trimestriel/2026-Q1", "2026-04-01");
  };
  EXPECT_EQ(at(), "unproven");
  session.present = std::vector<governance::Presence>{{"cat", 1}};
  EXPECT_EQ(at(), "unproven");
  session.minutes_on = day("2026-02-01");
  EXPECT_EQ(at(), "satisfied");
}

TEST(Cadence, ACeilingIsOnlyKeptOnceTheWindowIsOver) {
  const auto rules = load(two_per_quarter("exactly = 1\n"));
  const auto one = history({held("groupe", "2026-01-20")});
  const auto two = history({held("groupe", "2026-01-20"), held("groupe", "2026-03-31")});
  const auto duty = "groupe-trimestriel/2026-Q1";
  EXPECT_EQ(verdict(rules, one, duty, "2026-03-31"), "covered");
  EXPECT_EQ(verdict(rules, one, duty, "2026-04-01"), "satisfied");
  EXPECT_EQ(verdict(rules, two, duty, "2026-03-31"), "lost");
  EXPECT_EQ(verdict(rules, two, duty, "2026-04-01"), "breached");
}

TEST(Cadence, TwoMissingSessionsNeedTwoDays) {
  const auto rules = load(two_per_quarter("at_least = 2\n"));
  const auto j = judged(rules, {}, "groupe-trimestriel/2026-Q1", "2026-01-05");
  // 31 and 30 March are open; the first of the two decides. Eight days before is a Sunday: whoever
  // convenes does so on Friday 20.
  EXPECT_EQ(j.last_resort, day("2026-03-30"));
  EXPECT_EQ(j.last_call, day("2026-03-20"));
}

TEST(Cadence, ExceptedMonthsAreNotOwed) {
  const auto rules = load(std::string(monthly) + "except_months = [8]\n");
  EXPECT_THROW(verdict(rules, {}, "groupe-mensuel/2026-08", "2026-09-01"), std::invalid_argument);
  EXPECT_EQ(verdict(rules, {}, "groupe-mensuel/2026-09", "2026-08-01"), "upcoming");
}

TEST(Cadence, SessionsOfAnotherBodyCountWhereTheRuleSaysSo) {
  const auto rules = load(std::string(monthly) + "also_counts = [\"cotech\"]\n");
  EXPECT_EQ(verdict(rules, history({held("cotech", "2026-04-08")}), "groupe-mensuel/2026-04",
                    "2026-04-09"),
            "satisfied");
}

// Six sessions a year, any four of which deal with health and safety.
TEST(Cadence, OnlySessionsThatDealtWithAMatter) {
  const auto rules = load(R"(
[[obligation]]
id = "sante"
body = "groupe"
kind = "cadence"
at_least = 2
per = "year"
tag = "sante"
source = { article = "1" }
)");
  const auto with = [&](const char* agenda, const char* note) {
    auto one = held("groupe", "2026-03-02");
    auto two = held("groupe", "2026-06-02");
    one.agenda = agenda;
    two.note = note;
    const auto j = judged(rules, history({one, two, held("groupe", "2026-09-02")}), "sante/2026",
                          "2027-01-01");
    return std::string(to_string(j.verdict)) + " " + std::to_string(j.counted);
  };
  EXPECT_EQ(with("Budget\n#sante Registre", "voir #sante"), "satisfied 2");
  EXPECT_EQ(with("#sante", ""), "breached 1");
  EXPECT_EQ(with("#sante-mentale", "#santé"), "breached 0");  // other words
  auto ahead = proposed("groupe", "2026-10-02");
  EXPECT_EQ(verdict(rules, history({ahead}), "sante/2026", "2026-06-01"), "open");
}

TEST(Cadence, AWaiverIsNeverMergedWithKept) {
  const auto rules = load(monthly);
  governance::History facts;
  governance::Waiver waiver;
  waiver.id = "w1";
  waiver.target = "groupe-mensuel/2026-04";
  waiver.granted_on = day("2026-04-10");
  waiver.authority = "copil";
  waiver.reason = "épidémie";
  facts.waivers.push_back(waiver);
  EXPECT_EQ(verdict(rules, facts, "groupe-mensuel/2026-04", "2026-04-09"), "at_risk");
  EXPECT_EQ(verdict(rules, facts, "groupe-mensuel/2026-04", "2026-04-10"), "waived");
  EXPECT_EQ(verdict(rules, facts, "groupe-mensuel/2026-05", "2026-06-10"), "breached");
  facts.waivers[0].target = "groupe-mensuel";
  facts.waivers[0].from = day("2026-05-01");
  // From when to when must be said: else it would excuse what nobody has seen yet.
  EXPECT_EQ(verdict(rules, facts, "groupe-mensuel/2026-05", "2026-06-10"), "breached");
  facts.waivers[0].until = day("2026-06-29");
  EXPECT_EQ(verdict(rules, facts, "groupe-mensuel/2026-04", "2026-07-10"), "breached");
  EXPECT_EQ(verdict(rules, facts, "groupe-mensuel/2026-05", "2026-07-10"), "waived");
  EXPECT_EQ(verdict(rules, facts, "groupe-mensuel/2026-06", "2026-07-10"), "breached");
  // What it would be without, too.
  const auto j = judged(rules, facts, "groupe-mensuel/2026-05", "2026-07-10");
  EXPECT_EQ(j.without_waiver, compliance::Verdict::breached);
  EXPECT_EQ(without_waivers(j), compliance::Verdict::breached);
  EXPECT_EQ(judged(rules, facts, "groupe-mensuel/2026-06", "2026-07-10").without_waiver,
            std::nullopt);
}

TEST(Cadence, AWindowThatIsCutIsProRatedHalfUp) {
  // In force from 16 February 2026: 44 of the 90 days of the quarter, less than half.
  const auto less = load(two_per_quarter("at_least = 1\nfrom = 2026-02-16\n"));
  EXPECT_THROW(verdict(less, {}, "groupe-trimestriel/2026-Q1", "2026-04-01"),
               std::invalid_argument);
  // From the 15th: 45 of 90, half: one is owed.
  const auto half = load(two_per_quarter("at_least = 1\nfrom = 2026-02-15\n"));
  EXPECT_EQ(verdict(half, {}, "groupe-trimestriel/2026-Q1", "2026-04-01"), "breached");
  const auto full = load(two_per_quarter("at_least = 3\npartial = \"full\"\nfrom = 2026-03-30\n"));
  EXPECT_EQ(judged(full, {}, "groupe-trimestriel/2026-Q1", "2026-04-01").duty.required, 3);
}

TEST(Cadence, AnAmendmentCutsTheWindowAndBothPartsAreNamedApart) {
  const auto rules = load(two_per_quarter("at_least = 2\n") + R"(
[amendment]
id = "avenant-1"
title = "Avenant 1"
effective = 2026-08-16
[[replace]]
id = "groupe-trimestriel"
at_least = 4
)");
  // Third quarter: 46 days of 92 under each rule.
  const auto before = judged(rules, {}, "groupe-trimestriel/2026-Q3", "2026-07-01");
  EXPECT_EQ(before.duty.required, 1);
  EXPECT_EQ(before.duty.window.last, day("2026-08-15"));
  const auto after = judged(rules, {}, "groupe-trimestriel/2026-Q3@2026-08-16", "2026-07-01");
  EXPECT_EQ(after.duty.required, 2);
  EXPECT_EQ(judged(rules, {}, "groupe-trimestriel/2026-Q4", "2026-07-01").duty.required, 4);
}

TEST(Cadence, WhatAPeriodLeavesToTheBodyMakesNoDuty) {
  const auto rules = load(
      two_per_quarter("").replace(two_per_quarter("").find("\"quarter\""), 9, "\"as-needed\""));
  EXPECT_TRUE(compliance::duties(rules, {}, governance::as_of({}, day("2026-01-01"))).empty());
}

TEST(Cadence, ACeilingAloneIsNotLostBeforeItsWindow) {
  const auto rules = load(R"(
[[obligation]]
id = "plafond"
title = "Plafond"
body = "groupe"
kind = "cadence"
at_least = 0
at_most = 1
per = "month"
source = { article = "1" }
)");
  const auto one = history({convened("groupe", "2026-03-10")});
  EXPECT_EQ(verdict(rules, one, "plafond/2026-03", "2026-02-28"), "upcoming");
  EXPECT_EQ(verdict(rules, one, "plafond/2026-03", "2026-03-01"), "covered");
  EXPECT_EQ(verdict(rules, {}, "plafond/2026-03", "2026-02-28"), "upcoming");
  EXPECT_EQ(verdict(rules, {}, "plafond/2026-03", "2026-04-01"), "satisfied");
  const auto two = history({convened("groupe", "2026-03-10"), proposed("groupe", "2026-03-12")});
  EXPECT_EQ(verdict(rules, two, "plafond/2026-03", "2026-02-28"), "at_risk");
}

// With a notice of 45 days, January is decided in December: there is something to alert about
// before it begins, and it is never lost without a warning.
TEST(Cadence, WhatMustBeConvenedBeforeItsWindowIsAtRiskBeforeIt) {
  const auto rules = load(std::string(monthly) + R"(
[[obligation]]
id = "preavis"
body = "groupe"
kind = "notice"
ahead = { days = 45 }
source = { article = "1" }
)");
  const auto at = [&](const char* as_of) {
    return verdict(rules, {}, "groupe-mensuel/2027-01", as_of);
  };
  const auto j = judged(rules, {}, "groupe-mensuel/2027-01", "2026-12-01");
  EXPECT_EQ(j.last_call, day("2026-12-15"));  // for Friday 29 January
  EXPECT_EQ(j.last_resort, day("2026-12-17"));
  EXPECT_EQ(at("2026-11-14"), "upcoming");
  EXPECT_EQ(at("2026-11-15"), "at_risk");  // 30 days before
  EXPECT_EQ(at("2026-12-17"), "at_risk");
  EXPECT_EQ(at("2026-12-18"), "lost");
}

// Exactly one a month, one held, and one that was convened: from the morrow of its day it was one
// too many, or not, and nobody recorded which.
TEST(Cadence, ACeilingThatMayHaveBeenPassedIsToBeRecorded) {
  const auto rules = load(R"(
[[obligation]]
id = "une"
body = "groupe"
kind = "cadence"
exactly = 1
per = "month"
source = { article = "1" }
)");
  const auto facts = history({held("groupe", "2026-05-04"), convened("groupe", "2026-05-12")});
  EXPECT_EQ(verdict(rules, facts, "une/2026-05", "2026-05-12"), "at_risk");
  for (const char* as_of : {"2026-05-13", "2026-05-31", "2026-06-01"}) {
    EXPECT_EQ(verdict(rules, facts, "une/2026-05", as_of), "unproven") << as_of;
  }
}

// What nobody is bound to makes nothing impossible: a notice that is no obligation moves the last
// call alone.
TEST(Cadence, ANoticeThatBindsNobodyMovesNoLastResort) {
  const auto last_days = [](const char* weight) {
    const auto rules = load(std::string(yearly) + R"(
[[obligation]]
id = "preavis"
body = "presse"
kind = "notice"
ahead = { days = 20 }
source = { article = "1" }
weight = ")" + weight + "\"\n");
    const auto j = judged(rules, {}, "presse-annuelle/2026", "2026-12-01");
    return std::pair(j.last_call, j.last_resort);
  };
  EXPECT_EQ(last_days("obligation"),
            std::pair(std::optional(day("2026-12-11")), std::optional(day("2026-12-11"))));
  for (const char* weight : {"indicator", "recommendation"}) {
    EXPECT_EQ(last_days(weight),
              std::pair(std::optional(day("2026-12-11")), std::optional(day("2026-12-31"))))
        << weight;
  }
}

}  // namespace
}  // namespace gouvernail::test::cadence_test
