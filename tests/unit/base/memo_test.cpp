// SPDX-License-Identifier: MPL-2.0
#include "base/memo.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace gouvernail::base {
namespace {

struct Counted {
  int made = 0;
  Memo<std::string, std::string> memo{2};

  std::string ask(const std::string& key) {
    return *memo.get(key, [&] {
      ++made;
      return key + key;
    });
  }
};

TEST(Memo, MakesEachValueOnce) {
  Counted counted;
  EXPECT_EQ(counted.ask("a"), "aa");
  EXPECT_EQ(counted.ask("b"), "bb");
  EXPECT_EQ(counted.ask("a"), "aa");
  EXPECT_EQ(counted.made, 2);
}

TEST(Memo, ForgetsTheOneUsedLongestAgo) {
  Counted counted;
  counted.ask("a");
  counted.ask("b");
  counted.ask("a");
  counted.ask("c");  // instead of b
  EXPECT_EQ(counted.made, 3);
  counted.ask("a");
  EXPECT_EQ(counted.made, 3);
  EXPECT_EQ(counted.ask("b"), "bb");
  EXPECT_EQ(counted.made, 4);
}

TEST(Memo, AValueThatIsHeldOutlivesItsPlace) {
  Memo<int, std::vector<int>> memo(1);
  const auto held = memo.get(1, [] { return std::vector<int>{1}; });
  memo.get(2, [] { return std::vector<int>{2}; });
  EXPECT_EQ(*held, std::vector<int>{1});
}

TEST(Memo, WhatCouldNotBeMadeIsAskedAgain) {
  Memo<int, int> memo(1);
  EXPECT_THROW(memo.get(1, []() -> int { throw std::runtime_error("not yet"); }),
               std::runtime_error);
  EXPECT_EQ(*memo.get(1, [] { return 7; }), 7);
}

TEST(Memo, ThreadsShareOne) {
  Memo<int, int> memo(8);
  std::vector<std::thread> threads;
  std::vector<int> sums(4);
  for (std::size_t me = 0; me < sums.size(); ++me) {
    threads.emplace_back([&memo, &sum = sums[me]] {
      for (int i = 0; i < 1000; ++i) sum += *memo.get(i % 16, [i] { return i % 16; });
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int sum : sums) EXPECT_EQ(sum, sums.front());
}

}  // namespace
}  // namespace gouvernail::base
