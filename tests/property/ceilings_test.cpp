// SPDX-License-Identifier: MPL-2.0
// Ceilings in plans: the checker never finds one newly broken, and what is called proven has been
// compared with an exact answer.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>

#include "governance/convention.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "planning/plan.h"
#include "rules/rules.h"
#include "support/rules_text.h"

namespace gouvernail::test::ceilings_test {
namespace {

using calendar::Days;
using compliance::Judgement;
using governance::MeetingStatus;
using planning::Hard;

int between(int from, int to) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to + 1));
}
bool often() { return between(0, 2) > 0; }

std::string rule(const std::string& id, const std::string& body, const std::string& more) {
  return "[[obligation]]\nid = \"" + id + "\"\ntitle = \"t\"\nbody = \"" + body +
         "\"\nsource = { article = \"1\" }\n" + more + "\n";
}

// "between two and four a quarter", "at most one a month"…
std::string cadence(const std::string& id, const std::string& body, int most_asked,
                    bool with_ceiling, const std::string& more = "") {
  const std::string per = *rc::gen::element<std::string>("month", "2 months", "quarter", "4 months",
                                                         "semester", "year", "school-year");
  const int least = between(with_ceiling ? 0 : 1, most_asked);
  std::string text = "kind = \"cadence\"\nper = \"" + per + "\"\n" + more;
  if (least > 0) text += "at_least = " + std::to_string(least) + "\n";
  if (with_ceiling) {
    text += "at_most = " + std::to_string(between(std::max(1, least), most_asked + 1)) + "\n";
  }
  return rule(id, body, text);
}

struct Convention {
  rules::Rules rules;
  planning::Problem problem;

  explicit Convention(const std::string& text) : rules(load(text)) {
    rules.house.spacing = 1;
    problem.rules = &rules;
    problem.today = day("2027-01-04") + Days{between(0, 250)};
    problem.horizon = {problem.today + Days{1}, rules.convention->term.last};
  }

  void stand(int most, const std::vector<std::string>& bodies) {
    const int sessions = between(0, most);
    for (int i = 0; i < sessions; ++i) {
      governance::Meeting m;
      m.uid = "m" + std::to_string(i);
      m.body = *rc::gen::elementOf(bodies);
      m.day = problem.today + Days{between(-60, 120)};
      m.status = m.day < problem.today
                     ? MeetingStatus::held
                     : *rc::gen::element(MeetingStatus::proposed, MeetingStatus::convened,
                                         MeetingStatus::cancelled);
      problem.history.own().meetings.push_back(m);
    }
  }

  std::vector<Judgement> judge(const governance::History& history) const {
    return compliance::judge(rules, {}, governance::as_of(history, problem.today));
  }
};

int sessions(const Judgement& judgement) { return static_cast<int>(judgement.meetings.size()); }

// By duty: the sessions that bear on it.
std::map<std::string, int> under_ceilings(const std::vector<Judgement>& judgements) {
  std::map<std::string, int> found;
  for (const Judgement& j : judgements) {
    if (j.duty.at_most) found[j.duty.id] = sessions(j);
  }
  return found;
}

governance::History with(const Convention& c, const planning::Plan& plan) {
  governance::History history = c.problem.history;
  for (const auto* list : {&plan.meetings, &plan.later}) {
    for (const auto& planned : *list) {
      if (planned.change == planning::Change::added) history.meetings.push_back(planned.meeting);
    }
  }
  return history;
}

// What the checker finds of a plan's ceilings.
void expect_no_new_breach(const Convention& c, const planning::Plan& plan) {
  const auto before = under_ceilings(c.judge(c.problem.history));
  for (const Judgement& j : c.judge(with(c, plan))) {
    if (!j.duty.at_most || sessions(j) <= *j.duty.at_most) continue;
    RC_ASSERT(sessions(j) == before.at(j.duty.id));
    // It stood like that, and the plan says so.
    const bool told = std::any_of(
        plan.conflicts.begin(), plan.conflicts.end(), [&](const planning::Conflict& conflict) {
          return conflict.duty == j.duty.id && conflict.constraint == Hard::ceiling;
        });
    RC_ASSERT(told || j.duty.window.last < c.problem.horizon.first);
  }
}

// Whether days can be found for one body alone, whatever else is owed: sessions counted from the
// first day on are a chain of differences, and those have a solution unless they go round in
// a circle that costs less than nothing.
class Exact {
 public:
  explicit Exact(const Convention& c) : first_(c.rules.convention->term.first) {
    const Day last = c.rules.convention->term.last;
    nodes_ = static_cast<int>((last - first_).count()) + 2;
    for (Day d = first_; d <= last; d += Days{1}) {
      const int standing = static_cast<int>(std::count_if(
          c.problem.history->meetings.begin(), c.problem.history->meetings.end(),
          [&](const auto& m) { return m.day == d && m.status != MeetingStatus::cancelled; }));
      const bool open =
          standing == 0 && c.problem.horizon.contains(d) && c.rules.work().is_ouvre(d);
      limit({d, d}, standing, open ? 1 : standing);
    }
    for (const Judgement& j : c.judge(c.problem.history)) {
      const auto& window = j.duty.window;
      if (window.last < c.problem.horizon.first) continue;
      limit(window, j.duty.required, std::max(j.duty.at_most.value_or(nodes_), sessions(j)));
    }
  }

  bool is_feasible() const {
    std::vector<int> least(static_cast<std::size_t>(nodes_), 0);
    for (int pass = 0; pass <= nodes_; ++pass) {
      bool changed = false;
      for (const Edge& edge : edges_) {
        int& to = least[static_cast<std::size_t>(edge.to)];
        const int through = least[static_cast<std::size_t>(edge.from)] + edge.most;
        if (through >= to) continue;
        to = through;
        changed = true;
      }
      if (!changed) return true;
    }
    return false;
  }

 private:
  struct Edge {
    int from;
    int to;
    int most;  // sessions after `from` and up to `to`; of less than none: at least so many back
  };
  void limit(const calendar::DayRange& days, int least, int most) {
    const int from = static_cast<int>((days.first - first_).count());
    const int to = static_cast<int>((days.last - first_).count()) + 1;
    edges_.push_back({from, to, most});
    edges_.push_back({to, from, -least});
  }

  Day first_;
  int nodes_ = 0;
  std::vector<Edge> edges_;
};

TEST(Property, NoPlanBreaksACeiling) {
  EXPECT_TRUE(rc::check("re-judged, no ceiling is newly broken, and none is passed further", [] {
    std::string text = cadence("copil-du", "copil", 2, often());
    if (often()) text += cadence("groupe-du", "groupe", 2, often());
    if (often()) text += cadence("cotech-du", "cotech", 2, often());
    if (often()) {
      text += rule("avant", "cotech",
                   std::string("kind = \"precedence\"\nbefore_each = \"copil\"\n") +
                       (often() ? "" : "fresh = false\n"));
    }
    if (often()) text += cadence("plafond", "cotech", 1, true);
    if (often()) text += cadence("autre", "copil", 1, true, "also_counts = [\"groupe\"]\n");
    if (!often()) text += rule("ecart", "groupe", "kind = \"max-gap\"\ngap = { days = 50 }\n");
    if (!often())
      text += rule("suite", "groupe", "kind = \"response\"\nafter_each = [\"copil\"]\n");
    Convention c(text);
    c.stand(8, {"groupe", "cotech", "copil"});
    planning::Control control;
    control.explain = !often();
    const auto plan = planning::propose(c.problem, control);
    expect_no_new_breach(c, plan);
    int by_ceiling = 0;
    for (const auto& conflict : plan.conflicts) {
      if (conflict.constraint != Hard::ceiling) continue;
      ++by_ceiling;
      for (const auto& cause : conflict.causes) {
        if (cause.constraint == Hard::ceiling) RC_ASSERT(cause.source.article == "1");
      }
    }
    RC_CLASSIFY(by_ceiling > 0, "a duty left open by a ceiling");
    RC_CLASSIFY(plan.conflicts.empty(), "every duty kept");
    RC_ASSERT(plan.lower_bound <= plan.cost + 1e-9);
  }));
}

TEST(Property, WhatACeilingIsProvenToForbidIsImpossible) {
  EXPECT_TRUE(rc::check("against exact counting, one body", [] {
    std::string text;
    const int rules = between(2, 4);
    for (int i = 0; i < rules; ++i) {
      text += cadence("regle-" + std::to_string(i), "groupe", 2, often());
    }
    Convention c(text);
    c.stand(3, {"groupe"});
    planning::Control control;
    control.explain = false;
    const auto plan = planning::propose(c.problem, control);
    expect_no_new_breach(c, plan);
    const bool possible = Exact(c).is_feasible();
    bool open = false;
    bool proven = false;
    for (const auto& conflict : plan.conflicts) {
      // What stood beyond a ceiling before is allowed to in both.
      const bool stood =
          conflict.constraint == Hard::ceiling && conflict.causes.empty() &&
          std::any_of(plan.judgements.begin(), plan.judgements.end(), [&](const Judgement& j) {
            return j.duty.id == conflict.duty && j.duty.at_most && sessions(j) > *j.duty.at_most;
          });
      if (stood) continue;
      open = true;
      proven = proven || conflict.proven;
    }
    if (!open) RC_ASSERT(possible);
    if (proven) RC_ASSERT(!possible);
    RC_CLASSIFY(!open, "every duty kept");
    RC_CLASSIFY(proven, "proven impossible");
    RC_CLASSIFY(open && possible, "possible, not found");
    RC_CLASSIFY(open && !possible && !proven, "impossible, not proven");
  }));
}

}  // namespace
}  // namespace gouvernail::test::ceilings_test
