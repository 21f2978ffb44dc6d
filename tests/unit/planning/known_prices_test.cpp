// SPDX-License-Identifier: MPL-2.0
// Prices carried from one model to another, and a search that begins with them.
#include "search/known_prices.h"

#include <gtest/gtest.h>

#include "search/search.h"

namespace gouvernail::search {
namespace {

// Three sessions of one person, one a cell, on the first of so many days at best: each day later
// costs two.
Model crowd(std::vector<int> days) {
  Model model;
  model.days = std::move(days);
  model.slots = model.cells = 2;
  model.half_of_slot = {0, 1};
  Session session;
  for (int t = 0; t < 2 * static_cast<int>(model.days.size()); ++t) {
    session.candidates.push_back({t, 2 * (t / 2)});
  }
  model.sessions.assign(3, session);
  model.resources.push_back({"someone", 2, {0, 1, 2}});
  return model;
}

TEST(KnownPrices, FollowTheDayAndTheName) {
  const Model from = crowd({10, 11, 12});
  Model to = crowd({11, 12, 14});
  to.resources.insert(to.resources.begin(), {"else", 2, {0, 1}});
  const KnownPrices prices{{{0, 0, 1, 1.0F}, {0, 1, 0, 2.0F}, {0, 2, -1, 3.0F}}, {}};
  const KnownPrices carried = carry_over(prices, from, to);
  ASSERT_EQ(carried.places.size(), 2U);  // day 10 is not there any more
  EXPECT_EQ(carried.places[0].resource, 1);
  EXPECT_EQ(carried.places[0].day, 0);
  EXPECT_EQ(carried.places[0].cell, 0);
  EXPECT_EQ(carried.places[0].price, 2.0F);
  EXPECT_EQ(carried.places[1].day, 1);
  EXPECT_EQ(carried.places[1].cell, -1);
  to.slots = to.cells = 3;
  EXPECT_TRUE(carry_over(prices, from, to).empty());
}

TEST(KnownPrices, ChangeNeitherThePlansCostNorTheProof) {
  const Model model = crowd({10, 11, 12});
  const Result first = solve(model, {});
  ASSERT_EQ(first.outcome, Outcome::optimal);
  EXPECT_EQ(first.cost, 2);
  EXPECT_EQ(first.alone, 0);
  for (const float price : {0.0F, 0.3F, 5.0F, 1000.0F}) {
    Limits limits;
    limits.prices.places = {{0, 0, 0, price}, {0, 1, 1, price}, {0, 0, -1, price}};
    const Result result = solve(model, limits);
    EXPECT_EQ(result.outcome, Outcome::optimal) << price;
    EXPECT_EQ(result.cost, 2) << price;
    EXPECT_EQ(result.bound, 2) << price;
    EXPECT_EQ(result.alone, 0) << price;
  }
}

}  // namespace
}  // namespace gouvernail::search
