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
  std::string read =
      moment->time ? to_iso(LocalTime{moment->day, *moment->time}) : to_iso(moment->day);
  if (moment->until) read += to_iso(LocalTime{moment->day, *moment->until}).substr(10);
  return read;
}

// "09:30", "09:30-11:00".
std::string hours(const std::string& text) {
  const auto both = parse_hours(text);
  if (!both) return "-";
  const auto shown = [](Minutes time) { return to_iso(LocalTime{Day{}, time}).substr(11); };
  return shown(both->from) + (both->until ? "-" + shown(*both->until) : "");
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

TEST(Typed, DaysAsPeopleWriteThemElsewhere) {
  for (const char* text :
       {"2024/05/14", "2024.05.14", "20240514", "14 / 05 / 2024", "14-mai-24", "14-Mai-2024",
        "14/mai/2024", "14 mai 24", "le 14 mai 2024", "Le mardi 14 mai 2024",
        "mardi, le 14 mai 2024", "mar., 14 mai 2024", "14 mai 2024.", "14th of May 2024",
        "May 14th, 2024", "14.05.24", "MARDI 14 MAI 2024",
        "14\xE2\x80\x89mai\xE2\x80\x87"
        "2024"}) {
    EXPECT_EQ(read(text), "2024-05-14") << text;
  }
  EXPECT_EQ(read("Mar 13, 2024"), "2024-03-13");
  EXPECT_EQ(read("mar 12 mars 2024"), "2024-03-12");
  EXPECT_EQ(read("1er-févr.-24"), "2024-02-01");
  EXPECT_EQ(read("31-déc-99"), "1999-12-31");
  // An hour is no year.
  EXPECT_EQ(why_no_moment("14 mai 14h").cause.format, "the year is missing in “{}”");
  EXPECT_EQ(why_no_moment("14 mai 14:30").cause.format, "the year is missing in “{}”");
}

TEST(Typed, ADayAndBothItsHours) {
  for (const char* text :
       {"12 novembre 2024 9h30-11h30", "12/11/2024 de 9h30 à 11h30", "12/11/24, 9:30 – 11:30",
        "mardi 12 novembre 2024 (9h30 - 11h30)", "12/11/2024 - 9h30/11h30",
        "2024-11-12 09:30-11:30", "November 12, 2024, 9:30 AM to 11:30 AM"}) {
    EXPECT_EQ(read(text), "2024-11-12T09:30T11:30") << text;
  }
  EXPECT_EQ(read("28/05/2024 à 14h"), "2024-05-28T14:00");
  EXPECT_EQ(read("28/05/2024 2:30 PM"), "2024-05-28T14:30");
  EXPECT_EQ(read("28/05/2024 à midi"), "2024-05-28T12:00");
}

// 14:00 two hours ahead of UTC is noon there, and 14:00 in Paris in summer, 13:00 in winter.
TEST(Typed, AZoneThatIsNamedIsLeftForThatOfTheConvention) {
  EXPECT_EQ(read("2024-05-28T14:00:00+02:00"), "2024-05-28T14:00");
  EXPECT_EQ(read("2024-01-28T14:00:00+02:00"), "2024-01-28T13:00");
  EXPECT_EQ(read("2024-05-28T12:00:00Z"), "2024-05-28T14:00");
  EXPECT_EQ(read("2024-05-28T12:00:00.000Z"), "2024-05-28T14:00");
  EXPECT_EQ(read("20240528T120000Z"), "2024-05-28T14:00");
  EXPECT_EQ(read("2024-05-28T23:00Z"), "2024-05-29T01:00");
  EXPECT_EQ(read("2024-05-28T08:00-0400"), "2024-05-28T14:00");
  EXPECT_EQ(read("2024-05-28 14:00:00+02:00"), "2024-05-28T14:00");
  // It could be an end of the next day, or a zone.
  EXPECT_EQ(read("2024-05-28 14:00-05:00"), "-");
  EXPECT_EQ(read("2024-05-28T14:00+25:00"), "-");
}

TEST(Typed, HoursAsPeopleWriteThemElsewhere) {
  EXPECT_EQ(hours("2:30 PM"), "14:30");
  EXPECT_EQ(hours("2:30\xE2\x80\xAFp.m."), "14:30");
  EXPECT_EQ(hours("2pm"), "14:00");
  EXPECT_EQ(hours("12:15 AM"), "00:15");
  EXPECT_EQ(hours("14.30"), "14:30");
  EXPECT_EQ(hours("14 H 30 min"), "14:30");
  EXPECT_EQ(hours("midi"), "12:00");
  EXPECT_EQ(hours("dès 14h"), "14:00");
  for (const char* text :
       {"14:30 PM", "0:30 PM", "14.3", "0.58", "14,5", "h30", "midi 75", "25h"}) {
    EXPECT_EQ(hours(text), "-") << text;
  }
}

TEST(Typed, FirstAndLastHours) {
  for (const char* text :
       {"14h-16h", "de 14h à 16h", "14h à 16h", "14-16h", "14:00 – 16:00", "14h/16h", "2-4 PM",
        "2:00 PM - 4:00 PM", "entre 14h et 16h", "14h jusqu'à 16h", "14 H — 16 H"}) {
    EXPECT_EQ(hours(text), "14:00-16:00") << text;
  }
  EXPECT_EQ(hours("22h-24h"), "22:00-00:00");
  EXPECT_EQ(hours("10h-midi"), "10:00-12:00");
  EXPECT_EQ(hours("22h30 à minuit"), "22:30-00:00");
  // Nobody can tell whether it begins in the morning.
  for (const char* text : {"11-1 PM", "14-16", "14h-", "14h-26h", "9h30-11h75"}) {
    EXPECT_EQ(hours(text), "-") << text;
  }
  EXPECT_EQ(parse_time("14h-16h"), std::nullopt);
}

// What somebody typed is quoted as it was typed.
// In an option, a field or a column of hours alone.
TEST(Typed, NumbersAreHoursWhereNothingElseIsMeant) {
  EXPECT_EQ(need_hours("9"), TypedHours{Minutes{9 * 60}});
  EXPECT_EQ(need_hours(" 14 "), TypedHours{Minutes{14 * 60}});
  EXPECT_EQ(need_hours("14-16"), (TypedHours{Minutes{14 * 60}, Minutes{16 * 60}}));
  EXPECT_EQ(need_hours("14h-16h"), (TypedHours{Minutes{14 * 60}, Minutes{16 * 60}}));
  EXPECT_EQ(need_time("9"), Minutes{9 * 60});
  for (const char* text : {"2", "24", "100", "16-14", "14-16-18", "-9", "9.5", "", "x"}) {
    EXPECT_FALSE(parse_hours_alone(text)) << text;
  }
  EXPECT_THROW(need_time("14h-16h"), base::Failure);
}

TEST(Typed, WhatWasTypedIsQuotedWithItsAccents) {
  const auto quoted = [](const char* text) { return why_no_moment(text).cause.arguments.at(0); };
  EXPECT_EQ(quoted("13/10/2026 à l’ÉTÉ"), base::Argument(std::string("l’ÉTÉ")));
  EXPECT_EQ(quoted("13 octobre 2026, après-midi"), base::Argument(std::string("après-midi")));
  EXPECT_EQ(quoted("13/10/2026 à"), base::Argument(std::string("à")));
  EXPECT_EQ(quoted("Été 2026"), base::Argument(std::string("Été 2026")));
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
                           "octobre 2026",
                           "13/10/2026 9",
                           "12:00",
                           "13/10/2026 à",
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
  for (const char* two : {"17/02/2026 ou 18/02/2026", "17/02/2026 - 18/02/2026",
                          "17 février 2026 / 18 février 2026", "17/02/2026, 14h et 18/02/2026"}) {
    EXPECT_EQ(why(two), "“{}” names several days") << two;
  }
  EXPECT_EQ(why("13/10"), "the year is missing in “{}”");
  EXPECT_EQ(why("14h30"), "the day is missing in “{}”");
  EXPECT_EQ(why("13/10/2026 14h"), "“{}” also names an hour");
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
