// SPDX-License-Identifier: MPL-2.0
// What is remembered of a file: what its columns are, and what it brought.
#include <gmock/gmock.h>

#include "app/workspace/import_memory.h"
#include "base/failure.h"
#include "unit/app/import_again.h"

namespace gouvernail::test::import_remembered_test {
namespace {

using testing::ElementsAre;
using ImportRemembered = ImportAgain;

TEST_F(ImportRemembered, TheLastLineOfABodyIsMissedToo) {
  bring("Instance;Date\nCOPIL;16/03/2026\nCOTECH;17/03/2026\n");
  const std::string gone = "gone:" + the_other("cotech").uid;
  EXPECT_THAT(keys(bring("Instance;Date\nCOPIL;16/03/2026\n")), ElementsAre(gone));
}

TEST_F(ImportRemembered, EachHeaderKeepsWhatWasSaidOfItsOwnColumns) {
  app::ImportMemory memory;
  app::remember_columns(memory, "instance|jour|ou", {{"Où", "site"}, {"Quoi", "note"}});
  app::remember_columns(memory, "instance|jour|quoi", {{"Où", "site"}, {"Quoi", "note"}});
  EXPECT_EQ(memory.columns["instance|jour|ou"], (governance::ColumnsGiven{{"Où", "site"}}));
  EXPECT_EQ(memory.columns["instance|jour|quoi"], (governance::ColumnsGiven{{"Quoi", "note"}}));
}

TEST_F(ImportRemembered, AColumnThatTheFileDoesNotHaveIsRefusedWithThoseThatItHas) {
  folder.write("a.csv", "Instance;Date;Où\nCOPIL;16/03/2026;Fruges\n");
  app::Opened here = opened();
  app::ImportFile request{(folder.path() / "a.csv").string()};
  request.columns = {{"Salle", "site"}};
  try {
    app::import_file(here, request, day("2026-11-24"));
    ADD_FAILURE();
  } catch (const base::Failure& failure) {
    std::vector<std::string> told;
    for (const base::Diagnostic& one : failure.diagnostics()) {
      if (one.code != "no-such-column") continue;
      told.push_back(english().text(one.what) + " | " + english().text(one.remedy));
    }
    EXPECT_THAT(told, ElementsAre("this file has no column “Salle” | its columns: “Instance”, "
                                  "“Date” and “Où”"));
  }
  request.columns = {{"ou", "site"}};
  EXPECT_EQ(app::import_file(here, request, day("2026-11-24")).added, 1);
}

}  // namespace
}  // namespace gouvernail::test::import_remembered_test
