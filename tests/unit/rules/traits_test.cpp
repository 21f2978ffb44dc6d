// SPDX-License-Identifier: MPL-2.0
// What each kind answers, a row each.
#include "rules/traits.h"

#include <gmock/gmock.h>

#include <set>

#include "support/rules_text.h"

namespace gouvernail::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Row {
  std::string name;
  bool kept_by_sessions;
  bool reason_to_meet;
  bool hangs_on_day;
  bool rhythm;
  bool precedence;
  bool notice;
  bool composition;

  friend bool operator==(const Row&, const Row&) = default;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

Row row_of(const Kind& kind) {
  const KindTraits its = traits(kind);
  return {its.name,
          its.kept_by_sessions,
          its.reason_to_meet,
          its.hangs_on_day,
          its.rhythm != nullptr,
          its.precedence != nullptr,
          its.notice != nullptr,
          its.composition != nullptr};
}

TEST(Traits, OfEachKind) {
  std::vector<Row> rows;
  for (const Kind& kind : every_kind()) rows.push_back(row_of(kind));
  // name, kept by sessions, reason to meet, hangs on the day, rhythm, precedence, notice,
  // composition
  EXPECT_THAT(rows, ElementsAre(Row{"cadence", true, true, true, true, false, false, false},
                                Row{"max-gap", true, true, true, false, false, false, false},
                                Row{"precedence", true, true, true, false, true, false, false},
                                Row{"response", true, false, true, false, false, false, false},
                                Row{"notice", false, false, true, false, false, true, false},
                                Row{"composition", false, false, false, false, false, false, true},
                                Row{"standing", false, false, false, false, false, false, false},
                                Row{"deadline", true, true, true, false, false, false, false}));
}

TEST(Traits, ADeadlineCountedFromTheEndPreparesWhatFollows) {
  for (const Kind& kind : every_kind()) {
    EXPECT_EQ(traits(kind).ends_the_term, std::string(traits(kind).name) == "deadline");
  }
  Deadline fixed;
  fixed.due = calendar::Day{};
  const Kind due = fixed;
  EXPECT_FALSE(traits(due).ends_the_term);
}

TEST(Traits, EveryKindOnceUnderItsOwnName) {
  std::set<std::string> names;
  std::size_t at = 0;
  for (const Kind& kind : every_kind()) {
    EXPECT_EQ(kind.index(), at++);
    EXPECT_TRUE(names.insert(traits(kind).name).second) << traits(kind).name;
  }
  EXPECT_EQ(names.size(), std::variant_size_v<Kind>);
}

TEST(Traits, ARhythmSaysHowOftenAndHowMuch) {
  Cadence cadence;
  cadence.per = {calendar::PeriodUnit::quarter, 1, false};
  cadence.at_most = 3;
  cadence.also_counts = {"cotech"};
  const Kind kind = cadence;
  const KindTraits its = traits(kind);
  EXPECT_EQ(*its.rhythm, cadence.per);
  EXPECT_FALSE(its.delegated);
  EXPECT_EQ(its.at_most, 3);
  EXPECT_THAT(its.also_counts, ElementsAre("cotech"));
  EXPECT_THAT(its.other_bodies, ElementsAre("cotech"));
}

TEST(Traits, WhatSessionsKeepSaysWhichOfThemCount) {
  for (const Kind& kind : every_kind()) {
    const KindTraits its = traits(kind);
    EXPECT_EQ(its.counting != nullptr, its.kept_by_sessions) << its.name;
    EXPECT_EQ(its.response != nullptr, std::string(its.name) == "response");
  }
}

TEST(Traits, AResponseByMinutesIsNotKeptBySessions) {
  Response response;
  response.after_each = {"copil", "cotech"};
  const Kind by_session = response;
  EXPECT_TRUE(traits(by_session).kept_by_sessions);
  EXPECT_TRUE(traits(by_session).without_delay);
  EXPECT_THAT(traits(by_session).other_bodies, ElementsAre("copil", "cotech"));
  EXPECT_THAT(traits(by_session).also_counts, IsEmpty());
  response.answered_by = AnsweredBy::minutes;
  response.within = Span{};
  const Kind by_minutes = response;
  EXPECT_FALSE(traits(by_minutes).kept_by_sessions);
  EXPECT_FALSE(traits(by_minutes).without_delay);
}

TEST(Traits, APrecedenceNamesTheBodyThatItPrecedes) {
  Precedence precedence;
  precedence.before_each = "copil";
  const Kind kind = precedence;
  EXPECT_THAT(traits(kind).other_bodies, ElementsAre("copil"));
  EXPECT_EQ(traits(kind).precedence, &std::get<Precedence>(kind));
}

TEST(Traits, ADeadlineTellsItsDayOnlyWhereItIsFixed) {
  Deadline deadline;
  const Kind by_anchor = deadline;
  EXPECT_FALSE(traits(by_anchor).due_day);
  deadline.due = test::day("2028-06-30");
  const Kind by_day = deadline;
  EXPECT_EQ(traits(by_day).due_day, test::day("2028-06-30"));
}

}  // namespace
}  // namespace gouvernail::rules
