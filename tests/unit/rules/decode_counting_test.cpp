// SPDX-License-Identifier: MPL-2.0
// Which sessions count, quorums and second convocations, and other keys of single clauses.
#include <gmock/gmock.h>

#include "governance/convention.h"
#include "rules/rules.h"
#include "support/rules_text.h"

namespace gouvernail::rules::decode_counting_test {
namespace {

using test::load;

template <class Kind>
Kind decode(const std::string& keys) {
  const Rules rules =
      load("[[obligation]]\nid = \"o\"\nsource = { article = \"1\" }\n" + keys + "\n");
  EXPECT_EQ(rules.obligations.size(), 1U);
  return std::get<Kind>(rules.obligations.at(0).kind);
}

TEST(Decode, AQuorumAndWhatFollowsWhenItIsMissed) {
  const Rules rules = load(R"(
[[obligation]]
id = "quorum"
kind = "composition"
body = "copil"
quorum = { first = "1/2", more = 1, second = "none" }
source = { article = "1" }
[[obligation]]
id = "encore"
kind = "response"
body = "copil"
after_each = "copil"
when = "quorum-failed"
within = { days = 15 }
source = { article = "1" }
)");
  const auto& quorum = std::get<Composition>(rules.obligations.at(0).kind).quorum;
  ASSERT_TRUE(quorum);
  EXPECT_EQ(quorum->more, 1);
  EXPECT_EQ(quorum->second->numerator, 0);
  EXPECT_TRUE(std::get<Response>(rules.obligations.at(1).kind).after_failed_quorum);
}

TEST(Decode, WhichSessionsCount) {
  const auto plain = decode<Cadence>(R"(kind = "cadence"
body = "copil"
at_least = 1
per = "year")");
  EXPECT_FALSE(plain.counting.without_quorum);
  EXPECT_FALSE(plain.counting.composition_is_condition);
  EXPECT_EQ(plain.counting.tag, "");
  const std::string keys = "\nwithout_quorum = true\ncomposition = \"condition\"\ntag = \"sante\"";
  const auto is_told = [](const Counting& counting) {
    return counting.without_quorum && counting.composition_is_condition && counting.tag == "sante";
  };
  EXPECT_TRUE(is_told(decode<Cadence>("kind = \"cadence\"\nbody = \"copil\"\nat_least = 1\n"
                                      "per = \"year\"" +
                                      keys)
                          .counting));
  EXPECT_TRUE(is_told(decode<MaxGap>("kind = \"max-gap\"\nbody = \"copil\"\n"
                                     "gap = { days = 90 }" +
                                     keys)
                          .counting));
  EXPECT_TRUE(is_told(decode<Precedence>("kind = \"precedence\"\nbody = \"copil\"\n"
                                         "before_each = \"cotech\"" +
                                         keys)
                          .counting));
  EXPECT_TRUE(is_told(decode<Response>("kind = \"response\"\nbody = \"copil\"\n"
                                       "after_each = \"cotech\"" +
                                       keys)
                          .counting));
  EXPECT_TRUE(is_told(decode<Deadline>("kind = \"deadline\"\nbody = \"copil\"\n"
                                       "due = 2027-01-31" +
                                       keys)
                          .counting));
}

TEST(Decode, ANoticeOfSecondConvocationsAndTheNextDay) {
  const Rules rules = load(R"(
[[obligation]]
id = "quorum"
kind = "composition"
body = "copil"
quorum = { first = "1/2" }
source = { article = "1" }
[[obligation]]
id = "convocation"
kind = "notice"
body = "copil"
ahead = { days = 15 }
second = { days = 8 }
from_next_day = true
source = { article = "1" }
)");
  const auto& rule = std::get<Notice>(rules.obligations.at(1).kind);
  EXPECT_EQ(rule.second->days.days, 8);
  EXPECT_TRUE(rule.from_next_day);
}

TEST(Decode, WhereTheTextSaysHowItIsChanged) {
  std::string text = test::small_convention();
  const std::string end = "end = 2027-12-31\n";
  text.insert(text.find(end) + end.size(), "amended_by = { article = \"11\", paragraph = 2 }\n");
  base::Diagnostics diagnostics;
  const auto book = parse({{"a.toml", text}}, diagnostics);
  ASSERT_TRUE(book);
  const auto rules = book->build({}, diagnostics);
  ASSERT_TRUE(rules && rules->amendment_clause);
  EXPECT_EQ(rules->amendment_clause->article, "11");
  EXPECT_EQ(rules->amendment_clause->paragraph, 2);
  EXPECT_FALSE(load("").amendment_clause);
}

TEST(Decode, ADayOfEachYear) {
  const auto rule = decode<Deadline>(R"(kind = "deadline"
body = "presse"
after = { anchor = "06-30", months = 6, rounding = "down" })");
  EXPECT_EQ(rule.anchor, Anchor::yearly);
  EXPECT_EQ(rule.each_year.month, 6);
  EXPECT_EQ(rule.each_year.day, 30);
  EXPECT_EQ(rule.after->months, 6);
}

}  // namespace
}  // namespace gouvernail::rules::decode_counting_test
