// SPDX-License-Identifier: MPL-2.0
// Calendars as clients write them: several states of one event, series that change midway, events
// without a UID, zones of the file's own, and what a few events may cost the others.
#include <gtest/gtest.h>

#include <algorithm>

#include "ical/reader.h"

namespace gouvernail::ical::gathering_test {
namespace {

using calendar::Minutes;

calendar::Day day(const char* iso) { return calendar::parse_iso_day(iso).value(); }

const calendar::DayRange year{day("2026-01-01"), day("2027-12-31")};

std::string event(const std::string& lines) {
  return "BEGIN:VEVENT\nSUMMARY:COPIL\n" + lines + "\nEND:VEVENT\n";
}

struct Read {
  std::vector<CalendarEvent> events;
  std::vector<std::string> codes;
  std::vector<UnreadEvent> unread;

  std::vector<std::string> starts() const {
    std::vector<std::string> result;
    for (const CalendarEvent& one : events) {
      result.push_back(one.start ? to_iso(calendar::LocalTime{one.day, *one.start})
                                 : calendar::to_iso(one.day));
    }
    std::sort(result.begin(), result.end());
    return result;
  }
  std::vector<std::string> uids() const {
    std::vector<std::string> result;
    for (const CalendarEvent& one : events) result.push_back(one.uid);
    std::sort(result.begin(), result.end());
    return result;
  }
};

Read read(const std::string& components) {
  Read result;
  base::Diagnostics found;
  result.events = read_calendar("a.ics", "BEGIN:VCALENDAR\n" + components + "END:VCALENDAR\n",
                                found, year, &result.unread);
  for (const base::Diagnostic& one : found) result.codes.push_back(one.code);
  return result;
}

std::vector<std::string> busy(const std::string& components, const calendar::DayRange& within,
                              std::vector<std::string>* codes = nullptr) {
  base::Diagnostics found;
  std::vector<std::string> result;
  for (const BusyPeriod& one : read_busy(
           "a.ics", "BEGIN:VCALENDAR\n" + components + "END:VCALENDAR\n", within, {}, found)) {
    result.push_back(to_iso(one.start) + "/" + to_iso(one.end).substr(11));
  }
  if (codes) {
    for (const base::Diagnostic& one : found) codes->push_back(one.code);
  }
  return result;
}

using Texts = std::vector<std::string>;

const std::string weekly =
    "UID:s\nDTSTART;TZID=Europe/Paris:20260316T140000\nDTEND;TZID=Europe/Paris:20260316T160000\n"
    "RRULE:FREQ=WEEKLY;COUNT=4";

TEST(Versions, TheHigherSequenceThenTheLaterStampCountsWhereverItStands) {
  const auto state = [](const char* day, int sequence, const char* stamp) {
    return event(std::string("UID:v\nSEQUENCE:") + std::to_string(sequence) + "\nDTSTAMP:" + stamp +
                 "\nDTSTART;TZID=Europe/Paris:" + day + "T090000");
  };
  const std::string old_one = state("20260105", 0, "20260103T000000Z");
  const std::string new_one = state("20260106", 1, "20260101T000000Z");
  const std::string newest = state("20260107", 1, "20260102T000000Z");
  Texts order = {old_one, new_one, newest};
  std::sort(order.begin(), order.end());
  do {
    const Read all = read(order[0] + order[1] + order[2]);
    EXPECT_EQ(all.starts(), Texts{"2026-01-07T09:00"});
    EXPECT_EQ(all.events.front().sequence, 1);
  } while (std::next_permutation(order.begin(), order.end()));
}

// Nothing tells which of them is meant: whoever asks when somebody is busy loses neither.
TEST(Versions, OfTwoAlikeBothAreRead) {
  EXPECT_EQ(
      read(event("UID:v\nDTSTART:20260105T080000Z") + event("UID:v\nDTSTART:20260106T080000Z"))
          .starts(),
      (Texts{"2026-01-05T09:00", "2026-01-06T09:00"}));
}

TEST(Versions, OfOneSessionOfASeriesToo) {
  const auto moved = [](int sequence, const char* to) {
    return event("UID:s\nSEQUENCE:" + std::to_string(sequence) +
                 "\nRECURRENCE-ID;TZID=Europe/Paris:20260323T140000\n"
                 "DTSTART;TZID=Europe/Paris:" +
                 to);
  };
  EXPECT_EQ(
      read(moved(2, "20260325T100000") + event(weekly) + moved(1, "20260324T100000")).starts(),
      (Texts{"2026-03-16T14:00", "2026-03-25T10:00", "2026-03-30T14:00", "2026-04-06T14:00"}));
}

// From the third on, a day later and at ten; the fourth is moved alone besides.
TEST(Series, ASessionAndAllThatFollow) {
  const std::string onwards = event(
      "UID:s\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20260330T140000\n"
      "DTSTART;TZID=Europe/Paris:20260331T100000\nDTEND;TZID=Europe/Paris:20260331T113000");
  const Read all = read(event(weekly) + onwards);
  EXPECT_EQ(all.starts(), (Texts{"2026-03-16T14:00", "2026-03-23T14:00", "2026-03-31T10:00",
                                 "2026-04-07T10:00"}));
  // Each keeps the name that it had, so that it is moved and not made anew.
  EXPECT_EQ(all.uids(), (Texts{"s/2026-03-16", "s/2026-03-23", "s/2026-03-30", "s/2026-04-06"}));
  for (const CalendarEvent& one : all.events) {
    if (one.uid == "s/2026-04-06") {
      EXPECT_EQ(to_iso(*one.end), "2026-04-07T11:30");
    }
  }
  const std::string alone = event(
      "UID:s\nRECURRENCE-ID;TZID=Europe/Paris:20260406T140000\n"
      "DTSTART;TZID=Europe/Paris:20260409T170000");
  EXPECT_EQ(
      read(event(weekly) + onwards + alone).starts(),
      (Texts{"2026-03-16T14:00", "2026-03-23T14:00", "2026-03-31T10:00", "2026-04-09T17:00"}));
  const std::string off = event(
      "UID:s\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Paris:20260330T140000\n"
      "DTSTART;TZID=Europe/Paris:20260330T140000\nSTATUS:CANCELLED");
  const Read cancelled = read(event(weekly) + off);
  EXPECT_EQ(std::count_if(cancelled.events.begin(), cancelled.events.end(),
                          [](const CalendarEvent& one) { return one.cancelled; }),
            2);
}

// RFC 5545 3.3.10: a UNTIL that is a day holds that day, whatever the hour and the zone.
TEST(Series, UntilADayHoldsThatDay) {
  const auto last = [](const std::string& start, const std::string& until) {
    return read(event("UID:s\n" + start + "\nRRULE:FREQ=DAILY;UNTIL=" + until)).starts().back();
  };
  EXPECT_EQ(last("DTSTART;TZID=Europe/Paris:20261012T235900", "20261014"), "2026-10-14T23:59");
  EXPECT_EQ(last("DTSTART:20261012T140000", "20261014"), "2026-10-14T14:00");
  EXPECT_EQ(last("DTSTART:20261012T203000Z", "20261014"), "2026-10-14T22:30");
  EXPECT_EQ(last("DTSTART;TZID=Europe/London:20261012T140000", "20261014"), "2026-10-14T15:00");
  // Days until a moment: as Google writes the end of the last one.
  EXPECT_EQ(last("DTSTART;VALUE=DATE:20261012", "20261014T215959Z"), "2026-10-14");
  EXPECT_EQ(last("DTSTART;VALUE=DATE:20261012", "20261014"), "2026-10-14");
}

TEST(Series, TwoSessionsOnOneDayAreTwo) {
  const std::string twice = event(
      "UID:s\nDTSTART;TZID=Europe/Paris:20260119T090000\n"
      "DTEND;TZID=Europe/Paris:20260119T110000\nRRULE:FREQ=DAILY;BYHOUR=9,14;COUNT=4");
  EXPECT_EQ(read(twice).uids(),
            (Texts{"s/2026-01-19", "s/2026-01-19T1400", "s/2026-01-20", "s/2026-01-20T1400"}));
  const std::string first = event(
      "UID:s\nRECURRENCE-ID;TZID=Europe/Paris:20260119T090000\n"
      "DTSTART;TZID=Europe/Paris:20260119T080000\nDTEND;TZID=Europe/Paris:20260119T090000");
  EXPECT_EQ(read(twice + first).starts(), (Texts{"2026-01-19T08:00", "2026-01-19T14:00",
                                                 "2026-01-20T09:00", "2026-01-20T14:00"}));
  // The second one keeps its name when it is moved alone, wherever that stands in the file.
  const std::string second = event(
      "UID:s\nRECURRENCE-ID;TZID=Europe/Paris:20260119T140000\n"
      "DTSTART;TZID=Europe/Paris:20260121T150000\nDTEND;TZID=Europe/Paris:20260121T170000");
  const Texts names{"s/2026-01-19", "s/2026-01-19T1400", "s/2026-01-20", "s/2026-01-20T1400"};
  for (const std::string& file : {twice + second, second + twice}) {
    EXPECT_EQ(read(file).uids(), names);
    for (const CalendarEvent& one : read(file).events) {
      EXPECT_EQ(one.uid == names[1], calendar::to_iso(one.day) == "2026-01-21") << one.uid;
    }
  }
}

TEST(Series, PeriodsHaveTheirOwnLength) {
  const std::string periods =
      "UID:s\nDTSTART;TZID=Europe/Paris:20260112T140000\nDTEND;TZID=Europe/Paris:20260112T160000\n"
      "RDATE;TZID=Europe/Paris;VALUE=PERIOD:20260112T140000/20260112T163000,"
      "20260119T090000/PT1H\nRDATE;VALUE=PERIOD:20260126T130000Z/20260126T140000Z";
  EXPECT_EQ(busy(event(periods), year),
            (Texts{"2026-01-12T14:00/16:30", "2026-01-19T09:00/10:00", "2026-01-26T14:00/15:00"}));
}

// What is struck out may be written on another clock than the series.
TEST(Series, StruckOutOnAnotherClock) {
  const Texts left = {"2026-03-16T14:00", "2026-03-30T14:00"};
  const std::string rule = "\nRRULE:FREQ=WEEKLY;COUNT=3";
  EXPECT_EQ(read(event("UID:s\nDTSTART;TZID=Europe/Paris:20260316T140000" + rule +
                       "\nEXDATE;TZID=Europe/London:20260323T130000"))
                .starts(),
            left);
  EXPECT_EQ(read(event("UID:s\nDTSTART:20260316T130000Z" + rule +
                       "\nEXDATE;TZID=Europe/Paris:20260323T140000"))
                .starts(),
            (Texts{"2026-03-16T14:00", "2026-03-30T15:00"}));
  EXPECT_EQ(read(event("UID:s\nDTSTART;TZID=Europe/Paris:20260316T140000" + rule +
                       "\nEXDATE;VALUE=DATE:20260323"))
                .starts(),
            left);
}

// RFC 5545 3.8.5.3: the start is the first session, and counts as one of those counted.
TEST(Series, ThatBeginOutsideTheirRuleHoldTheirStart) {
  const Read all = read(event(
      "UID:s\nDTSTART;TZID=Europe/Paris:20260105T140000\nRRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=3"));
  EXPECT_EQ(all.starts(), (Texts{"2026-01-05T14:00", "2026-01-08T14:00", "2026-01-15T14:00"}));
  EXPECT_EQ(all.codes, Texts{"start-outside-rule"});
}

TEST(Identity, OfAnEventWithoutUidIsTheSameNextTime) {
  const std::string january = event("DTSTART:20260105T080000Z");
  const std::string february = event("DTSTAMP:20260101T000000Z\nDTSTART:20260202T080000Z");
  const Read once = read(january + february);
  ASSERT_EQ(once.events.size(), 2U);
  EXPECT_TRUE(once.events[0].made_uid);
  EXPECT_NE(once.events[0].uid, once.events[1].uid);
  EXPECT_EQ(read(event("DTSTART;TZID=Europe/Paris:20260202T090000") + january).uids(), once.uids());
}

TEST(Unread, SaysWhatItIsCalled) {
  const Read one = read(
      "BEGIN:VEVENT\nUID:x\nSUMMARY;LANGUAGE=fr:Dentiste\n"
      "DTSTART;TZID=Lune:20260105T090000\nEND:VEVENT\n" +
      event("UID:y\nDTSTART:20260105T080000Z"));
  EXPECT_EQ(one.starts(), Texts{"2026-01-05T09:00"});
  ASSERT_EQ(one.unread.size(), 1U);
  EXPECT_EQ(one.unread[0].summary, "Dentiste");
  EXPECT_EQ(one.unread[0].line, 2);
}

// Lotus Notes repeats the hour of a change in its rule, and names zones as it likes.
TEST(Zones, AreThoseThatTheFileDefines) {
  const auto zone = [](const std::string& tzid, const char* winter, const char* summer,
                       const char* hours) {
    return "BEGIN:VTIMEZONE\nTZID:" + tzid + "\nBEGIN:STANDARD\nDTSTART:19501029T020000\n" +
           "TZOFFSETFROM:" + summer + "\nTZOFFSETTO:" + winter + "\nRRULE:FREQ=YEARLY" + hours +
           ";BYDAY=-1SU;BYMONTH=10\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:19500326T020000\n" +
           "TZOFFSETFROM:" + winter + "\nTZOFFSETTO:" + summer + "\nRRULE:FREQ=YEARLY" + hours +
           ";BYDAY=-1SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
  };
  const auto at = [](const std::string& tzid) {
    return event("UID:z\nDTSTART;TZID=\"" + tzid + "\":20260119T140000") +
           event("UID:y\nDTSTART;TZID=\"" + tzid + "\":20260720T140000");
  };
  const char* notes = ";BYMINUTE=0;BYHOUR=2";
  EXPECT_EQ(
      read(zone("Western/Central Europe", "+0100", "+0200", notes) + at("Western/Central Europe"))
          .starts(),
      (Texts{"2026-01-19T14:00", "2026-07-20T14:00"}));
  // Four hours behind London, summer and winter, whatever others call EST.
  EXPECT_EQ(read(zone("EST", "-0400", "-0300", notes) + at("EST")).starts(),
            (Texts{"2026-01-19T19:00", "2026-07-20T19:00"}));
  // A place is where it is.
  EXPECT_EQ(read(zone("Europe/Paris", "-0400", "-0300", "") + at("Europe/Paris")).starts(),
            (Texts{"2026-01-19T14:00", "2026-07-20T14:00"}));
}

// Each of these would cost libical seconds or more: they cost themselves, and none of the others.
TEST(Cost, OfAFewHidesNoneOfTheOthers) {
  std::string birthdays;
  for (int i = 0; i < 200; ++i) {
    birthdays += event("UID:b" + std::to_string(i) +
                       "\nDTSTART;VALUE=DATE:19750131\nRRULE:FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=1");
  }
  std::string hostile;
  for (const char* rule :
       {"FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;COUNT=4;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=300", "FREQ=SECONDLY",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31"}) {
    hostile += event(std::string("UID:") + rule + "\nDTSTART:19700101T000000Z\nRRULE:" + rule);
  }
  std::string daily;
  for (int i = 0; i < 400; ++i) {
    daily += event("UID:d" + std::to_string(i) + "\nDTSTART:20200101T120000Z\nRRULE:FREQ=DAILY");
  }
  const std::string meeting = event(weekly);
  std::vector<std::string> codes;
  const calendar::DayRange march{day("2026-03-10"), day("2026-03-31")};
  EXPECT_EQ(busy(birthdays + hostile + meeting, march, &codes),
            (Texts{"2026-03-16T14:00/16:00", "2026-03-23T14:00/16:00", "2026-03-30T14:00/16:00"}));
  // Whatever is left out is named, and nothing else is.
  EXPECT_EQ(std::count(codes.begin(), codes.end(), "long-series"), 6)
      << testing::PrintToString(codes);
  const Texts many = busy(daily + birthdays + meeting, year);
  EXPECT_EQ(std::count(many.begin(), many.end(), "2026-03-16T14:00/16:00"), 1);
}

// Nobody meets at midnight: the day of a session that is added has the hour of the first one.
TEST(Series, ADayThatIsAddedToAnHourIsAtThatHourAndTold) {
  for (const char* start : {";TZID=Europe/Paris:20260316T140000", ":20260316T130000Z"}) {
    const Read one = read(event("UID:s\nDTSTART" + std::string(start) +
                                "\nDURATION:PT2H\nRDATE;VALUE=DATE:20260318,20260316"));
    EXPECT_EQ(one.starts(), (Texts{"2026-03-16T14:00", "2026-03-18T14:00"})) << start;
    EXPECT_EQ(one.codes, Texts{"day-without-hour"}) << start;
  }
  const Read days = read(event("UID:s\nDTSTART;VALUE=DATE:20260316\nRDATE;VALUE=DATE:20260318"));
  EXPECT_EQ(days.starts(), (Texts{"2026-03-16", "2026-03-18"}));
  EXPECT_EQ(days.codes, Texts{});
}

TEST(Cost, OfThousandsOfBirthdaysHidesNothingThatComesEveryWeek) {
  std::string birthdays;
  for (int i = 0; i < 2000; ++i) {
    birthdays +=
        event("UID:b" + std::to_string(i) + "\nDTSTART;VALUE=DATE:19750131\nRRULE:FREQ=YEARLY");
  }
  const std::string every_week =
      event("UID:s\nDTSTART;TZID=Europe/Paris:20100104T140000\nRRULE:FREQ=WEEKLY");
  const Texts all = read(birthdays + every_week).starts();
  EXPECT_EQ(std::count(all.begin(), all.end(), "2026-03-30T14:00"), 1);
  EXPECT_EQ(std::count(all.begin(), all.end(), "2027-12-27T14:00"), 1);
}

// Whoever is busy is not free because nobody can tell how often.
TEST(Busy, ARuleThatCannotBeReadCountsAsFarAsItCan) {
  std::vector<std::string> codes;
  const std::string odd =
      "UID:s\nDTSTART;TZID=Europe/Paris:20260316T140000\nDTEND;TZID=Europe/Paris:20260316T160000\n";
  const calendar::DayRange march{day("2026-03-10"), day("2026-03-31")};
  EXPECT_EQ(busy(event(odd + "RRULE:FREQ=WEEKLY;BYDAY=LU;WHEN=OFTEN"), march, &codes),
            (Texts{"2026-03-16T14:00/16:00", "2026-03-23T14:00/16:00", "2026-03-30T14:00/16:00"}));
  EXPECT_EQ(codes, Texts{"unreadable-rule"});
  EXPECT_EQ(busy(event(odd + "RRULE:TOUS LES LUNDIS"), march), Texts{"2026-03-16T14:00/16:00"});
  // A meeting is not made of a guess.
  EXPECT_EQ(read(event(odd + "RRULE:FREQ=WEEKLY;BYDAY=LU")).starts(), Texts{"2026-03-16T14:00"});
}

// Every 4294967297th week would be every week, were it not for somebody who counts.
TEST(Busy, ANumberOutOfRangeIsToldAndCountsAsFarAsItCan) {
  std::vector<std::string> codes;
  const std::string odd =
      "UID:s\nDTSTART;TZID=Europe/Paris:20260316T140000\nDTEND;TZID=Europe/Paris:20260316T160000\n";
  const calendar::DayRange march{day("2026-03-10"), day("2026-03-31")};
  const Texts weekly{"2026-03-16T14:00/16:00", "2026-03-23T14:00/16:00", "2026-03-30T14:00/16:00"};
  for (const char* part : {"INTERVAL=4294967297", "COUNT=4294967297", "BYSETPOS=367",
                           "BYMONTH=65539", "UNTIL=20261399"}) {
    codes.clear();
    EXPECT_EQ(busy(event(odd + "RRULE:FREQ=WEEKLY;" + part), march, &codes), weekly) << part;
    EXPECT_EQ(codes, Texts{"unreadable-rule"}) << part;
    EXPECT_EQ(read(event(odd + "RRULE:FREQ=WEEKLY;" + part)).starts(), Texts{"2026-03-16T14:00"});
  }
  // What is guessed costs what it costs.
  codes.clear();
  EXPECT_EQ(busy(event(odd + "RRULE:FREQ=SECONDLY;COUNT=0"), march, &codes),
            Texts{"2026-03-16T14:00/16:00"});
  EXPECT_EQ(codes, (Texts{"unreadable-rule", "long-series"}));
  // One that ended before it began has its first session.
  EXPECT_EQ(busy(event(odd + "RRULE:FREQ=WEEKLY;UNTIL=20260101"), march),
            Texts{"2026-03-16T14:00/16:00"});
}

TEST(Whole, EndsAsACalendarDoes) {
  EXPECT_TRUE(is_whole_calendar("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"));
  EXPECT_TRUE(is_whole_calendar("BEGIN:VCALENDAR\nend:vcalendar"));
  EXPECT_FALSE(is_whole_calendar("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n"));
  EXPECT_FALSE(is_whole_calendar("BEGIN:VCALENDAR\r\nEND:VCALENDA"));
  EXPECT_FALSE(is_whole_calendar(""));
}

}  // namespace
}  // namespace gouvernail::ical::gathering_test
