// SPDX-License-Identifier: MPL-2.0
// Days of a checklist and the states of its items, each at its boundary.
#include "compliance/preparation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "governance/tick.h"
#include "rules/checklist.h"
#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

using compliance::StepState;

// 2026-10-14 is a Wednesday.
const char* const obligations = R"(
[[obligation]]
id = "copil-annuel"
title = "COPIL"
body = "copil"
kind = "cadence"
at_least = 1
per = "year"
source = { article = "1" }
[[obligation]]
id = "cotech-avant"
title = "COTECH"
body = "cotech"
kind = "precedence"
before_each = "copil"
source = { article = "1" }
[house]
  [house.body.copil]
  notice = { days = 15 }
)";

const char* const head = R"(
[checklist]
id = "copil"
body = "copil"
title = "Préparer"
)";

std::string item(const std::string& keys) {
  return "[[item]]\nid = \"x\"\ntitle = \"X\"\nhabit = \"usage\"\n" + keys + "\n";
}

std::vector<rules::Checklist> read(const rules::Rules& rules, const std::string& items,
                                   base::Diagnostics* found = nullptr) {
  base::Diagnostics diagnostics;
  auto lists =
      rules::parse_checklists({{"checklists/copil.toml", head + items}}, rules, diagnostics);
  if (found) {
    *found = diagnostics;
  } else {
    EXPECT_TRUE(diagnostics.empty()) << diagnostics.front().what.format;
  }
  return lists;
}

struct Look {
  compliance::StepState state = StepState::ahead;
  std::string latest;
  std::string done_on = {};
  std::string evidence = {};  // its English format
};

class Preparation : public testing::Test {
 protected:
  // The one item as it stands on `as_of`.
  Look look(const std::string& keys, const std::string& as_of) {
    lists_ = read(rules_, item(keys));
    const auto result = compliance::prepare(rules_, {}, governance::as_of(history_, day(as_of)),
                                            lists_.at(0), session_, answered_);
    const compliance::ChecklistStep& step = result.steps.at(0);
    EXPECT_EQ(result.done, step.state == StepState::done ? 1 : 0);
    return {step.state, step.latest ? calendar::to_iso(*step.latest) : "",
            step.done_on ? calendar::to_iso(*step.done_on) : "", step.evidence.format};
  }

  governance::Meeting& record(governance::Meeting meeting) {
    history_.meetings.push_back(std::move(meeting));
    return history_.meetings.back();
  }

  rules::Rules rules_ = load(obligations);
  governance::History history_;
  governance::Meeting session_ = proposed("copil", "2026-10-14");
  std::optional<compliance::Answered> answered_;
  std::vector<rules::Checklist> lists_;
};

TEST_F(Preparation, WhatIsDoneTellsTheDayOnWhichItWas) {
  session_.status = governance::MeetingStatus::convened;
  session_.convened_on = day("2026-09-20");
  record(session_);
  const std::string convened =
      "before = { anchor = \"convocation\", days = 0 }\nfact = \"convened\"";
  EXPECT_EQ(look(convened, "2026-09-21").done_on, "2026-09-20");
  EXPECT_EQ(look("before = { days = 60 }\nfact = \"dated\"", "2026-09-21").done_on, "")
      << "the day on which a date was fixed is not known";
  EXPECT_EQ(look("before = { days = 1 }", "2026-09-21").done_on, "") << "what is not done has none";
}

TEST_F(Preparation, WhatBeginsLaterIsNotSaidToBeLacking) {
  record(session_);
  const std::string met =
      "before = { days = 5 }\nmet = [\"groupe\"]\nsince = { months = 3, rounding = \"down\" }";
  EXPECT_EQ(look(met, "2026-03-01").evidence, "to be held from {0:plain} on");
  EXPECT_EQ(look(met, "2026-07-14").evidence, "“{0}”: no session held since {1:plain}");
}

TEST_F(Preparation, DaysAreCountedInTheirRegimeAndEndOnADayWorked) {
  record(session_);
  EXPECT_EQ(look("before = { days = 14 }", "2026-01-05").latest, "2026-09-30");
  // 4 October is a Sunday: the Friday before.
  EXPECT_EQ(look("before = { days = 10 }", "2026-01-05").latest, "2026-10-02");
  EXPECT_EQ(look("before = { days = 5, regime = \"ouvre\" }", "2026-01-05").latest, "2026-10-07");
  EXPECT_EQ(look("before = { days = 0 }", "2026-01-05").latest, "2026-10-14");
  EXPECT_EQ(look("before = { months = 1, rounding = \"down\" }", "2026-01-05").latest,
            "2026-09-14");
  // 28 days later is Wednesday 11 November, a public holiday.
  EXPECT_EQ(look("after = { days = 28 }", "2026-01-05").latest, "2026-11-10");
  // Fifteen days of notice; then two days worked before.
  EXPECT_EQ(look("before = { anchor = \"convocation\", days = 0 }", "2026-01-05").latest,
            "2026-09-29");
  EXPECT_EQ(
      look("before = { anchor = \"convocation\", days = 2, regime = \"ouvre\" }", "2026-01-05")
          .latest,
      "2026-09-25");
  EXPECT_EQ(look("duty = \"cotech-avant\"", "2026-01-05").latest, "2026-10-13");
}

TEST_F(Preparation, StatesChangeOnTheirDay) {
  const std::string keys = "before = { days = 14 }";  // 30 September
  EXPECT_EQ(look(keys, "2026-09-22").state, StepState::ahead);
  EXPECT_EQ(look(keys, "2026-09-23").state, StepState::soon);
  EXPECT_EQ(look(keys, "2026-09-30").state, StepState::soon);
  EXPECT_EQ(look(keys, "2026-10-01").state, StepState::late);
}

TEST_F(Preparation, MovingTheSessionMovesEveryDay) {
  record(session_);
  EXPECT_EQ(look("before = { days = 14 }", "2026-01-05").latest, "2026-09-30");
  session_.day = day("2026-12-09");
  history_.meetings.front() = session_;
  EXPECT_EQ(look("before = { days = 14 }", "2026-01-05").latest, "2026-11-25");
  EXPECT_EQ(look("duty = \"cotech-avant\"", "2026-01-05").latest, "2026-12-08");
}

TEST_F(Preparation, AHandDecidesFromTheDayOfTheTickOnAndForItsSessionAlone) {
  record(session_);
  history_.ticks = {{session_.uid, "copil", "x", day("2026-09-10"), session_.day, "dgs", ""}};
  const std::string keys = "before = { days = 14 }";
  EXPECT_EQ(look(keys, "2026-09-09").state, StepState::ahead);
  EXPECT_EQ(look(keys, "2026-09-10").state, StepState::done);
  EXPECT_EQ(look(keys + "\nfact = \"documents\"", "2026-10-02").state, StepState::late);
  history_.ticks.front().meeting = "another";
  EXPECT_EQ(look(keys, "2026-09-10").state, StepState::ahead);
}

TEST_F(Preparation, FactsDecideTheRest) {
  const std::string when = "before = { days = 14 }\n";
  session_.uid.clear();
  EXPECT_EQ(look(when + "fact = \"dated\"", "2026-09-01").state, StepState::ahead);
  session_ = record(proposed("copil", "2026-10-14"));
  EXPECT_EQ(look(when + "fact = \"dated\"", "2026-09-01").state, StepState::done);

  governance::Meeting& stored = history_.meetings.front();
  stored.status = governance::MeetingStatus::convened;
  stored.convened_on = day("2026-09-20");
  stored.documents_on = day("2026-10-05");
  EXPECT_EQ(look(when + "fact = \"convened\"", "2026-09-19").state, StepState::ahead);
  EXPECT_EQ(look(when + "fact = \"convened\"", "2026-09-20").state, StepState::done);
  EXPECT_EQ(look(when + "fact = \"documents\"", "2026-10-04").state, StepState::late);
  EXPECT_EQ(look(when + "fact = \"documents\"", "2026-10-05").state, StepState::done);

  stored.status = governance::MeetingStatus::held;
  const std::string after = "after = { days = 7 }\n";  // 21 October
  EXPECT_EQ(look(after + "fact = \"attendance\"", "2026-10-15").state, StepState::soon);
  stored.present.emplace({governance::Presence{"elu", 2}});
  EXPECT_EQ(look(after + "fact = \"attendance\"", "2026-10-15").state, StepState::done);
  EXPECT_EQ(look(after + "fact = \"minutes\"", "2026-10-22").state, StepState::late);
  EXPECT_EQ(look(after + "fact = \"minutes-sent\"", "2026-10-22").state, StepState::late);
  stored.minutes_sent_on = day("2026-10-22");
  EXPECT_EQ(look(after + "fact = \"minutes-sent\"", "2026-10-21").state, StepState::soon);
  EXPECT_EQ(look(after + "fact = \"minutes-sent\"", "2026-10-22").state, StepState::done);
  EXPECT_EQ(look(after + "fact = \"minutes\"", "2026-10-22").state, StepState::late);
  stored.minutes_sent_on.reset();  // what was approved was sent
  stored.minutes_on = day("2026-10-22");
  EXPECT_EQ(look(after + "fact = \"minutes\"", "2026-10-22").state, StepState::done);
}

TEST_F(Preparation, MinutesOfTheSessionBefore) {
  const std::string keys = "before = { days = 0 }\nfact = \"previous-minutes\"";
  EXPECT_EQ(look(keys, "2026-09-01").state, StepState::done);  // there is none
  record(held("copil", "2026-03-04"));
  EXPECT_EQ(look(keys, "2026-09-01").state, StepState::ahead);
  history_.meetings.front().minutes_on = day("2026-09-01");
  EXPECT_EQ(look(keys, "2026-08-31").state, StepState::ahead);
  EXPECT_EQ(look(keys, "2026-09-01").state, StepState::done);
}

TEST_F(Preparation, BodiesMeetSinceTheSessionBeforeOrSinceADay) {
  const std::string keys = "before = { days = 7 }\nmet = [\"cotech\", \"groupe\"]\n";
  record(held("copil", "2026-03-04"));
  record(held("cotech", "2026-03-04"));  // not since: the same day
  record(held("groupe", "2026-03-05"));
  EXPECT_EQ(look(keys, "2026-09-01").state, StepState::ahead);
  record(held("cotech", "2026-09-02"));
  EXPECT_EQ(look(keys, "2026-09-01").state, StepState::ahead);
  EXPECT_EQ(look(keys, "2026-09-02").state, StepState::done);
  // Three months back: 14 July.
  const std::string since = "since = { months = 3, rounding = \"down\" }";
  EXPECT_EQ(look(keys + since, "2026-09-02").state, StepState::ahead);
  record(held("groupe", "2026-07-13"));
  EXPECT_EQ(look(keys + since, "2026-09-02").state, StepState::ahead);
  record(held("groupe", "2026-07-14"));
  EXPECT_EQ(look(keys + since, "2026-09-02").state, StepState::done);
}

TEST_F(Preparation, WhatFollowsTheSessionIsProvenFromItsDayToTheNext) {
  const std::string keys = "after = { days = 0 }\nmet = [\"cotech\"]";
  record(session_);
  record(held("cotech", "2026-10-13"));
  record(held("cotech", "2026-12-09"));
  record(held("copil", "2026-12-09"));
  history_.meetings.front().status = governance::MeetingStatus::held;
  history_.meetings.front().convened_on = day("2026-09-01");
  EXPECT_EQ(look(keys, "2026-10-13").state, StepState::soon);
  EXPECT_EQ(look(keys, "2026-10-15").state, StepState::late);
  EXPECT_EQ(look(keys, "2026-12-31").state, StepState::late);  // it belongs to the next one
  record(held("cotech", "2026-12-08"));
  EXPECT_EQ(look(keys, "2026-12-07").state, StepState::late);
  EXPECT_EQ(look(keys, "2026-12-08").state, StepState::done);
  history_.meetings.back().day = day("2026-10-14");
  EXPECT_EQ(look(keys, "2026-10-14").state, StepState::done);
}

TEST_F(Preparation, NothingIsAskedBeforeASessionThatWasHeld) {
  record(session_).status = governance::MeetingStatus::held;
  history_.meetings.front().convened_on = day("2026-09-29");
  const std::string when = "before = { days = 14 }\n";  // 30 September
  for (const char* keys : {"", "fact = \"documents\"", "met = [\"cotech\"]"}) {
    EXPECT_EQ(look(when + keys, "2026-10-13").state, StepState::late) << keys;
    EXPECT_EQ(look(when + keys, "2026-10-14").state, StepState::past) << keys;
  }
  // Minutes can be approved afterwards, what follows the session is still owed.
  record(held("copil", "2026-03-04"));
  EXPECT_EQ(look(when + "fact = \"previous-minutes\"", "2026-10-14").state, StepState::late);
  EXPECT_EQ(look("after = { days = 2 }", "2026-10-14").state, StepState::soon);
}

TEST_F(Preparation, WhatWasNotKnownOnTheDayDoesNotCount) {
  governance::Meeting& stored = record(session_);
  stored.status = governance::MeetingStatus::held;
  stored.convened_on = day("2026-09-20");
  stored.minutes_on = day("2026-10-20");
  stored.present.emplace({governance::Presence{"elu", 2}});
  session_ = stored;
  const std::string after = "after = { days = 7 }\n";
  EXPECT_EQ(look(after + "fact = \"dated\"", "2026-09-19").state, StepState::ahead);
  EXPECT_EQ(look(after + "fact = \"dated\"", "2026-09-20").state, StepState::done);
  EXPECT_EQ(look(after + "fact = \"attendance\"", "2026-09-19").state, StepState::ahead);
  EXPECT_EQ(look(after + "fact = \"attendance\"", "2026-10-13").state, StepState::ahead);
  EXPECT_EQ(look(after + "fact = \"attendance\"", "2026-10-14").state, StepState::done);
  EXPECT_EQ(look(after + "fact = \"minutes\"", "2026-09-19").state, StepState::ahead);
  EXPECT_EQ(look(after + "fact = \"convened\"", "2026-09-19").state, StepState::ahead);
}

TEST_F(Preparation, ADutyAtRiskIsPressingBeforeItsLastDay) {
  record(session_);
  const std::string keys = "duty = \"cotech-avant\"";
  EXPECT_EQ(look(keys, "2026-07-01").state, StepState::ahead);
  // Eight days of notice before 13 October: the last call is on the 5th, the alert 30 days before.
  EXPECT_EQ(look(keys, "2026-09-05").state, StepState::soon);
  record(held("cotech", "2026-09-10"));
  EXPECT_EQ(look(keys, "2026-09-09").state, StepState::soon);
  EXPECT_EQ(look(keys, "2026-09-10").state, StepState::done);
}

TEST_F(Preparation, AnswersSettleTheComposition) {
  record(session_);
  const std::string keys = "before = { days = 5 }\nfact = \"composition\"";
  EXPECT_EQ(look(keys, "2026-09-01").state, StepState::ahead);
  answered_.emplace();
  answered_->invited = 4;
  EXPECT_EQ(look(keys, "2026-09-01").state, StepState::ahead);
  answered_->forecast.settled = true;
  EXPECT_EQ(look(keys, "2026-09-01").state, StepState::done);
}

TEST_F(Preparation, WithoutASessionTheLastDayThatKeepsTheNextDutyServes) {
  const auto latest = [&](const std::string& as_of) {
    const auto found = compliance::latest_session_day(
        rules_, {}, governance::as_of(history_, day(as_of)), "copil");
    return found ? calendar::to_iso(*found) : "";
  };
  EXPECT_EQ(latest("2026-03-01"), "2026-12-31");
  record(held("copil", "2026-02-04"));
  EXPECT_EQ(latest("2026-03-01"), "2027-12-31");
  record(held("copil", "2027-02-03"));
  EXPECT_EQ(latest("2027-03-01"), "");
}

TEST(Checklists, WhatIsWrongIsSaidWithItsPlace) {
  const rules::Rules rules = load(obligations);
  const auto codes = [&](const std::string& items) {
    base::Diagnostics found;
    const auto lists = read(rules, items, &found);
    std::string text;
    for (const base::Diagnostic& one : found) {
      EXPECT_EQ(one.position.file, "checklists/copil.toml");
      EXPECT_GT(one.position.line, 0);
      EXPECT_FALSE(one.remedy.empty()) << one.code;
      text += (text.empty() ? "" : " ") + one.code;
    }
    return text;
  };
  const std::string when = "before = { days = 1 }\n";
  EXPECT_EQ(codes(item(when)), "");
  EXPECT_EQ(codes(item("")), "no-day");
  EXPECT_EQ(codes(item(when + "after = { days = 1 }")), "no-day");
  EXPECT_EQ(codes(item(when + "who = \"personne\"")), "unknown-id");
  EXPECT_EQ(codes(item(when + "duty = \"cotec\"")), "unknown-id");
  EXPECT_EQ(codes(item(when + "met = [\"copil\", \"copi\"]")), "unknown-id");
  EXPECT_EQ(codes(item(when + "fact = \"dated\"\nduty = \"cotech-avant\"")), "two-proofs");
  EXPECT_EQ(codes(item(when + "since = { days = 3 }")), "since-alone");
  EXPECT_EQ(codes(item("after = { days = 1 }\nmet = \"copil\"\nsince = { days = 3 }")),
            "since-alone");
  EXPECT_EQ(codes(item(when) + item(when)), "duplicate-id");
  EXPECT_EQ(codes("[[item]]\nid = \"y\"\ntitle = \"Y\"\n" + when), "no-reason");
  EXPECT_EQ(codes(item(when + "wen = 1")), "unknown-key");
  base::Diagnostics found;
  rules::parse_checklists({{"checklists/a.toml", "x = 1"}}, rules, found);
  ASSERT_EQ(found.size(), 2U);
}

}  // namespace
}  // namespace gouvernail::test
