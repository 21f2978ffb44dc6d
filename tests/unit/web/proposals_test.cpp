// SPDX-License-Identifier: MPL-2.0
#include "web/proposals.h"

#include <gtest/gtest.h>

#include <future>
#include <string>

#include "base/failure.h"
#include "base/message.h"

namespace gouvernail::web {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds at_once{0};
constexpr milliseconds long_enough{60'000};  // for what comes in any case

// Looks until it is told that it is enough.
FoundCalendar look_on(const std::function<bool()>& is_enough,
                      const std::function<void(const planning::Progress&)>& tell,
                      std::promise<void>* begun) {
  planning::Progress progress;
  progress.cost = 10;
  tell(progress);
  begun->set_value();
  while (!is_enough()) std::this_thread::yield();
  FoundCalendar result;
  result.plan.cost = 7;
  return result;
}

struct Searches : ::testing::Test {
  Proposals::Look look() {
    return [this](const auto& is_enough, const auto& tell) {
      return look_on(is_enough, tell, &begun);
    };
  }

  std::promise<void> begun;
  Proposals proposals;
};

TEST_F(Searches, GoOnBesideUntilTheyAreEnded) {
  const std::string name = proposals.begin(look());
  begun.get_future().wait();
  const auto standing = proposals.wait(name, at_once);
  ASSERT_TRUE(standing);
  EXPECT_FALSE(standing->over);
  ASSERT_TRUE(standing->progress);
  EXPECT_EQ(standing->progress->cost, 10);
  EXPECT_FALSE(proposals.hold(name));
  proposals.end(name);
  EXPECT_TRUE(proposals.wait(name, long_enough)->over);
  {
    const auto held = proposals.hold(name);
    ASSERT_TRUE(held);
    EXPECT_EQ((**held).plan.cost, 7);
  }
  proposals.drop(name, "/there");
  EXPECT_FALSE(proposals.hold(name));
  EXPECT_FALSE(proposals.wait(name, at_once));
}

TEST_F(Searches, ANewOneEndsTheOneBeforeWithWhatItHas) {
  const std::string first = proposals.begin(look());
  begun.get_future().wait();
  const std::string second =
      proposals.begin([](const auto&, const auto&) { return FoundCalendar{}; });
  EXPECT_TRUE(proposals.wait(first, long_enough)->over);
  EXPECT_TRUE(proposals.wait(second, long_enough)->over);
  EXPECT_TRUE(proposals.hold(first));
  EXPECT_NE(first, second);
}

TEST_F(Searches, WhatGoesWrongIsToldToWhoeverLooks) {
  const std::string name = proposals.begin([](const auto&, const auto&) -> FoundCalendar {
    throw base::bad_input(base::msg("the term is over"));
  });
  EXPECT_THROW(proposals.wait(name, long_enough), base::Failure);
  EXPECT_THROW(proposals.wait(name, at_once), base::Failure) << "each time";
}

TEST_F(Searches, EndWithTheProgram) {
  bool ended = false;
  {
    Proposals others;
    others.begin([&](const auto& is_enough, const auto& tell) {
      FoundCalendar result = look_on(is_enough, tell, &begun);
      ended = true;
      return result;
    });
    begun.get_future().wait();
  }
  EXPECT_TRUE(ended) << "its thread is waited for";
}

TEST_F(Searches, WhatFoundNothingIsNotKept) {
  const std::string name = proposals.begin([](const auto&, const auto&) -> FoundCalendar {
    throw base::bad_input(base::msg("the term is over"));
  });
  EXPECT_THROW(proposals.wait(name, long_enough), base::Failure);
  EXPECT_FALSE(proposals.hold(name));
}

}  // namespace
}  // namespace gouvernail::web
