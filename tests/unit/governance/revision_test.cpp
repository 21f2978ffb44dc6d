// SPDX-License-Identifier: MPL-2.0
#include "governance/revision.h"

#include <gtest/gtest.h>

namespace gouvernail::governance::revision_test {
namespace {

// Records of before hold these words: they never change.
TEST(RevisionMethod, IsWrittenAndReadAlike) {
  EXPECT_STREQ(to_text(RevisionMethod::request), "REQUEST");
  EXPECT_STREQ(to_text(RevisionMethod::cancel), "CANCEL");
  EXPECT_STREQ(to_text(RevisionMethod::publish), "PUBLISH");
  for (const auto method :
       {RevisionMethod::request, RevisionMethod::cancel, RevisionMethod::publish}) {
    EXPECT_EQ(parse_revision_method(to_text(method)), method);
  }
  for (const char* text : {"", "request", "REPLY"})
    EXPECT_FALSE(parse_revision_method(text)) << text;
}

}  // namespace
}  // namespace gouvernail::governance::revision_test
