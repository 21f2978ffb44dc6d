// SPDX-License-Identifier: MPL-2.0
// Attendance in a table that is imported: persons by their keys, and no more than there are seats.
#include "app/import.h"

#include <gmock/gmock.h>

#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using Lines = std::vector<std::string>;
using testing::ElementsAre;
using testing::StartsWith;

struct ImportSheets : ExampleWorkspace {
  app::Imported bring(const std::string& on, const std::string& present) const {
    folder.write("lignes.csv",
                 "uid,body,start,end,status,convened_on,present,minutes_on,note\nneuf,copil," + on +
                     ",,held,," + present + ",,\n");
    app::Opened here = opened();
    return app::import_file(here, {(folder.path() / "lignes.csv").string()}, day("2026-11-24"));
  }
  static Lines lines(const base::Diagnostics& diagnostics) {
    Lines all;
    for (const base::Diagnostic& one : diagnostics) {
      all.push_back(std::to_string(one.position.line) + " " + one.code + ": " +
                    english().text(one.what) + " | " + english().text(one.remedy));
    }
    return all;
  }
  Lines complaints(const std::string& on, const std::string& present) const {
    try {
      bring(on, present);
    } catch (const base::Failure& failure) {
      return lines(failure.diagnostics());
    }
    return {"imported"};
  }
};

TEST_F(ImportSheets, APersonIsNamedByItsKeyAsCommandsTakeIt) {
  EXPECT_EQ(lines(bring("2026-11-20", "elu-b1=visio|dgs").warnings), Lines{});
  EXPECT_EQ(*recorded("neuf").present,
            (std::vector<governance::Presence>{
                {"elu-cchpm", 1, governance::Attending::remote, "elu-b1"}, {"dgs-cchpm"}}));
}

TEST_F(ImportSheets, APersonWithoutASeatAndANameThatNobodyHasAreLeftOutAndTold) {
  EXPECT_EQ(
      lines(bring("2024-06-13", "elu-b1").warnings),
      Lines{"2 no-seat: “elu-b1” holds no seat on Thursday 13 June 2024: left out of those who "
            "came | record the seat with “gouvernail seat appoint”, or write role/elu-b1"});
  EXPECT_FALSE(recorded("neuf").present) << "that none of them is known is not that nobody came";
  EXPECT_THAT(lines(bring("2024-06-13", "zut|dgs").warnings),
              ElementsAre(StartsWith("2 unknown-role: there is no role and no person “zut”: left "
                                     "out of those who came")));
  EXPECT_EQ(*recorded("neuf").present, (std::vector<governance::Presence>{{"dgs-cchpm"}}));
}

TEST_F(ImportSheets, MoreThanTheSeatsRecordedAreToldWithTheirLine) {
  const Lines said = lines(bring("2026-11-20", "charge-cooperation*9|dgs-cchpm*2").warnings);
  ASSERT_EQ(said.size(), 2U);
  EXPECT_THAT(said[0],
              testing::ContainsRegex("^2 more-than-seats: .*: 9 persons on the sheet for "));
  EXPECT_THAT(said[1],
              testing::ContainsRegex("^2 more-than-seats: .*: 2 persons on the sheet for 1 seat"));
}

TEST_F(ImportSheets, WhoStoodInForWhomIsToldAsCommandsRefuseIt) {
  EXPECT_THAT(
      lines(bring("2026-11-20", "msa=représenté").warnings),
      ElementsAre(StartsWith("2 attendance: “representant-msa” was represented, and by whom is "
                             "not said | write")));
  EXPECT_THAT(
      lines(bring("2026-11-20", "elu-cchpm=représenté par elu-b1").warnings),
      testing::Contains(StartsWith("2 attendance: “elu-b1” holds the function “elu-cchpm”, and "
                                   "came for himself")));
  EXPECT_THAT(lines(bring("2026-11-20", "elu-b1|elu-b1=visio").warnings),
              testing::Contains(StartsWith("2 attendance: “elu-b1” is named twice")));
}

TEST_F(ImportSheets, ACellThatNamesNobodyErasesNobody) {
  bring("2026-11-20", "dgs-cchpm");
  for (const char* present : {"12 personnes", "–", ""}) {
    bring("2026-11-20", present);
    EXPECT_EQ(*recorded("neuf").present, std::vector<governance::Presence>{{"dgs-cchpm"}})
        << present;
  }
}

TEST_F(ImportSheets, ATitleThatCallsASessionOffWouldCancelIt) {
  const auto lines_of = [&](const std::string& body) {
    folder.write("objets.csv", "uid;Instance;Date\nbientot;" + body + ";2027-02-04\n");
    app::Opened here = opened();
    return app::import_file(here, {(folder.path() / "objets.csv").string()}, day("2026-11-24"));
  };
  EXPECT_EQ(lines_of("cotech").added, 1);
  const app::Imported off = lines_of("Annulé : Cotech");
  ASSERT_EQ(off.doubts.size(), 1U);
  EXPECT_EQ(off.doubts[0].kind, reports::ImportDoubt::Kind::cancels);
}

}  // namespace
}  // namespace gouvernail::test
