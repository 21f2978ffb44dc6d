// SPDX-License-Identifier: MPL-2.0
// What a file says that would cancel, or is ambiguous: left until somebody confirms it.
#include <gmock/gmock.h>

#include <set>

#include "app/import.h"
#include "app/undo.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using governance::MeetingStatus;
using Lines = std::vector<std::string>;
using Kind = reports::ImportDoubt::Kind;
using testing::ElementsAre;

const std::string columns = "uid,body,start,end,status,convened_on,present,minutes_on,note\n";

struct ImportDoubts : ExampleWorkspace {
  std::set<std::string> confirmed;

  app::Imported table(const std::string& lines, const std::string& name = "lignes.csv") const {
    folder.write(name, columns + lines);
    app::Opened here = opened();
    app::ImportFile request{(folder.path() / name).string()};
    request.confirmed = confirmed;
    return app::import_file(here, request, day("2026-11-24"));
  }
  static Lines told(const app::Imported& done) {
    Lines all;
    for (const base::Diagnostic& one : done.warnings) {
      all.push_back(std::to_string(one.position.line) + " " + one.code + ": " +
                    english().text(one.what) + " | " + english().text(one.remedy));
    }
    return all;
  }
  static Lines keys(const app::Imported& done) {
    Lines all;
    for (const reports::ImportDoubt& one : done.doubts) all.push_back(one.key);
    return all;
  }
};

TEST_F(ImportDoubts, WhatARowForgetsIsToldWithTheWayBack) {
  const std::string row = "avs-equipements-2026-11-16,avs-equipements,2026-11-16,,cancelled,,,,\n";
  const app::Imported left = table(row);
  EXPECT_EQ(told(left), Lines{}) << "it is not taken, and nothing is lost";
  EXPECT_EQ(left.left(), 1);
  EXPECT_EQ(recorded("avs-equipements-2026-11-16").status, MeetingStatus::held);
  confirmed = {"cancels:avs-equipements-2026-11-16"};
  const app::Imported done = table(row);
  const Lines said = told(done);
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0],
            "2 no-longer-recorded: no longer recorded of the session of Monday 16 November 2026: "
            "that it was held and who was there | “gouvernail journal undo " +
                std::to_string(revision()) + "” takes this back");
  EXPECT_EQ(recorded("avs-equipements-2026-11-16").status, MeetingStatus::cancelled);
}

// "a" stays, "b" goes; of another body, another year and another file nothing is missed.
TEST_F(ImportDoubts, WhatAFileBroughtAndHasNoLongerIsTold) {
  table(
      "a,copil,2027-03-10,,proposed,,,,\nb,copil,2027-04-14,,proposed,,,,\n"
      "c,cotech,2027-04-01,,proposed,,,,\nd,copil,2028-04-05,,proposed,,,,\n");
  table("e,copil,2027-05-12,,proposed,,,,\n", "autre.csv");
  const app::Imported done = table("a,copil,2027-03-10,,proposed,,,,\n");
  EXPECT_THAT(keys(done), ElementsAre("gone:b"));
  EXPECT_EQ(done.doubts[0].kind, Kind::gone);
  EXPECT_EQ(recorded("b").status, MeetingStatus::proposed);
  confirmed = {"gone:b"};
  EXPECT_EQ(table("a,copil,2027-03-10,,proposed,,,,\n").left(), 0);
  EXPECT_EQ(recorded("b").status, MeetingStatus::cancelled);
  EXPECT_THAT(keys(table("a,copil,2027-03-10,,proposed,,,,\n")), ElementsAre());
}

TEST_F(ImportDoubts, OneThatWasHeldAndIsGoneNeverWasAndComesBackWithTheRest) {
  table("a,copil,2026-03-10,,held,,,,\nb,copil,2026-04-14,,held,,,,\n");
  confirmed = {"gone:b"};
  const app::Imported done = table("a,copil,2026-03-10,,held,,,,N\nx,copil,2026-06-09,,held,,,,\n");
  EXPECT_EQ(done.withdrawn, 1);
  EXPECT_EQ(done.added * 10 + done.corrected, 11);
  app::Opened here = opened();
  app::undo_change(here, {here.revision, false});
  EXPECT_EQ(recorded("b").status, MeetingStatus::held);
  EXPECT_EQ(recorded("a").note, "");
}

TEST_F(ImportDoubts, AnotherYearIsAskedAndAnotherBodyRefused) {
  table("a,copil,2027-03-10,,proposed,,,,\n");
  EXPECT_THAT(keys(table("a,copil,2028-03-08,,proposed,,,,\n")), ElementsAre("year:a"));
  EXPECT_EQ(recorded("a").day, day("2027-03-10"));
  EXPECT_THROW(table("a,cotech,2027-03-10,,proposed,,,,\n"), base::Failure);
}

TEST_F(ImportDoubts, ANameThatIsNearlyOneIsConfirmedOnceForAll) {
  const std::string two =
      ",Comité de pilotag,2027-03-10,,proposed,,,,\n,comite  de pilotag,2027-04-14,,proposed,,,,\n";
  const app::Imported done = table(two);
  EXPECT_THAT(keys(done), ElementsAre("body:comite-de-pilotag", "body:comite-de-pilotag"));
  EXPECT_EQ(done.added, 0);
  confirmed = {"body:comite-de-pilotag"};
  EXPECT_EQ(table(two).added, 2);
  confirmed.clear();
  EXPECT_EQ(table(",Comité de pilotag,2027-05-12,,proposed,,,,\n", "autre.csv").added, 1);
}

TEST_F(ImportDoubts, ALineWithoutAUidIsTheSessionThatStandsThere) {
  table("par-la-main,copil,2027-03-10T14:00,,proposed,,,,\n");
  const app::Imported same = table(",copil,2027-03-10,,proposed,,,,note\n", "autre.csv");
  EXPECT_EQ(same.added * 10 + same.corrected, 1);
  EXPECT_EQ(recorded("par-la-main").note, "note");
  // At another hour it is another one.
  EXPECT_EQ(table(",copil,2027-03-10T18:00,,proposed,,,,\n", "tiers.csv").added, 1);
}

}  // namespace
}  // namespace gouvernail::test
