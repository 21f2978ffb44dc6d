// SPDX-License-Identifier: MPL-2.0
// Sessions that a rule strikes out of a series (EXRULE, which RFC 2445 had).
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "ical/reader.h"

namespace gouvernail::test::struck_out_test {
namespace {

using Texts = std::vector<std::string>;

struct Read {
  Texts days;
  Texts codes;
};

// Four weeks from 16 March 2026 on.
Read read(const std::string& exrule) {
  base::Diagnostics found;
  Read its;
  for (const ical::CalendarEvent& one : ical::read_calendar(
           "a.ics",
           "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:s\nDTSTART;TZID=Europe/Paris:20260316T140000\n"
           "RRULE:FREQ=WEEKLY;COUNT=4\nEXRULE:" +
               exrule + "\nEND:VEVENT\nEND:VCALENDAR\n",
           found)) {
    its.days.push_back(calendar::to_iso(one.day));
  }
  std::ranges::sort(its.days);
  for (const base::Diagnostic& one : found) its.codes.push_back(one.code);
  return its;
}

// RFC 2445 4.8.5.2: the first session as well, where it is one of those.
TEST(StruckOut, WhatARuleGivesIsNoSession) {
  EXPECT_EQ(read("FREQ=WEEKLY;INTERVAL=2;COUNT=3").days, (Texts{"2026-03-23", "2026-04-06"}));
  EXPECT_EQ(read("FREQ=WEEKLY;UNTIL=20260323").days, (Texts{"2026-03-30", "2026-04-06"}));
  // What another day and another hour give is none of it.
  EXPECT_EQ(read("FREQ=DAILY;BYDAY=TU").days.size(), 4U);
  EXPECT_EQ(read("FREQ=WEEKLY;BYHOUR=9;COUNT=4").days.size(), 4U);
}

TEST(StruckOut, WhatCannotBeReadOrCostsTooMuchIsTold) {
  const Read unreadable = read("X");
  EXPECT_EQ(unreadable.days.size(), 4U);
  EXPECT_EQ(unreadable.codes, Texts{"unreadable-rule"});
  EXPECT_EQ(read("FREQ=WEEKLY;INTERVAL=0").codes, Texts{"unreadable-rule"});
  EXPECT_EQ(read("FREQ=SECONDLY").codes, Texts{"long-series"});
}

}  // namespace
}  // namespace gouvernail::test::struck_out_test
