// SPDX-License-Identifier: MPL-2.0
// What a duty carries, and what it is called.
#include "compliance/duty.h"

#include <gmock/gmock.h>

#include "compliance/duty_name.h"
#include "governance/meeting.h"
#include "governance/waiver.h"
#include "support/rules_text.h"

namespace gouvernail::test::duty_test {
namespace {

using calendar::WindowForm;
using compliance::Duty;
using compliance::DutyName;
using compliance::DutyPeriod;
using ::testing::IsEmpty;

std::string rule(const std::string& id, const std::string& body, const std::string& keys) {
  return "[[obligation]]\nid = \"" + id + "\"\ntitle = \"T\"\nbody = \"" + body +
         "\"\nsource = { article = \"1\" }\n" + keys + "\n";
}

std::vector<Duty> duties_of(const rules::Rules& rules,
                            std::vector<governance::Meeting> meetings = {},
                            std::vector<calendar::Election> elections = {}) {
  compliance::World world;
  world.elections = std::move(elections);
  return compliance::duties(
      rules, world,
      governance::HistoryAsOf::taken_as_known(history(std::move(meetings)), day("2100-01-01")));
}

std::vector<std::string> labels(const std::vector<Duty>& duties) {
  std::vector<std::string> result;
  for (const Duty& duty : duties) result.push_back(duty.label);
  return result;
}

// Whatever the duty, its name is its obligation's and its label.
void expect_named(const std::vector<Duty>& duties) {
  ASSERT_THAT(duties, ::testing::Not(IsEmpty()));
  for (const Duty& duty : duties) {
    EXPECT_EQ(duty.id, compliance::to_string(DutyName{duty.obligation->id, duty.label}));
    EXPECT_EQ(compliance::parse_duty_name(duty.id), (DutyName{duty.obligation->id, duty.label}));
  }
}

TEST(Duty, OfAPeriodCarriesIt) {
  const auto rules =
      load(rule("o", "copil", "kind = \"cadence\"\nat_least = 1\nper = \"quarter\""));
  const auto all = duties_of(rules);
  expect_named(all);
  ASSERT_EQ(all.size(), 8U);
  EXPECT_EQ(all[2].label, "2026-Q3");
  EXPECT_EQ(all[2].period, (DutyPeriod{WindowForm::quarter, "2026-Q3", false}));
  EXPECT_FALSE(all[2].session_day);
  EXPECT_THAT(all[2].trigger, IsEmpty());
}

TEST(Duty, OfAPeriodThatAnAmendmentCutsSaysThatItIsTheLaterPart) {
  const auto rules = load(
      rule("o", "copil", "kind = \"cadence\"\nat_least = 1\nper = \"year\"\npartial = \"full\"") +
      R"(
[amendment]
id = "avenant-1"
title = "Avenant 1"
effective = 2026-07-01
[[replace]]
id = "o"
at_least = 2
)");
  const auto all = duties_of(rules);
  expect_named(all);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_THAT(labels(all), ::testing::ElementsAre("2026", "2026@2026-07-01", "2027"));
  EXPECT_EQ(all[0].period, (DutyPeriod{WindowForm::year, "2026", false}));
  EXPECT_EQ(all[1].period, (DutyPeriod{WindowForm::year, "2026", true}));
  EXPECT_EQ(all[2].period, (DutyPeriod{WindowForm::year, "2027", false}));
}

TEST(Duty, OfASessionCarriesItsDay) {
  const auto rules = load(rule("o", "cotech", "kind = \"precedence\"\nbefore_each = \"copil\""));
  auto second = held("copil", "2026-10-13");
  second.uid = "copil-again";
  const auto all =
      duties_of(rules, {held("copil", "2026-10-13"), second, held("copil", "2026-11-13")});
  expect_named(all);
  EXPECT_THAT(labels(all), ::testing::ElementsAre("2026-10-13", "2026-10-13-2", "2026-11-13"));
  EXPECT_EQ(all[1].trigger, "copil-again");
  EXPECT_EQ(all[1].session_day, day("2026-10-13"));
  EXPECT_EQ(all[2].session_day, day("2026-11-13"));
  EXPECT_FALSE(all[1].period);
}

// A gap begins with a session; it does not belong to it.
TEST(Duty, OfAGapHasNoSessionOfItsOwn) {
  const auto rules =
      load(rule("o", "copil", "kind = \"max-gap\"\ngap = { months = 3, rounding = \"down\" }"));
  const auto all = duties_of(rules, {held("copil", "2026-01-01"), held("copil", "2026-02-10")});
  expect_named(all);
  // The last gap ran out on 10 May, and what is owed since goes by the day after.
  EXPECT_THAT(labels(all), ::testing::ElementsAre("2026-01-01", "2026-01-01-2", "2026-02-10",
                                                  "2026-02-10@2026-05-11"));
  EXPECT_FALSE(all[2].overdue_since);
  EXPECT_EQ(all[3].overdue_since, day("2026-05-10"));
  EXPECT_EQ(all[3].window, (calendar::DayRange{day("2026-05-11"), day("2027-12-31")}));
  EXPECT_EQ(all[2].trigger, "copil-2026-02-10");
  EXPECT_FALSE(all[2].session_day);
  EXPECT_FALSE(all[2].period);
}

// Each obligation counts for itself.
TEST(Duty, OfTwoObligationsOnOneDayKeepTheirOwnNumbers) {
  const auto rules = load(rule("o", "cotech", "kind = \"precedence\"\nbefore_each = \"copil\"") +
                          rule("p", "cotech", "kind = \"precedence\"\nbefore_each = \"copil\""));
  const auto all = duties_of(rules, {held("copil", "2026-10-13")});
  EXPECT_THAT(labels(all), ::testing::ElementsAre("2026-10-13", "2026-10-13"));
}

TEST(Duty, OfADeadlineIsOfTheTermOrOfItsEvent) {
  const auto fixed = load(rule("o", "copil", "kind = \"deadline\"\ndue = 2027-06-30"));
  const auto by_day = duties_of(fixed);
  expect_named(by_day);
  EXPECT_EQ(by_day[0].period, (DutyPeriod{WindowForm::term, "term", false}));
  const auto rules = load(
      rule("o", "copil", "kind = \"deadline\"\nafter = { anchor = \"municipales\", days = 90 }"));
  calendar::Election election;
  election.kind = "municipales";
  election.rounds = {day("2026-03-15"), day("2026-03-22")};
  const auto after = duties_of(rules, {}, {election});
  expect_named(after);
  EXPECT_EQ(after[0].label, "2026-03-22");
  EXPECT_FALSE(after[0].period);
  EXPECT_FALSE(after[0].session_day);
}

TEST(DutyName, IsReadAsItIsWritten) {
  EXPECT_EQ(compliance::parse_duty_name("copil-annuel/2025"), (DutyName{"copil-annuel", "2025"}));
  EXPECT_EQ(compliance::parse_duty_name("copil-annuel"), (DutyName{"copil-annuel", std::nullopt}));
  EXPECT_EQ(compliance::parse_duty_name("o/"), (DutyName{"o", ""}));
  EXPECT_EQ(compliance::parse_duty_name(""), (DutyName{"", std::nullopt}));
  for (const char* text : {"copil-annuel/2025", "copil-annuel", "o/", "", "a/b/2026"}) {
    EXPECT_EQ(compliance::to_string(compliance::parse_duty_name(text)), text);
  }
}

Duty of_year(const rules::Obligation& obligation) {
  Duty duty;
  duty.obligation = &obligation;
  duty.label = "2026";
  duty.id = obligation.id + "/2026";
  duty.window = {day("2026-01-01"), day("2026-12-31")};
  return duty;
}

TEST(DutyName, NamesADutyOrAllOfItsObligation) {
  rules::Obligation obligation;
  obligation.id = "o";
  const Duty duty = of_year(obligation);
  EXPECT_TRUE(names(DutyName{"o", "2026"}, duty));
  EXPECT_TRUE(names(DutyName{"o", std::nullopt}, duty));
  EXPECT_FALSE(names(DutyName{"o", "2027"}, duty));
  EXPECT_FALSE(names(DutyName{"o", ""}, duty));
  EXPECT_FALSE(names(DutyName{"p", std::nullopt}, duty));
  obligation.id = "a/b";
  EXPECT_TRUE(names(compliance::parse_duty_name("a/b"), of_year(obligation)));
  EXPECT_TRUE(names(compliance::parse_duty_name("a/b/2026"), of_year(obligation)));
}

TEST(DutyName, AWaiverOfAnObligationExcusesTheWindowsThatLieWholeInItsDays) {
  rules::Obligation obligation;
  obligation.id = "o";
  const Duty duty = of_year(obligation);
  governance::Waiver waiver;
  waiver.target = "o/2026";
  waiver.until = day("2025-12-31");
  EXPECT_TRUE(excuses(waiver, duty));  // named itself: whatever the days
  waiver.target = "o";
  EXPECT_FALSE(excuses(waiver, duty));
  waiver.until = day("2026-12-30");
  EXPECT_FALSE(excuses(waiver, duty));
  waiver.until = day("2026-12-31");
  EXPECT_FALSE(excuses(waiver, duty));  // from when on is not said
  waiver.from = day("2026-01-02");
  EXPECT_FALSE(excuses(waiver, duty));
  waiver.from = day("2026-01-01");
  EXPECT_TRUE(excuses(waiver, duty));
  waiver.until.reset();
  EXPECT_FALSE(excuses(waiver, duty));
  waiver.until = day("2026-12-31");
  waiver.target = "o/2027";
  EXPECT_FALSE(excuses(waiver, duty));
}

}  // namespace
}  // namespace gouvernail::test::duty_test
