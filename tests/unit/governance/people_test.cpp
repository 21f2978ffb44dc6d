// SPDX-License-Identifier: MPL-2.0
#include "governance/people.h"

#include <gtest/gtest.h>

namespace gouvernail::governance {
namespace {

TEST(People, AreFoundByTheirExactKey) {
  const People people{{{"p1", "Une Personne", "p1@example.org", "caf"}, {"p2", "", "", ""}}};
  ASSERT_NE(people.find("p2"), nullptr);
  EXPECT_EQ(people.find("p1")->address, "p1@example.org");
  EXPECT_EQ(people.find("P1"), nullptr);
  EXPECT_EQ(people.find(""), nullptr);
}

}  // namespace
}  // namespace gouvernail::governance
