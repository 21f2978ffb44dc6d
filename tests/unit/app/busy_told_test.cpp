// SPDX-License-Identifier: MPL-2.0
// What is wrong with a calendar is told once, and what it says twice counts once.
#include <fstream>

#include "app/workspace/busy.h"
#include "governance/availability.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::busy_told_test {
namespace {

struct BusyTold : ExampleWorkspace {
  governance::Availability read(const std::string& events, base::Diagnostics& told) const {
    std::ofstream(workspace / "busy" / "dgs.ics") << "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                                                  << events << "END:VCALENDAR\r\n";
    const app::Opened here = opened();
    auto known = app::read_busy(workspace, here, {day("2026-12-01"), day("2026-12-31")}, told);
    std::erase_if(told, [](const auto& one) { return one.code == "old-copy"; });
    return known;
  }
  static std::string event(int number, const std::string& start, const std::string& end) {
    return "BEGIN:VEVENT\r\nUID:u" + std::to_string(number) + "\r\nDTSTART" + start + "\r\nDTEND" +
           end + "\r\nEND:VEVENT\r\n";
  }
};

TEST_F(BusyTold, TheSameFaultOfManyEventsIsOneThatNamesTheirLines) {
  std::string events;
  for (int i = 0; i < 30; ++i) {
    events += event(i, ";TZID=Nowhere:20261210T090000", ";TZID=Nowhere:20261210T100000");
  }
  base::Diagnostics told;
  read(events, told);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].severity, base::Severity::warning);
  EXPECT_EQ(english().text(told[0].what),
            "the time zone “Nowhere” is not known: the hours of the event are read as French time "
            "(the same in lines 8, 13, 18, 23, 28, 33, 38, 43, 48 and 53, and in 19 more)");
}

TEST_F(BusyTold, WhatOverlapsOrTouchesIsOneEngagement) {
  base::Diagnostics told;
  const auto known = read(event(1, ":20261210T080000Z", ":20261210T090000Z") +
                              event(2, ":20261210T083000Z", ":20261210T084500Z") +
                              event(3, ":20261210T090000Z", ":20261210T100000Z") +
                              event(4, ":20261210T110000Z", ":20261210T120000Z"),
                          told);
  const auto& busy = known.busy.at("dgs");
  ASSERT_EQ(busy.size(), 2U);
  EXPECT_EQ(calendar::to_iso(busy[0].end), "2026-12-10T11:00");
  EXPECT_EQ(calendar::to_iso(busy[1].start), "2026-12-10T12:00");
}

}  // namespace
}  // namespace gouvernail::test::busy_told_test
