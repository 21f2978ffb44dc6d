// SPDX-License-Identifier: MPL-2.0
#include "support/sample.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace gouvernail::test {
namespace {

constexpr const char* long_property = "max_success=1000";  // RapidCheck's own default is 100

// Before main: RapidCheck reads its parameters at the first property. Those of a person who
// replays one case (RC_PARAMS: reproduce=…, max_success=…) stay.
[[maybe_unused]] const bool prepared = [] {
  const char* given = std::getenv("RC_PARAMS");
  const std::string former = given ? given : "";
  if (!is_long_run() || former.find("max_success") != std::string::npos) return false;
  ::setenv("RC_PARAMS", (former + (former.empty() ? "" : " ") + long_property).c_str(), 1);
  return true;
}();

}  // namespace

bool is_long_run() {
  const char* set = std::getenv("GOUVERNAIL_LONG");
  return set && *set;
}

int cases(int sample, int full) {
  const int count = is_long_run() ? full : sample;
  const auto* test = testing::UnitTest::GetInstance()->current_test_info();
  std::printf("cases: %s.%s: %d of %d\n", test ? test->test_suite_name() : "",
              test ? test->name() : "", count, full);
  std::fflush(stdout);
  return count;
}

}  // namespace gouvernail::test
