// SPDX-License-Identifier: MPL-2.0
// What must hold for every rule and history; and last days against walking every day.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <functional>
#include <set>
#include <tuple>

#include "compliance/last_call.h"
#include "compliance/trial.h"
#include "governance/convention.h"
#include "governance/history_as_of.h"
#include "rules/rules.h"
#include "support/rules_text.h"

namespace gouvernail::test {
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
    const auto rules = load(cadence(1000, per) + "partial = \"full\"\n");
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

// The second way to last days: on each day, every calendar is tried.
class Walker {
 public:
  Walker(const rules::Rules& rules, const governance::History& facts, compliance::Manner manner)
      : rules_(rules), facts_(facts), manner_(manner) {}

  std::optional<Day> last_day(const calendar::DayRange& window, int missing) const {
    std::optional<Day> last;
    for (Day t = window.first - Days{60}; t <= window.last; t += Days{1}) {
      if (some_calendar(window, missing, t)) last = t;
    }
    return last;
  }

 private:
  bool good() const { return manner_ == compliance::Manner::good_order; }
  int notice(const std::string& body) const {
    return good() ? rules_.house.notice_for(body).days : 0;
  }
  int spacing(const std::string& body) const { return good() ? rules_.house.spacing_for(body) : 1; }

  std::vector<Day> days_of(const std::string& body) const {
    std::vector<Day> days;
    for (const auto& m : facts_.meetings) {
      if (m.body == body && m.status != governance::MeetingStatus::cancelled) days.push_back(m.day);
    }
    return days;
  }

  // Days on which a session of `body` may be added, acting on day t or later.
  std::vector<Day> candidates(const std::string& body, const calendar::DayRange& window,
                              Day t) const {
    std::vector<Day> days;
    for (Day d = window.first; d <= window.last; d += Days{1}) {
      bool free = rules_.work().is_ouvre(d) && d >= t && d - Days{notice(body)} >= t;
      for (const Day other : days_of(body)) {
        free = free && std::abs((d - other).count()) >= spacing(body);
      }
      if (free) days.push_back(d);
    }
    return days;
  }

  bool some_calendar(const calendar::DayRange& window, int missing, Day t) const {
    const auto days = candidates("copil", window, t);
    std::vector<Day> chosen;
    const std::function<bool(std::size_t)> choose = [&](std::size_t from) {
      if (static_cast<int>(chosen.size()) == missing) return all_preceded(chosen, t);
      for (std::size_t i = from; i < days.size(); ++i) {
        if (!chosen.empty() && (days[i] - chosen.back()).count() < spacing("copil")) continue;
        chosen.push_back(days[i]);
        if (choose(i + 1)) return true;
        chosen.pop_back();
      }
      return false;
    };
    return choose(0);
  }

  // Each chosen COPIL has a COTECH since the COPIL before it: known, or possible from day t.
  bool all_preceded(const std::vector<Day>& chosen, Day t) const {
    if (rules_.obligations.empty()) return true;  // no COTECH is asked for
    std::vector<Day> copils = days_of("copil");
    copils.insert(copils.end(), chosen.begin(), chosen.end());
    std::sort(copils.begin(), copils.end());
    return std::all_of(chosen.begin(), chosen.end(), [&](Day d) {
      calendar::DayRange window{rules_.convention->term.first, d - Days{1}};
      for (const Day other : copils) {
        if (other < d) window.first = other + Days{1};
      }
      for (const auto& obligation : rules_.obligations) {
        const auto* rule = std::get_if<rules::Precedence>(&obligation.kind);
        if (rule && rule->within) {
          window.first = std::max(window.first, d - Days{rule->within->days.days});
        }
      }
      const auto known = days_of("cotech");
      const bool there =
          std::any_of(known.begin(), known.end(), [&](Day day) { return window.contains(day); });
      return there || !candidates("cotech", window, t).empty();
    });
  }

  const rules::Rules& rules_;
  const governance::History& facts_;
  compliance::Manner manner_;
};

TEST(Property, LastDaysAgreeWithWalkingEveryDay) {
  EXPECT_TRUE(rc::check("last call and last resort by two ways", [] {
    const int copil_notice = *rc::gen::inRange(0, 12);
    const int cotech_notice = *rc::gen::inRange(0, 12);
    const int copil_spacing = *rc::gen::inRange(1, 5);
    const int cotech_spacing = *rc::gen::inRange(1, 5);
    const int within = *rc::gen::inRange(0, 15);
    const bool preceded = *rc::gen::inRange(0, 4) > 0;
    std::string text = "[house]\n";
    const auto house = [&](const char* body, int notice, int spacing) {
      text += std::string("  [house.body.") + body +
              "]\n  notice = { days = " + std::to_string(notice) +
              " }\n  spacing = " + std::to_string(spacing) + "\n";
    };
    house("copil", copil_notice, copil_spacing);
    house("cotech", cotech_notice, cotech_spacing);
    if (preceded) {
      text +=
          "[[obligation]]\nid = \"avant\"\ntitle = \"Avant\"\nbody = \"cotech\"\n"
          "kind = \"precedence\"\nbefore_each = \"copil\"\nsource = { article = \"1\" }\n";
      if (within > 0) text += "within = { days = " + std::to_string(within) + " }\n";
    }
    const auto rules = load(text);
    governance::History facts;
    const Day start = day("2026-04-20");  // a fortnight with 1 and 8 May, and weekends
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
      governance::Meeting m =
          convened(*rc::gen::element<std::string>("copil", "cotech"), "2026-04-01");
      m.uid = "m" + std::to_string(i);
      m.day = start + Days{*rc::gen::inRange(-12, 16)};
      facts.meetings.push_back(m);
    }
    const calendar::DayRange window{start, start + Days{*rc::gen::inRange(0, 16)}};
    const int missing = *rc::gen::inRange(1, 4);
    const compliance::Sessions sessions(facts);
    const compliance::Placement placement(rules, sessions);
    for (const auto manner : {compliance::Manner::good_order, compliance::Manner::resort}) {
      const auto ours = placement.last_day_to_act({"copil", window, missing}, manner);
      const auto walked = Walker(rules, facts, manner).last_day(window, missing);
      RC_ASSERT(ours.has_value() == walked.has_value());
      if (ours) RC_ASSERT(calendar::to_iso(*ours) == calendar::to_iso(*walked));
    }
  }));
}

}  // namespace
}  // namespace gouvernail::test
