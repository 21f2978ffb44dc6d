// SPDX-License-Identifier: MPL-2.0
#include "governance/session_name.h"

#include <gtest/gtest.h>

#include "governance/meeting.h"

namespace gouvernail::governance::session_name_test {
namespace {

TEST(SessionName, IsWrittenAndReadAlike) {
  Meeting meeting;
  meeting.body = "copil";
  meeting.day = *calendar::make_day(2026, 10, 13);
  EXPECT_EQ(session_name(meeting), "copil/2026-10-13");
  EXPECT_EQ(parse_session_name(session_name(meeting)), (SessionName{"copil", "2026-10-13"}));
  // As people type days in France.
  EXPECT_EQ(parse_session_name("copil/13/10/2026"), (SessionName{"copil", "13/10/2026"}));
  EXPECT_EQ(parse_session_name("copil/"), (SessionName{"copil", ""}));
  EXPECT_FALSE(parse_session_name("copil"));
}

}  // namespace
}  // namespace gouvernail::governance::session_name_test
