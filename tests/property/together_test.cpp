// SPDX-License-Identifier: MPL-2.0
// Two small conventions planned together, a person in both: every pair of calendars, each judged by
// its own checker, where nobody is in two places. No claim of the plans may be refuted by one.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <iostream>
#include <limits>
#include <map>
#include <optional>

#include "planning/plan.h"
#include "property/small_convention.h"
#include "property/small_hours.h"
#include "support/holds.h"
#include "support/sample.h"

namespace gouvernail::test::plans_test {
namespace {

using calendar::Day;
using planning::JointPlan;
using planning::Plan;
using planning::Status;

// More sessions of one convention than that are not tried.
constexpr std::size_t most_of_each = 3;

struct Kept {
  Calendar calendar;
  std::optional<double> cost;
};

// Every calendar that keeps all, those with fewest sessions first.
std::vector<Kept> all_that_keep(const Convention& c) {
  std::vector<Placed> days;
  for (const std::string& body : c.those_asked()) {
    for (const Day day : c.open_days()) days.push_back({body, day});
  }
  std::vector<Kept> kept;
  Calendar calendar;
  const auto choose = [&](const auto& self, std::size_t from, std::size_t left) -> void {
    if (left == 0) {
      if (can_be_planned(c, calendar) && keeps_all(c, calendar)) {
        kept.push_back({calendar, cost_of(c, calendar)});
      }
      return;
    }
    for (std::size_t i = from; i < days.size(); ++i) {
      calendar.push_back(days[i]);
      self(self, i + 1, left - 1);
      calendar.pop_back();
    }
  };
  for (std::size_t count = 0; count <= most_of_each; ++count) choose(choose, 0, count);
  return kept;
}

// Nobody is in a session of each on one day.
bool are_apart(const Convention& a, const Calendar& of_a, const Convention& b,
               const Calendar& of_b) {
  return std::none_of(of_a.begin(), of_a.end(), [&](const Placed& here) {
    const auto busy = needed(a, here);
    return std::any_of(of_b.begin(), of_b.end(), [&](const Placed& there) {
      if (here.day != there.day) return false;
      const auto others = needed(b, there);
      return std::any_of(busy.begin(), busy.end(),
                         [&](const std::string& key) { return others.count(key) > 0; });
    });
  });
}

struct JointTruth {
  std::size_t sessions = 0;
  std::optional<double> cost;  // of the cheapest with as many, where all of them are told
};

std::optional<JointTruth> truth_of(const Convention& a, const Convention& b) {
  std::optional<JointTruth> truth;
  const auto all_of_b = all_that_keep(b);
  for (const Kept& one : all_that_keep(a)) {
    for (const Kept& other : all_of_b) {
      const std::size_t sessions = one.calendar.size() + other.calendar.size();
      if (truth && sessions > truth->sessions) continue;
      if (!are_apart(a, one.calendar, b, other.calendar)) continue;
      std::optional<double> cost;
      if (one.cost && other.cost) cost = *one.cost + *other.cost;
      if (!truth || sessions < truth->sessions) {
        truth = {sessions, cost};
      } else if (truth->cost) {
        truth->cost = cost ? std::optional(std::min(*truth->cost, *cost)) : std::nullopt;
      }
    }
  }
  return truth;
}

// So few that each pair of calendars can be tried.
std::string few_rules() {
  for (;;) {
    std::string text = any_rules();
    const bool many = text.find("at_least = 3") != std::string::npos ||
                      text.find("at_least = 4") != std::string::npos;
    if (!many && std::count(text.begin(), text.end(), '[') <= 6) return text;
  }
}

TEST(TogetherPlans, ClaimNothingThatSomeCalendarsRefute) {
  const int count = cases(60, 20000);
  std::map<std::string, int> seen;
  EXPECT_TRUE(holds(count, "no two calendars are better than plans that say so", [&] {
    Setting setting = any_setting(4, 6);
    setting.sharing = true;
    setting.name = "un";
    const Convention a(few_rules(), setting);
    setting.name = "deux";
    const Convention b(few_rules(), setting);
    RC_LOG() << a.text << "---\n" << b.text;
    const JointPlan joint = planning::propose_together({a.problem, b.problem});
    RC_ASSERT(joint.plans.size() == 2U);
    const Plan& first = joint.plans.front();
    const Plan& second = joint.plans.back();
    RC_LOG() << text_of(first) << "\n"
             << text_of(second) << "\n"
             << joint.cost << " (" << joint.lower_bound << ")\n";
    const auto truth = truth_of(a, b);
    const bool open = !first.conflicts.empty() || !second.conflicts.empty();
    const Calendar of_a = calendar_of(first);
    const Calendar of_b = calendar_of(second);
    if (!truth) {
      RC_ASSERT(open || of_a.size() > most_of_each || of_b.size() > most_of_each);
      ++seen["none"];
      return;
    }
    RC_LOG() << "truth: " << truth->sessions << " sessions, "
             << (truth->cost ? std::to_string(*truth->cost) : "no cost") << "\n";
    if (open) {
      for (const Plan* plan : {&first, &second}) {
        for (const auto& conflict : plan->conflicts) RC_ASSERT(!conflict.proven);
      }
      ++seen["missed"];
      return;
    }
    ++seen["kept"];
    const std::size_t sessions = of_a.size() + of_b.size();
    RC_ASSERT(can_be_planned(a, of_a) && can_be_planned(b, of_b));
    RC_ASSERT(are_apart(a, of_a, b, of_b));
    RC_ASSERT(keeps_all(a, of_a) && keeps_all(b, of_b));
    RC_ASSERT(sessions >= truth->sessions || of_a.size() > most_of_each ||
              of_b.size() > most_of_each);
    RC_ASSERT(!joint.sessions_proven || sessions == truth->sessions);
    if (truth->cost && sessions == truth->sessions) RC_ASSERT(joint.lower_bound <= *truth->cost);
    if (joint.status != Status::optimal) return;
    ++seen["proven"];
    RC_ASSERT(joint.sessions_proven);
    if (!truth->cost) return;
    ++seen["priced"];
    RC_ASSERT(joint.cost == *truth->cost);
  }));
  for (const auto& [what, times] : seen) std::cerr << what << " " << times << ", ";
  std::cerr << '\n';
  EXPECT_GT(seen["proven"], count / 10);
  EXPECT_LE(seen["missed"], 2 + count / 12);
}

}  // namespace
}  // namespace gouvernail::test::plans_test
