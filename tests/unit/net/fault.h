// SPDX-License-Identifier: MPL-2.0
// Which fault a call throws, for tests; none is a failure of the test.
#pragma once

#include <gtest/gtest.h>

#include "net/error.h"

namespace gouvernail::net::test {

template <class Call>
NetError error_of(Call call) {
  try {
    call();
  } catch (const NetError& error) {
    EXPECT_FALSE(error.cause().empty());
    EXPECT_FALSE(error.remedy().empty()) << error.what();
    return error;
  }
  ADD_FAILURE() << "no NetError";
  return {NetFault::answer, {}};
}

template <class Call>
NetFault fault_of(Call call) {
  return error_of(call).fault();
}

}  // namespace gouvernail::net::test
