// SPDX-License-Identifier: MPL-2.0
#include <gtest/gtest.h>

#include "calendar/holidays.h"

namespace gouvernail::calendar {
namespace {

bool out(const char* iso) {
  return is_out_of_season(*parse_iso_day(iso), HolidayRegion::metropole);
}

TEST(Season, BeginsAndEndsOnTheDaySaid) {
  EXPECT_FALSE(out("2027-07-30"));
  EXPECT_TRUE(out("2027-08-02"));
  EXPECT_TRUE(out("2027-08-31"));
  EXPECT_FALSE(out("2027-09-01"));
  EXPECT_FALSE(out("2026-12-23"));
  EXPECT_TRUE(out("2026-12-24"));
  EXPECT_TRUE(out("2027-01-02"));
  EXPECT_FALSE(out("2027-01-04"));
}

// Ascension Day 2027 is Thursday 6 May; 14 July 2026 is a Tuesday, 11 November 2026 a Wednesday.
TEST(Season, BridgesAreBetweenAHolidayAndAWeekend) {
  EXPECT_TRUE(out("2027-05-07"));
  EXPECT_FALSE(out("2027-05-05"));
  EXPECT_TRUE(out("2026-07-13"));
  EXPECT_FALSE(out("2026-11-10"));
  EXPECT_FALSE(out("2026-11-12"));
  EXPECT_FALSE(out("2026-11-13"));
}

}  // namespace
}  // namespace gouvernail::calendar
