// SPDX-License-Identifier: MPL-2.0
// Lines that contradict themselves or one another: nothing of them counts as held by itself.
#include <gmock/gmock.h>

#include "unit/app/import_again.h"

namespace gouvernail::test::import_contradicting_test {
namespace {

using governance::MeetingStatus;
using testing::ElementsAre;
using testing::IsEmpty;
using Kind = reports::ImportDoubt::Kind;

using ImportContradicting = ImportAgain;

std::vector<std::string> codes(const app::Imported& done) {
  std::vector<std::string> all;
  for (const base::Diagnostic& one : done.warnings) {
    all.push_back(std::to_string(one.position.line) + " " + one.code);
  }
  return all;
}

TEST_F(ImportContradicting, ASessionThatItsRemarkDeniesIsAskedAndNeverHeld) {
  const std::string sheet = "Instance;Date;Remarques\nCOPIL;16/03/2026;annulée faute de quorum\n";
  const app::Imported left = bring(sheet);
  EXPECT_EQ(counts(left), 0);
  ASSERT_EQ(left.doubts.size(), 1U);
  EXPECT_EQ(left.doubts[0].kind, Kind::denied);
  EXPECT_EQ(left.doubts[0].line.line, 2);
  EXPECT_EQ(left.doubts[0].written, "annulée faute de quorum");
  EXPECT_EQ(left.left(), 1);
  EXPECT_THAT(codes(left), ElementsAre("1 status-not-told"));
  const app::Imported taken = bring(sheet, true);
  EXPECT_THAT(codes(taken), ElementsAre("1 status-not-told", "2 session-denied"));
  EXPECT_EQ(the_other("copil").status, MeetingStatus::cancelled);
  EXPECT_EQ(counts(bring(sheet)), 1) << "nobody is asked again";
}

TEST_F(ImportContradicting, WhoeverKnowsThatItTookPlaceSaysSoOnce) {
  const std::string sheet =
      "Instance;Date;État;Remarques\nCOPIL;16/03/2026;Tenue;n'a pas eu lieu\n";
  const app::Imported left = bring(sheet);
  ASSERT_EQ(left.doubts.size(), 1U);
  confirmed = {left.doubts[0].apart_key};
  EXPECT_TRUE(app::is_apart_key(left.doubts[0].apart_key));
  EXPECT_EQ(counts(bring(sheet)), 100);
  EXPECT_EQ(the_other("copil").status, MeetingStatus::held);
  confirmed = {};
  const app::Imported again = bring(sheet);
  EXPECT_EQ(counts(again), 1);
  EXPECT_THAT(again.doubts, IsEmpty());
}

TEST_F(ImportContradicting, AHeldSessionIsCancelledByNoRemarkUnasked) {
  bring("Instance;Date\nCOPIL;16/03/2026\n");
  const app::Imported left = bring("Instance;Date;Note\nCOPIL;16/03/2026;Reportée au 30/03\n");
  ASSERT_EQ(left.doubts.size(), 1U);
  EXPECT_EQ(left.doubts[0].kind, Kind::denied);
  EXPECT_EQ(the_other("copil").status, MeetingStatus::held);
}

TEST_F(ImportContradicting, ADenialStandsInAnyColumn) {
  for (const char* sheet : {"Instance;Date;Suite donnée\nCOPIL;16/03/2026;Annulée\n",
                            "Instance;Date;Tenue ?\nCOPIL;16/03/2026;non\n",
                            "Instance;Date;État\nCOPIL;16/03/2026;tenue (annulée)\n",
                            "Instance;Date;État;Motif\nCOPIL;16/03/2026;tenue;quorum non atteint\n",
                            "Instance;Date;État\nCOPIL (annulé);16/03/2026;tenue\n"}) {
    const app::Imported left = bring(sheet);
    EXPECT_EQ(counts(left), 0) << sheet;
    ASSERT_EQ(left.doubts.size(), 1U) << sheet;
    EXPECT_EQ(left.doubts[0].kind, Kind::denied) << sheet;
  }
  EXPECT_EQ(counts(bring("Instance;Date;Ordre du jour\nCOPIL;16/03/2026;Séance annulée\n")), 100)
      << "what it dealt with";
}

TEST_F(ImportContradicting, AStatusInOnesOwnWordsIsTaken) {
  bring("Instance;Date;État\nCOPIL;16/03/2026;n'a pas pu se tenir\n");
  EXPECT_EQ(the_other("copil").status, MeetingStatus::cancelled);
}

TEST_F(ImportContradicting, OfTwoLinesOfOneHourNoneIsTakenByItself) {
  for (const std::string lines :
       {"COPIL;16/03/2026;14:00;tenue;Fruges\nCOPIL;16/03/2026;14:00;annulée;Fruges\n",
        "COPIL;16/03/2026;14:00;tenue;Fruges\nCOPIL;16/03/2026;14:00;tenue;Hucqueliers\n",
        "COPIL;16/03/2026;;tenue;\nCOPIL;16/03/2026;14:00;annulée;\n"}) {
    const app::Imported left = bring("Instance;Date;Heure;État;Lieu\n" + lines);
    EXPECT_EQ(counts(left), 0) << lines;
    ASSERT_EQ(left.doubts.size(), 2U) << lines;
    EXPECT_EQ(left.doubts[0].kind, Kind::contradicts);
    ASSERT_TRUE(left.doubts[0].other);
    EXPECT_EQ(left.doubts[0].other->line, 3);
    EXPECT_EQ(left.doubts[1].other->line, 2);
  }
}

TEST_F(ImportContradicting, TwoSessionsOfADayAreTwo) {
  EXPECT_EQ(counts(bring("Instance;Date;Heure;État\nCOPIL;16/03/2026;10:00;annulée\n"
                         "COPIL;16/03/2026;14:00;tenue\n")),
            200);
}

TEST_F(ImportContradicting, TheLineThatIsConfirmedIsTakenAloneAndNotAskedAgain) {
  const std::string sheet =
      "Instance;Date;Heure;État\nCOPIL;16/03/2026;14:00;tenue\nCOPIL;16/03/2026;14:00;annulée\n";
  confirmed = {bring(sheet).doubts[1].key};
  EXPECT_EQ(counts(bring(sheet)), 100);
  EXPECT_EQ(the_other("copil").status, MeetingStatus::cancelled);
  confirmed = {};
  EXPECT_EQ(bring(sheet).left(), 1);
}

}  // namespace
}  // namespace gouvernail::test::import_contradicting_test
