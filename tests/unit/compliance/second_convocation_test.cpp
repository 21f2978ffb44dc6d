// SPDX-License-Identifier: MPL-2.0
// What hangs on whether a session is the second convocation that it was marked as.
#include <gtest/gtest.h>

#include "governance/history.h"
#include "governance/meeting.h"
#include "support/rules_text.h"

namespace gouvernail::test::second_convocation_test {
namespace {

using Present = std::vector<governance::Presence>;

// Members of the COPIL: 4 élus, 1 CAT, 1 of the Département: 6 seats.
const char* const rules_of_copil = R"(
[[obligation]]
id = "quorum"
body = "copil"
kind = "composition"
require = "present"
quorum = { first = "1/2", second = "1/3" }
source = { article = "1" }
[[obligation]]
id = "encore"
body = "copil"
kind = "response"
after_each = "copil"
when = "quorum-failed"
within = { days = 15 }
source = { article = "1" }
[[obligation]]
id = "delai"
body = "copil"
kind = "notice"
ahead = { days = 15 }
second = { days = 3 }
source = { article = "1" }
)";

governance::Meeting attended(const char* on, int elus, const std::string& second_of = "") {
  auto session = held("copil", on);
  session.present = Present{{"elu", elus}};
  session.second_of = second_of;
  return session;
}

governance::Meeting sent(governance::Meeting session, const char* on) {
  session.convened_on = day(on);
  return session;
}

TEST(SecondConvocation, OneThatNobodyRecordedLeavesALaterOneInDoubt) {
  const auto rules = load(rules_of_copil);
  const auto first = attended("2026-05-10", 1);
  const auto last = attended("2026-05-22", 2, first.uid);
  auto between = convened("copil", "2026-05-16");
  between.second_of = first.uid;
  const auto on = [&](const governance::History& facts, const char* duty) {
    return verdict(rules, facts, duty, "2026-06-10");
  };
  const auto alone = history({first, last});
  EXPECT_EQ(on(alone, "quorum/2026-05-22"), "satisfied");
  EXPECT_EQ(on(alone, "encore/2026-05-10"), "satisfied");
  const auto unsure = history({first, between, last});
  EXPECT_EQ(on(unsure, "quorum/2026-05-22"), "unproven");
  EXPECT_EQ(on(unsure, "encore/2026-05-10"), "unproven");
  const auto sure = history({first, attended("2026-05-16", 0, first.uid), last});
  EXPECT_EQ(on(sure, "quorum/2026-05-22"), "breached");
  EXPECT_EQ(on(sure, "encore/2026-05-10"), "breached");
}

// Four days before: in time for a second convocation, too late for a first one.
TEST(SecondConvocation, WhichNoticeWasDueHangsOnTheSessionBefore) {
  const auto rules = load(rules_of_copil);
  auto first = attended("2026-05-10", 1);
  const auto second = sent(attended("2026-05-20", 4, first.uid), "2026-05-16");
  const auto on = [&] {
    return verdict(rules, history({first, second}), "delai/2026-05-20", "2026-06-10");
  };
  EXPECT_EQ(on(), "satisfied");
  first.present = Present{{"elu", 4}};
  EXPECT_EQ(on(), "breached") << "the first had its quorum";
  first.present = std::nullopt;
  EXPECT_EQ(on(), "unproven");
  first.status = governance::MeetingStatus::convened;
  EXPECT_EQ(on(), "unproven");
}

TEST(SecondConvocation, NothingIsOwedThatNoSessionCanKeep) {
  const auto rules = load(rules_of_copil);
  const auto first = attended("2026-05-06", 1);
  const auto second = attended("2026-05-15", 1, first.uid);
  const auto facts = history({first, second});
  EXPECT_EQ(verdict(rules, history({first}), "encore/2026-05-06", "2026-05-14"), "at_risk");
  for (const char* as_of : {"2026-05-16", "2026-05-21"}) {
    EXPECT_EQ(verdict(rules, facts, "encore/2026-05-06", as_of), "lost") << as_of;
  }
  EXPECT_EQ(verdict(rules, facts, "encore/2026-05-06", "2026-05-22"), "breached");
  for (const auto& j : compliance::judge(rules, {}, governance::as_of(facts, day("2026-05-22")))) {
    EXPECT_NE(j.duty.id, "encore/2026-05-15") << "a second convocation calls for no third one";
  }
}

}  // namespace
}  // namespace gouvernail::test::second_convocation_test
