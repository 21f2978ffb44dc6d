// SPDX-License-Identifier: MPL-2.0
// A key that changes nothing beside the others is told and taken, and none that does is told.
#include <gmock/gmock.h>

#include "rules/rules.h"
#include "support/rules_text.h"

namespace gouvernail::rules::effect_test {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// What is told of the small convention with these tables.
std::vector<std::string> told(const std::string& more) {
  base::Diagnostics diagnostics;
  const auto book = parse({{"a.toml", test::small_convention()}, {"b.toml", more}}, diagnostics);
  if (book) book->check_alternatives(diagnostics);
  std::vector<std::string> codes;
  for (const base::Diagnostic& one : diagnostics) codes.push_back(one.code);
  return codes;
}

std::string rule(const std::string& keys) {
  return "[[obligation]]\nid = \"o\"\nsource = { article = \"1\" }\n" + keys + "\n";
}

const std::string cadence = "kind = \"cadence\"\nbody = \"copil\"\n";
const std::string yearly = cadence + "at_least = 1\nper = \"year\"\n";
const std::string answer = "kind = \"response\"\nbody = \"copil\"\nafter_each = \"cotech\"\n";
const std::string minutes = "kind = \"response\"\nanswer = \"minutes\"\nafter_each = \"cotech\"\n";
const std::string composition = "kind = \"composition\"\nbody = \"copil\"\n";
const std::string invited = composition + "require = \"invited\"\n";
const std::string standing = "kind = \"standing\"\nrole = \"cat\"\n";
const std::string quorum =
    "[[obligation]]\nid = \"q\"\nkind = \"composition\"\nbody = \"copil\"\n"
    "quorum = { first = \"1/2\" }\nsource = { article = \"1\" }\n";
const std::string again =
    "kind = \"response\"\nbody = \"copil\"\nafter_each = \"copil\"\nwhen = \"quorum-failed\"\n"
    "within = { days = 15 }\n";

TEST(Effect, AKeyThatChangesNothingBesideTheOthersIsToldAndTaken) {
  const std::vector<std::string> idle = {
      rule(cadence + "per = \"as-needed\"\nat_least = 1"),
      rule(cadence + "per = \"as-needed\"\nanchor = \"signature\""),
      rule(cadence + "per = \"as-needed\"\ntag = \"sante\""),
      rule(cadence + "per = \"as-needed\"\nalso_counts = [\"cotech\"]"),
      rule(cadence + "at_least = 1\nper = \"term\"\nanchor = \"signature\""),
      rule(cadence + "at_least = 1\nper = \"term\"\npartial = \"full\""),
      rule(cadence + "at_least = 1\nper = \"convention-year\"\nanchor = \"calendar\""),
      rule(yearly + "except_months = [8]"),
      rule(cadence + "at_least = 1\nper = \"quarter\"\nexcept_months = [7, 8]"),
      rule(yearly + "counts = \"convened\"\ncomposition = \"condition\""),
      rule(yearly + "counts = \"proposed\"\nwithout_quorum = true"),
      rule(yearly + "owed_by = \"noted\""),
      rule("kind = \"max-gap\"\nbody = \"copil\"\ngap = { days = 90 }\ncounts = \"convened\"\n"
           "without_quorum = true"),
      rule("kind = \"max-gap\"\nbody = \"copil\"\ngap = { days = 90, rounding = \"down\" }"),
      rule("kind = \"max-gap\"\nbody = \"copil\"\n"
           "gap = { months = 3, rounding = \"down\", regime = \"ouvre\" }"),
      rule(minutes + "tag = \"sante\""),
      rule(minutes + "without_quorum = true"),
      rule(minutes + "since = { days = 3 }"),
      rule(minutes + "at_least_after = { days = 3 }"),
      rule(minutes + "own = true"),
      rule(answer + "silent_approval = { days = 10 }"),
      rule(answer + "at_least_after = { days = 2 }\nsince = { days = 10 }"),
      quorum + rule(again + "own = true"),
      quorum + rule(again + "since = { days = 10 }"),
      rule("kind = \"notice\"\nbody = \"copil\"\nahead = { days = 15 }\nsecond = { days = 5 }"),
      rule(invited + "roles = [\"cat\"]\nparties = [\"caf\"]"),
      rule(invited + "roles = [{ role = \"elu\", at_least = 2 }]"),
      rule(invited + "roles = [{ role = \"elu\", every = true }]"),
      rule(invited + "roles = [\"elu\"]\nevery_member = true"),
      rule(composition + "parties = [\"caf\"]\nevery_member = true"),
      rule(composition + "roles = [{ role = \"elu\", every = true, at_least = 2 }]"),
      rule(standing + "body = \"copil\""),
      rule(standing + "filled = \"once\"\nvacancy = { days = 30 }"),
      rule(standing + "per = \"term\"\nanchor = \"signature\""),
      rule(standing + "owed_by = \"noted\""),
      rule("kind = \"deadline\"\nbody = \"copil\"\ndue = 2026-06-30\nowed_by = \"noted\""),
      rule("kind = \"deadline\"\nbody = \"copil\"\ndue = 2026-06-30\ncounts = \"convened\"\n"
           "composition = \"condition\""),
      "[[role]]\nid = \"autre\"\nname = \"Autre\"\nsubstitutes = [\"cat\"]\n",
      "[[role]]\nid = \"autre\"\nname = \"Autre\"\nsubstitution = \"nobody\"\n"
      "substitutes = [\"cat\"]\n",
  };
  for (const std::string& one : idle) {
    EXPECT_THAT(told(one), ElementsAre("no-effect")) << one;
    base::Diagnostics diagnostics;
    const auto book = parse({{"a.toml", test::small_convention()}, {"b.toml", one}}, diagnostics);
    ASSERT_TRUE(book) << one;
    EXPECT_FALSE(base::has_errors(diagnostics)) << one;
    EXPECT_TRUE(book->build({}, diagnostics)) << one;
  }
}

// Nobody need come, and a session to which too few came would be void: it cannot be meant.
TEST(Effect, AQuorumOfWhomNobodyAsksToComeIsRefused) {
  const std::string both = "roles = [\"elu\"]\nquorum = { first = \"1/2\" }";
  EXPECT_THAT(told(rule(invited + both)), ElementsAre("quorum-of-invited"));
  EXPECT_THAT(told(rule(composition + both)), IsEmpty());
}

// More than there can be can never be kept.
TEST(Effect, MoreHeadsThanARoleCanHaveMakeNoDuty) {
  const std::string role = "[[role]]\nid = \"juge\"\nname = \"Juge\"\nparty = \"caf\"\nseats = 4\n";
  const std::string present = composition + "require = \"present\"\n";
  const auto asked = [&](const std::string& count) {
    return role + rule(present + "roles = [{ role = \"juge\", " + count + " }]");
  };
  EXPECT_THAT(told(asked("at_least = 4")), IsEmpty());
  EXPECT_THAT(told(asked("at_least = 5")), ElementsAre("no-duty"));
  EXPECT_THAT(told(asked("exactly = 5")), ElementsAre("no-duty"));
  const std::string president =
      "[[role]]\nid = \"president\"\nname = \"P\"\nparty = \"caf\"\nseats = 1\n"
      "is_also = [\"juge\"]\n";
  EXPECT_THAT(told(president + asked("at_least = 5")), IsEmpty());
  EXPECT_THAT(told(president + asked("at_least = 6")), ElementsAre("no-duty"));
  // Others may represent them.
  EXPECT_THAT(told(role + rule(composition + "roles = [{ role = \"juge\", at_least = 5 }]")),
              IsEmpty());
  EXPECT_THAT(told(rule(composition + "quorum = { first = \"1/1\", more = 1 }")),
              ElementsAre("no-duty"));
}

TEST(Effect, WhatWasRepealedIsNotAmended) {
  const auto amended = [](const std::string& first, const std::string& then) {
    const auto head = [](const char* id, const char* day) {
      return "[amendment]\nid = \"" + std::string(id) + "\"\ntitle = \"A\"\neffective = " + day +
             "\n";
    };
    base::Diagnostics diagnostics;
    parse({{"a.toml", test::small_convention()},
           {"b.toml", rule(yearly)},
           {"c.toml", head("v", "2026-05-01") + first},
           {"d.toml", head("w", "2026-09-01") + then}},
          diagnostics);
    std::vector<std::string> codes;
    for (const base::Diagnostic& one : diagnostics) codes.push_back(one.code);
    return codes;
  };
  const std::string replace =
      "[[replace]]\nid = \"o\"\nat_least = 2\nsource = { article = \"1\" }\n";
  const std::string repeal = "[[repeal]]\nid = \"o\"\n";
  EXPECT_THAT(amended(replace, repeal), IsEmpty());
  EXPECT_THAT(amended(replace, replace), IsEmpty());
  EXPECT_THAT(amended(repeal, replace), ElementsAre("unknown-id"));
}

TEST(Effect, AKeyThatChangesSomethingIsTaken) {
  const std::vector<std::string> meant = {
      rule(cadence + "per = \"as-needed\""),
      rule(yearly + "anchor = \"signature\"\npartial = \"skip\""),
      rule(cadence + "at_least = 1\nper = \"month\"\nexcept_months = [8]"),
      rule(cadence + "at_least = 1\nper = \"quarter\"\nexcept_months = [7, 8, 9]"),
      // Of the quarter that it cuts, August and what follows of July are left.
      rule(cadence + "at_least = 1\nper = \"quarter\"\nexcept_months = [7, 8]\n"
                     "until = 2026-08-31"),
      rule(yearly + "counts = \"attendance\"\ncomposition = \"condition\""),
      rule(yearly + "counts = \"convened\"\ntag = \"sante\""),
      rule(minutes + "silent_approval = { days = 10 }"),
      rule(answer + "own = true\nsince = { days = 10 }"),
      quorum + rule(again + "at_least_after = { days = 8 }"),
      quorum + rule("kind = \"notice\"\nbody = \"copil\"\nahead = { days = 15 }\n"
                    "second = { days = 5 }"),
      rule(composition + "roles = [{ role = \"elu\", at_least = 2 }]\nevery_member = true"),
      rule(invited + "roles = [{ role = \"elu\", condition = \"travaux\" }]"),
      rule(standing + "vacancy = { days = 30 }\nanchor = \"signature\""),
      rule(composition + "roles = [\"elu\"]\nowed_by = \"noted\""),
      "[[role]]\nid = \"autre\"\nname = \"Autre\"\nsubstitution = \"listed-roles\"\n"
      "substitutes = [\"cat\"]\n",
  };
  for (const std::string& one : meant) EXPECT_THAT(told(one), IsEmpty()) << one;
}

// What lies beneath a reading, or an amendment, had its sense where it was written.
TEST(Effect, WhatIsLaidOverAKeyLeavesItWithoutAWord) {
  const std::string ambiguity =
      "[[ambiguity]]\nid = \"a\"\nquestion = \"?\"\nsource = { article = \"1\" }\n"
      "default = { id = \"x\", note = \"X\" }\nalternatives = [{ id = \"y\", note = \"Y\" }]\n";
  EXPECT_THAT(told(ambiguity + rule(yearly + "[[obligation.reading]]\nid = \"y\"\n"
                                             "per = \"as-needed\"")),
              IsEmpty());
  // What says something under a reading alone is written in the reading.
  EXPECT_THAT(told(ambiguity + rule(yearly + "except_months = [8]\n[[obligation.reading]]\n"
                                             "id = \"y\"\nper = \"month\"")),
              Contains("no-effect"));
  EXPECT_THAT(told(ambiguity + rule(yearly + "[[obligation.reading]]\nid = \"y\"\n"
                                             "per = \"month\"\nexcept_months = [8]")),
              IsEmpty());
  // An empty list takes back what lies beneath.
  EXPECT_THAT(told(ambiguity + rule(composition + "roles = [\"cat\"]\nparties = [\"epci\"]\n"
                                                  "[[obligation.reading]]\nid = \"y\"\n"
                                                  "require = \"invited\"\nparties = []")),
              IsEmpty());
  // The reading itself writes what changes nothing.
  EXPECT_THAT(told(ambiguity + rule(yearly + "[[obligation.reading]]\nid = \"y\"\n"
                                             "except_months = [8]")),
              Contains("no-effect"));
  const std::string amendment =
      "[amendment]\nid = \"v\"\ntitle = \"A\"\neffective = 2027-01-01\n[[replace]]\nid = \"o\"\n"
      "source = { article = \"1\" }\n";
  const auto amended = [&](const std::string& keys, const std::string& more) {
    base::Diagnostics diagnostics;
    parse({{"a.toml", test::small_convention()},
           {"b.toml", rule(keys)},
           {"c.toml", amendment + more}},
          diagnostics);
    std::vector<std::string> codes;
    for (const base::Diagnostic& one : diagnostics) codes.push_back(one.code);
    return codes;
  };
  EXPECT_THAT(
      amended(cadence + "at_least = 1\nper = \"year\"\nanchor = \"signature\"", "per = \"term\"\n"),
      IsEmpty());
  EXPECT_THAT(amended(cadence + "at_least = 1\nper = \"term\"", "anchor = \"signature\"\n"),
              Contains("no-effect"));
}

TEST(Effect, ASpanIsCountedFromAnAnchorOnlyWhereItSaysFromWhat) {
  EXPECT_THAT(told(rule("kind = \"max-gap\"\nbody = \"copil\"\n"
                        "gap = { anchor = \"end\", days = 90 }")),
              Each("unknown-key"));
  EXPECT_THAT(told(rule("kind = \"max-gap\"\nbody = \"copil\"\n"
                        "gap = { anchor = \"end\", days = 90 }")),
              Contains("unknown-key"));
}

// An amendment asks for nothing by a day before it takes effect.
TEST(Effect, AnAmendmentThatIsDueBeforeItsEffectMakesNoDuty) {
  const auto amended = [](const std::string& due, const std::string& then) {
    base::Diagnostics diagnostics;
    parse({{"a.toml", test::small_convention()},
           {"b.toml", rule("kind = \"deadline\"\nbody = \"copil\"\n" + due)},
           {"c.toml", "[amendment]\nid = \"v\"\ntitle = \"A\"\neffective = 2026-09-01\n" + then}},
          diagnostics);
    std::vector<std::string> codes;
    for (const base::Diagnostic& one : diagnostics) codes.push_back(one.code);
    return codes;
  };
  const auto replace = [](const std::string& due) {
    return "[[replace]]\nid = \"o\"\nsource = { article = \"1\" }\n" + due;
  };
  EXPECT_THAT(amended("due = 2026-12-31", replace("due = 2026-05-01")), ElementsAre("no-duty"));
  EXPECT_THAT(amended("due = 2026-12-31", replace("due = 2026-08-31")), ElementsAre("no-duty"));
  EXPECT_THAT(amended("due = 2026-12-31", replace("due = 2026-09-01")), IsEmpty());
  // What was due by then was judged by then: the new text only says it anew.
  EXPECT_THAT(amended("due = 2026-05-01", replace("due = 2026-06-01")), IsEmpty());
  const std::string other =
      "[[add]]\nid = \"p\"\ntitle = \"P\"\nbody = \"copil\"\n"
      "kind = \"deadline\"\nsource = { article = \"1\" }\n";
  EXPECT_THAT(amended("due = 2026-12-31", other + "due = 2026-05-01"), ElementsAre("no-duty"));
  EXPECT_THAT(amended("due = 2026-12-31", other + "due = 2026-10-01"), IsEmpty());
}

TEST(Effect, NothingOpensAfterTheDayOnWhichItIsDue) {
  const std::string due =
      "kind = \"deadline\"\nbody = \"copil\"\nbefore = { anchor = \"end\", days = 90 }\n";
  EXPECT_THAT(told(rule(due + "opens = { anchor = \"end\", days = 91 }")), IsEmpty());
  EXPECT_THAT(told(rule(due + "opens = { anchor = \"end\", days = 90 }")),
              ElementsAre("last-before-first"));
}

TEST(Effect, WhatIsDueEachYearOpensOnADayOfEachYear) {
  const std::string due = "kind = \"deadline\"\nbody = \"copil\"\n";
  EXPECT_THAT(told(rule(due + "before = { anchor = \"06-01\", days = 0 }\nopens = \"03-01\"")),
              IsEmpty());
  EXPECT_THAT(told(rule(due + "before = { anchor = \"06-01\", days = 0 }\nopens = 2026-03-01")),
              Contains("bad-deadline"));
  EXPECT_THAT(told(rule(due + "before = { anchor = \"06-01\", days = 0 }\n"
                              "opens = { anchor = \"end\", days = 90 }")),
              Contains("bad-deadline"));
  EXPECT_THAT(told(rule(due + "due = 2026-06-01\nopens = \"03-01\"")), Contains("bad-deadline"));
}

}  // namespace
}  // namespace gouvernail::rules::effect_test
