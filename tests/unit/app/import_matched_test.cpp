// SPDX-License-Identifier: MPL-2.0
// Events of calendars whose UID does not tell which session they are.
#include <gmock/gmock.h>

#include "unit/app/import_again.h"

namespace gouvernail::test::import_matched_test {
namespace {

using governance::Meeting;
using governance::MeetingStatus;
using testing::ElementsAre;

struct ImportMatched : ImportAgain {
  ImportMatched() { add_settings("[import.titles]\ncopil = [\"*COPIL*\"]\n"); }

  app::Imported calendar(const std::string& events, bool yes = false,
                         const std::string& name = "agenda.ics") const {
    return bring("BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n", yes, name);
  }
  static std::string event(const std::string& head, const std::string& at,
                           const std::string& more = "") {
    return "BEGIN:VEVENT\n" + head + "SUMMARY:COPIL\nDTSTART;TZID=Europe/Paris:" + at + "\n" +
           more + "END:VEVENT\n";
  }
};

TEST_F(ImportMatched, ASessionOfATableIsTheOneOfTheCalendarAndFollowsIt) {
  bring("Instance;Date;Heure\ncopil;16/03/2027;14:00\n");
  const std::string known = the_other("copil").uid;
  const std::string stamp = "DTSTAMP:20261101T000000Z\n";
  EXPECT_EQ(counts(calendar(event("UID:m\n", "20270316T140000", stamp))), 10) << "its title";
  const std::int64_t before = revision();
  EXPECT_EQ(counts(calendar(event("UID:m\n", "20270316T140000", stamp))), 1);
  EXPECT_EQ(revision(), before);
  calendar(event("UID:m\n", "20270330T150000", "SEQUENCE:1\nDTSTAMP:20261102T000000Z\n"));
  EXPECT_EQ(the_other("copil").uid, known);
  EXPECT_EQ(recorded(known).day, day("2027-03-30"));
}

TEST_F(ImportMatched, ASeriesThatIsMovedIsMovedWhenThatIsConfirmed) {
  const std::string weekly = "RRULE:FREQ=WEEKLY;COUNT=3\n";
  EXPECT_EQ(calendar(event("UID:s\n", "20270105T140000", weekly)).added, 3);
  const std::string moved = event("UID:s\n", "20270108T140000", weekly + "SEQUENCE:1\n");
  const app::Imported left = calendar(moved);
  EXPECT_EQ(counts(left), 0);
  EXPECT_THAT(keys(left),
              ElementsAre("moves:s/2027-01-05", "moves:s/2027-01-12", "moves:s/2027-01-19"));
  EXPECT_EQ(counts(calendar(moved, true)), 30);
  EXPECT_EQ(recorded("s/2027-01-12").day, day("2027-01-15"));
  const std::int64_t before = revision();
  EXPECT_EQ(counts(calendar(moved)), 3);
  EXPECT_EQ(revision(), before);
  // And moved once more, by those names.
  const std::string again = event("UID:s\n", "20270107T140000", weekly + "SEQUENCE:2\n");
  EXPECT_THAT(keys(calendar(again)),
              ElementsAre("moves:s/2027-01-05", "moves:s/2027-01-12", "moves:s/2027-01-19"));
}

TEST_F(ImportMatched, AMoveOfHereStandsThoughTheCalendarCountedAnotherChange) {
  const std::string first = event("UID:m\n", "20270316T140000", "DTSTAMP:20261101T000000Z\n");
  calendar(first);
  Meeting moved = recorded("m");
  moved.day = day("2027-03-23");
  put(moved);
  const std::string same = "SEQUENCE:1\nDTSTAMP:20261120T000000Z\n";
  EXPECT_THAT(keys(calendar(event("UID:m\n", "20270316T140000", same))), ElementsAre("reverts:m"));
  EXPECT_EQ(counts(calendar(event("UID:m\n", "20270330T140000", "SEQUENCE:2\n"))), 10);
}

TEST_F(ImportMatched, WhatACalendarAloneSaysAgainIsTakenUnasked) {
  const auto at = [](const std::string& day, int sequence) {
    return event("UID:m\n", day + "T140000", "SEQUENCE:" + std::to_string(sequence) + "\n");
  };
  calendar(at("20270316", 0));
  calendar(at("20270323", 1));
  EXPECT_EQ(counts(calendar(at("20270316", 2))), 10);
}

TEST_F(ImportMatched, AnEventThatBeginsToRecurIsTheFirstOfItsSeries) {
  calendar(event("UID:k\n", "20270105T140000"));
  const app::Imported grown =
      calendar(event("UID:k\n", "20270105T140000", "RRULE:FREQ=WEEKLY;COUNT=3\nSEQUENCE:1\n"));
  EXPECT_EQ(counts(grown), 201);
  const app::Imported single = calendar(event("UID:k\n", "20270105T140000", "SEQUENCE:2\n"));
  EXPECT_EQ(counts(single), 1);
  EXPECT_THAT(keys(single), ElementsAre("gone:k/2027-01-12", "gone:k/2027-01-19"));
}

TEST_F(ImportMatched, AWholeDayTellsNoHours) {
  calendar(event("UID:m\n", "20270316T140000", "DTEND;TZID=Europe/Paris:20270316T160000\n"));
  calendar(
      "BEGIN:VEVENT\nUID:m\nSUMMARY:COPIL\nDTSTART;VALUE=DATE:20270316\nSEQUENCE:1\nEND:VEVENT\n");
  EXPECT_EQ(recorded("m").start_time, calendar::Minutes{840});
  EXPECT_TRUE(recorded("m").end);
}

TEST_F(ImportMatched, AnAnswerIsNoEventAndACancellationStrikesOut) {
  calendar(event("UID:m\n", "20270316T140000"));
  const std::string wish = event("UID:m\n", "20270317T140000", "SEQUENCE:1\n");
  EXPECT_THAT(refused([&] { calendar("METHOD:COUNTER\n" + wish); }),
              testing::StartsWith("nothing of "));
  EXPECT_EQ(recorded("m").day, day("2027-03-16"));
  EXPECT_THAT(
      keys(calendar("METHOD:CANCEL\n" + event("UID:m\n", "20270316T140000", "SEQUENCE:1\n"))),
      ElementsAre("cancels:m"));
}

TEST_F(ImportMatched, ATitleThatChangedLosesNoSession) {
  calendar(event("UID:m\n", "20270316T140000"));
  calendar(
      "BEGIN:VEVENT\nUID:m\nSUMMARY:Autre "
      "titre\nDTSTART;TZID=Europe/Paris:20270318T140000\nSEQUENCE:1\n"
      "END:VEVENT\n");
  EXPECT_EQ(recorded("m").day, day("2027-03-18"));
}

TEST_F(ImportMatched, OneOddUidBlocksNoOther) {
  const app::Imported done =
      calendar(event("UID:a\tb\n", "20270316T140000") + event("UID:m\n", "20270317T140000"));
  EXPECT_EQ(done.added, 1);
  EXPECT_EQ(done.bad, 1);
}

TEST_F(ImportMatched, WhatLeftASeriesIsToldWhateverTheFileIsCalled) {
  const std::string weekly = "RRULE:FREQ=WEEKLY;COUNT=3\n";
  calendar(event("UID:s\n", "20270105T140000", weekly));
  const std::string less =
      event("UID:s\n", "20270105T140000", weekly + "EXDATE;TZID=Europe/Paris:20270112T140000\n");
  EXPECT_THAT(keys(calendar(less, false, "autre nom.ics")), ElementsAre("gone:s/2027-01-12"));
}

TEST_F(ImportMatched, AnotherHourOfAnEventWithoutUidIsNoSecondSession) {
  const std::string other = event("", "20270511T140000");
  calendar(event("", "20270316T140000") + other);
  EXPECT_EQ(counts(calendar(event("", "20270316T150000") + other)), 11);
  EXPECT_EQ(counts(calendar(event("", "20270316T150000") + other)), 2);
  const app::Imported left = calendar(event("", "20270318T150000") + other);
  ASSERT_EQ(left.doubts.size(), 1U);
  EXPECT_EQ(left.doubts[0].kind, reports::ImportDoubt::Kind::moves);
}

TEST_F(ImportMatched, TwoCalendarsThatTellOfOneSessionMakeOne) {
  calendar(event("UID:a\n", "20270316T140000"));
  EXPECT_EQ(counts(calendar(event("UID:b\n", "20270316T140000"), false, "autre.ics")), 1);
  EXPECT_EQ(counts(calendar(event("UID:c\n", "20270316T170000"), false, "autre.ics")), 100);
}

TEST_F(ImportMatched, ACancellationErasesNoEnd) {
  calendar(event("UID:m\n", "20270316T140000", "DTEND;TZID=Europe/Paris:20270316T160000\n"));
  calendar(event("UID:m\n", "20270316T140000", "STATUS:CANCELLED\nSEQUENCE:1\n"), true);
  EXPECT_EQ(recorded("m").status, MeetingStatus::cancelled);
  EXPECT_TRUE(recorded("m").end);
}

}  // namespace
}  // namespace gouvernail::test::import_matched_test
