// SPDX-License-Identifier: MPL-2.0
// Which of several states of a series, of an event made anew and of a file called alike is the one
// that counts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "governance/history.h"
#include "unit/app/import_again.h"

namespace gouvernail::test::import_states_test {
namespace {

using governance::Meeting;
using testing::ElementsAre;
using testing::IsEmpty;

struct ImportStates : ImportAgain {
  ImportStates() { add_settings("[import.titles]\ncopil = [\"*COPIL*\"]\n"); }

  app::Imported calendar(const std::string& events, bool yes = false,
                         const std::string& name = "c.ics") const {
    return bring("BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n", yes, name);
  }
  static std::string event(const std::string& uid, const std::string& at,
                           const std::string& more = "") {
    return "BEGIN:VEVENT\nUID:" + uid + "\nSUMMARY:COPIL\nDTSTART;TZID=Europe/Paris:" + at + "\n" +
           more + "END:VEVENT\n";
  }
  static std::string weekly(const std::string& at, int sequence, const std::string& day,
                            const std::string& more = "RRULE:FREQ=WEEKLY;COUNT=4\n") {
    return event("a", at,
                 "SEQUENCE:" + std::to_string(sequence) + "\nDTSTAMP:" + day + "T100000Z\n" + more);
  }
  static std::vector<std::string> codes(const app::Imported& done) {
    std::vector<std::string> result;
    for (const base::Diagnostic& one : done.warnings) {
      if (one.code != "surprising-day") result.push_back(one.code);
    }
    return result;
  }
  // Days of those that are expected, and that the example does not have.
  std::vector<std::string> days() const {
    const app::Opened here = opened();
    std::vector<std::string> all;
    for (const Meeting& meeting : here.history->meetings) {
      if (known.contains(meeting.uid) || !governance::is_expected(meeting)) continue;
      all.push_back(calendar::to_iso(meeting.day));
    }
    std::ranges::sort(all);
    return all;
  }
};

const std::vector<std::string> mondays{"2027-01-11", "2027-01-18", "2027-01-25", "2027-02-01"};

TEST_F(ImportStates, AnOlderStateOfASeriesAddsNothingAndTakesNothingAway) {
  calendar(weekly("20270111T140000", 1, "20261101"));
  const std::string shorter = "RRULE:FREQ=WEEKLY;COUNT=4\n";
  for (const std::string& older :
       {weekly("20270112T140000", 0, "20261015"), weekly("20270112T140000", 1, "20261031"),
        weekly("20270112T140000", 0, "20261115"),
        weekly("20270111T140000", 0, "20261015", "RRULE:FREQ=WEEKLY;COUNT=6\n"),
        weekly("20270111T140000", 0, "20261015",
               shorter + "EXDATE;TZID=Europe/Paris:20270118T140000\n"),
        weekly("20270112T140000", 0, "20261015", "")}) {
    const std::int64_t before = revision();
    for (const bool yes : {false, true}) {
      const app::Imported done = calendar(older, yes);
      EXPECT_THAT(codes(done), ElementsAre("older-state")) << older;
      EXPECT_THAT(keys(done), IsEmpty()) << older;
      EXPECT_EQ(done.added, 0) << older;
    }
    EXPECT_EQ(revision(), before) << older;
    EXPECT_EQ(days(), mondays) << older;
  }
  // What it does not gainsay is nothing.
  EXPECT_THAT(codes(calendar(weekly("20270111T140000", 0, "20261015"))), IsEmpty());
  // A newer one is taken.
  calendar(weekly("20270112T140000", 2, "20261015"), true);
  EXPECT_EQ(days().front(), "2027-01-12");
}

TEST_F(ImportStates, AStateBetweenTwoIsOlderThanTheLast) {
  calendar(weekly("20270111T140000", 1, "20261101"));
  calendar(weekly("20270111T140000", 1, "20261110", "RRULE:FREQ=WEEKLY;COUNT=5\n"));
  const app::Imported between =
      calendar(weekly("20270112T140000", 1, "20261105", "RRULE:FREQ=WEEKLY;COUNT=5\n"), true);
  EXPECT_THAT(codes(between), ElementsAre("older-state"));
  EXPECT_EQ(days().size(), 5U);
}

TEST_F(ImportStates, ASessionMovedAloneSaysNothingOfTheAgeOfItsSeries) {
  const std::string alone = event("a", "20270119T100000",
                                  "SEQUENCE:5\nDTSTAMP:20261120T100000Z\n"
                                  "RECURRENCE-ID;TZID=Europe/Paris:20270118T140000\n");
  calendar(weekly("20270111T140000", 1, "20261101") + alone);
  const app::Imported longer =
      calendar(weekly("20270111T140000", 1, "20261102", "RRULE:FREQ=WEEKLY;COUNT=5\n") + alone);
  EXPECT_THAT(codes(longer), IsEmpty());
  EXPECT_EQ(longer.added, 1);
  // Of an older state of the series, what it says of that session alone is as new as it was.
  const app::Imported older =
      calendar(weekly("20270112T140000", 0, "20261001") +
                   event("a", "20270120T100000",
                         "SEQUENCE:6\nDTSTAMP:20261122T100000Z\n"
                         "RECURRENCE-ID;TZID=Europe/Paris:20270118T140000\n"),
               true);
  EXPECT_EQ(older.added, 0);
  EXPECT_THAT(days(),
              ElementsAre("2027-01-11", "2027-01-20", "2027-01-25", "2027-02-01", "2027-02-08"));
}

// As Google writes it: the rest of a series is another one, which counts its own changes.
TEST_F(ImportStates, ThisAndTheFollowingOnesUnderAUidOfTheirOwnAreFollowed) {
  calendar(weekly("20270111T140000", 1, "20261101"));
  const std::string split =
      weekly("20270111T140000", 2, "20261102", "RRULE:FREQ=WEEKLY;UNTIL=20270118T130000Z\n") +
      event("a_R20270125T140000", "20270126T100000",
            "DTSTAMP:20261102T100000Z\nRRULE:FREQ=WEEKLY;COUNT=2\n");
  const app::Imported asked = calendar(split);
  EXPECT_THAT(codes(asked), IsEmpty());
  EXPECT_THAT(keys(asked), ElementsAre("moves:a/2027-01-25", "moves:a/2027-02-01"));
  calendar(split, true);
  EXPECT_THAT(days(), ElementsAre("2027-01-11", "2027-01-18", "2027-01-26", "2027-02-02"));
  const std::int64_t before = revision();
  EXPECT_THAT(keys(calendar(split)), IsEmpty());
  EXPECT_EQ(revision(), before);
  // What was before the split is older, whatever the second one counts.
  EXPECT_THAT(codes(calendar(weekly("20270111T140000", 1, "20261101"), true)),
              testing::Each("older-state"));
  EXPECT_THAT(days(), ElementsAre("2027-01-11", "2027-01-18", "2027-01-26", "2027-02-02"));
}

TEST_F(ImportStates, AnEventMadeAnewUnderAnotherUidIsAskedAbout) {
  calendar(event("a", "20270118T140000"));
  EXPECT_THAT(keys(calendar(event("new", "20270125T140000"))), ElementsAre("moves:a"));
  EXPECT_THAT(days(), ElementsAre("2027-01-18"));
  calendar(event("new", "20270125T140000"), true);
  EXPECT_THAT(days(), ElementsAre("2027-01-25"));
  EXPECT_THAT(keys(calendar(event("third", "20270125T090000"))), ElementsAre("moves:a"));
}

TEST_F(ImportStates, AnotherCalendarOfThatNameIsTold) {
  calendar(event("a", "20270118T140000") + event("b", "20270215T140000"));
  const app::Imported other = calendar(event("x", "20270322T140000"));
  EXPECT_THAT(codes(other), ElementsAre("another-calendar"));
  EXPECT_THAT(keys(other), IsEmpty());
  EXPECT_EQ(other.added, 1);
  EXPECT_THAT(codes(calendar(event("x", "20270322T140000"))), IsEmpty());
}

TEST_F(ImportStates, ACalendarInUtf16IsOneWhateverItsFileIsCalled) {
  std::string bytes = "\xFF\xFE";
  for (const char letter :
       "BEGIN:VCALENDAR\r\n" + event("u", "20270118T140000") + "END:VCALENDAR\r\n") {
    bytes += letter;
    bytes += '\0';
  }
  EXPECT_EQ(bring(bytes, false, "agenda.txt").added, 1);
  EXPECT_EQ(bring(bytes, false, "agenda.ics").unchanged, 1);
}

TEST_F(ImportStates, HalvesOfAnExportAreTwoSources) {
  std::filesystem::create_directory(folder.path() / "a");
  std::filesystem::create_directory(folder.path() / "b");
  const auto half = [](const std::string& uid, const std::string& day) {
    return "uid,body,start,status\n" + uid + "1,copil," + day + ",proposed\n" + uid + "2,elus," +
           day + ",proposed\n";
  };
  for (const std::string name : {"meetings.csv", "reunions.csv"}) {
    const std::string x = name.substr(0, 1);
    const std::string month = x == "m" ? "2027-03-" : "2027-05-";
    const std::string first = half(x + "p", month + "04");
    const std::string second = half(x + "q", month + "18");
    EXPECT_EQ(bring(first, false, "a/" + name).added, 2);
    const app::Imported other = bring(second, false, "b/" + name);
    EXPECT_EQ(other.added, 2);
    EXPECT_THAT(keys(other), IsEmpty());
    EXPECT_THAT(keys(bring(first, false, "a/" + name)), IsEmpty());
    // Each misses its own.
    const std::string one = second.substr(0, second.find(x + "q2"));
    EXPECT_THAT(keys(bring(one, false, "b/" + name)), ElementsAre("gone:" + x + "q2"));
  }
}

}  // namespace
}  // namespace gouvernail::test::import_states_test
