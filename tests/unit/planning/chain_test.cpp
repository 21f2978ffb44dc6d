// SPDX-License-Identifier: MPL-2.0
#include "planning/model/chain.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <functional>
#include <limits>

#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

using calendar::Days;
using planning::ChainProblem;
using planning::DayOption;

// Every choice tried: gaps between neighbours, where at least one of the two is new.
double cheapest(const ChainProblem& p) {
  double best = std::numeric_limits<double>::infinity();
  std::vector<const DayOption*> chosen;
  const std::function<void()> choose = [&] {
    if (chosen.size() < p.sessions.size()) {
      for (const DayOption& option : p.sessions[chosen.size()]) {
        if (!chosen.empty() && option.day <= chosen.back()->day) continue;
        chosen.push_back(&option);
        choose();
        chosen.pop_back();
      }
      return;
    }
    std::vector<std::pair<Day, bool>> line;  // day, new
    double cost = 0;
    for (const Day day : p.fixed) line.emplace_back(day, false);
    for (const DayOption* option : chosen) {
      line.emplace_back(option->day, true);
      cost += option->cost;
    }
    std::sort(line.begin(), line.end());
    if (!line.empty() && line[0].second && p.first_wish) {
      cost += p.weight * static_cast<double>(std::abs((line[0].first - *p.first_wish).count()) / 2);
    }
    for (std::size_t i = 1; i < line.size(); ++i) {
      if (!line[i].second && !line[i - 1].second) continue;
      const auto gap = (line[i].first - line[i - 1].first).count();
      if (gap < p.spacing) return;
      cost += p.weight * std::abs(static_cast<double>(gap) - p.target);
    }
    best = std::min(best, cost);
  };
  choose();
  return best;
}

TEST(Chain, CostsAsLittleAsTheCheapestOfAllChoices) {
  EXPECT_TRUE(rc::check("dynamic programming equals exhaustive search", [] {
    ChainProblem p;
    const Day start = day("2026-01-05");
    for (int n = *rc::gen::inRange(0, 4); n > 0; --n) {
      std::vector<DayOption> options;
      for (int d = 0; d < 12; ++d) {
        if (*rc::gen::inRange(0, 3) == 0) continue;
        options.push_back({start + Days{d}, calendar::Minutes{540},
                           static_cast<double>(*rc::gen::inRange(0, 5))});
      }
      p.sessions.push_back(options);
    }
    for (int d = -3; d < 15; ++d) {
      if (*rc::gen::inRange(0, 8) == 0) p.fixed.push_back(start + Days{d});
    }
    p.spacing = *rc::gen::inRange(1, 4);
    p.target = *rc::gen::inRange(1, 8);
    p.weight = *rc::gen::inRange(0, 3);
    if (*rc::gen::arbitrary<bool>()) p.first_wish = start + Days{*rc::gen::inRange(0, 10)};
    const auto solution = planning::solve(p);
    const double best = p.sessions.empty() ? 0 : cheapest(p);
    RC_ASSERT(solution.has_value() == std::isfinite(best));
    if (!solution) return;
    RC_ASSERT(std::abs(solution->cost() - best) < 1e-9);
    RC_ASSERT(solution->chosen.size() == p.sessions.size());
  }));
}

}  // namespace
}  // namespace gouvernail::test
