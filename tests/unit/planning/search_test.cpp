// SPDX-License-Identifier: MPL-2.0
// The search against exhaustive enumeration on small random problems, and its parts against
// slower ways to compute the same.
#include "planning/search/search.h"
#include "planning/search/replan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <random>
#include <stdexcept>

#include "planning/search/index.h"
#include "planning/search/occupancy.h"
#include "planning/search/prices.h"

namespace gouvernail::planning::search {
namespace {

using Generator = std::mt19937;

int below(Generator& random, int n) {
  return static_cast<int>(random() % static_cast<unsigned>(n));
}

// Two to four sessions of one or two chains, a person or two, three to five days.
Model small_model(Generator& random) {
  Model model;
  model.slots = 2 + below(random, 2);
  model.cells = model.slots;
  for (int slot = 0; slot < model.slots; ++slot) model.half_of_slot.push_back(slot > 0 ? 1 : 0);
  int day = 0;
  for (int i = 3 + below(random, 3); i > 0; --i) model.days.push_back(day += 1 + below(random, 3));
  const int times = static_cast<int>(model.days.size()) * model.slots;
  const int sessions = 2 + below(random, 3);
  const bool long_ones = below(random, 3) == 0;
  for (int s = 0; s < sessions; ++s) {
    Session session;
    for (int t = 0; t < times; ++t) {
      if (below(random, 3) > 0) session.candidates.push_back({t, below(random, 8)});
    }
    if (session.candidates.empty()) session.candidates.push_back({below(random, times), 1});
    if (long_ones && below(random, 2) == 0) {
      // Runs into the next cell, where there is one.
      for (int slot = 0; slot < model.slots; ++slot) {
        search::Cells mask = search::Cells{1} << static_cast<unsigned>(slot);
        if (slot + 1 < model.cells) mask |= mask << 1U;
        session.cells_of_slot.push_back(mask);
      }
    }
    model.sessions.push_back(std::move(session));
  }
  const int first_chain = 1 + below(random, sessions);
  for (int s = 0; s + 1 < sessions; ++s) {
    if (s + 1 == first_chain) continue;
    const int least = below(random, 3);
    Gap gap{s, s + 1, least, least + 2 + below(random, 6), 1 + below(random, 5), below(random, 3)};
    if (below(random, 3) == 0) std::swap(gap.before, gap.after);
    model.gaps.push_back(gap);
  }
  for (int r = 1 + below(random, 2); r > 0; --r) {
    Resource resource;
    resource.name = "r" + std::to_string(r);
    resource.per_day = 1 + below(random, 2);
    for (int s = 0; s < sessions; ++s) {
      if (below(random, 3) > 0) resource.sessions.push_back(s);
    }
    model.resources.push_back(std::move(resource));
  }
  for (int a = 0; a < sessions; ++a) {
    for (int b = a + 1; b < sessions; ++b) {
      if (below(random, 2) == 0) model.pairs.push_back({a, b, 1 + below(random, 6)});
    }
  }
  return model;
}

// Every choice there is; none when all break a rule.
std::optional<std::int64_t> least_cost(const Model& model) {
  std::optional<std::int64_t> best;
  std::vector<std::size_t> pick(model.sessions.size(), 0);
  std::vector<int> times(model.sessions.size());
  for (;;) {
    for (std::size_t s = 0; s < pick.size(); ++s)
      times[s] = model.sessions[s].candidates[pick[s]].t;
    const Evaluation found = evaluate(model, times);
    if (found.broken.total() == 0 && (!best || found.cost < *best)) best = found.cost;
    std::size_t s = 0;
    while (s < pick.size() && ++pick[s] == model.sessions[s].candidates.size()) pick[s++] = 0;
    if (s == pick.size()) return best;
  }
}

Limits rounds(std::uint64_t most) {
  Limits limits;
  limits.most_rounds = most;
  return limits;
}

TEST(Search, AgreesWithExhaustiveSearch) {
  Generator random(20261125);
  int with_plan = 0;
  for (int round = 0; round < 3000; ++round) {
    Model model = small_model(random);
    if (round % 2 == 1) model.pairs.clear();  // prices are moved one by one then
    const auto truth = least_cost(model);
    const Result result = solve(model, rounds(3000));
    ASSERT_EQ(result.outcome, truth ? Outcome::optimal : Outcome::infeasible) << round;
    if (!truth) {
      EXPECT_TRUE(result.times.empty()) << round;
      continue;
    }
    ++with_plan;
    const Evaluation check = evaluate(model, result.times);
    EXPECT_EQ(check.broken.total(), 0) << round;
    EXPECT_EQ(check.cost, result.cost) << round;
    EXPECT_EQ(result.cost, *truth) << round;
    EXPECT_EQ(result.bound, static_cast<double>(*truth)) << round;
  }
  EXPECT_GT(with_plan, 1000);
  EXPECT_LT(with_plan, 2900);
}

// The fewest moves of any plan, by trying them all.
std::optional<int> least_moves(const Model& model, const std::vector<int>& before) {
  std::optional<int> best;
  std::vector<std::size_t> pick(model.sessions.size(), 0);
  std::vector<int> times(model.sessions.size());
  for (;;) {
    int moves = 0;
    for (std::size_t s = 0; s < pick.size(); ++s) {
      times[s] = model.sessions[s].candidates[pick[s]].t;
      moves += times[s] != before[s] ? 1 : 0;
    }
    if ((!best || moves < *best) && evaluate(model, times).broken.total() == 0) best = moves;
    std::size_t s = 0;
    while (s < pick.size() && ++pick[s] == model.sessions[s].candidates.size()) pick[s++] = 0;
    if (s == pick.size()) return best;
  }
}

TEST(Replan, MovesAsFewAsExhaustiveSearch) {
  Generator random(31);
  int mended = 0;
  int needed_more = 0;
  for (int round = 0; round < 1500; ++round) {
    Model model = small_model(random);
    const Result result = solve(model, rounds(3000));
    if (result.times.empty()) continue;
    // One or two sessions lose the time that they had.
    int displaced = 0;
    for (int i = 0; i < 2; ++i) {
      const auto s =
          static_cast<std::size_t>(below(random, static_cast<int>(model.sessions.size())));
      auto& candidates = model.sessions[s].candidates;
      if (candidates.size() < 2) continue;
      displaced += static_cast<int>(std::erase_if(
          candidates, [&](const auto& candidate) { return candidate.t == result.times[s]; }));
    }
    if (displaced == 0) continue;
    const auto truth = least_moves(model, result.times);
    const auto found = search::replan(model, result.times, rounds(3000));
    if (!truth) {
      EXPECT_TRUE(found.times.empty()) << round;
      continue;
    }
    ASSERT_FALSE(found.times.empty()) << round;
    EXPECT_TRUE(found.fewest) << round;
    EXPECT_EQ(found.moves, *truth) << round;
    EXPECT_EQ(evaluate(model, found.times).broken.total(), 0) << round;
    ++mended;
    needed_more += *truth > displaced ? 1 : 0;
  }
  EXPECT_GT(mended, 300);
  EXPECT_GT(needed_more, 10);
}

// Cut short, it still tells the truth: a plan that is one, and a bound that is one.
TEST(Search, StoppedEarlyItStillTellsTheTruth) {
  Generator random(17);
  for (int round = 0; round < 500; ++round) {
    Model model = small_model(random);
    if (round % 2 == 1) model.pairs.clear();  // prices are moved one by one then
    const auto truth = least_cost(model);
    const Result result = solve(model, rounds(1 + static_cast<std::uint64_t>(below(random, 12))));
    if (!truth) {
      EXPECT_TRUE(result.outcome == Outcome::infeasible || result.outcome == Outcome::unknown);
      continue;
    }
    ASSERT_NE(result.outcome, Outcome::infeasible) << round;
    EXPECT_LE(result.bound, static_cast<double>(*truth)) << round;
    if (result.times.empty()) continue;
    EXPECT_EQ(evaluate(model, result.times).broken.total(), 0) << round;
    EXPECT_GE(result.cost, *truth) << round;
  }
}

TEST(Search, TheSameSeedGivesTheSamePlan) {
  Generator random(7);
  for (int round = 0; round < 50; ++round) {
    const Model model = small_model(random);
    EXPECT_EQ(solve(model, rounds(20)).times, solve(model, rounds(20)).times);
  }
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
  model.gaps.back() = {1, 3, 0, 2, 1, 1};
  EXPECT_THROW(solve(model, rounds(1)), std::invalid_argument);
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
  int found = 0;
  for (int round = 0; round < 3000; ++round) {
    Model model = small_model(random);
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
  EXPECT_GT(found, 20);
}

TEST(Search, NothingToPlaceIsAPlan) {
  Model model;
  model.half_of_slot = {0};
  EXPECT_EQ(solve(model, rounds(1)).outcome, Outcome::optimal);
}

TEST(Search, StopsWhenAskedAndKeepsThePlan) {
  Generator random(11);
  Model model = small_model(random);
  while (!least_cost(model)) model = small_model(random);
  Limits limits = rounds(0);
  limits.stop = [] { return true; };
  EXPECT_FALSE(solve(model, limits).times.empty());
}

// The dynamic program against every choice of one chain.
TEST(ChainSolver, IsExact) {
  Generator random(3);
  for (int round = 0; round < 1000; ++round) {
    Model model = small_model(random);
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
  for (int round = 0; round < 500; ++round) {
    const Model model = small_model(random);
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

TEST(Prices, NeverPassTheOptimum) {
  Generator random(9);
  for (int round = 0; round < 300; ++round) {
    const Model model = small_model(random);
    const auto truth = least_cost(model);
    if (!truth) continue;
    const Layout layout(model);
    Prices prices(layout);
    for (int step = 0; step < 80; ++step) {
      EXPECT_LE(prices.bound(), static_cast<double>(*truth) + 1e-3) << round << " " << step;
      if (!prices.measure()) break;
      // Any length keeps the bound below: prices need not be good to be right.
      prices.step(0.1 + 0.5 * below(random, 6));
      if (step % 10 == 9) prices.prune();
    }
  }
}

TEST(Prices, MovedOneByOneTheyRaiseTheBoundAndStayBelowTheOptimum) {
  Generator random(10);
  int raised = 0;
  for (int round = 0; round < 600; ++round) {
    Model model = small_model(random);
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
  EXPECT_GT(raised, 50);
}

}  // namespace
}  // namespace gouvernail::planning::search
