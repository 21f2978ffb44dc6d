// SPDX-License-Identifier: MPL-2.0
// Seats that go from one person to another.
#include <gtest/gtest.h>

#include "app/handover.h"
#include "app/persons.h"
#include "app/seats.h"
#include "app/undo.h"
#include "governance/people.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

constexpr const char* dgs_role = "dgs-cchpm";

struct Replacing : ExampleWorkspace {
  static app::ReplaceHolder newcomer(const std::string& last) {
    return {"dgs", {dgs_role}, day(last), {"anne", "Anne", "anne@cchpm.example.org", ""}};
  }
  std::vector<std::string> seats() const {
    std::vector<std::string> lines;
    const app::Opened here = opened();
    for (const app::HeldSeat& held : app::list_seats(here, {day("2026-11-24"), true})) {
      if (held.role->id != dgs_role) continue;
      lines.push_back(held.seat.person + " " + calendar::to_iso(held.seat.from) + " " +
                      (held.seat.until ? calendar::to_iso(*held.seat.until) : "-"));
    }
    return lines;
  }
  std::vector<std::string> told(const app::ReplaceHolder& request) const {
    std::vector<std::string> lines;
    const app::Opened here = opened();
    for (const auto& one : app::sessions_handed_over(here, request, day("2026-11-24"))) {
      const char* how[] = {"mail", "hand", "later"};
      lines.push_back(one.meeting.uid + " " + how[static_cast<int>(one.told)] +
                      (one.leaves ? " leaves" : "") + (one.comes ? " comes" : ""));
    }
    return lines;
  }
};

using Lines = std::vector<std::string>;

TEST_F(Replacing, OneEndsAndTheOtherBeginsTheDayAfterInOneChange) {
  app::Opened here = opened();
  EXPECT_TRUE(app::replace_holder(here, newcomer("2026-11-30")).empty());
  EXPECT_EQ(seats(), (Lines{"dgs 2024-01-01 2026-11-30", "anne 2026-12-01 -"}));
  ASSERT_TRUE(opened().people->find("anne"));
  app::Opened again = opened();
  app::undo_change(again, {again.revision, false});
  EXPECT_EQ(seats(), (Lines{"dgs 2024-01-01 -"}));
}

TEST_F(Replacing, ASuccessorWhoIsKnownIsNotAddedAnew) {
  app::Opened here = opened();
  const std::size_t before = here.people->persons.size();
  app::replace_holder(here, {"dgs", {dgs_role}, day("2026-11-30"), {"pilote", "", "", ""}});
  EXPECT_EQ(seats(), (Lines{"dgs 2024-01-01 2026-11-30", "pilote 2026-12-01 -"}));
  EXPECT_EQ(opened().people->persons.size(), before);
}

TEST_F(Replacing, ATermThatWasGivenStands) {
  app::Opened here = opened();
  app::end_seat(here, {dgs_role, "dgs", day("2028-12-31")});
  app::replace_holder(here, newcomer("2026-11-30"));
  EXPECT_EQ(seats(), (Lines{"dgs 2024-01-01 2026-11-30", "anne 2026-12-01 2028-12-31"}));
}

TEST_F(Replacing, WhatCannotBeIsRefusedAndNobodyIsAdded) {
  const auto replace = [&](const app::ReplaceHolder& request) {
    app::Opened here = opened();
    app::replace_holder(here, request);
  };
  EXPECT_EQ(refused([&] {
              replace({"dgs", {}, day("2026-11-30"), {"pilote", "", "", ""}});
            }),
            "no seat is chosen | choose one at least");
  EXPECT_EQ(refused([&] {
              replace({"dgs", {dgs_role}, day("2026-11-30"), {"dgs", "", "", ""}});
            }),
            "nobody follows themselves | choose somebody else");
  EXPECT_NE(refused([&] { replace(newcomer("2023-12-31")); }).find("does not hold"),
            std::string::npos);
  auto unreachable = newcomer("2026-11-30");
  unreachable.successor.address = "nowhere";
  EXPECT_NE(refused([&] { replace(unreachable); }), "");
  EXPECT_FALSE(opened().people->find("anne"));
  app::Opened here = opened();
  app::end_seat(here, {dgs_role, "dgs", day("2026-11-30")});
  EXPECT_NE(refused([&] { replace(newcomer("2026-11-30")); }).find("ends on"), std::string::npos);
}

TEST_F(Replacing, WhoeverWasMailedIsToldAndOthersAreInvitedLater) {
  const app::ReplaceHolder request = newcomer("2026-11-30");
  EXPECT_EQ(told(request), (Lines{"copil-2026-12-10 hand leaves comes"}));
  mail(records::request_method, "0");
  EXPECT_EQ(told(request), (Lines{"copil-2026-12-10 mail leaves comes"}));
  EXPECT_EQ(told(newcomer("2026-12-10")), Lines{}) << "of that day he is still one";
  app::Opened here = opened();
  app::replace_holder(here, request);
  EXPECT_EQ(recorded("copil-2026-12-10").day, day("2026-12-10"));
}

TEST_F(Replacing, AKeyIsMadeOfTheName) {
  const app::Opened here = opened();
  EXPECT_EQ(app::free_key("Mme Lefèbvre", *here.people), "mme-lefebvre");
  EXPECT_EQ(app::free_key("DGS", *here.people), "dgs-2");
}

}  // namespace
}  // namespace gouvernail::test
