// SPDX-License-Identifier: MPL-2.0
// The search against exhaustive enumeration: the same cost, bounds that are bounds, and plans
// exactly where there are any. What fails is shrunk to the smallest problem that still fails.
#include "search/search.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "search/index.h"
#include "search/prices.h"
#include "support/holds.h"
#include "support/sample.h"
#include "support/small_search.h"

namespace gouvernail::search {
namespace {

// Over the whole range from the first case on.
int below(int n) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, n)); }

Model any_model() {
  return small_model([](int n) { return below(n); });
}

Limits rounds(std::uint64_t most) {
  Limits limits;
  limits.most_rounds = most;
  return limits;
}

TEST(Search, AgreesWithExhaustiveSearch) {
  const int count = test::cases(1000, 3000);
  int with_plan = 0;
  EXPECT_TRUE(test::holds(count, "cost, bound and feasibility are those of exhaustive search", [&] {
    const Model model = any_model();
    RC_LOG() << text_of(model);
    const auto truth = least_cost(model);
    const Result result = solve(model, rounds(3000));
    RC_ASSERT(result.outcome == (truth ? Outcome::optimal : Outcome::infeasible));
    if (!truth) {
      RC_ASSERT(result.times.empty());
      return;
    }
    ++with_plan;
    const Evaluation check = evaluate(model, result.times);
    RC_ASSERT(check.broken.total() == 0);
    RC_ASSERT(check.cost == result.cost);
    RC_ASSERT(result.cost == *truth);
    RC_ASSERT(result.bound == static_cast<double>(*truth));
  }));
  EXPECT_GT(with_plan, count / 3);
  EXPECT_LT(with_plan, count - count / 30);
}

TEST(Search, StoppedEarlyItStillTellsTheTruth) {
  EXPECT_TRUE(test::holds(
      test::cases(200, 500), "cut short: a plan that is one, and a bound that is one", [] {
        const Model model = any_model();
        RC_LOG() << text_of(model);
        const auto truth = least_cost(model);
        const Result result = solve(model, rounds(1 + static_cast<std::uint64_t>(below(12))));
        if (!truth) {
          RC_ASSERT(result.outcome == Outcome::infeasible || result.outcome == Outcome::unknown);
          return;
        }
        RC_ASSERT(result.outcome != Outcome::infeasible);
        RC_ASSERT(result.bound <= static_cast<double>(*truth));
        if (result.times.empty()) return;
        RC_ASSERT(evaluate(model, result.times).broken.total() == 0);
        RC_ASSERT(result.cost >= *truth);
      }));
}

// Series of four sessions that share three persons, on two hours of forty days: too much to be
// solved at once.
Model crowded_model() {
  Model model;
  model.slots = model.cells = 2;
  model.half_of_slot = {0, 1};
  for (int day = 0; day < 40; ++day) model.days.push_back(day);
  for (int person = 0; person < 3; ++person) model.resources.push_back({"p", 1, {}});
  const int series = 6 + below(4);
  for (int s = 0; s < 4 * series; ++s) {
    Session session;
    const int first = 10 * (s % 4);
    for (int t = 2 * first; t < 2 * (first + 10); ++t) session.candidates.push_back({t, below(9)});
    model.sessions.push_back(std::move(session));
    if (s % 4 > 0) model.gaps.push_back({s - 1, s, 2, 30, 10, 1 + below(2)});
    if (below(3) > 0) model.resources[at(below(3))].sessions.push_back(s);
  }
  return model;
}

// Stopped when it is asked for the so-manieth time.
TEST(Search, MoreTimeNeverGivesADearerPlan) {
  EXPECT_TRUE(test::holds(test::cases(200, 1000), "the plan of a longer search costs no more", [] {
    const Model model = crowded_model();
    RC_LOG() << text_of(model);
    std::int64_t cost = 0;
    bool any = false;
    for (const int asks : {0, 1, 2, 3, 4, 6, 8, 12, 16, 32, 64}) {
      search::Limits limits = rounds(30);
      int left = asks;
      limits.stop = [&] { return --left < 0; };
      const Result result = solve(model, limits);
      if (result.times.empty()) {
        RC_ASSERT(!any);
        continue;
      }
      RC_ASSERT(!any || result.cost <= cost);
      cost = result.cost;
      any = true;
    }
  }));
}

TEST(Prices, NeverPassTheOptimum) {
  EXPECT_TRUE(test::holds(test::cases(300, 1000), "whatever the steps, the bound stays below", [] {
    const Model model = any_model();
    const auto truth = least_cost(model);
    if (!truth) return;
    RC_LOG() << text_of(model);
    const Layout layout(model);
    Prices prices(layout);
    for (int step = 0; step < 80; ++step) {
      RC_ASSERT(prices.bound() <= static_cast<double>(*truth) + 1e-3);
      if (!prices.measure()) break;
      // Any length keeps the bound below: prices need not be good to be right.
      prices.step(0.1 + 0.5 * ((step * 7) % 6));
      if (step % 10 == 9) prices.prune();
    }
  }));
}

}  // namespace
}  // namespace gouvernail::search
