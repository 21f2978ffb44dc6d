// SPDX-License-Identifier: MPL-2.0
#include "app/seats.h"

#include <gtest/gtest.h>

#include "app/workspace/record.h"
#include "governance/convention.h"
#include "governance/people.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

// The example's own seats of these two roles are taken back.
struct Seats : ExampleWorkspace {
  Seats() {
    app::Opened here = opened();
    app::record(here,
                {records::WithdrawSeat{"dgs-cchpm", "dgs", day("2024-01-01")},
                 records::WithdrawSeat{"charge-cooperation-pilote", "pilote", day("2024-01-01")}});
  }
  governance::Seat appoint(const std::string& role, const std::string& person,
                           const std::string& from, const std::string& until = "") const {
    app::Opened here = opened();
    const auto last = until.empty() ? std::nullopt : std::optional(day(until));
    const app::HeldSeat held = app::appoint_to_seat(here, {role, person, day(from), last});
    EXPECT_EQ(held.role->id, held.seat.role);
    return held.seat;
  }
  governance::Seat end(const std::string& role, const std::string& person,
                       const std::string& last) const {
    app::Opened here = opened();
    const app::HeldSeat held = app::end_seat(here, {role, person, day(last)});
    EXPECT_EQ(held.role->id, held.seat.role);
    return held.seat;
  }
  std::vector<governance::Seat> of(const std::string& role) const {
    const app::Opened here = opened();
    std::vector<governance::Seat> seats;
    for (const app::HeldSeat& held : app::list_seats(here, {day("2026-11-24"), true})) {
      if (held.role->id == role) seats.push_back(held.seat);
    }
    return seats;
  }
};

TEST_F(Seats, OneIsAppointedByIdAliasOrName) {
  const governance::Seat seat{"dgs-cchpm", "dgs", "", day("2026-01-01"), day("2026-06-30")};
  EXPECT_EQ(appoint("dgs-cchpm", "dgs", "2026-01-01", "2026-06-30"), seat);
  EXPECT_EQ(of("dgs-cchpm"), std::vector<governance::Seat>{seat});
  EXPECT_EQ(appoint("DGS", "dgs", "2026-01-01", "2026-06-30"), seat);
  EXPECT_EQ(
      appoint("Directeur général des services de la CCHPM", "dgs", "2026-01-01", "2026-06-30"),
      seat);
  EXPECT_EQ(of("dgs-cchpm").size(), 1U) << "known by its role, person and first day";
}

TEST_F(Seats, WhoeverSitsIsNamedByKeyNameOrAddress) {
  const std::string name = opened().people->find("dgs")->name;
  EXPECT_EQ(appoint("DGS", name, "2026-01-01").person, "dgs");
  EXPECT_EQ(appoint("DGS", "DGS@cchpm.example.org", "2026-01-01").person, "dgs");
  EXPECT_EQ(end("DGS", name, "2026-06-30").person, "dgs");
}

TEST_F(Seats, WhoeverLeftThePersonsIsNamedByTheKeyThatHeHad) {
  appoint("DGS", "dgs", "2026-01-01");
  std::ofstream(workspace / "people.toml") << "[[person]]\nkey = \"x\"\nname = \"DGS\"\n";
  EXPECT_EQ(end("DGS", "dgs", "2026-06-30").person, "dgs") << "and not somebody of that name";
}

TEST_F(Seats, OneTooManyAndOneThatIsThereAlreadyAreTold) {
  const auto told = [&](const std::string& person, const std::string& from) {
    app::Opened here = opened();
    std::string words;
    const app::AppointToSeat request{"DGS", person, day(from), std::nullopt};
    for (const auto& remark : app::appoint_to_seat(here, request).remarks) {
      words += english().text(remark);
    }
    return words;
  };
  appoint("DGS", "dgs", "2026-01-01", "2026-06-30");
  EXPECT_EQ(told("services", "2026-07-01"), "");
  EXPECT_EQ(told("services", "2026-07-01"), "This seat was recorded so already.");
  // From another's day on there is one too many; that of June has ended.
  EXPECT_EQ(told("pilote", "2026-06-30"),
            "“Director general of services of the CCHPM” has 1 seat, and dgs holds it on Tuesday "
            "30 June 2026 already. It was recorded all the same.");
  EXPECT_EQ(of("dgs-cchpm").size(), 3U);
  app::Opened here = opened();
  EXPECT_TRUE(app::appoint_to_seat(here, {"élus", "dgs", day("2026-01-01"), {}}).remarks.empty());
}

TEST_F(Seats, ASeatThatNobodyEndsHasNoLastDay) {
  EXPECT_EQ(appoint("DGS", "dgs", "2026-01-01").until, std::nullopt);
}

TEST_F(Seats, OneMayEndTheDayItBeginsAndNoDayBefore) {
  EXPECT_EQ(refused([&] { appoint("DGS", "dgs", "2026-01-02", "2026-01-01"); }),
            "the seat ends before it begins | correct --from or --until");
  EXPECT_TRUE(of("dgs-cchpm").empty());
  EXPECT_EQ(appoint("DGS", "dgs", "2026-01-02", "2026-01-02").until, day("2026-01-02"));
}

TEST_F(Seats, RolesAndPersonsThatNobodyHasAreRefused) {
  EXPECT_EQ(refused([&] { appoint("dgs-cchmp", "dgs", "2026-01-01"); }),
            "there is no role “dgs-cchmp” | did you mean “dgs-cchpm”?");
  EXPECT_EQ(refused([&] { appoint("DGS", "pilot", "2026-01-01"); }),
            "there is no person “pilot” | did you mean “pilote”?");
  EXPECT_EQ(refused([&] { end("dgs-cchmp", "dgs", "2026-01-01"); }),
            "there is no role “dgs-cchmp” | did you mean “dgs-cchpm”?");
}

TEST_F(Seats, WherePeopleTomlIsEmptyItSaysWhatToWrite) {
  std::ofstream(workspace / "people.toml") << "";
  EXPECT_EQ(refused([&] { appoint("DGS", "dgs", "2026-01-01"); }),
            "there is no person “dgs” | add them first with “gouvernail person add”");
}

TEST_F(Seats, OneEndsOnItsFirstDayAtTheEarliest) {
  appoint("DGS", "dgs", "2026-01-02");
  EXPECT_EQ(refused([&] { end("DGS", "dgs", "2026-01-01"); }),
            "“dgs” holds no seat of dgs-cchpm on that day | check the person, the role and the "
            "day");
  const governance::Seat ended = end("DGS", "dgs", "2026-01-02");
  EXPECT_EQ(ended,
            (governance::Seat{"dgs-cchpm", "dgs", "", day("2026-01-02"), day("2026-01-02")}));
  EXPECT_EQ(of("dgs-cchpm"), std::vector<governance::Seat>{ended});
}

TEST_F(Seats, OneThatEndsBeforeSessionsThatCountedItIsTold) {
  appoint("DGS", "dgs", "2024-01-01");
  const auto told = [&](const std::string& last) {
    app::Opened here = opened();
    std::string words;
    for (const auto& remark : app::end_seat(here, {"DGS", "dgs", day(last)}).remarks) {
      words += english().text(remark);
    }
    return words;
  };
  EXPECT_EQ(told("2026-11-24"), "");
  const std::string said = told("2026-01-28");
  EXPECT_EQ(said.find("Held on days on which this seat is not recorded any more, with it on their "
                      "attendance sheets: “Steering committee” of 29 January 2026"),
            0U)
      << said;
  EXPECT_NE(said.find("“gouvernail meeting hold copil/2026-01-29 --present \"ROLES\"”"),
            std::string::npos)
      << said;
}

TEST_F(Seats, OneThatEndedIsNotEndedLater) {
  appoint("DGS", "dgs", "2026-01-02", "2026-06-30");
  EXPECT_EQ(refused([&] { end("DGS", "dgs", "2026-07-01"); }),
            "“dgs” holds no seat of dgs-cchpm on that day | check the person, the role and the "
            "day");
  EXPECT_EQ(end("DGS", "dgs", "2026-06-29").until, day("2026-06-29"));
}

TEST_F(Seats, OfTwoSeatsThatFollowTheOneOfThatDayEnds) {
  appoint("DGS", "dgs", "2026-01-01", "2026-06-30");
  appoint("DGS", "dgs", "2026-07-01");
  EXPECT_EQ(end("DGS", "dgs", "2026-09-30").from, day("2026-07-01"));
  ASSERT_EQ(of("dgs-cchpm").size(), 2U);
  EXPECT_EQ(of("dgs-cchpm")[0].until, day("2026-06-30"));
}

TEST_F(Seats, NobodySitsTwiceOnOne) {
  appoint("DGS", "dgs", "2026-01-01");
  EXPECT_EQ(refused([&] { appoint("DGS", "dgs", "2026-05-01"); }),
            "“dgs” holds dgs-cchpm since Thursday 1 January 2026 already | end that seat first, "
            "before the day on which this one begins: gouvernail seat end dgs-cchpm dgs --on DAY");
  EXPECT_NE(refused([&] { appoint("DGS", "dgs", "2025-05-01", "2026-01-01"); }), "");
  appoint("DGS", "dgs", "2025-05-01", "2025-12-31");
  end("DGS", "dgs", "2026-04-30");
  EXPECT_EQ(refused([&] { appoint("DGS", "dgs", "2026-04-30"); }),
            "“dgs” holds dgs-cchpm from Thursday 1 January 2026 to Thursday 30 April 2026 already "
            "| end that seat first, before the day on which this one begins: gouvernail seat end "
            "dgs-cchpm dgs --on DAY");
  appoint("DGS", "dgs", "2026-05-01");
  appoint("DGS", "pilote", "2026-05-01");
}

TEST_F(Seats, ThoseThatEndedAreListedWhenAsked) {
  appoint("DGS", "dgs", "2026-01-01", "2026-06-30");
  const app::Opened here = opened();
  const auto listed = [&](const std::string& today, bool ended) {
    const auto seats = app::list_seats(here, {day(today), ended});
    return std::any_of(seats.begin(), seats.end(),
                       [](const app::HeldSeat& held) { return held.role->id == "dgs-cchpm"; });
  };
  EXPECT_TRUE(listed("2026-06-30", false));
  EXPECT_FALSE(listed("2026-07-01", false));
  EXPECT_TRUE(listed("2026-07-01", true));
}

TEST_F(Seats, WhoeverHoldsNoneEndsNone) {
  EXPECT_EQ(refused([&] { end("DGS", "pilote", "2026-01-02"); }),
            "“pilote” holds no seat of dgs-cchpm on that day | check the person, the role and the "
            "day");
}

TEST_F(Seats, TheyAreListedByRoleInTheOrderOfTheRules) {
  appoint("pilote", "pilote", "2026-01-01");
  appoint("DGS", "dgs", "2026-02-01");
  appoint("DGS", "pilote", "2026-01-01", "2026-01-31");
  std::vector<std::string> lines;
  const app::Opened here = opened();
  for (const app::HeldSeat& held : app::list_seats(here, {day("2026-11-24"), true})) {
    if (held.role->id == "dgs-cchpm" || held.role->id == "charge-cooperation-pilote") {
      lines.push_back(held.role->id + " " + held.seat.person);
    }
  }
  EXPECT_EQ(lines, (std::vector<std::string>{"dgs-cchpm dgs", "dgs-cchpm pilote",
                                             "charge-cooperation-pilote pilote"}));
}

}  // namespace
}  // namespace gouvernail::test
