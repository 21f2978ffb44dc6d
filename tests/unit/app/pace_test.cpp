// SPDX-License-Identifier: MPL-2.0
#include "app/sending/pace.h"

#include <gtest/gtest.h>

#include <vector>

namespace gouvernail::app {
namespace {

using std::chrono::milliseconds;

// Sends `count` mails one after the other, each taking `each`, and gives when they left.
std::vector<milliseconds> leave(Pace& pace, int count, milliseconds each) {
  std::vector<milliseconds> left;
  milliseconds now{1000};
  for (int i = 0; i < count; ++i) {
    now += pace.wait_before(now);
    left.push_back(now);
    now += each;
  }
  return left;
}

TEST(Pace, NoMoreThanSoManyWithinAnyMinute) {
  Pace pace(30);
  const auto left = leave(pace, 200, milliseconds{50});
  for (std::size_t i = 30; i < left.size(); ++i)
    EXPECT_GT(left[i] - left[i - 30], milliseconds{60'000});
  // And no slower than that needs.
  EXPECT_LT(left[29], milliseconds{3'000});
  EXPECT_LT(left[30], milliseconds{63'000});
}

TEST(Pace, WhatIsSlowByItselfNeverWaits) {
  Pace pace(30);
  EXPECT_EQ(leave(pace, 100, milliseconds{3'000}).back(), milliseconds{1000 + 99 * 3'000});
}

TEST(Pace, WithoutALimitNothingWaits) {
  Pace pace(0);
  EXPECT_EQ(leave(pace, 1000, milliseconds{0}).back(), milliseconds{1000});
}

}  // namespace
}  // namespace gouvernail::app
