// SPDX-License-Identifier: MPL-2.0
#include "app/take_seats.h"

#include <gmock/gmock.h>

#include "app/seats.h"
#include "app/undo.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using governance::Seat;

struct NewSeats : ExampleWorkspace {
  void write(const std::string& role, const std::string& person, const std::string& days) const {
    std::ofstream(workspace / "people.toml", std::ios::app)
        << "\n[[seat]]\nrole = \"" << role << "\"\nperson = \"" << person << "\"\n"
        << days << "\n";
  }
  app::TakenSeats take() const { return app::take_seats(workspace); }
  bool stands(const Seat& seat) const {
    const app::Opened here = opened();
    const auto& seats = here.history->seats;
    return std::find(seats.begin(), seats.end(), seat) != seats.end();
  }
};

const Seat added{"referent-acces-droits", "coop-droits", "cchpm", day("2026-11-01"), {}};

TEST_F(NewSeats, OfAWorkspaceAsItWasMadeThereAreNone) {
  const std::int64_t before = revision();
  const app::TakenSeats found = take();
  EXPECT_TRUE(found.taken.empty());
  EXPECT_TRUE(found.told.empty());
  EXPECT_EQ(revision(), before);
}

TEST_F(NewSeats, OneThatWasWrittenLaterIsTakenOnce) {
  write("referent-acces-droits", "coop-droits", "from = 2026-11-01");
  EXPECT_THAT(take().taken, testing::ElementsAre(added));
  EXPECT_TRUE(stands(added));
  const std::int64_t after = revision();
  EXPECT_TRUE(take().taken.empty());
  EXPECT_EQ(revision(), after);
}

TEST_F(NewSeats, OneThatEndedOrWasUndoneDoesNotComeAgain) {
  write("referent-acces-droits", "coop-droits", "from = 2026-11-01");
  take();
  {
    app::Opened here = opened();
    app::end_seat(here, {"referent-acces-droits", "coop-droits", day("2026-11-20")});
  }
  EXPECT_TRUE(take().taken.empty());
  EXPECT_FALSE(stands(added));
  app::Opened here = opened();
  app::undo_change(here, {revision()});
  EXPECT_TRUE(stands(added));
  app::undo_change(here, {revision() - 2});
  EXPECT_TRUE(take().taken.empty());
  EXPECT_FALSE(stands(added));
}

TEST_F(NewSeats, OneThatIsHeldAlreadyIsToldAndNotTaken) {
  write("dgs-cchpm", "dgs", "from = 2026-11-01");
  const app::TakenSeats found = take();
  EXPECT_TRUE(found.taken.empty());
  ASSERT_EQ(found.told.size(), 1U);
  EXPECT_EQ(english().text(found.told[0]),
            "people.toml seats “dgs” as dgs-cchpm from Sunday 1 November 2026 on, who holds that "
            "seat since Monday 1 January 2024 already: it is not taken. To end that one first: "
            "gouvernail seat end dgs-cchpm dgs --on DAY");
}

TEST_F(NewSeats, AnEndThatIsRecordedNowhereIsTold) {
  write("referent-acces-droits", "coop-droits", "from = 2026-11-01");
  take();
  write("referent-acces-droits", "coop-droits", "from = 2026-11-01\nuntil = 2026-12-31");
  const app::TakenSeats found = take();
  EXPECT_TRUE(found.taken.empty());
  ASSERT_EQ(found.told.size(), 1U);
  EXPECT_THAT(english().text(found.told[0]),
              testing::EndsWith("To record it: gouvernail seat end referent-acces-droits "
                                "coop-droits --on 2026-12-31"));
}

TEST_F(NewSeats, AFolderThatIsNoWorkspaceHasNone) {
  EXPECT_TRUE(app::take_seats(folder.path()).taken.empty());
}

TEST_F(NewSeats, AFileThatCannotBeReadIsRefusedAndNothingOfItTaken) {
  write("referent-acces-droits", "coop-droits", "from = 2026-11-01");
  write("personne", "coop-droits", "from = 2026-11-01");
  EXPECT_THAT(refused([&] { take(); }), testing::StartsWith("people.toml cannot be read"));
}

}  // namespace
}  // namespace gouvernail::test
