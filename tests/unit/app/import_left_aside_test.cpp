// SPDX-License-Identifier: MPL-2.0
// Cells beside the session itself that cannot be read hold up none of their line; days that are
// none are no session's.
#include <gmock/gmock.h>

#include "base/failure.h"
#include "unit/app/import_again.h"

namespace gouvernail::test::import_left_aside_test {
namespace {

using testing::ElementsAre;
using ImportLeftAside = ImportAgain;

std::vector<std::string> told(const base::Diagnostics& diagnostics) {
  std::vector<std::string> all;
  for (const base::Diagnostic& one : diagnostics) {
    if (one.code == "status-not-told") continue;
    all.push_back(std::to_string(one.position.line) + " " + one.code + ": " +
                  english().text(one.what));
  }
  return all;
}

TEST_F(ImportLeftAside, MinutesAndNotesThatCannotBeReadAreTold) {
  const app::Imported done =
      bring("Instance;Date;Compte rendu;Remarques\nCOPIL;16/03/2026;en cours;#REF!\n");
  EXPECT_EQ(counts(done), 100);
  EXPECT_THAT(told(done.warnings),
              ElementsAre("2 left-aside: column Remarques: “#REF!” is an error of the spreadsheet: "
                          "that cell is left out",
                          "2 left-aside: column Compte rendu: “en cours” is not a day of the "
                          "calendar: that cell is left out"));
  EXPECT_EQ(the_other("copil").note, "");
  EXPECT_FALSE(the_other("copil").minutes_on);
}

TEST_F(ImportLeftAside, WhatIsRecordedIsNotErasedByACellThatIsLeftOut) {
  bring("Instance;Date;Compte rendu;Présents\nCOPIL;16/03/2026;20/03/2026;dgs\n");
  EXPECT_EQ(counts(bring("Instance;Date;Compte rendu;Présents\nCOPIL;16/03/2026;fait;zut\n")), 1);
  EXPECT_EQ(the_other("copil").minutes_on, day("2026-03-20"));
  EXPECT_TRUE(the_other("copil").present);
}

TEST_F(ImportLeftAside, AMonthAYearAndASpanAreNoDay) {
  for (const auto& [written, why] : std::map<std::string, std::string>{
           {"mars 2024", "the day is missing in “mars 2024”"},
           {"2024-03", "the day is missing in “2024-03”"},
           {"03/2024", "the day is missing in “03/2024”"},
           {"28-29 mai 2024", "“28-29 mai 2024” names several days"},
           {"du 28 au 29 mai 2024", "“du 28 au 29 mai 2024” names several days"},
           {"28/05/2024 - 29/05/2024", "“28/05/2024 - 29/05/2024” names several days"},
           {"28/05/0024",
            "the year of “28/05/0024” is far from those of the convention, 2024 to "
            "2028"},
           {"28/05/9999",
            "the year of “28/05/9999” is far from those of the convention, 2024 to "
            "2028"}}) {
    try {
      bring("Instance;Date\nCOPIL;" + written + "\n");
      ADD_FAILURE() << written;
    } catch (const base::Failure& failure) {
      ASSERT_FALSE(failure.diagnostics().empty()) << written;
      EXPECT_THAT(told(failure.diagnostics()),
                  testing::Contains(testing::HasSubstr("column Date: " + why)));
    }
  }
}

}  // namespace
}  // namespace gouvernail::test::import_left_aside_test
