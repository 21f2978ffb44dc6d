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

TEST_F(ImportDoubts, ADayCorrectedInTheSheetCorrectsWhatWasHeldAndMakesNoSecondSession) {
  const std::string repeated = ",groupe-projet,2026-09-08,,held,,,,\n";
  table(",groupe-projet,2026-06-16,,held,,,,N\n" + repeated);
  const std::string corrected_day = ",groupe-projet,2026-06-23,,held,,,,\n";
  const app::Imported left = table(corrected_day + repeated);
  ASSERT_EQ(left.doubts.size(), 1U) << "it was held: somebody says so";
  EXPECT_EQ(left.doubts[0].kind, Kind::moves);
  EXPECT_EQ(left.added + left.corrected, 0);
  EXPECT_TRUE(left.warnings.empty());
  EXPECT_EQ(recorded(left.doubts[0].line.after->uid).day, day("2026-06-16"));
  confirmed = {left.doubts[0].key};
  const app::Imported done = table(corrected_day + repeated);
  EXPECT_EQ(done.added * 10 + done.corrected, 1);
  EXPECT_EQ(done.unchanged, 1);
  const governance::Meeting& after = *done.lines.at(0).after;
  EXPECT_EQ(after.day, day("2026-06-23"));
  EXPECT_EQ(after.note, "N") << "an empty cell erases nothing";
  EXPECT_EQ(after.moved_from, std::nullopt) << "it never was on the other day";
  EXPECT_EQ(recorded(after.uid).day, day("2026-06-23"));
  EXPECT_EQ(table(",groupe-projet,2026-06-23,,held,,,,\n" + repeated).unchanged, 2);
}

TEST_F(ImportDoubts, ALineThatIsNewCorrectsNoSessionOfAnotherFile) {
  table(",groupe-projet,2026-03-24,,held,,,,\n", "a.csv");
  const std::string council = ",copil,2027-05-04,,proposed,,,,\n";
  table(council, "b.csv");
  const app::Imported done = table(council + ",groupe-projet,2026-03-31,,held,,,,\n", "b.csv");
  EXPECT_EQ(done.added * 100 + done.corrected * 10 + done.unchanged, 101);
  EXPECT_THAT(keys(done), ElementsAre());
}

// Whoever gave the file another name is asked whether its lines are those of the old one.
TEST_F(ImportDoubts, OfAFileThatNobodyKnowsACorrectedDayIsAsked) {
  const std::string council = ",copil,2027-05-04,,proposed,,,,\n";
  table(",groupe-projet,2027-03-02,,proposed,,,,\n" + council, "a.csv");
  const std::string moved = council + ",groupe-projet,2027-03-09,,proposed,,,,\n";
  const app::Imported left = table(moved, "a2.csv");
  ASSERT_EQ(left.doubts.size(), 1U);
  EXPECT_EQ(left.doubts[0].kind, Kind::moves);
  confirmed = {left.doubts[0].key};
  EXPECT_EQ(table(moved, "a2.csv").corrected, 1);
}

TEST_F(ImportDoubts, ACancelledSessionThatLeftTheFileStandsInNobodysWay) {
  const std::string council = ",copil,2027-05-04,,proposed,,,,\n";
  table(council + ",groupe-projet,2027-03-02,,cancelled,,,,\n");
  const app::Imported done = table(council + ",groupe-projet,2027-03-09,,proposed,,,,\n");
  EXPECT_EQ(done.added * 100 + done.corrected * 10 + done.unchanged, 101);
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
