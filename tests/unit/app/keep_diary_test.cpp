// SPDX-License-Identifier: MPL-2.0
#include "app/keep_diary.h"

#include <gmock/gmock.h>

#include "app/workspace/busy.h"
#include "governance/availability.h"
#include "governance/people.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::keep_diary_test {
namespace {

using testing::HasSubstr;

std::string calendar_with(const std::string& event) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//\r\n" + event + "END:VCALENDAR\r\n";
}
std::string day_off(const std::string& day, const std::string& after) {
  return "BEGIN:VEVENT\r\nUID:" + day +
         "\r\nDTSTAMP:20261101T080000Z\r\nDTSTART;VALUE=DATE:" + day +
         "\r\nDTEND;VALUE=DATE:" + after + "\r\nEND:VEVENT\r\n";
}

struct Diary : ExampleWorkspace {
  std::string key = opened().people->persons.front().key;

  app::DiaryKept keep(const std::string& bytes) const {
    return app::keep_diary(opened(), {key, "agenda.ics", bytes}, day("2026-11-24"));
  }
  std::size_t engagements() const {
    base::Diagnostics ignored;
    const auto known = app::read_busy(workspace, opened(), {day("2026-11-24"), day("2026-12-31")},
                                      ignored, app::Reach::copies);
    const auto found = known.busy.find(key);
    return found == known.busy.end() ? 0 : found->second.size();
  }
};

TEST_F(Diary, IsPlannedAroundOnceItIsKept) {
  EXPECT_EQ(keep(calendar_with(day_off("20261207", "20261212"))).engagements, 1);
  EXPECT_EQ(engagements(), 1U);
  // The next one takes its place.
  EXPECT_EQ(keep(calendar_with(day_off("20261207", "20261208") + day_off("20261214", "20261215")))
                .engagements,
            2);
  EXPECT_EQ(engagements(), 2U);
  EXPECT_TRUE(app::forget_diary(opened(), key));
  EXPECT_EQ(engagements(), 0U);
  EXPECT_FALSE(app::forget_diary(opened(), key));
}

TEST_F(Diary, WithoutEngagementsSaysThatItsOwnerIsFree) {
  const app::DiaryKept kept = keep(calendar_with(""));
  EXPECT_EQ(kept.engagements, 0);
  EXPECT_TRUE(kept.warnings.empty());
}

TEST_F(Diary, WhatIsNoCalendarLeavesTheOneThatIsKept) {
  keep(calendar_with(day_off("20261207", "20261212")));
  EXPECT_NE(refused([&] { keep("Bonjour"); }), "");
  EXPECT_NE(refused([&] { keep(""); }), "");
  EXPECT_EQ(engagements(), 1U);
}

TEST_F(Diary, IsOfSomebodyWhoIsKnown) {
  for (const std::string wrong : {"personne", "../gouvernail", ""}) {
    key = wrong;
    EXPECT_THAT(refused([&] { keep(calendar_with("")); }), HasSubstr("no person has the key"));
    EXPECT_THAT(refused([&] { app::forget_diary(opened(), key); }),
                HasSubstr("no person has the key"));
  }
}

}  // namespace
}  // namespace gouvernail::test::keep_diary_test
