// SPDX-License-Identifier: MPL-2.0
// Whose calendar is known, and the dates offered for the duties at risk.
#include "app/planning/slots.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "app/planning/problem.h"
#include "app/workspace/busy.h"
#include "governance/history_as_of.h"
#include "governance/people.h"
#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

namespace fs = std::filesystem;

class AppSlots : public ::testing::Test {
 protected:
  AppSlots() {
    std::string name = (fs::temp_directory_path() / "gouvernail-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    fs::create_directory(folder_ / app::busy_name);
    opened_.rules = load(
        "[[obligation]]\nid = \"groupe-du\"\ntitle = \"g\"\nbody = \"groupe\"\n"
        "kind = \"cadence\"\nper = \"month\"\nat_least = 1\nsource = { article = \"1\" }\n");
    for (const char* key : {"martin", "durand", "petit", "leroy"}) {
      opened_.people->persons.push_back({key, key, "", "", {}});
    }
  }
  ~AppSlots() override { fs::remove_all(folder_); }

  void calendar_of(const std::string& key, const std::string& text) {
    std::ofstream(folder_ / app::busy_name / (key + ".ics")) << text;
  }

  app::SlotsByDuty offered(const std::string& today, base::Diagnostics& found) const {
    const auto judgements = compliance::judge(opened_.rules, opened_.world,
                                              governance::as_of(opened_.history, day(today)));
    return app::best_slots(opened_, folder_, day(today), judgements, 3, found);
  }

  fs::path folder_;
  app::Opened opened_;
};

TEST_F(AppSlots, WhoeverIsAlwaysFreeIsKnownAndWhoeverCannotBeReadIsNot) {
  const std::string head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n";
  calendar_of("martin", head +
                            "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n"
                            "DTSTART;VALUE=DATE:20260310\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  calendar_of("durand", head + "END:VCALENDAR\r\n");
  calendar_of("petit", "not a calendar\r\n");
  base::Diagnostics found;
  const auto busy =
      app::read_busy(folder_, opened_, {day("2026-03-01"), day("2026-12-31")}, found).busy;
  ASSERT_EQ(busy.count("martin"), 1U);
  EXPECT_EQ(busy.at("martin").size(), 1U);
  ASSERT_EQ(busy.count("durand"), 1U);
  EXPECT_TRUE(busy.at("durand").empty());
  EXPECT_EQ(busy.count("petit"), 0U);
  EXPECT_EQ(busy.count("leroy"), 0U);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().severity, base::Severity::warning);
}

TEST_F(AppSlots, ForDutiesAtRiskAlone) {
  base::Diagnostics found;
  const auto slots = offered("2026-03-10", found);
  // April's last call is within the alert's thirty days only later.
  ASSERT_EQ(slots.size(), 1U);
  ASSERT_EQ(slots.count("groupe-du/2026-03"), 1U);
  EXPECT_EQ(slots.at("groupe-du/2026-03").size(), 3U);
  EXPECT_TRUE(found.empty());
}

TEST_F(AppSlots, NoneOnceTheConventionIsOver) {
  base::Diagnostics found;
  EXPECT_TRUE(offered("2027-12-31", found).empty());
}

}  // namespace
}  // namespace gouvernail::test
