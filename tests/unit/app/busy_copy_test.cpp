// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/busy_copy.h"

#include <gtest/gtest.h>

#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

using calendar::Minutes;

TEST(BusyCopy, ReadsBackAsItWasWritten) {
  const app::BusyCopy copy{{{{day("2026-03-02"), Minutes{9 * 60}},
                             {day("2026-03-02"), Minutes{18 * 60}},
                             app::digest_of("rdv-7@perso")},
                            {{day("2026-03-03"), Minutes{0}}, {day("2026-03-04"), Minutes{0}}, ""}},
                           2};
  const std::string text = app::to_text(copy);
  EXPECT_EQ(app::parse_busy_copy(text), copy);
  EXPECT_EQ(text.find("rdv"), std::string::npos) << "what an engagement is called may tell";
  EXPECT_EQ(app::parse_busy_copy(app::to_text(app::BusyCopy{})), app::BusyCopy{});
}

TEST(BusyCopy, AWholeCalendarIsNone) {
  EXPECT_EQ(app::parse_busy_copy("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"), std::nullopt);
  EXPECT_EQ(app::parse_busy_copy(""), std::nullopt);
  EXPECT_EQ(app::parse_busy_copy("gouvernail.busy/1\t0\n2026-03-02T09:00\tsoon\t\n"), std::nullopt);
}

}  // namespace
}  // namespace gouvernail::test
