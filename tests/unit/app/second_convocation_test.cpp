// SPDX-License-Identifier: MPL-2.0
// A second convocation beside the steps that change it, or the session that it follows.
#include "app/workspace/second_convocation.h"

#include <gmock/gmock.h>

#include "app/correct_meeting.h"
#include "app/import.h"
#include "app/meetings.h"
#include "app/undo.h"
#include "base/text.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::second_convocation_test {
namespace {

using Lines = std::vector<std::string>;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string first = "copil-2026-12-10";
const calendar::Day today = day("2026-11-24");

// copil/2027-01-12 is marked as the second convocation after copil/2026-12-10, which is to come.
struct SecondConvocations : ExampleWorkspace {
  SecondConvocations() {
    app::Opened here = opened();
    app::AddMeeting request{"copil", day("2027-01-12"), {}, {}, "", ""};
    request.second_of = "copil/2026-12-10";
    const auto done = app::add_meeting(here, request, today);
    second = done.after.uid;
    added = lines(done.remarks);
  }

  static Lines lines(const std::vector<base::Message>& messages) {
    Lines all;
    for (const base::Message& one : messages) all.push_back(english().text(one));
    return all;
  }
  Lines move(const std::string& uid, const char* to) const {
    app::Opened here = opened();
    return lines(app::move_meeting(here, {uid, day(to), {}, {}, {}}, today).remarks);
  }
  // A line "uid,body,start,status,second_of".
  app::Imported table(const std::string& rows) const {
    std::string text = "uid,body,start,end,status,convened_on,present,minutes_on,note,second_of\n";
    for (const std::string& row : base::split(rows, '\n')) {
      if (row.empty()) continue;
      const auto of = base::split(row, ',');
      text += of[0] + "," + of[1] + "," + of[2] + ",," + of[3] + ",,,,," + of[4] + "\n";
    }
    folder.write("lignes.csv", text);
    app::Opened here = opened();
    app::ImportFile request{(folder.path() / "lignes.csv").string()};
    request.confirmed = {"year:" + first};
    return app::import_file(here, request, today);
  }
  static Lines told(const app::Imported& done) {
    Lines all;
    for (const base::Diagnostic& one : done.warnings) {
      all.push_back(std::to_string(one.position.line) + " " + one.code + ": " +
                    english().text(one.what));
    }
    return all;
  }
  std::string misplaced(const std::string& why) const {
    return "The session of Tuesday 12 January 2027, marked as a second convocation, does not count "
           "as one as things stand: " +
           why +
           ". Where it is none, “gouvernail meeting correct copil/2027-01-12 --not-second "
           "--because '…'” says so.";
  }

  std::string second;
  Lines added;
};

TEST_F(SecondConvocations, WhatDoesNotCountIsToldWhenItIsAdded) {
  EXPECT_THAT(added, ElementsAre(HasSubstr("does not count as a second convocation: ")));
}

TEST_F(SecondConvocations, CannotBeMovedBeforeItsFirst) {
  EXPECT_EQ(refused([&] { move(second, "2026-12-10"); }),
            "it cannot be a second convocation: the session that it follows, of 10 December 2026, "
            "does not come before it | give another day or, where it is no second convocation, say "
            "so first: gouvernail meeting correct copil/2027-01-12 --not-second --because '…'");
  EXPECT_EQ(move(second, "2027-01-14"), Lines{});
}

TEST_F(SecondConvocations, AFirstThatMovesPastItIsTold) {
  EXPECT_THAT(move(first, "2027-01-13"),
              ElementsAre(misplaced("the session that it follows, of 13 January 2027, does not "
                                    "come before it")));
  EXPECT_EQ(move(first, "2027-01-14"),
            Lines{misplaced("the session that it follows, of 14 January 2027, does not come before "
                            "it")});
}

TEST_F(SecondConvocations, AFirstThatIsCancelledOrNeverWasIsTold) {
  {
    app::Opened here = opened();
    EXPECT_EQ(lines(app::cancel_meeting(here, {first, {}}, today).remarks),
              Lines{misplaced("the session that it follows, of 10 December 2026, was cancelled")});
  }
  app::CorrectMeeting never;
  never.meeting = first;
  never.because = "saisie deux fois";
  never.never_was = true;
  app::Opened here = opened();
  EXPECT_EQ(lines(app::correct_meeting(here, never, today).told),
            Lines{misplaced("the session that it follows is not recorded")});
}

TEST_F(SecondConvocations, ACorrectionThatPutsItBeforeItsFirstIsRefusedButNotWithItsMark) {
  app::CorrectMeeting request;
  request.meeting = second;
  request.because = "jour mal lu";
  request.day = day("2026-12-09");
  const auto correct = [&] {
    app::Opened here = opened();
    app::correct_meeting(here, request, today);
  };
  EXPECT_EQ(refused(correct),
            "it cannot be a second convocation: the session that it follows, of 10 December 2026, "
            "does not come before it | correct --to, or give --not-second too");
  request.not_second = true;
  correct();
  EXPECT_EQ(recorded(second).second_of, "");
}

TEST_F(SecondConvocations, AnUndoThatTakesItsFirstAwayIsTold) {
  app::Opened here = opened();
  const app::AddMeeting other{"elus", day("2027-02-02"), {}, {}, "", ""};
  const std::string uid = app::add_meeting(here, other, today).after.uid;
  const std::int64_t entry = here.revision;
  app::AddMeeting marked{"elus", day("2027-02-09"), {}, {}, "", ""};
  marked.second_of = uid;
  app::add_meeting(here, marked, today);
  EXPECT_THAT(lines(app::undo_change(here, {entry}).behind),
              ElementsAre(HasSubstr("The session of Tuesday 9 February 2027, marked as a second")));
}

TEST_F(SecondConvocations, AFileIsAskedTheSame) {
  const auto refused_line = [&](const std::string& row) -> std::string {
    try {
      table(row);
    } catch (const base::Failure& failure) {
      std::string all;
      for (const base::Diagnostic& one : failure.diagnostics()) {
        all += std::to_string(one.position.line) + " " + one.code + ": " +
               english().text(one.what) + "\n";
      }
      return all;
    }
    return "imported";
  };
  EXPECT_EQ(refused_line("x,copil,2027-01-20,proposed,nobody\n"),
            "2 second-of-nothing: “x”: the session that it follows is not recorded\n");
  EXPECT_EQ(refused_line("x,copil,2027-01-20,proposed,elus-2026-12-08\n"),
            "2 second-of-nothing: “x”: the session that it follows, of 8 December 2026, is one of "
            "another body\n");
  EXPECT_EQ(refused_line("x,copil,2026-12-09,proposed,copil-2026-12-10\n"),
            "2 second-before-first: “x”: the session that it follows, of 10 December 2026, does "
            "not come before it\n");
  EXPECT_EQ(refused_line("x,copil,2026-02-05,held,copil-2025-12-02\n"),
            "2 second-of-cancelled: “x”: the session that it follows, of 2 December 2025, was "
            "cancelled\n");
  // Its first may stand in the same file.
  EXPECT_EQ(refused_line("y,elus,2027-02-02,proposed,\nx,elus,2027-02-09,proposed,y\n"),
            "imported");
}

TEST_F(SecondConvocations, WhatIsDoubtfulInAFileIsToldOnceWithItsLine) {
  const std::string row = "x,copil,2026-02-05,held,copil-2026-01-29\n";
  EXPECT_EQ(told(table(row)),
            Lines{"2 second-convocation: As things stand it does not count as a second "
                  "convocation: no quorum was asked of the session of 29 January 2026."});
  EXPECT_EQ(told(table(row)), Lines{});
}

TEST_F(SecondConvocations, AFileThatMovesItsFirstPastItIsTold) {
  EXPECT_THAT(told(table(first + ",copil,2027-01-13,proposed,\n")),
              testing::Contains("2 second-convocation: " +
                                misplaced("the session that it follows, of 13 January 2027, does "
                                          "not come before it")));
}

TEST_F(SecondConvocations, ADiaryThatPutsItBeforeItsFirstIsNotFollowed) {
  add_settings("[import.titles]\ncopil = [\"*COPIL*\"]\n");
  folder.write(
      "agenda.ics",
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:" + second +
          "\r\nDTSTAMP:20261101T080000Z\r\nSUMMARY:COPIL\r\nDTSTART;VALUE=DATE:20261208\r\n"
          "END:VEVENT\r\nEND:VCALENDAR\r\n");
  app::Opened here = opened();
  app::ImportFile request{(folder.path() / "agenda.ics").string()};
  request.all_doubtful = true;  // another year
  const auto done = app::import_file(here, request, today);
  EXPECT_THAT(told(done), testing::Contains(HasSubstr(
                              "second-before-first: on Tuesday 8 December 2026 in this calendar, "
                              "where it cannot be a second convocation")));
  EXPECT_EQ(recorded(second).day, day("2027-01-12"));
}

}  // namespace
}  // namespace gouvernail::test::second_convocation_test
