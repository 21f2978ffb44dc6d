// SPDX-License-Identifier: MPL-2.0
// What must hold for every rule and history.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>
#include <tuple>

#include "compliance/trial.h"
#include "governance/convention.h"
#include "governance/history_as_of.h"
#include "rules/rules.h"
#include "support/rules_text.h"

namespace gouvernail::test::compliance_test {
namespace {

using calendar::Days;

std::string cadence(int at_least, const std::string& per) {
  return R"(
[[obligation]]
id = "rythme"
title = "Rythme"
body = "groupe"
kind = "cadence"
source = { article = "1" }
at_least = )" +
         std::to_string(at_least) + "\nper = \"" + per + "\"\n";
}

const std::vector<std::string> periods = {"month",   "quarter",     "semester",
                                          "year",    "school-year", "term",
                                          "2 years", "4 months",    "convention-year"};

governance::History random_history(const std::vector<std::string>& bodies) {
  governance::History facts;
  const int n = *rc::gen::inRange(0, 12);
  for (int i = 0; i < n; ++i) {
    governance::Meeting m;
    m.uid = "m" + std::to_string(i);
    m.body = *rc::gen::elementOf(bodies);
    m.day = day("2026-01-01") + Days{*rc::gen::inRange(0, 730)};
    m.status =
        *rc::gen::element(governance::MeetingStatus::proposed, governance::MeetingStatus::convened,
                          governance::MeetingStatus::held, governance::MeetingStatus::cancelled);
    facts.meetings.push_back(m);
  }
  return facts;
}

// Worst last; verdicts of one rank are equally good.
int rank(compliance::Verdict verdict) {
  using compliance::Verdict;
  switch (verdict) {
    case Verdict::satisfied:
      return 0;
    case Verdict::covered:
      return 1;
    case Verdict::waived:
    case Verdict::unproven:
      return 2;
    case Verdict::upcoming:
    case Verdict::open:
      return 3;
    case Verdict::at_risk:
      return 4;
    case Verdict::lost:
      return 5;
    case Verdict::breached:
      return 6;
  }
  return 7;
}

TEST(Property, CadenceDutiesTileTheTerm) {
  EXPECT_TRUE(rc::check("windows follow one another without gap or overlap", [] {
    const std::string per = *rc::gen::elementOf(periods);
    const auto rules = load(cadence(28, per) + (per == "term" ? "" : "partial = \"full\"\n"));
    const auto duties = compliance::duties(rules, {}, governance::as_of({}, calendar::Day{}));
    Day next = rules.convention->term.first;
    std::set<std::string> ids;
    for (const auto& duty : duties) {
      RC_ASSERT(duty.window.first == next);
      RC_ASSERT(!duty.window.empty());
      RC_ASSERT(ids.insert(duty.id).second);
      next = duty.window.last + Days{1};
    }
    RC_ASSERT(next == rules.convention->term.last + Days{1});
  }));
}

TEST(Property, AddingAHeldSessionNeverWorsensACadence) {
  EXPECT_TRUE(rc::check("a session more is never worse", [] {
    const auto rules = load(cadence(*rc::gen::inRange(1, 4), *rc::gen::elementOf(periods)));
    governance::History facts = random_history({"groupe"});
    const Day as_of = day("2026-01-01") + Days{*rc::gen::inRange(-30, 760)};
    const auto before = compliance::judge(rules, {}, governance::as_of(facts, as_of));
    governance::Meeting more = held("groupe", "2026-01-01");
    more.uid = "more";
    more.day += Days{*rc::gen::inRange(0, 730)};
    facts.meetings.push_back(more);
    const auto after = compliance::judge(rules, {}, governance::as_of(facts, as_of));
    RC_ASSERT(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
      RC_ASSERT(rank(after[i].verdict) <= rank(before[i].verdict));
    }
  }));
}

TEST(Property, SupposedSessionsAreJudgedAsIfTheyStood) {
  EXPECT_TRUE(
      rc::check("those that sessions touch say what the whole says; the others say the same", [] {
        const auto rules = load(cadence(*rc::gen::inRange(1, 3), *rc::gen::elementOf(periods)) + R"(
[[obligation]]
id = "avant"
title = "Avant"
body = "cotech"
kind = "precedence"
before_each = "groupe"
source = { article = "1" }
[[obligation]]
id = "ecart"
title = "Écart"
body = "copil"
kind = "max-gap"
gap = { days = 40 }
source = { article = "1" }
[[obligation]]
id = "reponse"
title = "Réponse"
body = "copil"
kind = "response"
after_each = ["presse"]
within = { days = 20 }
source = { article = "1" }
[[obligation]]
id = "convocation"
title = "Convocation"
body = "cotech"
kind = "notice"
ahead = { days = 10 }
source = { article = "1" }
)");
        const std::vector<std::string> bodies{"groupe", "cotech", "copil", "presse"};
        const governance::History facts = random_history(bodies);
        const Day as_of = day("2026-01-01") + Days{*rc::gen::inRange(0, 700)};
        const compliance::Trial trial(rules, {}, governance::as_of(facts, as_of));
        governance::Meeting more = proposed(*rc::gen::elementOf(bodies), "2026-01-01");
        more.uid = "more";
        more.day = as_of + Days{*rc::gen::inRange(0, 60)};
        governance::History with = facts;
        with.meetings.push_back(more);
        const auto said = [](const compliance::Judgement& j) {
          return std::tuple(j.duty.trigger, j.duty.window.first, j.duty.window.last, j.verdict,
                            j.meetings, j.last_call, j.last_resort);
        };
        std::map<std::string, compliance::Judgement> expected;
        for (const auto& j : compliance::judge(rules, {}, governance::as_of(with, as_of)))
          expected.emplace(j.duty.id, j);
        std::set<std::string> touched;
        for (const auto& j : trial.suppose({more})) {
          RC_ASSERT(said(j) == said(expected.at(j.duty.id)));
          touched.insert(j.duty.id);
        }
        RC_ASSERT(!touched.empty());
        std::set<std::string> all;
        for (const auto& j : trial.judge()) {
          all.insert(j.duty.id);
          if (touched.count(j.duty.id) == 0) RC_ASSERT(said(j) == said(expected.at(j.duty.id)));
        }
        for (const auto& [id, j] : expected) RC_ASSERT(all.count(id) + touched.count(id) > 0);
      }));
}

TEST(Property, SatisfiedAndBreachedAreForEver) {
  EXPECT_TRUE(rc::check("without new facts, a day more changes neither", [] {
    const auto rules = load(cadence(*rc::gen::inRange(1, 3), *rc::gen::elementOf(periods)) + R"(
[[obligation]]
id = "avant"
title = "Avant"
body = "cotech"
kind = "precedence"
before_each = "groupe"
source = { article = "1" }
[[obligation]]
id = "ecart"
title = "Écart"
body = "cotech"
kind = "max-gap"
gap = { days = 40 }
source = { article = "1" }
)");
    // Facts that no later day reveals: what is held was held before the first day of judgement.
    governance::History facts = random_history({"groupe", "cotech"});
    const Day as_of = day("2026-01-01") + Days{*rc::gen::inRange(0, 730)};
    for (auto& m : facts.meetings) {
      if (m.status == governance::MeetingStatus::held && m.day > as_of) {
        m.status = governance::MeetingStatus::cancelled;
      }
    }
    std::map<std::string, compliance::Verdict> settled;
    for (int later = 0; later < 120; later += 7) {
      for (const auto& j :
           compliance::judge(rules, {}, governance::as_of(facts, as_of + Days{later}))) {
        const auto known = settled.find(j.duty.id);
        if (known != settled.end()) RC_ASSERT(j.verdict == known->second);
        if (j.verdict == compliance::Verdict::satisfied ||
            j.verdict == compliance::Verdict::breached) {
          settled.emplace(j.duty.id, j.verdict);
        }
      }
    }
  }));
}

}  // namespace
}  // namespace gouvernail::test::compliance_test
