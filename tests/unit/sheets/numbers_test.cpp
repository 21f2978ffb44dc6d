// SPDX-License-Identifier: MPL-2.0
#include "sheets/numbers.h"

#include <gtest/gtest.h>

namespace gouvernail::sheets {
namespace {

TEST(SheetNumbers, AFormatTellsWhatItShows) {
  for (const char* code :
       {"dd/mm/yyyy", "[$-40C]d mmmm yyyy;@", "DD/MM/YY HH:MM", "d\\ mmm", "[Red]dd\\.mm\\.yyyy"}) {
    EXPECT_EQ(shown_by(code), Shown::day) << code;
  }
  for (const char* code : {"mmm-yy", "[$-40C]mmmm\\ yyyy", "mmmm", "mm/yyyy"}) {
    EXPECT_EQ(shown_by(code), Shown::month) << code;
  }
  EXPECT_EQ(shown_by("yyyy"), Shown::year);
  EXPECT_EQ(shown_by_number(17), Shown::month);
  for (const char* code : {"hh:mm", "h:mm AM/PM", "mm:ss", "[$-F400]h:mm:ss\\ AM/PM"}) {
    EXPECT_EQ(shown_by(code), Shown::time) << code;
  }
  EXPECT_EQ(shown_by("[h]:mm"), Shown::elapsed);
  for (const char* code : {"General", "Standard", "0.00 \"jours\"", "#,##0.00 [$\xE2\x82\xAC-40C]",
                           "0.00E+00", "@", "0_);[Red]\\(0\\)", "0\\d", "", "\"d"}) {
    EXPECT_EQ(shown_by(code), Shown::number) << code;
  }
}

TEST(SheetNumbers, APercentageOrAPriceIsNoDay) {
  for (const char* code : {"0%", "0.00%", "# ##0,00\\ \"MAD\"", "#,##0 [$DM-407]", "_-* #,##0 d_-",
                           "?/? d", "#,##0.00 M"}) {
    EXPECT_EQ(shown_by(code), Shown::number) << code;
  }
}

// Half a minute and more is the next one, but never the next day: 23:59:45 is of its own.
TEST(SheetNumbers, WhatIsNearlyMidnightIsStillItsDay) {
  const double nearly = (23 * 3600 + 59 * 60 + 45) / 86400.0;
  EXPECT_EQ(number_text(nearly, Shown::time, false), "23:59");
  EXPECT_EQ(number_text(0.999999, Shown::time, false), "23:59");
  EXPECT_EQ(number_text(0.999999, Shown::elapsed, false), "23:59");
  EXPECT_EQ(number_text(0.999999, Shown::day, false), "23:59");
  EXPECT_EQ(number_text(36526 + nearly, Shown::day, false), "2000-01-01T23:59");
  EXPECT_EQ(number_text(1, Shown::time, false), "00:00");
  EXPECT_EQ(number_text(1, Shown::elapsed, false), "24:00");
  EXPECT_EQ(number_text(14, Shown::time, false), "14");
  EXPECT_EQ(number_text(36526 + (14 * 3600 + 29 * 60 + 45) / 86400.0, Shown::day, false),
            "2000-01-01T14:30");
  EXPECT_EQ(number_text(36526 + 13.9999999 / 24, Shown::day, false), "2000-01-01T14:00");
}

TEST(SheetNumbers, OfAMonthNoDayIsTold) {
  EXPECT_EQ(number_text(45352, Shown::month, false), "2024-03");
  EXPECT_EQ(number_text(45352, Shown::year, false), "2024");
}

TEST(SheetNumbers, DaysBeforeMarch1900AsExcelCountsThem) {
  EXPECT_EQ(number_text(1, Shown::day, false), "1900-01-01");
  EXPECT_EQ(number_text(59, Shown::day, false), "1900-02-28");
  EXPECT_EQ(number_text(60, Shown::day, false), "1900-02-29");
  EXPECT_EQ(number_text(61, Shown::day, false), "1900-03-01");
  EXPECT_EQ(number_text(1, Shown::day, true), "1904-01-02");
  EXPECT_EQ(number_text(0, Shown::day, false), "00/01/1900");
}

TEST(SheetNumbers, TheFormatsThatEveryWorkbookHas) {
  EXPECT_EQ(shown_by_number(14), Shown::day);
  EXPECT_EQ(shown_by_number(22), Shown::day);
  EXPECT_EQ(shown_by_number(20), Shown::time);
  EXPECT_EQ(shown_by_number(46), Shown::elapsed);
  EXPECT_EQ(shown_by_number(0), Shown::number);
  EXPECT_EQ(shown_by_number(10), Shown::number);
}

// 1 January 2000 is day 36526 from 30 December 1899, and 35064 from 1 January 1904.
TEST(SheetNumbers, DaysAndHours) {
  EXPECT_EQ(number_text(36526, Shown::day, false), "2000-01-01");
  EXPECT_EQ(number_text(35064, Shown::day, true), "2000-01-01");
  EXPECT_EQ(number_text(36526.5, Shown::day, false), "2000-01-01T12:00");
  EXPECT_EQ(number_text(36526 + 14.5 / 24, Shown::time, false), "14:30");
  EXPECT_EQ(number_text(14.5 / 24, Shown::day, false), "14:30");
  EXPECT_EQ(number_text(1.5, Shown::elapsed, false), "36:00");
  // The last second of a day is the next one: nobody keeps seconds.
  EXPECT_EQ(number_text(36526.999999, Shown::day, false), "2000-01-02");
  EXPECT_EQ(number_text(-1, Shown::day, false), "-1");
  EXPECT_EQ(number_text(1e9, Shown::day, false), "1000000000");
  EXPECT_EQ(number_text(12.300000000000001, Shown::number, false), "12.3");
  EXPECT_EQ(number_text(46000, Shown::number, false), "46000");
}

}  // namespace
}  // namespace gouvernail::sheets
