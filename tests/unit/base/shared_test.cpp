// SPDX-License-Identifier: MPL-2.0
#include "base/shared.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gouvernail::base {
namespace {

using Words = std::vector<std::string>;

TEST(Shared, ACopyCostsNothingAndIsAValueOfItsOwn) {
  Shared<Words> first{Words{"un", "deux"}};
  Shared<Words> second = first;
  EXPECT_EQ(first.operator->(), second.operator->());
  second.own().emplace_back("trois");
  EXPECT_EQ(first->size(), 2U);
  EXPECT_EQ(second->size(), 3U);
  EXPECT_NE(first, second);
}

TEST(Shared, WhoHoldsItAloneChangesItInPlace) {
  Shared<Words> alone{Words{"un"}};
  const Words* before = alone.operator->();
  alone.own().emplace_back("deux");
  EXPECT_EQ(alone.operator->(), before);
}

}  // namespace
}  // namespace gouvernail::base
