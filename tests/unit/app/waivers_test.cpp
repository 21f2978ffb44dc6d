// SPDX-License-Identifier: MPL-2.0
#include "app/waivers.h"

#include <gmock/gmock.h>

#include "app/workspace/record.h"
#include "records/workspace.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using testing::ElementsAre;

const calendar::Day today = day("2026-11-24");

struct Waivers : ExampleWorkspace {
  governance::Waiver waive(const app::WaiveDuty& request) const {
    app::Opened here = opened();
    return app::waive_duty(here, request, day("2026-11-24")).waiver;
  }
  std::vector<std::string> excused_by(const app::WaiveDuty& request) const {
    app::Opened here = opened();
    const auto granted = app::waive_duty(here, request, day("2026-11-24"));
    here = opened();
    app::end_waiver(here, granted.waiver.id, day("2026-11-24"));
    return granted.duties;
  }
  std::vector<governance::Waiver> standing() const { return opened().history->waivers; }
};

TEST_F(Waivers, ADutyIsWaivedTodayWhereNobodySaysWhen) {
  const governance::Waiver waiver =
      waive({"copil-annuel/2025", "Élections", "Présidente", "", {}, {}, {}});
  EXPECT_EQ(waiver.target, "copil-annuel/2025");
  EXPECT_EQ(waiver.reason, "Élections");
  EXPECT_EQ(waiver.authority, "Présidente");
  EXPECT_EQ(waiver.granted_on, day("2026-11-24"));
  EXPECT_EQ(waiver.from, std::nullopt);
  EXPECT_EQ(waiver.until, std::nullopt);
  EXPECT_EQ(waiver.evidence, "");
  EXPECT_EQ(standing(), std::vector<governance::Waiver>{waiver});
}

TEST_F(Waivers, ADutyThatWasKeptIsExcusedAllTheSameAndTold) {
  const auto kept = [&](const std::string& duty) {
    app::Opened here = opened();
    return app::waive_duty(here, {duty, "Élections", "Présidente", "", {}, {}, {}},
                           day("2026-11-24"))
        .kept;
  };
  EXPECT_THAT(kept("copil-annuel/2025"), ElementsAre());
  EXPECT_THAT(kept("elus-trimestriel/2026-Q2"), ElementsAre("elus-trimestriel/2026-Q2"));
}

TEST_F(Waivers, WordsThatNobodySeesSayNothing) {
  const std::string unseen = "\u200b \u2060";
  EXPECT_NE(refused([&] {
              waive({"copil-annuel/2025", unseen, "Présidente", "", {}, {}, {}});
            }),
            "");
  EXPECT_NE(refused([&] {
              waive({"copil-annuel/2025", "Élections", unseen, "", {}, {}, {}});
            }),
            "");
}

TEST_F(Waivers, AnObligationIsWaivedForTheWindowsThatLieWholeInItsDays) {
  const auto from_to = [](const std::string& from, const std::string& to) {
    return app::WaiveDuty{"elus-trimestriel", "Élections", "Présidente", "", {},
                          day(from),          day(to)};
  };
  EXPECT_THAT(excused_by(from_to("2026-01-01", "2026-06-30")),
              ElementsAre("elus-trimestriel/2026-Q1", "elus-trimestriel/2026-Q2"));
  EXPECT_THAT(excused_by(from_to("2026-01-01", "2026-06-29")),
              ElementsAre("elus-trimestriel/2026-Q1"));
  EXPECT_THAT(excused_by(from_to("2026-01-02", "2026-06-30")),
              ElementsAre("elus-trimestriel/2026-Q2"));
  EXPECT_EQ(refused([&] { excused_by(from_to("2026-01-02", "2026-03-31")); }),
            "no period of “elus-trimestriel” lies whole between Friday 2 January 2026 and Tuesday "
            "31 March 2026 | correct --from or --to");
  EXPECT_TRUE(standing().empty());
}

TEST_F(Waivers, AnObligationWithoutBothDaysIsRefused) {
  for (const auto& [from, to] :
       {std::pair<std::optional<calendar::Day>, std::optional<calendar::Day>>{},
        {day("2026-01-01"), {}},
        {{}, day("2026-12-31")}}) {
    EXPECT_EQ(refused([&] {
                waive({"copil-annuel", "Élections", "Présidente", "", {}, from, to});
              }),
              "“copil-annuel” is owed many times: which of them is excused? | name one, as in "
              "“copil-annuel/2024”, or give --from and --to");
  }
}

TEST_F(Waivers, OneDutyHasNoDaysToChoose) {
  EXPECT_EQ(
      refused([&] {
        waive({"copil-annuel/2025", "Élections", "Présidente", "", {}, day("2025-01-01"), {}});
      }),
      "“copil-annuel/2025” is one duty: it has no days to choose | leave out --from and --to");
  EXPECT_TRUE(standing().empty());
}

TEST_F(Waivers, WithoutAReasonOrWhoDecidedOrWithADecisionToComeThereIsNone) {
  const std::string duty = "copil-annuel/2025";
  EXPECT_EQ(refused([&] {
              waive({duty, " ", "Présidente", "", {}, {}, {}});
            }),
            "a waiver says why the duty is excused | give --reason");
  EXPECT_EQ(refused([&] {
              waive({duty, "Élections", "", "", {}, {}, {}});
            }),
            "a waiver says who decided it | give --authority");
  EXPECT_EQ(refused([&] {
              waive({duty, "Élections", "Présidente", "", day("2026-11-25"), {}, {}});
            }),
            "Wednesday 25 November 2026 is still to come | correct --on");
  EXPECT_TRUE(standing().empty());
}

TEST_F(Waivers, AreListedWithWhatTheyExcuseAndTakenBackByTheirNameOrNumber) {
  waive({"copil-annuel/2025", "Élections", "Présidente", "", {}, {}, {}});
  const governance::Waiver other = waive({"elus-trimestriel",
                                          "Élections",
                                          "Présidente",
                                          "",
                                          {},
                                          day("2026-01-01"),
                                          day("2026-06-30")});
  app::Opened here = opened();
  const auto listed = app::list_waivers(here, day("2026-11-24"));
  ASSERT_EQ(listed.size(), 2U);
  EXPECT_THAT(listed[0].duties, ElementsAre("copil-annuel/2025"));
  EXPECT_EQ(listed[1].duties.size(), 2U);
  EXPECT_EQ(app::end_waiver(here, "copil-annuel/2025", today).waiver.target, "copil-annuel/2025");
  here = opened();
  EXPECT_EQ(app::end_waiver(here, other.id.substr(0, 8), today).waiver, other);
  EXPECT_TRUE(standing().empty());
  here = opened();
  EXPECT_EQ(refused([&] { app::end_waiver(here, "copil-annuel/2025", today); }),
            "no waiver of “copil-annuel/2025” is recorded | none is recorded at all");
}

TEST_F(Waivers, WhatAnotherExcusesStillIsNotOwedAgain) {
  waive({"elus-trimestriel/2026-Q1", "Élections", "Présidente", "", {}, {}, {}});
  const auto half = waive({"elus-trimestriel",
                           "Élections",
                           "Présidente",
                           "",
                           {},
                           day("2026-01-01"),
                           day("2026-06-30")});
  app::Opened here = opened();
  const app::EndedWaiver ended = app::end_waiver(here, half.id, today);
  EXPECT_THAT(ended.excused, ElementsAre("elus-trimestriel/2026-Q1"));
  EXPECT_THAT(ended.owed, ElementsAre("elus-trimestriel/2026-Q2"));
}

TEST_F(Waivers, OneOfSeveralOfANameIsNamedByTheBeginningOfItsIdentifier) {
  const auto from_to = [](const std::string& from, const std::string& to) {
    return app::WaiveDuty{"elus-trimestriel", "Élections", "Présidente", "", {},
                          day(from),          day(to)};
  };
  waive(from_to("2026-01-01", "2026-03-31"));
  const governance::Waiver second = waive(from_to("2026-04-01", "2026-06-30"));
  app::Opened here = opened();
  EXPECT_EQ(refused([&] { app::end_waiver(here, "elus-trimestriel", today); }),
            "several waivers are called “elus-trimestriel” | name one by the beginning of its "
            "identifier: “gouvernail waive list” shows them");
  app::end_waiver(here, second.id, today);
  EXPECT_EQ(standing().size(), 1U);
}

TEST_F(Waivers, WhatIsExcusedAlreadyIsNotExcusedAgain) {
  const app::WaiveDuty quarter{
      "elus-trimestriel/2026-Q1", "Élections", "Présidente", "", {}, {}, {}};
  waive(quarter);
  EXPECT_EQ(refused([&] { waive(quarter); }),
            "excused already: elus-trimestriel/2026-Q1 | “gouvernail waive list” shows by which "
            "waiver; take that one back first with “gouvernail waive end”");
  app::WaiveDuty half{"elus-trimestriel", "Élections",      "Présidente", "", {},
                      day("2026-01-01"),  day("2026-03-31")};
  EXPECT_NE(refused([&] { waive(half); }), "");
  // A part of it is new: recorded, and told.
  half.until = day("2026-06-30");
  app::Opened here = opened();
  const auto granted = app::waive_duty(here, half, day("2026-11-24"));
  ASSERT_EQ(granted.remarks.size(), 1U);
  EXPECT_EQ(granted.remarks[0].format, "Excused by another waiver already: {}.");
  EXPECT_EQ(standing().size(), 2U);
}

// Records that are older than what is asked for today are kept, shown and told.
TEST_F(Waivers, WhatAnOlderRecordLacksIsTold) {
  app::Opened here = opened();
  const governance::Waiver boundless{
      "old-1", "elus-trimestriel", day("2026-01-01"), {}, day("2026-06-01"), "Élections", "x", ""};
  const governance::Waiver mute{"old-2", "copil-annuel/2025", {}, {}, day("2026-06-01"), "", " ",
                                ""};
  app::record(here, {records::PutWaiver{boundless}, records::PutWaiver{mute}});
  here = opened();
  const auto listed = app::list_waivers(here, day("2026-11-24"));
  ASSERT_EQ(listed.size(), 2U);
  EXPECT_TRUE(listed[0].duties.empty());
  ASSERT_EQ(listed[0].remarks.size(), 1U);
  EXPECT_THAT(listed[1].duties, ElementsAre("copil-annuel/2025"));
  EXPECT_EQ(listed[1].remarks.size(), 2U);
}

TEST_F(Waivers, TheDocumentIsKeptByNameSizeAndDigest) {
  folder.write("arrêté.pdf", "abc");
  const governance::Waiver waiver = waive(
      {"copil-annuel/2025", "Élections", "Présidente", folder.path() / "arrêté.pdf", {}, {}, {}});
  EXPECT_EQ(waiver.evidence,
            "arrêté.pdf (3, sha256:"
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad)");
}

TEST_F(Waivers, ADutyThatNobodyHasIsRefused) {
  EXPECT_EQ(refused([&] {
              waive({"copil-annuel/2052", "Élections", "Présidente", "", {}, {}, {}});
            }),
            "there is no duty “copil-annuel/2052” | did you mean “copil-annuel/2025”?");
  EXPECT_EQ(refused([&] {
              waive({"copil-anuel/2025", "Élections", "Présidente", "", {}, {}, {}});
            }),
            "there is no duty “copil-anuel/2025” | did you mean “copil-annuel/2025”?");
}

TEST_F(Waivers, WhatCannotBeKeptIsRefused) {
  EXPECT_EQ(refused([&] {
              waive({"copil-annuel",
                     "Élections",
                     "Présidente",
                     "",
                     {},
                     day("2026-03-15"),
                     day("2026-03-14")});
            }),
            "the last day is before the first | correct --from or --to");
  EXPECT_EQ(refused([&] {
              waive({"copil-annuel/2025",
                     "Élections",
                     "Présidente",
                     folder.path() / "absent.pdf",
                     {},
                     {},
                     {}});
            }),
            (folder.path() / "absent.pdf").string() +
                ": there is no such file | check its name and its folder");
}

}  // namespace
}  // namespace gouvernail::test
