// SPDX-License-Identifier: MPL-2.0
// One session that files tell of in several ways is one session.
#include <gmock/gmock.h>

#include "unit/app/import_again.h"

namespace gouvernail::test::import_repeated_test {
namespace {

using governance::Meeting;
using reports::ImportDoubt;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr const char* plain = "Instance;Date;État\n";
constexpr const char* named = "uid;Instance;Date;État\n";

struct ImportRepeated : ImportAgain {
  // Sessions of the file's body besides those of the example.
  std::size_t sessions() const {
    const app::Opened here = opened();
    return static_cast<std::size_t>(std::ranges::count_if(
        here.history->meetings, [&](const Meeting& one) { return !known.contains(one.uid); }));
  }
};

TEST_F(ImportRepeated, WithAnIdentifierAndWithoutItIsOneSessionWhicheverComesFirst) {
  const std::string with =
      std::string(named) + "A1;copil;10/03/2025 09:30;tenue\nA2;copil;09/06/2025 09:30;tenue\n";
  const std::string without =
      std::string(plain) + "copil;10/03/2025 09:30;tenue\ncopil;09/06/2025 09:30;tenue\n";
  EXPECT_EQ(bring(without, false, "a.csv").added, 2);
  EXPECT_EQ(counts(bring(with, false, "b.csv")), 2);
  EXPECT_EQ(counts(bring(without, false, "a.csv")), 2);
  EXPECT_EQ(sessions(), 2U);
}

TEST_F(ImportRepeated, OneThatWasEnteredByHandIsTheOneOfTheSheet) {
  Meeting entered;
  entered.uid = "entered";
  entered.body = "copil";
  entered.day = day("2027-03-10");
  entered.start_time = calendar::Minutes{570};
  put(entered);
  EXPECT_EQ(counts(bring(std::string(named) + "B1;copil;10/03/2027 09:30;proposée\n")), 1);
  // Where an hour is not told, both may be right: it is asked, and can be another one.
  const std::string untold = std::string(named) + "B2;copil;10/03/2027;proposée\n";
  const app::Imported asked = bring(untold);
  EXPECT_THAT(keys(asked), IsEmpty()) << "nothing would change";
  EXPECT_EQ(counts(bring(std::string(named) + "B3;copil;10/03/2027 14:00;proposée\n")), 100);
}

TEST_F(ImportRepeated, TheFirstOfASecondConvocationIsNamedAsItIsRecorded) {
  bring(std::string(plain) + "copil;10/03/2027 09:30;proposée\n", false, "a.csv");
  const std::string first = the_other("copil").uid;
  bring(
      "uid;Instance;Date;État;second_of\nA1;copil;10/03/2027 09:30;proposée;\n"
      "A2;copil;24/03/2027 09:30;proposée;A1\n",
      false, "b.csv");
  EXPECT_EQ(recorded("A2").second_of, first);
}

TEST_F(ImportRepeated, OneSessionInTwoSpellingsIsOne) {
  const std::vector<std::string> pairs = {
      "copil;10/03/2025;tenue\ncopil;10/03/2025 9h30;tenue\n",
      "copil;10/03/2025 9h30;tenue\ncopil;10/03/2025 09:30:00;tenue\n",
      "copil;10/03/2025;tenue\nComité de pilotage;2025-03-10;held\n",
      "copil;10/03/2025 9h30;tenue\ncopil;10/03/2025 9h30-11h30;tenue\n"};
  for (const std::string& one : pairs) {
    const app::Imported done = bring(plain + one, false, "paire.csv");
    EXPECT_EQ(done.added + done.unchanged + done.corrected, 1) << one;
    EXPECT_THAT(done.doubts, IsEmpty()) << one;
    EXPECT_EQ(sessions(), 1U) << one;
  }
  EXPECT_EQ(bring(std::string(named) + ";copil;11/03/2025 9h30;tenue\nA1;copil;11/03/2025 "
                                       "9h30;tenue\n")
                .added,
            1);
}

TEST_F(ImportRepeated, LinesThatMayBeOneOfTwoStayTwo) {
  const std::string two = "copil;10/03/2025 9h;tenue\ncopil;10/03/2025 14h;tenue\n";
  EXPECT_EQ(bring(plain + two).added, 2);
  EXPECT_EQ(counts(bring(plain + two)), 2);
}

TEST_F(ImportRepeated, AMonthThatWasMistypedIsNoSecondSession) {
  const std::string first = "copil;10/03/2025;tenue\n";
  const std::string other = "copil;09/06/2025;tenue\n";
  bring(plain + first + other);
  const std::string corrected = std::string(plain) + "copil;10/04/2025;tenue\n" + other;
  const app::Imported left = bring(corrected);
  EXPECT_EQ(left.added, 0);
  ASSERT_THAT(left.doubts, SizeIs(1));
  EXPECT_EQ(left.doubts.front().kind, ImportDoubt::Kind::moves);
  bring(corrected, true);
  EXPECT_EQ(sessions(), 2U);
}

TEST_F(ImportRepeated, ACopyThatWasAskedOnceIsAskedAgain) {
  const std::string rest =
      "copil;10/06/2025;tenue\ncopil;11/03/2025;tenue\ncopil;09/09/2025;tenue\n";
  bring(std::string(plain) + "copil;13/01/2025;tenue\n" + rest, false, "s1.csv");
  const std::string corrected = std::string(plain) + "copil;15/01/2025;tenue\n" + rest;
  EXPECT_THAT(bring(corrected, false, "s2.csv").doubts, SizeIs(1));
  EXPECT_THAT(bring(corrected, false, "s2.csv").doubts, SizeIs(1));
  bring(corrected, true, "s2.csv");
  EXPECT_EQ(sessions(), 4U);
}

}  // namespace
}  // namespace gouvernail::test::import_repeated_test
