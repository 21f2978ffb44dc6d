// SPDX-License-Identifier: MPL-2.0
#include "calendar/holidays.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

namespace gouvernail::calendar {
namespace {

// Days of a region in the snapshot, and the last year that it covers.
struct Snapshot {
  std::set<Day> days;
  int last_year = 0;
};

Snapshot snapshot(const std::string& region) {
  Snapshot result;
  std::ifstream in(GOUVERNAIL_SOURCE_DIR "/tests/data/calendar/jours-feries.csv");
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with(region + ",")) continue;
    const Day day = parse_iso_day(line.substr(region.size() + 1)).value();
    result.days.insert(day);
    result.last_year = std::max(result.last_year, year_of(day));
  }
  return result;
}

// Gauss's rule, another way to Easter than the one under test.
Day gauss_easter(int year) {
  const int a = year % 19;
  const int b = year % 4;
  const int c = year % 7;
  const int k = year / 100;
  const int p = (13 + 8 * k) / 25;
  const int q = k / 4;
  const int m = (15 - p + k - q) % 30;
  const int n = (4 + k - q) % 7;
  const int d = (19 * a + m) % 30;
  const int e = (2 * b + 4 * c + 6 * d + n) % 7;
  int offset = 22 + d + e;
  if (d == 29 && e == 6) offset = 50;
  if (d == 28 && e == 6 && (11 * m + 11) % 30 < 19) offset = 49;
  return make_day(year, 3, 1).value() + Days{offset - 1};
}

std::set<Day> by_the_law(int year, HolidayRegion region) {
  const Day easter = gauss_easter(year);
  std::set<Day> days{easter + Days{1}, easter + Days{39}, easter + Days{50}};
  constexpr int fixed[][2] = {{1, 1},  {5, 1},  {5, 8},   {7, 14},
                              {8, 15}, {11, 1}, {11, 11}, {12, 25}};
  for (const auto& [month, day] : fixed) days.insert(make_day(year, month, day).value());
  if (region == HolidayRegion::alsace_moselle) {
    days.insert(easter - Days{2});
    days.insert(make_day(year, 12, 26).value());
  }
  return days;
}

TEST(Holidays, EasterByTwoWays) {
  for (int year = 1900; year < 2200; ++year) {
    EXPECT_EQ(to_iso(easter_sunday(year)), to_iso(gauss_easter(year)));
  }
}

TEST(Holidays, AreThoseOfTheLawInEveryYear) {
  for (const auto region : {HolidayRegion::metropole, HolidayRegion::alsace_moselle}) {
    for (const auto& [first, last] : {std::pair(1980, 2000), std::pair(2090, 2110)}) {
      for (int year = first; year <= last; ++year) {
        const auto law = by_the_law(year, region);
        for (Day day = make_day(year, 1, 1).value(); year_of(day) == year; day += Days{1}) {
          EXPECT_EQ(is_public_holiday(day, region), law.count(day) > 0) << to_iso(day);
        }
      }
    }
  }
}

TEST(Holidays, EachDayFrom2020To2035PresentOrAbsent) {
  for (const auto region : {HolidayRegion::metropole, HolidayRegion::alsace_moselle}) {
    const Snapshot published =
        snapshot(region == HolidayRegion::metropole ? "metropole" : "alsace-moselle");
    ASSERT_GE(published.last_year, 2030);
    for (int year = 2020; year <= 2035; ++year) {
      const auto law = by_the_law(year, region);
      for (Day day = make_day(year, 1, 1).value(); year_of(day) == year; day += Days{1}) {
        const bool ours = public_holiday(day, region).has_value();
        EXPECT_EQ(ours, law.count(day) > 0) << to_iso(day);
        if (year <= published.last_year) {
          EXPECT_EQ(ours, published.days.count(day) > 0) << to_iso(day);
        }
      }
    }
  }
}

TEST(Holidays, ElevenOrThirteenAYearInOrderAndNamed) {
  for (int year = 2020; year <= 2035; ++year) {
    const auto days = public_holidays(year, HolidayRegion::metropole);
    EXPECT_EQ(days.size(), 11U);
    EXPECT_EQ(public_holidays(year, HolidayRegion::alsace_moselle).size(), 13U);
    for (std::size_t i = 0; i < days.size(); ++i) {
      if (i > 0) {
        EXPECT_LE(days[i - 1].day, days[i].day);
      }
      EXPECT_FALSE(days[i].name.fr.empty());
      EXPECT_FALSE(days[i].name.en.empty());
    }
  }
}

}  // namespace
}  // namespace gouvernail::calendar
