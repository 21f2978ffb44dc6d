// SPDX-License-Identifier: MPL-2.0
// Rules that say how often, with numbers that they cannot have.
#include "ical/rule.h"

#include <gtest/gtest.h>

#include "ical/length.h"

namespace gouvernail::ical::rule_test {
namespace {

TEST(Rule, WithNumbersThatItsPartsCanHave) {
  for (const char* rule :
       {"FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;WKST=SU", "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYDAY=+2TU;COUNT=10", "FREQ=YEARLY;BYYEARDAY=-366,366;UNTIL=20281231",
        "FREQ=MONTHLY;BYMONTHDAY=-31,1;UNTIL=20281231T235959Z", "FREQ=DAILY;INTERVAL=32767",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;", "freq=weekly;byday=mo",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=12;BYHOUR=23;BYMINUTE=59;BYSECOND=59"}) {
    EXPECT_TRUE(parse_rule(rule).has_value()) << rule;
  }
}

TEST(Rule, WithANumberOutOfRangeIsNone) {
  for (const char* part : {"INTERVAL=4294967297",
                           "INTERVAL=65537",
                           "INTERVAL=32768",
                           "INTERVAL=0",
                           "INTERVAL=-1",
                           "INTERVAL=",
                           "INTERVAL=1x",
                           "INTERVAL=+-1",
                           "COUNT=4294967297",
                           "COUNT=0",
                           "COUNT=-3",
                           "BYSECOND=61",
                           "BYMINUTE=60",
                           "BYHOUR=24",
                           "BYHOUR=-1",
                           "BYMONTHDAY=32",
                           "BYMONTHDAY=0",
                           "BYMONTHDAY=65537",
                           "BYYEARDAY=367",
                           "BYYEARDAY=-367",
                           "BYWEEKNO=54",
                           "BYWEEKNO=0",
                           "BYMONTH=13",
                           "BYMONTH=0",
                           "BYMONTH=65537",
                           "BYSETPOS=0",
                           "BYSETPOS=367",
                           "BYSETPOS=-367",
                           "BYDAY=54MO",
                           "BYDAY=0MO",
                           "BYDAY=65537MO",
                           "BYDAY=LU",
                           "BYDAY=MO,",
                           "UNTIL=20281331",
                           "UNTIL=99999999",
                           "UNTIL=soon",
                           "UNTIL=20281231T",
                           "FREQ=DAILY",
                           "X"}) {
    EXPECT_FALSE(parse_rule(std::string("FREQ=WEEKLY;") + part).has_value()) << part;
    const auto guessed = readable_part_of(std::string("FREQ=WEEKLY;") + part);
    ASSERT_TRUE(guessed.has_value()) << part;
    EXPECT_EQ(guessed->interval, 1) << part;
    EXPECT_EQ(guessed->count, 0) << part;
  }
  EXPECT_FALSE(parse_rule("FREQ=WEEKLY;INTERVAL=2;INTERVAL=1").has_value());
  EXPECT_EQ(readable_part_of("INTERVAL=2;FREQ=WEEKLY;COUNT=99999999999")->interval, 2);
  EXPECT_FALSE(readable_part_of("INTERVAL=2").has_value());
}

TEST(Rule, OfSeveralOfOneEventEachIsReadByItself) {
  const Rules rules = rules_of(
      "BEGIN:VEVENT\r\nRRULE:FREQ=DAILY;COUNT=2\r\nRRULE;X=Y:FREQ=WEEKLY;COUNT=0\r\n"
      "RRULES:FREQ=DAILY\r\nEND:VEVENT\r\n",
      true);
  EXPECT_EQ(rules.read.size(), 2U);
  EXPECT_EQ(rules.unreadable, std::vector<std::string>{"FREQ=WEEKLY;COUNT=0"});
}

TEST(Length, IsReadAsItIsWrittenAndNeverWraps) {
  EXPECT_EQ(parse_length("PT1H30M"), 5400);
  EXPECT_EQ(parse_length("P1DT2S"), 86'402);
  EXPECT_EQ(parse_length("+P2W"), 14 * 86'400);
  EXPECT_EQ(parse_length("PT0S"), 0);
  for (const char* none : {"", "P", "PT", "1H", "-PT1H", "PT-1H", "P1H", "PT1D", "PT1", "P1WX",
                           "PT4294967297H", "P99999999999999999999D", "P3661D", "PT1.5H"}) {
    EXPECT_EQ(parse_length(none), std::nullopt) << none;
  }
}

}  // namespace
}  // namespace gouvernail::ical::rule_test
