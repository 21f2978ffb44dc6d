// SPDX-License-Identifier: MPL-2.0
#include "rules/lint.h"

#include <gmock/gmock.h>

#include "governance/convention.h"
#include "support/rules_text.h"

namespace gouvernail::rules {
namespace {

using ::testing::Contains;
using ::testing::Not;

std::vector<std::string> codes(const std::string& more, std::string_view text = "") {
  std::vector<std::string> result;
  for (const auto& diagnostic : lint(test::load(more), text)) result.push_back(diagnostic.code);
  return result;
}

std::string obligation(const std::string& keys) {
  return "[[obligation]]\nid = \"o\"\nsource = { article = \"1\" }\n" + keys;
}

TEST(Lint, VacuousDuties) {
  EXPECT_THAT(
      codes(obligation("kind = \"cadence\"\nbody = \"copil\"\nat_most = 2\nper = \"year\"\n")),
      Not(Contains("vacuous")));
  EXPECT_THAT(codes(obligation("kind = \"composition\"\nbody = \"copil\"\n")), Contains("vacuous"));
  EXPECT_THAT(
      codes(obligation("kind = \"composition\"\nbody = \"copil\"\nrequire = \"invited\"\n")),
      Contains("vacuous"));
  EXPECT_THAT(
      codes(obligation("kind = \"standing\"\nrole = \"expert\"\nvacancy = { days = 800 }\n")),
      Contains("vacuous"));
  EXPECT_THAT(
      codes(obligation("kind = \"standing\"\nrole = \"expert\"\nvacancy = { days = 90 }\n")),
      Not(Contains("vacuous")));
}

TEST(Lint, AConditionOnWhatNobodyAsksFor) {
  const std::string yearly = "kind = \"cadence\"\nbody = \"copil\"\nat_least = 1\nper = \"year\"\n";
  const std::string quorum =
      "[[obligation]]\nid = \"q\"\nkind = \"composition\"\nbody = \"copil\"\n"
      "quorum = { first = \"1/2\" }\nsource = { article = \"1\" }\n";
  for (const char* key : {"without_quorum = true\n", "composition = \"condition\"\n"}) {
    EXPECT_THAT(codes(obligation(yearly + key)), Contains("vacuous")) << key;
    EXPECT_THAT(codes(obligation(yearly + key) + quorum), Not(Contains("vacuous"))) << key;
  }
}

// Within fifteen days, and convened fifteen days before: nobody can send it in time.
TEST(Lint, ASecondConvocationThatItsOwnNoticeForbids) {
  const auto with = [](const std::string& within, const std::string& notice) {
    return codes(
        "[[obligation]]\nid = \"q\"\nkind = \"composition\"\nbody = \"copil\"\n"
        "quorum = { first = \"1/2\", second = \"none\" }\nsource = { article = \"1\" }\n"
        "[[obligation]]\nid = \"n\"\nkind = \"notice\"\nbody = \"copil\"\n" +
        notice + "source = { article = \"1\" }\n" +
        obligation("kind = \"response\"\nbody = \"copil\"\nafter_each = \"copil\"\n"
                   "when = \"quorum-failed\"\nwithin = { days = " +
                   within + " }\n"));
  };
  EXPECT_THAT(with("15", "ahead = { days = 15 }\n"), Contains("impossible"));
  EXPECT_THAT(with("16", "ahead = { days = 15 }\n"), Not(Contains("impossible")));
  EXPECT_THAT(with("15", "ahead = { days = 15 }\nsecond = { days = 8 }\n"),
              Not(Contains("impossible")));
  EXPECT_THAT(with("15", "ahead = { days = 15 }\nurgent = { days = 3 }\n"),
              Not(Contains("impossible")));
}

TEST(Lint, WhatIsNoObligationHasNoSanction) {
  const auto weighing = [](const std::string& keys) {
    return codes(
        obligation("kind = \"cadence\"\nbody = \"copil\"\nat_least = 1\nper = \"year\"\n" + keys));
  };
  EXPECT_THAT(weighing("sanction = \"12\"\n"), Not(Contains("no-breach")));
  EXPECT_THAT(weighing("weight = \"indicator\"\n"), Not(Contains("no-breach")));
  for (const char* weight : {"indicator", "recommendation"}) {
    EXPECT_THAT(weighing(std::string("sanction = \"12\"\nweight = \"") + weight + "\"\n"),
                Contains("no-breach"));
  }
}

TEST(Lint, AJointBodyMeetsForSomething) {
  const std::string body =
      "[[body]]\nid = \"b\"\nname = \"B\"\nmembers = [\"cat\"]\njoint = true\n"
      "source = { article = \"2\", quote = \"en commun\" }\n";
  const std::string meets =
      obligation("kind = \"cadence\"\nbody = \"b\"\nat_least = 1\nper = \"year\"\n");
  EXPECT_THAT(codes(body), Contains("vacuous"));
  EXPECT_THAT(codes(body + meets), Not(Contains("vacuous")));
  EXPECT_THAT(codes(body + meets, "tenue en commun"), Not(Contains("quote-not-found")));
  EXPECT_THAT(codes(body + meets, "tenue seule"), Contains("quote-not-found"));
}

TEST(Lint, APeriodLongerThanTheTerm) {
  const std::string text = "kind = \"cadence\"\nbody = \"copil\"\nat_least = 1\nper = ";
  EXPECT_THAT(codes(obligation(text + "\"3 years\"\n")), Contains("longer-than-term"));
  EXPECT_THAT(codes(obligation(text + "\"2 years\"\n")), Not(Contains("longer-than-term")));
  EXPECT_THAT(codes(obligation(text + "\"year\"\n")), Not(Contains("longer-than-term")));
  // The gap from 1 January 2026 runs to the last day of 2027, or to the day after.
  const std::string gap = "kind = \"max-gap\"\nbody = \"copil\"\ngap = { days = ";
  EXPECT_THAT(codes(obligation(gap + "729 }\n")), Not(Contains("longer-than-term")));
  EXPECT_THAT(codes(obligation(gap + "730 }\n")), Contains("longer-than-term"));
}

TEST(Lint, MoreSessionsThanOpenDays) {
  const std::string text = "kind = \"cadence\"\nbody = \"copil\"\nper = \"month\"\nat_least = ";
  EXPECT_THAT(codes(obligation(text + "24\n")), Contains("impossible"));
  EXPECT_THAT(codes(obligation(text + "15\n")), Not(Contains("impossible")));
}

TEST(Lint, ADayOutsideTheTerm) {
  EXPECT_THAT(codes(obligation("kind = \"deadline\"\nbody = \"presse\"\ndue = 2028-01-01\n")),
              Contains("outside-term"));
  EXPECT_THAT(codes(obligation("kind = \"deadline\"\nbody = \"presse\"\ndue = 2027-12-31\n")),
              Not(Contains("outside-term")));
}

// Replaced on the very first day: the text had it, and it never was.
TEST(Lint, NeverInForce) {
  base::Diagnostics diagnostics;
  const auto book = parse(
      {{"a.toml", test::small_convention()},
       {"b.toml",
        obligation("kind = \"cadence\"\nbody = \"copil\"\nat_least = 1\nper = \"year\"\n")},
       {"c.toml", "[amendment]\nid = \"a\"\neffective = 2026-01-01\n[[repeal]]\nid = \"o\"\n"}},
      diagnostics);
  ASSERT_TRUE(book);
  const auto rules = book->build({}, diagnostics);
  ASSERT_TRUE(rules);
  std::vector<std::string> found;
  for (const auto& diagnostic : lint(*rules, "")) found.push_back(diagnostic.code);
  EXPECT_THAT(found, Contains("never-in-force"));
}

TEST(Lint, ANoticeLongerThanThePeriod) {
  const std::string monthly =
      "[[obligation]]\nid = \"m\"\nkind = \"cadence\"\nbody = \"groupe\"\nat_least = 1\nper = "
      "\"month\"\nsource = { article = \"1\" }\n";
  const std::string notice = "kind = \"notice\"\nbody = \"groupe\"\nahead = { days = ";
  EXPECT_THAT(codes(monthly + obligation(notice + "45 }\n")), Contains("long-notice"));
  EXPECT_THAT(codes(monthly + obligation(notice + "15 }\n")), Not(Contains("long-notice")));
}

TEST(Lint, TheSameRhythmTwice) {
  const std::string one =
      "kind = \"cadence\"\nbody = \"copil\"\nat_least = 1\nper = \"year\"\nsource = { article = "
      "\"1\" }\n";
  const std::string a = "[[obligation]]\nid = \"a\"\n" + one;
  EXPECT_THAT(codes(a), Not(Contains("same-twice")));
  EXPECT_THAT(codes(a + "[[obligation]]\nid = \"b\"\n" + one), Contains("same-twice"));
  // One after the other is a change of rhythm.
  EXPECT_THAT(codes(a + "until = 2026-12-31\n" + "[[obligation]]\nid = \"b\"\n" + one +
                    "from = 2027-01-01\n"),
              Not(Contains("same-twice")));
}

TEST(Lint, WhatNothingNames) { EXPECT_THAT(codes(""), Contains("unused")); }

TEST(Lint, ATitleThatContradictsTheTerm) {
  const auto title = [](const std::string& name) {
    Rules rules = test::load("");
    rules.convention->name.fr = name;
    std::vector<std::string> result;
    for (const auto& diagnostic : lint(rules, "")) result.push_back(diagnostic.code);
    return result;
  };
  EXPECT_THAT(title("Essai 2026-2027"), Not(Contains("title-contradicts")));
  EXPECT_THAT(title("Essai 2026-2028"), Contains("title-contradicts"));
  EXPECT_THAT(title("Essai 12026-20289"), Not(Contains("title-contradicts")));
  EXPECT_THAT(title("Essai"), Not(Contains("title-contradicts")));
}

TEST(Lint, AQuoteThatTheTextDoesNotHold) {
  const std::string quoted =
      "[[obligation]]\nid = \"o\"\nkind = \"cadence\"\nbody = \"copil\"\nat_least = 1\nper = "
      "\"year\"\nsource = { article = \"1\", quote = \"au moins  une fois l’an\" }\n";
  EXPECT_THAT(codes(quoted, "Il se réunit au moins une fois\nl'an."),
              Not(Contains("quote-not-found")));
  EXPECT_THAT(codes(quoted, "Il se réunit deux fois."), Contains("quote-not-found"));
  EXPECT_THAT(codes(quoted, ""), Not(Contains("quote-not-found")));
}

}  // namespace
}  // namespace gouvernail::rules
