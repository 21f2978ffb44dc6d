// SPDX-License-Identifier: MPL-2.0
#include "app/waivers.h"

#include <gmock/gmock.h>

#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

struct Waivers : ExampleWorkspace {
  governance::Waiver waive(const app::WaiveDuty& request) const {
    app::Opened here = opened();
    return app::waive_duty(here, request, day("2026-11-24"));
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

TEST_F(Waivers, AnObligationIsWaivedForDays) {
  const governance::Waiver waiver =
      waive({"copil-annuel", "Élections", "Présidente", "", day("2026-03-01"), day("2026-03-15"),
             day("2026-03-15")});
  EXPECT_EQ(waiver.granted_on, day("2026-03-01"));
  EXPECT_EQ(waiver.from, day("2026-03-15"));
  EXPECT_EQ(waiver.until, day("2026-03-15")) << "one day is enough";
  EXPECT_EQ(standing(), std::vector<governance::Waiver>{waiver});
}

TEST_F(Waivers, TheDocumentIsKeptByNameSizeAndDigest) {
  folder.write("arrêté.pdf", "abc");
  const governance::Waiver waiver = waive(
      {"copil-annuel/2025", "Élections", "Présidente", folder.path() / "arrêté.pdf", {}, {}, {}});
  EXPECT_EQ(waiver.evidence,
            "arrêté.pdf (3, sha256:"
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad)");
}

TEST_F(Waivers, TwoOfOneDutyAreTwo) {
  const app::WaiveDuty request{"copil-annuel/2025", "Élections", "Présidente", "", {}, {}, {}};
  EXPECT_NE(waive(request).id, waive(request).id);
  EXPECT_EQ(standing().size(), 2U);
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
  EXPECT_THAT(refused([&] {
                waive({"copil-annuel",
                       "Élections",
                       "Présidente",
                       "",
                       {},
                       day("2026-03-15"),
                       day("2026-03-14")});
              }),
              ::testing::HasSubstr("ends before it begins"));
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
