// SPDX-License-Identifier: MPL-2.0
// What a period owes when amendments write its rule anew.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/history.h"
#include "governance/seat.h"
#include "support/rules_text.h"

namespace gouvernail::test::amendment_test {
namespace {

using ::testing::ElementsAre;

std::string cadence(const std::string& more) {
  return "[[obligation]]\nid = \"q\"\nbody = \"copil\"\nkind = \"cadence\"\n"
         "source = { article = \"1\" }\n" +
         more;
}

using Files = std::vector<std::pair<std::string, std::string>>;  // day of effect, what is replaced

rules::Rules amended(const std::string& first, const Files& amendments) {
  std::vector<rules::RuleFile> files{{"a.toml", small_convention()}, {"b.toml", first}};
  for (const auto& [effect, keys] : amendments) {
    const std::string id = "avenant-" + effect;
    files.push_back({id + ".toml", "[amendment]\nid = \"" + id + "\"\ntitle = \"" + id +
                                       "\"\neffective = " + effect + "\n[[replace]]\nid = \"q\"\n" +
                                       keys});
  }
  base::Diagnostics diagnostics;
  const auto book = rules::parse(files, diagnostics);
  if (!book) throw std::invalid_argument(diagnostics.at(0).code);
  return *book->build({}, diagnostics);
}

// "2026 01-01 12-31 1", of the duties whose window ends in 2026.
std::vector<std::string> owed(const rules::Rules& rules) {
  std::vector<std::string> result;
  for (const auto& duty : compliance::duties(rules, {}, governance::as_of({}, day("2026-01-01")))) {
    if (calendar::year_of(duty.window.last) != 2026) continue;
    result.push_back(duty.label + " " + calendar::to_iso(duty.window.first).substr(5) + " " +
                     calendar::to_iso(duty.window.last).substr(5) + " " +
                     std::to_string(duty.required) +
                     (duty.at_most ? " " + std::to_string(*duty.at_most) : ""));
  }
  return result;
}

const char* once_a_year = "at_least = 1\nper = \"year\"\n";

TEST(Amendment, ARuleWrittenAnewOwesOnceWhatItOwed) {
  const auto one = amended(cadence(once_a_year), {{"2026-05-01", "title = \"T\"\n"}});
  EXPECT_THAT(owed(one), ElementsAre("2026 01-01 12-31 1"));
  const auto two = amended(
      cadence(once_a_year),
      {{"2026-05-01", "title = \"T\"\n"}, {"2026-09-01", "source = { article = \"2\" }\n"}});
  EXPECT_THAT(owed(two), ElementsAre("2026 01-01 12-31 1"));
  const auto month = amended(cadence("at_least = 1\nper = \"month\"\n"),
                             {{"2026-04-16", "weight = \"recommendation\"\n"}});
  EXPECT_THAT(owed(month), ::testing::Contains("2026-04 04-01 04-30 1"));
  EXPECT_THAT(owed(month), ::testing::SizeIs(12));
}

// The window is that of the whole period; what it says is what the version in force at its end
// says.
TEST(Amendment, TheVersionInForceAtTheEndSpeaksForThePeriod) {
  const auto rules = amended(cadence(once_a_year), {{"2026-05-01", "title = \"T\"\n"}});
  const auto all = compliance::duties(rules, {}, governance::as_of({}, day("2026-01-01")));
  EXPECT_EQ(all.at(0).obligation->title.fr, "T");
  EXPECT_EQ(all.at(0).obligation->source.amendment, "avenant-2026-05-01");
  EXPECT_EQ(verdict(rules, history({held("copil", "2026-02-03")}), "q/2026", "2026-06-01"),
            "satisfied");
}

TEST(Amendment, SeveralOnOneDayAreOneChange) {
  const auto rules = amended(
      cadence(once_a_year), {{"2026-05-01", "title = \"T\"\n"}, {"2026-05-01", "title = \"U\"\n"}});
  EXPECT_THAT(owed(rules), ElementsAre("2026 01-01 12-31 1"));
}

TEST(Amendment, ARealChangeSharesOutThePeriodWithoutLossOrGain) {
  // 181 days of 365 under one, 184 under two: 0.50 and 1.01, together 1.50.
  EXPECT_THAT(owed(amended(cadence(once_a_year), {{"2026-07-01", "at_least = 2\n"}})),
              ElementsAre("2026 01-01 06-30 1", "2026@2026-07-01 07-01 12-31 1"));
  // Three times a third of one, each with another ceiling: 0.33, 0.34, 0.33.
  EXPECT_THAT(owed(amended(cadence("at_least = 1\nat_most = 9\nper = \"year\"\n"),
                           {{"2026-05-01", "at_most = 6\n"}, {"2026-09-01", "at_most = 3\n"}})),
              ElementsAre("2026 01-01 04-30 0 3", "2026@2026-05-01 05-01 08-31 1 2",
                          "2026@2026-09-01 09-01 12-31 0 1"));
  // Halves of one each: never two.
  EXPECT_THAT(owed(amended(cadence("at_least = 1\nat_most = 9\nper = \"month\"\n"),
                           {{"2026-04-16", "at_most = 8\n"}})),
              ::testing::AllOf(::testing::Contains("2026-04 04-01 04-15 0 5"),
                               ::testing::Contains("2026-04@2026-04-16 04-16 04-30 1 4")));
}

TEST(Amendment, WhatChangedCountsAndNotHowOftenItWasWritten) {
  const Files once{{"2026-07-01", "at_least = 2\n"}};
  const Files often{{"2026-03-01", "title = \"T\"\n"},
                    {"2026-07-01", "at_least = 2\n"},
                    {"2026-10-01", "title = \"U\"\n"}};
  EXPECT_EQ(owed(amended(cadence(once_a_year), once)), owed(amended(cadence(once_a_year), often)));
}

TEST(Amendment, WholeNumbersAndNoneAreOfThePeriodAndNotOfItsParts) {
  const std::string full = std::string(once_a_year) + "partial = \"full\"\n";
  EXPECT_THAT(owed(amended(cadence(full), {{"2026-07-01", "at_least = 2\n"}})),
              ElementsAre("2026 01-01 06-30 1", "2026@2026-07-01 07-01 12-31 1"));
  const std::string skip = std::string(once_a_year) + "partial = \"skip\"\n";
  EXPECT_THAT(owed(amended(cadence(skip), {{"2026-07-01", "at_least = 2\n"}})),
              ElementsAre("2026 01-01 06-30 1", "2026@2026-07-01 07-01 12-31 1"));
  // Cut by the entry into force as well, the year is skipped as before.
  EXPECT_THAT(
      owed(amended(cadence(skip + "from = 2026-02-01\n"), {{"2026-07-01", "at_least = 2\n"}})),
      ElementsAre());
}

TEST(Amendment, AnotherPeriodTakesOver) {
  EXPECT_THAT(owed(amended(cadence(once_a_year), {{"2026-05-01", "per = \"semester\"\n"}})),
              ElementsAre("2026-S1@2026-05-01 05-01 06-30 1", "2026-S2 07-01 12-31 1"));
}

// The term is one period, whatever is amended in it: half of two, and half of four.
TEST(Amendment, TheTermIsOnePeriod) {
  const auto all = [](const rules::Rules& rules) {
    std::vector<std::string> result;
    for (const auto& duty :
         compliance::duties(rules, {}, governance::as_of({}, day("2026-01-01")))) {
      result.push_back(duty.label + " " + std::to_string(duty.required));
    }
    return result;
  };
  const std::string twice = "at_least = 2\nper = \"term\"\n";
  EXPECT_THAT(all(amended(cadence(twice), {})), ElementsAre("term 2"));
  EXPECT_THAT(all(amended(cadence(twice), {{"2027-01-01", "title = \"T\"\n"}})),
              ElementsAre("term 2"));
  EXPECT_THAT(all(amended(cadence(twice), {{"2027-01-01", "at_least = 4\n"}})),
              ElementsAre("term 1", "term@2027-01-01 2"));
  EXPECT_THAT(all(amended(cadence("at_least = 2\nper = \"year\"\n"),
                          {{"2027-01-01", "at_least = 3\nper = \"term\"\n"}})),
              ElementsAre("2026 2", "term@2027-01-01 2"));
  // What the rule's own days leave of the term is no part of it.
  EXPECT_THAT(all(amended(cadence(twice + "from = 2026-07-01\n"), {})), ElementsAre("term 2"));
}

// A window that the entry into force cuts keeps its name, whatever is amended years later.
TEST(Amendment, DoesNotRenameWhatItDoesNotCut) {
  const std::string from = std::string(once_a_year) + "from = 2026-03-18\n";
  EXPECT_THAT(owed(amended(cadence(from), {})), ElementsAre("2026 03-18 12-31 1"));
  EXPECT_THAT(owed(amended(cadence(from), {{"2027-05-01", "at_least = 2\n"}})),
              ElementsAre("2026 03-18 12-31 1"));
}

TEST(Amendment, ADeadlineWrittenAnewIsOneDeadline) {
  const std::string deadline =
      "[[obligation]]\nid = \"q\"\nbody = \"presse\"\nkind = \"deadline\"\ndue = 2026-10-31\n"
      "source = { article = \"1\" }\n";
  EXPECT_THAT(owed(amended(deadline, {{"2026-05-01", "title = \"T\"\n"}})),
              ElementsAre("term 01-01 10-31 1"));
  EXPECT_THAT(owed(amended(deadline, {{"2026-05-01", "due = 2026-12-15\n"}})),
              ElementsAre("term 01-01 12-15 1"));
  // Put off once it was due: what was owed stays, and the new day is owed besides.
  EXPECT_THAT(owed(amended(deadline, {{"2026-11-15", "due = 2026-12-15\n"}})),
              ElementsAre("term 01-01 10-31 1", "term@2026-11-15 11-15 12-15 1"));
}

TEST(Amendment, AVacancyIsAsLongAsItWasHoweverOftenTheRuleIsWritten) {
  const std::string standing =
      "[[obligation]]\nid = \"q\"\nkind = \"standing\"\nrole = \"cat\"\nvacancy = { days = 60 }\n"
      "source = { article = \"1\" }\n";
  const auto rules = amended(standing, {{"2026-05-01", "title = \"T\"\n"}});
  EXPECT_THAT(owed(rules), ElementsAre("2026 01-01 12-31 1"));
  governance::History facts;
  facts.seats.push_back({"cat", "jeanne", "", day("2026-01-01"), day("2026-03-15")});
  facts.seats.push_back({"cat", "anne", "", day("2026-06-01"), {}});
  EXPECT_EQ(verdict(rules, facts, "q/2026", "2027-02-01"), "breached") << "77 days";
}

// Of a session on 5 June, by a notice of `first` days that an amendment of 1 June makes `then`.
Day last_notice(int first, int then, const char* on = "2026-06-05") {
  const auto days = [](int count) { return "ahead = { days = " + std::to_string(count) + " }\n"; };
  const auto rules = amended(
      "[[obligation]]\nid = \"q\"\nbody = \"copil\"\nkind = \"notice\"\n"
      "source = { article = \"1\" }\n" +
          days(first),
      {{"2026-06-01", days(then)}});
  return judged(rules, history({held("copil", on)}), std::string("q/") + on, "2026-07-01")
      .duty.window.last;
}

TEST(Amendment, ANoticeThatWasDueBeforeStaysWhatItWas) {
  EXPECT_EQ(last_notice(8, 15), day("2026-05-28")) << "lawful on the day that it was due";
  EXPECT_EQ(last_notice(15, 8), day("2026-05-21")) << "late on the day that it was due";
  EXPECT_EQ(last_notice(4, 5), day("2026-06-01")) << "sent under either";
  EXPECT_EQ(last_notice(3, 5), day("2026-06-02")) << "from its own day, nobody had five days left";
  EXPECT_EQ(last_notice(8, 15, "2026-06-16"), day("2026-06-01"));
  EXPECT_EQ(last_notice(8, 15, "2026-06-15"), day("2026-06-07"));
  EXPECT_EQ(last_notice(15, 8, "2026-06-16"), day("2026-06-08"));
}

// Due each 30 September; who writes it anew in April leaves the year as it was.
TEST(Amendment, WhatIsDueEachYearRunsThroughTheAmendmentsOfTheYear) {
  const auto each_year = [](const std::string& more) {
    return "[[obligation]]\nid = \"q\"\nbody = \"copil\"\nkind = \"deadline\"\n"
           "source = { article = \"1\" }\n" +
           more;
  };
  const std::string september = "before = { anchor = \"09-30\", days = 0 }\n";
  const std::string june = "before = { anchor = \"06-30\", days = 0 }\n";
  EXPECT_THAT(owed(amended(each_year(september), {})), ElementsAre("2026-09-30 01-01 09-30 1"));
  EXPECT_THAT(owed(amended(each_year(september), {{"2026-04-01", "title = \"T\"\n"}})),
              ElementsAre("2026-09-30 01-01 09-30 1"));
  EXPECT_THAT(owed(amended(each_year(june), {{"2026-04-01", september}})),
              ElementsAre("2026-09-30 01-01 09-30 1"));
  // What was due in June was judged in June: the rest of the year asks anew.
  EXPECT_THAT(owed(amended(each_year(june), {{"2026-08-01", september}})),
              ElementsAre("2026-06-30 01-01 06-30 1", "2026-09-30 08-01 09-30 1"));
}

}  // namespace
}  // namespace gouvernail::test::amendment_test
