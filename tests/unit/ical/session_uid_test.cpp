// SPDX-License-Identifier: MPL-2.0
#include "ical/session_uid.h"

#include <gtest/gtest.h>

namespace gouvernail::ical::session_uid_test {
namespace {

const calendar::Day day = *calendar::make_day(2026, 1, 19);

TEST(SessionUid, IsWrittenAndReadAlike) {
  const SessionUid first{"s", day};
  const SessionUid second{"a/b", day, calendar::Minutes{14 * 60 + 5}};
  EXPECT_EQ(to_text(first), "s/2026-01-19");
  EXPECT_EQ(to_text(second), "a/b/2026-01-19T1405");
  for (const SessionUid& uid : {first, second}) EXPECT_EQ(parse_session_uid(to_text(uid)), uid);
  EXPECT_EQ(to_text({"s", day, calendar::Minutes{9 * 60}}), "s/2026-01-19T0900");
}

TEST(SessionUid, WhatIsOfNoSeriesIsNone) {
  for (const char* uid :
       {"", "s", "s/", "copil-2026-12-10", "s/19/01/2026", "s/2026-01-19T", "s/2026-01-19T2460",
        "s/2026-01-19T140", "s/2026-01-19 1400", "s/2026-13-19"}) {
    EXPECT_FALSE(parse_session_uid(uid)) << uid;
  }
}

}  // namespace
}  // namespace gouvernail::ical::session_uid_test
