// SPDX-License-Identifier: MPL-2.0
#include "records/mark.h"

#include <gmock/gmock.h>

namespace gouvernail::records {
namespace {

const std::string head = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const std::string mark = "gv1-0123456789abcdef01234567";

TEST(Mark, IsFoundWhereverItStands) {
  EXPECT_EQ(mark_of(head), mark);
  EXPECT_THAT(marks_in("<code>" + mark + "</code> (" + mark + ")"), testing::ElementsAre(mark));
  EXPECT_THAT(marks_in("record: gv1-0123456789ab=\r\ncdef01234567\r\n"),
              testing::ElementsAre(mark));
  EXPECT_THAT(marks_in("gv1-0123456789abcdef0123456g gv1-01"), testing::IsEmpty());
}

TEST(Mark, IsReadAsItIsTypedOrPasted) {
  EXPECT_EQ(head_in_mark("  GV1-0123456789AB CDEF "), "0123456789abcdef");
  EXPECT_EQ(head_in_mark(head), head);
  EXPECT_EQ(head_in_mark("gv1-0123456789a"), "");
  EXPECT_EQ(head_in_mark(head + "0"), "");
  EXPECT_EQ(head_in_mark("gv1-0123456789xy"), "");
}

}  // namespace
}  // namespace gouvernail::records
