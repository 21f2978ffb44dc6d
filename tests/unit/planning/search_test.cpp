// SPDX-License-Identifier: MPL-2.0
// The search's parts against slower ways to compute the same. All of it against exhaustive
// enumeration: tests/property/search_test.cpp.
#include "search/search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <optional>
#include <random>
#include <stdexcept>

#include "search/index.h"
#include "search/occupancy.h"
#include "search/parallel.h"
#include "search/prices.h"
#include "support/sample.h"
#include "support/small_search.h"

namespace gouvernail::search {
namespace {

using Generator = std::mt19937;

int below(Generator& random, int n) {
  return static_cast<int>(random() % static_cast<unsigned>(n));
}

// Numbers for small_model.
auto drawn_from(Generator& random) {
  return [&random](int n) { return below(random, n); };
}

Limits rounds(std::uint64_t most) {
  Limits limits;
  limits.most_rounds = most;
  return limits;
}

TEST(Search, TheSameSeedGivesTheSamePlan) {
  Generator random(7);
  for (int round = 0; round < 50; ++round) {
    const Model model = small_model(drawn_from(random));
    EXPECT_EQ(solve(model, rounds(20)).times, solve(model, rounds(20)).times);
  }
}

// Many small models side by side, none of which shares a person with another.
Model side_by_side(Generator& random, int count) {
  Model all;
  all.slots = all.cells = 2;
  all.half_of_slot = {0, 1};
  for (int day = 0; day < 6; ++day) all.days.push_back(day);
  for (int i = 0; i < count; ++i) {
    const int first = static_cast<int>(all.sessions.size());
    Resource person{"person " + std::to_string(i), 1, {}};
    for (int s = 0; s < 4; ++s) {
      Session session;
      for (int t = 0; t < 12; ++t) session.candidates.push_back({t, below(random, 8)});
      person.sessions.push_back(first + s);
      all.sessions.push_back(std::move(session));
    }
    all.gaps.push_back({first, first + 1, 1, 3, 2, 1});
    all.gaps.push_back({first + 2, first + 3, 1, 3, 2, 2});
    all.resources.push_back(std::move(person));
  }
  return all;
}

TEST(Together, AnyNumberOfThreadsGivesTheSamePlan) {
  Generator random(23);
  const Model model = side_by_side(random, 80);
  for (const std::uint64_t most : {1U, 5U, 3000U}) {
    Limits limits = rounds(most);
    limits.threads = 1;
    const Result alone = solve(model, limits);
    limits.threads = 4;
    const Result together = solve(model, limits);
    EXPECT_EQ(alone.times, together.times);
    EXPECT_EQ(alone.bound, together.bound);
    EXPECT_EQ(evaluate(model, together.times).broken.total(), 0);
  }
}

TEST(Together, StopIsAskedByOneThreadAtATime) {
  Generator random(29);
  const Model model = side_by_side(random, 80);
  Limits limits = rounds(3000);
  limits.threads = 4;
  std::atomic<int> inside{0};
  int most = 0;
  int asked = 0;
  limits.stop = [&] {
    most = std::max(most, ++inside);
    const bool enough = ++asked > 90;
    --inside;
    return enough;
  };
  EXPECT_FALSE(solve(model, limits).times.empty());
  EXPECT_EQ(most, 1);
  // Once the answer was yes, nobody asks again.
  EXPECT_EQ(asked, 91);
}

TEST(Parallel, DoesEachTaskOnceAndThrowsWhatTheFirstThrew) {
  for (const std::size_t threads : {std::size_t{1}, std::size_t{3}, std::size_t{50}}) {
    std::vector<std::atomic<int>> done(20);
    each_in_parallel(done.size(), threads, [&](std::size_t i) { ++done[i]; });
    for (const auto& count : done) EXPECT_EQ(count, 1);
    try {
      each_in_parallel(done.size(), threads, [&](std::size_t i) {
        ++done[i];
        if (i % 7 == 3) throw std::runtime_error(std::to_string(i));
      });
      FAIL();
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "3");
    }
    for (const auto& count : done) EXPECT_EQ(count, 2);
  }
  each_in_parallel(0, 2, [](std::size_t) { FAIL(); });
}

TEST(Search, SaysWhichSessionHasNoPlanEvenAlone) {
  Model model;
  model.days = {0, 1, 2};
  model.half_of_slot = {0};
  model.sessions = {{{{0, 0}}, {}}, {{{1, 0}}, {}}, {{{2, 0}}, {}}};
  model.gaps = {{1, 2, 5, 9, 7, 1}};
  const Result result = solve(model, rounds(10));
  EXPECT_EQ(result.outcome, Outcome::infeasible);
  EXPECT_EQ(result.chain_without_plan, 1);
  model.gaps.front().least = 1;
  EXPECT_EQ(solve(model, rounds(10)).outcome, Outcome::optimal);
}

TEST(Search, RefusesGapsThatMakeNoChain) {
  Model model;
  model.days = {0, 1, 2};
  model.half_of_slot = {0};
  const Session any{{{0, 0}, {1, 0}, {2, 0}}, {}};
  model.sessions = {any, any, any, any};
  model.gaps = {{0, 1, 0, 2, 1, 1}, {1, 2, 0, 2, 1, 1}, {2, 0, 0, 2, 1, 1}};
  EXPECT_THROW(solve(model, rounds(1)), std::invalid_argument);
  model.gaps.back() = {1, 0, 0, 2, 1, 1};
  EXPECT_THROW(solve(model, rounds(1)), std::invalid_argument);
}

// One session that several others hang from.
TEST(Search, PlacesAChainThatBranches) {
  Model model;
  model.days = {0, 1, 2, 3, 4, 5};
  model.half_of_slot = {0};
  Session any;
  for (int day = 0; day < 6; ++day) any.candidates.push_back({day, 0});
  model.sessions = {any, any, any, any};
  model.sessions[3].candidates = {{0, 0}, {1, 0}};
  model.gaps = {{0, 1, 2, 5, 2, 1}, {2, 1, 3, 5, 3, 1}, {1, 3, -5, 0, -3, 1}};
  const Result result = solve(model, rounds(10));
  EXPECT_EQ(result.outcome, Outcome::optimal);
  EXPECT_EQ(result.cost, 0);
  EXPECT_EQ(result.times, (std::vector<int>{result.times[1] - 2, result.times[1],
                                            result.times[1] - 3, result.times[1] - 3}));
}

// Six years of a monthly body: longer than any body of one convention.
TEST(Search, PlacesALongChain) {
  Model model;
  model.half_of_slot = {0};
  for (int day = 0; day < 72; ++day) {
    model.days.push_back(day);
    model.sessions.push_back({{{day, 0}}, {}});
    if (day > 0) model.gaps.push_back({day - 1, day, 1, 1, 1, 1});
  }
  EXPECT_EQ(solve(model, rounds(5)).outcome, Outcome::optimal);
}

// Three sessions of one person in two days that hold one each; then a third day.
TEST(Overload, NamesThePersonTheSessionsAndTheDays) {
  Model model;
  model.days = {0, 1, 2};
  model.half_of_slot = {0};
  model.sessions = {{{{0, 0}, {1, 0}}, {}}, {{{0, 0}, {1, 0}}, {}}, {{{0, 0}, {1, 0}}, {}}};
  model.resources = {{"free", 1, {0, 1}}, {"taken", 1, {0, 1, 2}}};
  const Result result = solve(model, rounds(10));
  ASSERT_EQ(result.outcome, Outcome::infeasible);
  EXPECT_EQ(result.overload->resource, 1);
  EXPECT_EQ(result.overload->sessions, (std::vector<int>{0, 1, 2}));
  EXPECT_EQ(result.overload->days, (std::vector<int>{0, 1}));
  EXPECT_EQ(result.overload->capacity, 2);
  model.sessions[1].candidates.push_back({2, 0});
  EXPECT_EQ(solve(model, rounds(10)).outcome, Outcome::optimal);
}

// A proof is one: the sessions named have no day but those named, and those hold too few.
TEST(Overload, IsAProof) {
  Generator random(13);
  const int count = test::cases(1000, 3000);
  int found = 0;
  for (int round = 0; round < count; ++round) {
    Model model = small_model(drawn_from(random));
    for (Resource& resource : model.resources) resource.per_day = 1;
    for (Session& session : model.sessions) {
      std::erase_if(session.candidates,
                    [&](const Candidate& c) { return c.t / model.slots > 1 + round % 2; });
    }
    if (std::any_of(model.sessions.begin(), model.sessions.end(),
                    [](const Session& s) { return s.candidates.empty(); })) {
      continue;
    }
    const auto overload = find_overload(model);
    if (!overload) continue;
    ++found;
    EXPECT_FALSE(least_cost(model));
    EXPECT_GT(static_cast<int>(overload->sessions.size()), overload->capacity);
    for (const int s : overload->sessions) {
      for (const Candidate& candidate : model.sessions[at(s)].candidates) {
        EXPECT_TRUE(std::binary_search(overload->days.begin(), overload->days.end(),
                                       candidate.t / model.slots));
      }
    }
  }
  EXPECT_GT(found, count / 150);
}

TEST(Search, NothingToPlaceIsAPlan) {
  Model model;
  model.half_of_slot = {0};
  EXPECT_EQ(solve(model, rounds(1)).outcome, Outcome::optimal);
}

TEST(Search, StopsWhenAskedAndKeepsThePlan) {
  Generator random(11);
  Model model = small_model(drawn_from(random));
  while (!least_cost(model)) model = small_model(drawn_from(random));
  Limits limits = rounds(0);
  limits.stop = [] { return true; };
  EXPECT_FALSE(solve(model, limits).times.empty());
}

// The dynamic program against every choice of one chain.
TEST(ChainSolver, IsExact) {
  Generator random(3);
  const int count = test::cases(300, 1000);
  for (int round = 0; round < count; ++round) {
    Model model = small_model(drawn_from(random));
    model.resources.clear();
    model.pairs.clear();
    const Layout layout(model);
    ChainSolver solver(layout);
    double sum = 0;
    std::vector<int> all(model.sessions.size());
    for (const Chain& chain : layout.chains) {
      int times[8];
      for (std::size_t i = 0; i < chain.sessions.size(); ++i) {
        solver.costs(i) = layout.nodes[at(chain.sessions[i])].cost;
      }
      sum += static_cast<double>(solver.solve(chain, times));
      for (std::size_t i = 0; i < chain.sessions.size(); ++i) all[at(chain.sessions[i])] = times[i];
    }
    const auto truth = least_cost(model);
    EXPECT_EQ(truth.has_value(), sum < static_cast<double>(impossible)) << round;
    if (!truth) continue;
    EXPECT_NEAR(sum, static_cast<double>(*truth), 1e-3) << round;
    EXPECT_EQ(evaluate(model, all).cost, *truth) << round;
  }
}

// What the running sums say is what counting anew says, whatever goes in and out.
TEST(Occupancy, CountsAsTheModelDoes) {
  Generator random(5);
  const int count = test::cases(200, 500);
  for (int round = 0; round < count; ++round) {
    const Model model = small_model(drawn_from(random));
    const Layout layout(model);
    Occupancy occupancy(layout);
    std::vector<int> times;
    for (const Session& session : model.sessions) {
      const int pick = below(random, static_cast<int>(session.candidates.size()));
      times.push_back(session.candidates[at(pick)].t);
    }
    occupancy.assign(times);
    for (int i = 0; i < 5; ++i) {
      const int chain = below(random, static_cast<int>(layout.chains.size()));
      int old[8];
      occupancy.times_of(chain, old);
      occupancy.take_out(chain);
      EXPECT_FALSE(occupancy.is_free_of_conflicts());
      occupancy.put(chain, old);
    }
    const Broken broken = evaluate(model, times).broken;
    EXPECT_EQ(occupancy.is_free_of_conflicts(), broken.cells + broken.per_day == 0) << round;
  }
}

// Two of three sessions share two more persons: what their pair costs beyond the three's clique
// is asked for too, and no more than that.
TEST(Prices, AskForAPairInSeveralCliques) {
  Model model;
  model.days = {0};
  model.half_of_slot = {0};
  const Session fixed{{{0, 0}}, {}};
  model.sessions = {fixed, fixed, fixed};
  model.pairs = {{0, 1, 15}, {0, 2, 5}, {1, 2, 5}};
  const Layout layout(model);
  Prices prices(layout);
  double best = prices.bound();
  EXPECT_EQ(best, 0);
  for (int step = 0; step < 100; ++step) {
    if (prices.measure()) prices.step(0.5);
    best = std::max(best, prices.bound());
  }
  EXPECT_GE(best, 10.0 + 2 * 5.0 - 1e-3);
  EXPECT_LE(best, static_cast<double>(least_cost(model).value()));
}

TEST(Prices, MovedOneByOneTheyRaiseTheBoundAndStayBelowTheOptimum) {
  Generator random(10);
  const int count = test::cases(200, 600);
  int raised = 0;
  for (int round = 0; round < count; ++round) {
    Model model = small_model(drawn_from(random));
    model.pairs.clear();
    const auto truth = least_cost(model);
    if (!truth) continue;
    const Layout layout(model);
    Prices prices(layout);
    const double alone = prices.bound();
    const double bound = prices.ascend(above_every_plan(model));
    EXPECT_LE(bound, static_cast<double>(*truth) + 1e-3) << round;
    raised += bound > alone ? 1 : 0;
    const KnownPrices known = prices.known();
    prices.step(1);
    prices.adopt(known);
    EXPECT_NEAR(prices.bound(), bound, 1e-3) << round;
  }
  EXPECT_GT(raised, count / 15);
}

}  // namespace
}  // namespace gouvernail::search
