// SPDX-License-Identifier: MPL-2.0
// What becomes of the duties when a session comes, goes or moves.
#include "compliance/differences.h"

#include <gmock/gmock.h>

#include "support/rules_text.h"

namespace gouvernail::test::differences_test {
namespace {

using compliance::Difference;
using compliance::Judgement;
using testing::ElementsAre;
using testing::IsEmpty;

const char* duties = R"(
[[obligation]]
id = "copil-annuel"
title = "COPIL"
body = "copil"
kind = "cadence"
at_least = 1
per = "year"
source = { article = "1" }
[[obligation]]
id = "groupe-trois"
title = "Groupe"
body = "groupe"
kind = "cadence"
at_least = 3
per = "year"
source = { article = "2" }
[[obligation]]
id = "cotech-avant"
title = "COTECH"
body = "cotech"
kind = "precedence"
before_each = "copil"
source = { article = "3" }
)";

struct Differences : testing::Test {
  // "worse copil-annuel/2026: covered > open", a line a duty.
  std::vector<std::string> between(std::vector<governance::Meeting> before,
                                   std::vector<governance::Meeting> after,
                                   const std::string& as_of = "2026-03-01") const {
    const auto judged = [&](std::vector<governance::Meeting> meetings) {
      return compliance::judge(rules, {},
                               governance::as_of(history(std::move(meetings)), day(as_of)));
    };
    const std::vector<Judgement> was = judged(std::move(before));
    const std::vector<Judgement> is = judged(std::move(after));
    std::vector<std::string> lines;
    for (const Difference& one : compliance::differences(was, is)) {
      const auto word = [](const Judgement* judgement) {
        return judgement ? compliance::to_string(judgement->verdict) : "none";
      };
      lines.push_back((one.sense == Difference::Sense::worse ? "worse " : "better ") +
                      one.either().duty.id + ": " + word(one.before) + " > " + word(one.after));
    }
    return lines;
  }

  const rules::Rules rules = load(duties);
};

governance::Meeting proposed(const char* body, const char* on, const char* uid) {
  governance::Meeting meeting = held(body, on);
  meeting.status = governance::MeetingStatus::proposed;
  meeting.uid = uid;
  return meeting;
}

TEST_F(Differences, TheSameRecordHasNone) {
  const auto copil = proposed("copil", "2026-10-13", "a");
  EXPECT_THAT(between({copil}, {copil}), IsEmpty());
}

TEST_F(Differences, ASessionThatIsAddedKeepsItsDutyAndBringsWhatItStillLacksLater) {
  const auto copil = proposed("copil", "2026-10-13", "a");
  // The COTECH that has to come before it can still be held: no news.
  EXPECT_THAT(between({}, {copil}), ElementsAre("better copil-annuel/2026: open > covered"));
}

TEST_F(Differences, WhatStandsAgainstANewSessionIsTold) {
  EXPECT_THAT(between({}, {proposed("copil", "2026-03-02", "a")}, "2026-03-01"),
              ElementsAre("worse cotech-avant/2026-03-02: none > at_risk",
                          "better copil-annuel/2026: open > covered"));
}

TEST_F(Differences, ASessionThatLeavesItsYearTakesItsDutyWithIt) {
  EXPECT_THAT(
      between({proposed("copil", "2026-10-13", "a")}, {proposed("copil", "2027-02-02", "a")}),
      ElementsAre("worse copil-annuel/2026: covered > open",
                  "better copil-annuel/2027: upcoming > covered"));
}

TEST_F(Differences, ADutyOfAMovedSessionIsTheSameDuty) {
  const auto cotech = proposed("cotech", "2026-09-22", "b");
  EXPECT_THAT(between({cotech, proposed("copil", "2026-10-13", "a")},
                      {cotech, proposed("copil", "2026-10-15", "a")}),
              IsEmpty());
  EXPECT_THAT(between({cotech, proposed("copil", "2026-10-13", "a")},
                      {cotech, proposed("copil", "2026-09-15", "a")}),
              ElementsAre("worse cotech-avant/2026-09-15: covered > open"));
}

TEST_F(Differences, OneSessionLessToBeHeldIsBetter) {
  EXPECT_THAT(between({}, {proposed("groupe", "2026-05-05", "a")}),
              ElementsAre("better groupe-trois/2026: open > open"));
}

// Verdicts as they are, whatever made them so.
TEST_F(Differences, WhatIsNotProvenAndBecomesUrgentIsWorseAndWhatIsWaivedSuffersByNothing) {
  const auto judged = [&](compliance::Verdict verdict, std::vector<std::string> meetings) {
    std::vector<Judgement> all =
        compliance::judge(rules, {}, governance::as_of(history({}), day("2026-03-01")));
    all.resize(1);
    all.front().verdict = verdict;
    all.front().meetings = std::move(meetings);
    return all;
  };
  using compliance::Verdict;
  const auto sense = [&](Verdict was, Verdict is) {
    const auto before = judged(was, {"a"});
    const auto after = judged(is, {});
    const auto found = compliance::differences(before, after);
    return found.empty()                                     ? "none"
           : found.front().sense == Difference::Sense::worse ? "worse"
                                                             : "better";
  };
  EXPECT_EQ(sense(Verdict::unproven, Verdict::at_risk), std::string("worse"));
  EXPECT_EQ(sense(Verdict::at_risk, Verdict::unproven), std::string("better"));
  EXPECT_EQ(sense(Verdict::waived, Verdict::waived), std::string("none"));
  EXPECT_EQ(sense(Verdict::open, Verdict::open), std::string("worse")) << "one session fewer";
}

TEST_F(Differences, WhatGoesWithItsSessionIsToldWhereItStoodAgainstIt) {
  EXPECT_THAT(between({proposed("copil", "2026-03-02", "a")}, {}, "2026-03-01"),
              ElementsAre("worse copil-annuel/2026: covered > open",
                          "better cotech-avant/2026-03-02: at_risk > none"));
}

}  // namespace
}  // namespace gouvernail::test::differences_test
