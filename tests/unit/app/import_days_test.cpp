// SPDX-License-Identifier: MPL-2.0
// Days of a file of which nobody knows whether the month comes first: asked, and asked once.
#include <gmock/gmock.h>

#include <set>

#include "app/import.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using Kind = reports::ImportDoubt::Kind;

struct ImportDays : ExampleWorkspace {
  app::Imported bring(const std::string& lines, const std::set<std::string>& confirmed = {}) const {
    folder.write("agenda.csv", "Subject,Start Date,Start Time\n" + lines);
    app::Opened here = opened();
    app::ImportFile request{(folder.path() / "agenda.csv").string()};
    request.confirmed = confirmed;
    request.without_bad = true;
    return app::import_file(here, request, day("2026-11-24"));
  }
};

TEST_F(ImportDays, ADayThatCouldBeMeantBothWaysIsHeldAndNamed) {
  const std::string lines = "copil,03/04/2027,2:00 PM\ncopil,05/06/2027,2:00 PM\n";
  const app::Imported held = bring(lines);
  EXPECT_EQ(held.added, 0);
  ASSERT_EQ(held.doubts.size(), 2U);
  EXPECT_EQ(held.doubts[0].kind, Kind::day_order);
  EXPECT_EQ(held.doubts[0].written, "03/04/2027");
  EXPECT_EQ(held.doubts[0].line.after->day, day("2027-03-04"));
  EXPECT_EQ(held.doubts[0].key, held.doubts[1].key) << "one answer for all of them";
  const app::Imported taken = bring(lines, {held.doubts[0].key});
  EXPECT_EQ(taken.added, 2);
  // What stands there is not asked about again.
  const app::Imported again = bring(lines);
  EXPECT_EQ(again.left(), 0);
  EXPECT_EQ(again.unchanged, 2);
}

// The other day would be another thing: one that is past cannot be told wrong of it.
TEST_F(ImportDays, NothingElseIsToldOfADayThatMayBeAnotherOne) {
  const app::Imported held = bring("copil,11/12/2026,2:00 PM\ncopil,2027-04-30,\n");
  EXPECT_EQ(held.bad, 0);
  EXPECT_EQ(held.left(), 1);
  EXPECT_EQ(held.added, 1);
}

TEST_F(ImportDays, OneThingIsAskedAfterTheOther) {
  const app::Imported of_day = bring("COPIL du CTG,03/04/2027,\n");
  ASSERT_EQ(of_day.doubts.size(), 1U);
  EXPECT_EQ(of_day.doubts[0].kind, Kind::day_order);
  const app::Imported of_body = bring("COPIL du CTG,03/04/2027,\n", {of_day.doubts[0].key});
  ASSERT_EQ(of_body.doubts.size(), 1U);
  EXPECT_EQ(of_body.doubts[0].kind, Kind::near_body);
  EXPECT_EQ(of_body.added, 0);
}

TEST_F(ImportDays, OneDayOfTheFileSettlesTheOthers) {
  const app::Imported done = bring("copil,03/04/2027,\ncopil,04/30/2027,\n");
  EXPECT_EQ(done.added, 2);
  EXPECT_EQ(done.left(), 0);
}

// A session that stands says of its own day which of two it is, and of no other day.
TEST_F(ImportDays, AnotherDayIsSettledByTheRecordOfThatDayAlone) {
  const auto table = [&](const std::string& line, const std::set<std::string>& confirmed = {}) {
    folder.write("seances.csv", "Meeting,Date,Convened,Status,uid\n" + line);
    app::Opened here = opened();
    app::ImportFile request{(folder.path() / "seances.csv").string()};
    request.confirmed = confirmed;
    return app::import_file(here, request, day("2026-11-24"));
  };
  ASSERT_EQ(table("copil,2026-11-12,,held,s\n").added, 1);
  const std::string line = "copil,11/12/2026,10/09/2026,held,s\n";
  const app::Imported asked = table(line);
  ASSERT_EQ(asked.doubts.size(), 1U);
  EXPECT_EQ(asked.doubts[0].kind, Kind::day_order);
  EXPECT_EQ(asked.doubts[0].written, "10/09/2026");
  EXPECT_EQ(asked.doubts[0].column, "Convened");
  EXPECT_FALSE(recorded("s").convened_on);
  EXPECT_EQ(table(line, {asked.doubts[0].key}).corrected, 1);
  EXPECT_EQ(recorded("s").convened_on, day("2026-10-09"));
  EXPECT_EQ(table(line).left(), 0) << "the record says that day";
  EXPECT_EQ(table("copil,11/12/2026,10/08/2026,held,s\n").left(), 1);
  // Of the session's own day nothing is said of a column.
  const app::Imported own = table("copil,10/09/2026,2026-09-01,held,t\n");
  EXPECT_EQ(own.left(), 2) << "with the line that this file has no more";
  for (const auto& doubt : own.doubts) {
    EXPECT_EQ(doubt.column, "");
  }
}

// What was confirmed once is in the record.
TEST_F(ImportDays, TheFirstSessionOfASecondConvocationIsAskedOfOnce) {
  const std::string lines =
      "Meeting,Date,Status,uid,second_of\ncopil,11/04/2026,held,first,\n"
      "copil,11/12/2026,held,second,11/04/2026\n";
  const auto table = [&](bool all_doubtful) {
    folder.write("secondes.csv", lines);
    app::Opened here = opened();
    app::ImportFile request{(folder.path() / "secondes.csv").string()};
    request.all_doubtful = all_doubtful;
    return app::import_file(here, request, day("2026-11-24"));
  };
  EXPECT_EQ(table(false).left(), 2);
  EXPECT_EQ(table(true).added, 2);
  EXPECT_EQ(recorded("second").second_of, "2026-11-04");
  EXPECT_EQ(table(false).left(), 0);
}

}  // namespace
}  // namespace gouvernail::test
