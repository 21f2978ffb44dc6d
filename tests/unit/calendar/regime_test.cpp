// SPDX-License-Identifier: MPL-2.0
#include "calendar/regime.h"

#include <gtest/gtest.h>

namespace gouvernail::calendar::regime_test {
namespace {

Day day(const char* iso) { return parse_iso_day(iso).value(); }
const WorkCalendar work;

// The second way: days are counted one by one on the almanac.
bool counts(Day d, DayRegime regime) {
  const bool holiday = public_holiday(d, HolidayRegion::metropole).has_value();
  if (regime == DayRegime::ouvrable) return weekday_of(d) != 7 && !holiday;
  if (regime == DayRegime::ouvre) return weekday_of(d) <= 5 && !holiday;
  return true;
}

TEST(Regime, ClearDaysCountNeitherEnd) {
  EXPECT_EQ(latest_before(day("1989-12-26"), {3, DayRegime::franc}, work), day("1989-12-22"));
  EXPECT_EQ(latest_before(day("2026-10-28"), {3, DayRegime::franc}, work), day("2026-10-24"));
  // 5 clear days before a Thursday: the Friday of the week before.
  EXPECT_EQ(latest_before(day("2026-10-15"), {5, DayRegime::franc}, work), day("2026-10-09"));
}

TEST(Regime, FifteenCalendarDaysAreNotClearDays) {
  EXPECT_EQ(latest_before(day("2026-10-28"), {15, DayRegime::calendar}, work), day("2026-10-13"));
  EXPECT_EQ(latest_before(day("2026-10-28"), {15, DayRegime::franc}, work), day("2026-10-12"));
}

TEST(Regime, EndOfADelay) {
  // Two days worked after Friday 16 October: Tuesday 20.
  EXPECT_EQ(end_of_delay(day("2026-10-16"), {2, DayRegime::ouvre}, work), day("2026-10-20"));
  EXPECT_EQ(end_of_delay(day("2026-10-16"), {2, DayRegime::ouvrable}, work), day("2026-10-19"));
  EXPECT_EQ(end_of_delay(day("2026-10-16"), {10, DayRegime::calendar}, work), day("2026-10-26"));
}

TEST(Regime, AnEndOnAClosedDayRollsAsTheRuleSays) {
  // 8 days before Sunday 1 November is Saturday 24 October.
  EXPECT_EQ(latest_before(day("2026-11-01"), {8, DayRegime::calendar, Roll::none}, work),
            day("2026-10-24"));
  EXPECT_EQ(latest_before(day("2026-11-01"), {8, DayRegime::calendar, Roll::previous}, work),
            day("2026-10-23"));
  EXPECT_EQ(end_of_delay(day("2026-10-23"), {1, DayRegime::calendar, Roll::next}, work),
            day("2026-10-26"));
}

TEST(Regime, CountedOneByOneItComesToTheSame) {
  for (const auto regime : {DayRegime::ouvrable, DayRegime::ouvre}) {
    for (int n = 1; n < 12; ++n) {
      for (Day event = day("2026-04-25"); event < day("2026-06-05"); event += Days{1}) {
        int left = n;
        Day back = event;
        while (left > 0) left -= counts(back -= Days{1}, regime) ? 1 : 0;
        EXPECT_EQ(to_iso(latest_before(event, {n, regime}, work)), to_iso(back));
        left = n;
        Day on = event;
        while (left > 0) left -= counts(on += Days{1}, regime) ? 1 : 0;
        EXPECT_EQ(to_iso(end_of_delay(event, {n, regime}, work)), to_iso(on));
      }
    }
  }
}

TEST(Regime, DaysWorkedBetween) {
  WorkCalendar closed;
  closed.closures.push_back({{day("2026-12-24"), day("2026-12-31")}, {"Noël", ""}});
  EXPECT_FALSE(closed.is_ouvre(day("2026-12-28")));
  EXPECT_TRUE(closed.is_ouvrable(day("2026-12-28")));
  EXPECT_EQ(work.ouvres_between(day("2026-12-23"), day("2026-12-31")), 5);
  EXPECT_EQ(closed.ouvres_between(day("2026-12-23"), day("2026-12-31")), 0);
  EXPECT_EQ(work.ouvres_between(day("2026-12-31"), day("2026-12-23")), -5);
}

TEST(Months, AmbiguousArithmeticIsRefusedUnlessRounded) {
  const Day end = day("2026-08-31");
  EXPECT_FALSE(add_months(end, 6, MonthRounding::refuse));
  EXPECT_EQ(add_months(end, 6, MonthRounding::down), day("2027-02-28"));
  EXPECT_EQ(add_months(end, 6, MonthRounding::up), day("2027-03-01"));
  EXPECT_EQ(add_months(end, 4, MonthRounding::refuse), day("2026-12-31"));
  EXPECT_EQ(add_months(day("2028-02-29"), -12, MonthRounding::down), day("2027-02-28"));
}

TEST(Days, ReadingAndWriting) {
  EXPECT_FALSE(parse_iso_day("2026-02-30"));
  EXPECT_FALSE(parse_iso_day("2026-2-3"));
  EXPECT_FALSE(parse_french_day("30/02/2026"));
  EXPECT_EQ(parse_french_day("1/3/2026"), day("2026-03-01"));
  EXPECT_EQ(weekday_of(day("2026-11-24")), 2);
  EXPECT_EQ(monday_of_week(day("2026-11-29")), day("2026-11-23"));
}

}  // namespace
}  // namespace gouvernail::calendar::regime_test
