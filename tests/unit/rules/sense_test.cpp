// SPDX-License-Identifier: MPL-2.0
// Rules that can make no duty are refused, and none that can: each way of saying one beside a
// neighbour that is sound.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "governance/convention.h"
#include "rules/lint.h"
#include "rules/loader.h"
#include "rules/rules.h"
#include "support/rules_text.h"

namespace gouvernail::rules::sense_test {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

using Codes = std::vector<std::string>;

Codes codes_of(const base::Diagnostics& diagnostics) {
  Codes result;
  for (const base::Diagnostic& one : diagnostics) result.push_back(one.code);
  return result;
}

// What is told of the small convention with these tables, under any of its readings.
Codes refused(const std::string& more, const std::vector<std::string>& elections = {}) {
  base::Diagnostics diagnostics;
  const auto book =
      parse({{"a.toml", test::small_convention()}, {"b.toml", more}}, diagnostics, elections);
  if (book) book->check_alternatives(diagnostics);
  return codes_of(diagnostics);
}

std::string rule(const std::string& keys, const std::string& id = "o") {
  return "[[obligation]]\nid = \"" + id + "\"\nsource = { article = \"1\" }\n" + keys + "\n";
}

std::vector<RuleFile> files_below(const fs::path& folder) {
  std::vector<RuleFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = fs::relative(entry.path(), folder).generic_string();
    if (entry.path().extension() != ".toml" || name.starts_with("checklists/")) continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    files.push_back({name, {std::istreambuf_iterator<char>(stream), {}}});
  }
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  return files;
}

TEST(Sense, ShippedRulesAreSoundUnderEveryReading) {
  int folders = 0;
  for (const auto& entry : fs::directory_iterator(GOUVERNAIL_SOURCE_DIR "/rules")) {
    if (!entry.is_directory()) continue;
    ++folders;
    base::Diagnostics diagnostics;
    const auto book = parse(files_below(entry.path()), diagnostics);
    ASSERT_TRUE(book) << entry.path() << " " << ::testing::PrintToString(codes_of(diagnostics));
    book->check_alternatives(diagnostics);
    EXPECT_THAT(codes_of(diagnostics), IsEmpty()) << entry.path();
    const Rules written = *book->build({}, diagnostics);
    ASSERT_FALSE(written.ambiguities.empty()) << entry.path();
    for (const std::string& id : book->alternatives()) {
      base::Diagnostics found;
      const auto rules = book->build({id}, found);
      EXPECT_THAT(codes_of(found), IsEmpty()) << id;
      EXPECT_TRUE(rules && rules->obligations.size() >= written.obligations.size()) << id;
    }
  }
  EXPECT_GE(folders, 2);
}

TEST(Sense, APeriodOfWhichNothingIsLeftIsForTheLinter) {
  const std::string long_period = "kind = \"cadence\"\nbody = \"copil\"\nat_least = 1\nper = ";
  EXPECT_THAT(refused(rule(long_period + "\"6 years\"")), IsEmpty());
  EXPECT_THAT(refused(rule(long_period + "\"6 years\"\npartial = \"skip\"")), IsEmpty());
  EXPECT_THAT(refused(rule("kind = \"max-gap\"\nbody = \"copil\"\ngap = { days = 2200 }")),
              IsEmpty());
}

TEST(Sense, MonthsThatAreExceptedLeaveOthers) {
  const auto monthly = [](const std::string& months, const std::string& more = "") {
    return refused(
        rule("kind = \"cadence\"\nbody = \"copil\"\nat_least = 1\nper = \"month\"\n"
             "except_months = [" +
             months + "]\n" + more));
  };
  EXPECT_THAT(monthly("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12"), ElementsAre("no-duty"));
  EXPECT_THAT(monthly("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"), IsEmpty());
  EXPECT_THAT(monthly("7, 8", "from = 2026-07-01\nuntil = 2026-08-31\n"), ElementsAre("no-duty"));
  EXPECT_THAT(monthly("7, 8", "from = 2026-07-01\nuntil = 2026-09-01\n"), IsEmpty());
}

TEST(Sense, DelaysAreComparedDayByDay) {
  const auto gap = [](const std::string& span) {
    return refused(rule("kind = \"max-gap\"\nbody = \"copil\"\ngap = " + span));
  };
  EXPECT_THAT(gap("{ days = 0 }"), ElementsAre("no-duty"));
  // From a Saturday to the Friday before: from other days it leaves one.
  EXPECT_THAT(gap("{ days = 1, regime = \"calendar\", roll = \"previous\" }"), IsEmpty());
  const auto urgent = [](const std::string& ahead, const std::string& shorter) {
    return refused(
        rule("kind = \"notice\"\nbody = \"copil\"\nahead = " + ahead + "\nurgent = " + shorter));
  };
  EXPECT_THAT(urgent("{ days = 5 }", "{ days = 5 }"), IsEmpty());
  EXPECT_THAT(urgent("{ days = 5 }", "{ days = 6 }"), ElementsAre("longer-than-ahead"));
  // Five days worked are a week, and more where a holiday falls in it.
  EXPECT_THAT(urgent("{ days = 5, regime = \"ouvre\" }", "{ days = 7 }"), IsEmpty());
  EXPECT_THAT(urgent("{ months = 1, rounding = \"down\" }", "{ days = 30 }"), IsEmpty());
  const auto between = [](int least, int most) {
    return refused(
        rule("kind = \"response\"\nbody = \"copil\"\nafter_each = \"cotech\"\n"
             "at_least_after = { days = " +
             std::to_string(least) + " }\nwithin = { days = " + std::to_string(most) + " }"));
  };
  EXPECT_THAT(between(8, 8), IsEmpty());
  EXPECT_THAT(between(9, 8), ElementsAre("empty-window"));
  EXPECT_THAT(refused(rule("kind = \"precedence\"\nbody = \"cotech\"\nbefore_each = \"copil\"\n"
                           "within = { days = 8 }\nat_least_before = { days = 8 }")),
              IsEmpty());
}

TEST(Sense, ADeadlineIsDueWhileItIsInForce) {
  const auto due = [](const std::string& keys) {
    return refused(rule("kind = \"deadline\"\nbody = \"presse\"\n" + keys));
  };
  EXPECT_THAT(due("due = 2025-12-31"), ElementsAre("no-duty"));
  EXPECT_THAT(due("due = 2026-01-01"), IsEmpty());
  // Left by the convention before this one, as the window says.
  EXPECT_THAT(due("due = 2025-12-31\nopens = 2025-12-01"), IsEmpty());
  EXPECT_THAT(due("due = 2025-12-31\nopens = 2025-12-01\nfrom = 2026-02-01"),
              ElementsAre("no-duty"));
  EXPECT_THAT(due("due = 2026-01-01\nopens = 2025-12-01"), IsEmpty());
  EXPECT_THAT(due("due = 2026-06-30\nopens = 2026-06-30"), IsEmpty());
  EXPECT_THAT(due("due = 2026-06-30\nopens = 2026-07-01"), ElementsAre("last-before-first"));
  EXPECT_THAT(due("due = 2026-06-30\nfrom = 2026-07-01"), ElementsAre("no-duty"));
  // The Département is bound from July on: what was due before is no mistake of the text.
  const std::string party = "kind = \"deadline\"\nbody = \"presse\"\nparty = \"departement\"\n";
  EXPECT_THAT(due("due = 2026-06-30\nparty = \"departement\""), IsEmpty());
  EXPECT_THAT(codes_of(lint(test::load(rule(party + "due = 2026-06-30")), "")),
              Contains("never-in-force"));
  EXPECT_THAT(codes_of(lint(test::load(rule(party + "due = 2026-07-01")), "")),
              Not(Contains("never-in-force")));
}

TEST(Sense, AnElectionIsOneOfTheLawOrOfTheCalendars) {
  const auto after = [](const std::string& anchor, const std::vector<std::string>& kinds = {}) {
    return refused(rule("kind = \"deadline\"\nbody = \"presse\"\nafter = { anchor = \"" + anchor +
                        "\", days = 90 }"),
                   kinds);
  };
  EXPECT_THAT(after("senatoriales"), IsEmpty());
  EXPECT_THAT(after("parents-eleves"), ElementsAre("unknown-anchor"));
  EXPECT_THAT(after("parents-eleves", {"municipales", "parents-eleves"}), IsEmpty());
  EXPECT_THAT(after("municipale", {"parents-eleves"}), ElementsAre("unknown-anchor"));
}

const char* const clause = R"([[ambiguity]]
id = "clause"
question = "Laquelle ?"
source = { article = "1" }
default = { id = "ainsi", note = "Ainsi" }
alternatives = [{ id = "autrement", note = "Autrement" }]
)";

std::string reading(const std::string& keys) {
  return "[[obligation.reading]]\nid = \"autrement\"\n" + keys + "\n";
}

// A quorum that stands in one reading of the text gives its second convocation an object.
TEST(Sense, WhatHasNoObjectByDefaultMayHaveOneUnderAReading) {
  const std::string again = rule(
      "kind = \"response\"\nbody = \"copil\"\nafter_each = \"copil\"\n"
      "when = \"quorum-failed\"\nwithin = { days = 15 }",
      "encore");
  const std::string present =
      rule("kind = \"composition\"\nbody = \"copil\"\nroles = [\"elu\"]", "presents");
  const std::string quorum = reading("quorum = { first = \"1/2\" }");
  const std::string words = reading("title = \"Autrement\"");
  EXPECT_THAT(refused(clause + present + words + again), ElementsAre("no-quorum"));
  EXPECT_THAT(refused(clause + present + quorum + again), IsEmpty());
  // What a reading leaves of the rule itself is judged by default.
  EXPECT_THAT(refused(clause +
                      rule("kind = \"cadence\"\nbody = \"copil\"\nat_least = 0\n"
                           "per = \"year\"") +
                      reading("at_least = 1")),
              ElementsAre("no-duty"));
}

// The reverse: what another reading leaves without an object is no mistake, what it writes is one.
TEST(Sense, UnderAReadingOnlyWhatItWritesIsAMistake) {
  const std::string with_quorum =
      rule("kind = \"composition\"\nbody = \"copil\"\nquorum = { first = \"1/2\" }", "quorum");
  const std::string elsewhere = reading("body = \"cotech\"");
  const std::string again = rule(
      "kind = \"response\"\nbody = \"copil\"\nafter_each = \"copil\"\n"
      "when = \"quorum-failed\"\nwithin = { days = 15 }",
      "encore");
  EXPECT_THAT(refused(clause + with_quorum + elsewhere + again), IsEmpty());
  EXPECT_THAT(refused(clause + with_quorum + again + reading("within = { days = 0 }")),
              ElementsAre("empty-window"));
}

// The term ends after two years, or after three.
TEST(Sense, ATermMayBeReadInTwoWays) {
  std::string text = test::small_convention();
  const std::string end = "end = 2027-12-31\n";
  text.insert(text.find(end) + end.size(),
              "[[convention.reading]]\nid = \"autrement\"\nend = 2028-12-31\n");
  const auto told = [&](const std::string& from) {
    base::Diagnostics diagnostics;
    const auto book =
        parse({{"a.toml", text},
               {"b.toml", clause + rule("kind = \"cadence\"\nbody = \"copil\"\nat_least = 1\n"
                                        "per = \"year\"\nfrom = " +
                                        from)}},
              diagnostics);
    if (book) {
      EXPECT_TRUE(book->build({}, diagnostics)) << from;
      EXPECT_TRUE(book->build({"autrement"}, diagnostics)) << from;
      book->check_alternatives(diagnostics);
    }
    return codes_of(diagnostics);
  };
  EXPECT_THAT(told("2028-01-01"), IsEmpty());
  EXPECT_THAT(told("2029-01-01"), ElementsAre("outside-term"));
}

}  // namespace
}  // namespace gouvernail::rules::sense_test
