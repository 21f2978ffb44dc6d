// SPDX-License-Identifier: MPL-2.0
// Days and hours as people and spreadsheets write them.
#include "calendar/typed.h"

#include <gtest/gtest.h>

#include <string>

#include "base/failure.h"

namespace gouvernail::calendar::typed_test {
namespace {

std::string read(const std::string& text) {
  const auto moment = parse_moment(text);
  if (!moment) return "-";
  return moment->time ? to_iso(LocalTime{moment->day, *moment->time}) : to_iso(moment->day);
}

TEST(Typed, DaysInNumbers) {
  for (const char* text : {"2026-10-03", "03/10/2026", "3/10/2026", "03-10-2026", "3.10.2026",
                           "03/10/26", " 3/10/26 ", "2026-10-3"}) {
    EXPECT_EQ(read(text), "2026-10-03") << text;
  }
  EXPECT_EQ(read("31/12/79"), "2079-12-31");
  EXPECT_EQ(read("31/12/80"), "1980-12-31");
  EXPECT_EQ(read("29/02/2028"), "2028-02-29");
}

TEST(Typed, DaysInLetters) {
  for (const char* text :
       {"13 octobre 2026", "13 oct. 2026", "mardi 13 octobre 2026", "Mar. 13 Oct. 2026",
        "MARDI, 13 OCTOBRE 2026", "13 October 2026", "October 13, 2026", "Tuesday 13 October 2026",
        "13\xC2\xA0octobre\xE2\x80\xAF"
        "2026"}) {
    EXPECT_EQ(read(text), "2026-10-13") << text;
  }
  EXPECT_EQ(read("1er sept. 2026"), "2026-09-01");
  EXPECT_EQ(read("1er août 2026"), "2026-08-01");
  EXPECT_EQ(read("2 FÉVRIER 2026"), "2026-02-02");
  EXPECT_EQ(read("13 de\xCC\x81"
                 "c. 2026"),
            "2026-12-13");
}

TEST(Typed, HoursAfterADay) {
  for (const char* text :
       {"16/01/2024 09:30", "16/01/24 9:30", "2024-01-16T09:30", "2024-01-16 09:30:00",
        "16/01/2024 9h30", "16/01/2024 à 9 h 30", "16 janvier 2024 à 9 heures 30",
        "mardi 16 janvier 2024, 9h30", "16/01/2024 09:29:45", "16 January 2024 at 09:30"}) {
    EXPECT_EQ(read(text), "2024-01-16T09:30") << text;
  }
  EXPECT_EQ(read("24 janvier 2026 à 20 h"), "2026-01-24T20:00");
  EXPECT_EQ(read("05/06/2026 14h"), "2026-06-05T14:00");
  EXPECT_EQ(read("05/06/2026 23:59:59"), "2026-06-05T23:59");
}

TEST(Typed, WhatIsNoneOrCouldBeTwo) {
  for (const char* text : {"",
                           "13",
                           "13/10",
                           "2026",
                           "31/09/2026",
                           "29/02/2026",
                           "13/25/2026",
                           "1er sept.",
                           "05-06-26",
                           "13 jui 2026",
                           "lundi 13 octobre 2026",
                           "13/10/2026 25:00",
                           "13/10/202609:30",
                           "13/10-2026",
                           "2026/10/13",
                           "13 octobre 26",
                           "octobre 2026",
                           "13/10/2026 9",
                           "12:00",
                           "13/10/2026 à",
                           "2026-10-13T14:00Z",
                           "13 xyz 2026",
                           "é",
                           "\xFF"}) {
    EXPECT_EQ(read(text), "-") << text;
  }
}

TEST(Typed, WhyItIsNone) {
  const auto why = [](const char* text) { return why_no_moment(text).cause.format; };
  EXPECT_EQ(why("31/09/2026"), "“{}” is not a day of the calendar");
  EXPECT_EQ(why("1er sept."), "the year is missing in “{}”");
  EXPECT_EQ(why("05-06-26"), "nobody can tell which number of “{}” is the year");
  EXPECT_EQ(why("13 jui 2026"), "the month of “{}” could be another one");
  EXPECT_EQ(why("lundi 13 octobre 2026"), "“{0}” falls on another day of the week: {1}");
  const auto arguments = why_no_moment("lundi 13 octobre 2026").cause.arguments;
  EXPECT_EQ(arguments.at(1), base::Argument(arg(*make_day(2026, 10, 13))));
  EXPECT_EQ(why("13/10/2026 25:00"), "“{}” is not a time of the day");
  EXPECT_EQ(why("25:00"), "“{}” is not a time of the day");
  EXPECT_EQ(why("bientôt"), "“{}” is not a day of the calendar");
}

TEST(Typed, Hours) {
  for (const char* text :
       {"09:05", "9:05", "9h05", "9 h 05", "9H05", "09:05:00", "09:04:30", "9 heures 05",
        "9\xC2\xA0h\xC2\xA0"
        "05"}) {
    EXPECT_EQ(parse_time(text), Minutes{9 * 60 + 5}) << text;
  }
  EXPECT_EQ(parse_time("14h"), Minutes{14 * 60});
  EXPECT_EQ(parse_time("0:00"), Minutes{0});
  for (const char* text :
       {"", "24:00", "9", "9h5", "9:5", "9:60", "a 9:30", "14h30h", "14:00:61"}) {
    EXPECT_EQ(parse_time(text), std::nullopt) << text;
  }
}

TEST(Typed, ADayIsNoMomentWithAnHour) {
  EXPECT_EQ(parse_day("13/10/2026 14:00"), std::nullopt);
  EXPECT_EQ(need_day("13 octobre 2026"), *make_day(2026, 10, 13));
  EXPECT_THROW(need_day("13/10/1899"), base::Failure);
  EXPECT_THROW(need_day("13/10/2200"), base::Failure);
}

// Every day, however it is written, is the day that it says.
TEST(Typed, EveryDayOfFourYearsIsReadBack) {
  static constexpr const char* months[] = {"janvier",   "février", "mars",     "avril",
                                           "mai",       "juin",    "juillet",  "août",
                                           "septembre", "octobre", "novembre", "décembre"};
  static constexpr const char* weekdays[] = {"lundi",    "mardi",  "mercredi", "jeudi",
                                             "vendredi", "samedi", "dimanche"};
  for (Day day = *make_day(2025, 1, 1); day < *make_day(2029, 1, 1); day += Days{1}) {
    const std::string number = std::to_string(day_of_month(day));
    const std::string month = std::to_string(month_of(day));
    const std::string year = std::to_string(year_of(day));
    for (const std::string& text :
         {number + "/" + month + "/" + year, number + "." + month + "." + year.substr(2),
          std::string(weekdays[weekday_of(day) - 1]) + " " + number + " " +
              months[month_of(day) - 1] + " " + year}) {
      EXPECT_EQ(parse_day(text), day) << text;
    }
  }
}

}  // namespace
}  // namespace gouvernail::calendar::typed_test
