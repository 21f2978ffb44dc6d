// SPDX-License-Identifier: MPL-2.0
#include "web/jobs.h"

#include <gtest/gtest.h>

#include <future>
#include <string>

#include "base/failure.h"

namespace gouvernail::web::jobs_test {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds at_once{0};
constexpr milliseconds long_enough{60'000};  // for what comes in any case

http::Response nothing(Visit&) { return {}; }

struct WebJobs : ::testing::Test {
  // Goes on until it is told that it is enough.
  std::string begin(std::promise<void>& begun, bool can_end = true) {
    return jobs.begin(base::msg("Work"), can_end, [&](const Jobs::Tell& tell) -> Jobs::Finish {
      bool told = false;
      while (tell(3, 7)) {
        if (!told) begun.set_value();
        told = true;
        std::this_thread::yield();
      }
      return nothing;
    });
  }

  std::promise<void> begun;
  std::promise<void> other_begun;
  Jobs jobs;
};

TEST_F(WebJobs, TellHowFarTheyAreAndEndWhereTheyAreTold) {
  const std::string name = begin(begun);
  begun.get_future().wait();
  const auto standing = jobs.wait(name, at_once);
  ASSERT_TRUE(standing);
  EXPECT_FALSE(standing->over);
  EXPECT_EQ(standing->done, 3);
  EXPECT_EQ(standing->total, 7);
  jobs.end(name);
  EXPECT_TRUE(jobs.wait(name, long_enough)->over);
  EXPECT_FALSE(jobs.wait("none", at_once));
  jobs.end("none");
}

TEST_F(WebJobs, AThirdOneWaitsItsTurn) {
  const std::string one = begin(begun);
  const std::string two = begin(other_begun);
  std::promise<void> never;
  EXPECT_THROW(begin(never), base::Failure);
  jobs.end(one);
  EXPECT_TRUE(jobs.wait(one, long_enough)->over);
  std::promise<void> third;
  begin(third);
  third.get_future().wait();
}

TEST_F(WebJobs, WhatGoesWrongIsToldToWhoeverLooks) {
  const std::string name =
      jobs.begin(base::msg("Work"), true, [](const Jobs::Tell&) -> Jobs::Finish {
        throw base::bad_input(base::msg("no mail server is set"));
      });
  EXPECT_THROW(jobs.wait(name, long_enough), base::Failure);
  EXPECT_THROW(jobs.wait(name, at_once), base::Failure) << "as often as he looks";
}

TEST_F(WebJobs, EndWithTheProgram) {
  begin(begun);
  begun.get_future().wait();
}

}  // namespace
}  // namespace gouvernail::web::jobs_test
