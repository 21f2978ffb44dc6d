// SPDX-License-Identifier: MPL-2.0
// `rules explain` shows every key that was understood: with the key it says something else than
// without it, and no key that the decoders of an obligation read is left out here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "reports/rules_text.h"
#include "rules/article_text.h"
#include "support/rules_text.h"
#include "unit/reports/sample.h"

namespace gouvernail::reports::rule_keys_test {
namespace {

// Keys, each with what it is added to. A key of an inline table stands within its line.
struct Shown {
  const char* key;
  std::string without;
  std::string with;
};

const std::string cadence = "kind = \"cadence\"\nbody = \"copil\"\nper = \"year\"\nat_least = 1\n";
const std::string monthly = "kind = \"cadence\"\nbody = \"copil\"\nper = \"month\"\nat_least = 1\n";
const std::string gap = "kind = \"max-gap\"\nbody = \"copil\"\n";
const std::string before = "kind = \"precedence\"\nbody = \"cotech\"\nbefore_each = \"copil\"\n";
const std::string after = "kind = \"response\"\nbody = \"copil\"\nafter_each = \"cotech\"\n";
const std::string minutes = "kind = \"response\"\nanswer = \"minutes\"\nafter_each = \"copil\"\n";
const std::string notice = "kind = \"notice\"\nbody = \"copil\"\n";
const std::string fifteen = notice + "ahead = { days = 15 }\n";
const std::string who = "kind = \"composition\"\nbody = \"copil\"\n";
const std::string cat = who + "roles = [\"cat\"]\n";
const std::string standing = "kind = \"standing\"\nrole = \"cat\"\n";
const std::string due = "kind = \"deadline\"\nbody = \"copil\"\n";
const std::string fixed = due + "due = 2026-12-31\n";

std::vector<Shown> every_key() {
  return {
      // Of any kind.
      {"title", cadence, cadence + "title = \"Le comité se réunit\"\n"},
      {"kind", cadence, fixed},
      {"body", cadence, "kind = \"cadence\"\nbody = \"cotech\"\nper = \"year\"\nat_least = 1\n"},
      {"weight", cadence, cadence + "weight = \"indicator\"\n"},
      {"owed_by", cadence, cadence + "owed_by = [\"caf\"]\n"},
      {"sanction", cadence, cadence + "sanction = \"11\"\n"},
      {"from", cadence, cadence + "from = 2026-03-01\n"},
      {"until", cadence, cadence + "until = 2026-11-30\n"},
      {"party", cadence, cadence + "party = \"caf\"\n"},
      // Which sessions count.
      {"counts", cadence, cadence + "counts = \"minutes\"\n"},
      {"counts", gap + "gap = { days = 9 }\n", gap + "gap = { days = 9 }\ncounts = \"convened\"\n"},
      {"counts", fixed + "state = true\n", fixed + "state = true\ncounts = \"minutes\"\n"},
      {"without_quorum", cadence, cadence + "without_quorum = true\n"},
      {"composition", before, before + "composition = \"condition\"\n"},
      {"tag", after, after + "tag = \"sante\"\n"},
      {"tag", fixed + "state = true\n", fixed + "state = true\ntag = \"sante\"\n"},
      // Cadence.
      {"at_least", cadence, "kind = \"cadence\"\nbody = \"copil\"\nper = \"year\"\nat_least = 2\n"},
      {"at_most", cadence, cadence + "at_most = 3\n"},
      {"exactly", cadence, "kind = \"cadence\"\nbody = \"copil\"\nper = \"year\"\nexactly = 1\n"},
      {"per", cadence, "kind = \"cadence\"\nbody = \"copil\"\nper = \"2 years\"\nat_least = 1\n"},
      {"anchor", cadence, cadence + "anchor = \"signature\"\n"},
      {"partial", cadence, cadence + "partial = \"full\"\n"},
      {"except_months", monthly, monthly + "except_months = [8]\n"},
      {"also_counts", cadence, cadence + "also_counts = [\"cotech\"]\n"},
      {"mark", cadence, cadence + "mark = \"suivi\"\n"},
      // Gaps and spans.
      {"gap", gap + "gap = { days = 90 }\n", gap + "gap = { days = 91 }\n"},
      {"months", gap + "gap = { days = 90 }\n",
       gap + "gap = { months = 3, rounding = \"down\" }\n"},
      {"days", gap + "gap = { days = 8 }\n", gap + "gap = { days = 9 }\n"},
      {"rounding", gap + "gap = { months = 3, rounding = \"down\" }\n",
       gap + "gap = { months = 3, rounding = \"up\" }\n"},
      {"regime", gap + "gap = { days = 90 }\n", gap + "gap = { days = 90, regime = \"franc\" }\n"},
      {"roll", gap + "gap = { days = 90 }\n", gap + "gap = { days = 90, roll = \"next\" }\n"},
      {"roll", gap + "gap = { days = 90, roll = \"next\" }\n",
       gap + "gap = { days = 90, roll = \"previous\" }\n"},
      {"from_signature", gap + "gap = { days = 90 }\n",
       gap + "gap = { days = 90 }\nfrom_signature = true\n"},
      // Precedence.
      {"before_each", before,
       "kind = \"precedence\"\nbody = \"cotech\"\nbefore_each = \"groupe\"\n"},
      {"fresh", before, before + "fresh = false\n"},
      {"within", before, before + "within = { days = 60 }\n"},
      {"at_least_before", before, before + "at_least_before = { days = 8 }\n"},
      {"at_least_before", before + "within = { days = 60 }\n",
       before + "within = { days = 60 }\nat_least_before = { days = 8 }\n"},
      // Response.
      {"after_each", after, "kind = \"response\"\nbody = \"copil\"\nafter_each = \"groupe\"\n"},
      {"answer", after, minutes},
      {"within", after, after + "within = { days = 15 }\n"},
      {"within", minutes, minutes + "within = { days = 15 }\n"},
      {"when", minutes, minutes + "when = \"quorum-failed\"\n"},
      {"when", "kind = \"response\"\nbody = \"copil\"\nafter_each = \"copil\"\n",
       "kind = \"response\"\nbody = \"copil\"\nafter_each = \"copil\"\nwhen = \"quorum-failed\"\n"},
      {"formal_notice", after, after + "formal_notice = true\n"},
      {"at_least_after", after, after + "at_least_after = { days = 8 }\n"},
      {"at_least_after",
       "kind = \"response\"\nbody = \"copil\"\nafter_each = \"copil\"\nwhen = \"quorum-failed\"\n",
       "kind = \"response\"\nbody = \"copil\"\nafter_each = \"copil\"\nwhen = \"quorum-failed\"\n"
       "at_least_after = { days = 8 }\n"},
      {"since", after, after + "since = { days = 8 }\n"},
      {"own", after, after + "own = true\n"},
      {"silent_approval", minutes, minutes + "silent_approval = { days = 10 }\n"},
      // Notice.
      {"of", fifteen, fifteen + "of = \"documents\"\n"},
      {"ahead", fifteen, notice + "ahead = { days = 16 }\n"},
      {"urgent", fifteen, fifteen + "urgent = { days = 5 }\n"},
      {"second", fifteen, fifteen + "second = { days = 5 }\n"},
      {"from_next_day", fifteen, fifteen + "from_next_day = true\n"},
      {"counted", fifteen, fifteen + "counted = \"received\"\ndelivery = { days = 2 }\n"},
      {"delivery", fifteen + "counted = \"received\"\ndelivery = { days = 1 }\n",
       fifteen + "counted = \"received\"\ndelivery = { days = 2 }\n"},
      // Composition.
      {"require", cat, cat + "require = \"present\"\n"},
      {"roles", cat, who + "roles = [\"cat\", \"elu\"]\n"},
      {"role", cat, who + "roles = [{ role = \"elu\" }]\n"},
      {"every_member", cat, cat + "every_member = true\n"},
      {"every", cat, who + "roles = [{ role = \"cat\", every = true }]\n"},
      {"exactly", cat, who + "roles = [{ role = \"cat\", exactly = 1 }]\n"},
      {"condition", cat, who + "roles = [{ role = \"cat\", condition = \"travaux\" }]\n"},
      {"condition", who + "roles = [{ role = \"elu\", at_least = 2 }]\n",
       who + "roles = [{ role = \"elu\", at_least = 2, condition = \"travaux\" }]\n"},
      {"condition", cat, cat + "condition = \"travaux\"\n"},
      {"parties", cat, cat + "parties = [\"epci\"]\n"},
      {"share", cat, cat + "share = [{ college = \"elus\" }]\n"},
      {"college", cat, cat + "share = [{ college = \"elus\" }]\n"},
      {"at_least", cat + "share = [{ college = \"elus\" }]\n",
       cat + "share = [{ college = \"elus\", at_least = \"1/2\" }]\n"},
      {"of", cat + "share = [{ college = \"elus\", at_least = \"1/2\" }]\n",
       cat + "share = [{ college = \"elus\", at_least = \"1/2\", of = \"present\" }]\n"},
      {"parity", cat, cat + "parity = { a = \"elus\", b = \"elus\" }\n"},
      {"a", cat, cat + "parity = { a = \"elus\", b = \"elus\" }\n"},
      {"b", cat, cat + "parity = { a = \"elus\", b = \"elus\" }\n"},
      {"tolerance", cat + "parity = { a = \"elus\", b = \"elus\" }\n",
       cat + "parity = { a = \"elus\", b = \"elus\", tolerance = 1 }\n"},
      {"quorum", cat, cat + "quorum = { first = \"1/2\" }\n"},
      {"first", cat + "quorum = { first = \"1/2\" }\n", cat + "quorum = { first = \"2/3\" }\n"},
      {"more", cat + "quorum = { first = \"1/2\" }\n",
       cat + "quorum = { first = \"1/2\", more = 1 }\n"},
      {"second", cat + "quorum = { first = \"1/2\" }\n",
       cat + "quorum = { first = \"1/2\", second = \"1/4\" }\n"},
      {"second", cat + "quorum = { first = \"1/2\", second = \"1/4\" }\n",
       cat + "quorum = { first = \"1/2\", second = \"none\" }\n"},
      // Standing.
      {"role", standing, "kind = \"standing\"\nrole = \"cd\"\n"},
      {"filled", standing, standing + "filled = \"once\"\n"},
      {"sessions_of", standing + "filled = \"at-sessions\"\nsessions_of = \"copil\"\n",
       standing + "filled = \"at-sessions\"\nsessions_of = \"cotech\"\n"},
      {"vacancy", standing, standing + "vacancy = { days = 30 }\n"},
      {"per", standing, standing + "per = \"quarter\"\n"},
      {"per", standing + "filled = \"at-sessions\"\nsessions_of = \"copil\"\n",
       standing + "filled = \"at-sessions\"\nsessions_of = \"copil\"\nper = \"quarter\"\n"},
      {"anchor", standing, standing + "anchor = \"signature\"\n"},
      {"anchor", standing + "filled = \"once\"\n",
       standing + "filled = \"once\"\nanchor = \"signature\"\n"},
      // Deadline.
      {"due", fixed, due + "due = 2026-12-30\n"},
      {"before", fixed, due + "before = { anchor = \"end\", days = 30 }\n"},
      {"after", fixed, due + "after = { anchor = \"start\", days = 30 }\n"},
      {"anchor", due + "after = { anchor = \"start\", days = 30 }\n",
       due + "after = { anchor = \"06-30\", days = 30 }\n"},
      {"opens", fixed, fixed + "opens = 2026-12-01\n"},
      {"opens", fixed, fixed + "opens = { anchor = \"end\", days = 600 }\n"},
      {"opens", due + "before = { anchor = \"06-01\", days = 0 }\n",
       due + "before = { anchor = \"06-01\", days = 0 }\nopens = \"03-01\"\n"},
      {"state", fixed, fixed + "state = true\n"},
  };
}

std::string explained(const std::string& keys) {
  const std::string quorum =
      "[[obligation]]\nid = \"q\"\nkind = \"composition\"\nbody = \"copil\"\n"
      "quorum = { first = \"1/2\" }\nsource = { article = \"1\" }\n";
  const auto rules =
      test::load("[[obligation]]\nid = \"o\"\nsource = { article = \"1\" }\n" + keys + quorum);
  std::string text =
      rules_explain(rules, "o", rules::ArticleTexts{}, sample::english(), {}).value();
  // Not where it stands in its file.
  return std::regex_replace(text, std::regex("b\\.toml:[0-9]+"), "");
}

TEST(RuleKeys, EachChangesWhatIsExplained) {
  for (const Shown& one : every_key()) {
    EXPECT_NE(explained(one.without), explained(one.with)) << one.key << " of\n" << one.with;
  }
}

TEST(RuleKeys, NoneThatADecoderReadsIsLeftOut) {
  std::set<std::string> tried;
  for (const Shown& one : every_key()) tried.insert(one.key);
  // Of the heading, of the clause itself and of readings, which have their own lines.
  tried.insert({"id", "source", "reading", "note", "article", "paragraph", "objective", "quote"});
  const std::regex read(
      R"re((?:(?:reader|entry|table)(?:\.|->)(?:text|choice|integer|integers|boolean|texts|)re"
      R"re(need_text|table|tables|localized|get)\()re"
      R"re(|(?:decode_span|read_day|bodies|college|read_fraction)\(\*?(?:reader|entry|table), ))re"
      R"re("([a-z_]+)")re");
  std::set<std::string> found;
  for (const char* file : {"kinds", "composition", "obligation", "common", "sense"}) {
    std::ifstream in(std::string(GOUVERNAIL_SOURCE_DIR "/src/rules/decode_") + file + ".cpp");
    const std::string code{std::istreambuf_iterator<char>(in), {}};
    ASSERT_FALSE(code.empty()) << file;
    for (std::sregex_iterator at(code.begin(), code.end(), read), end; at != end; ++at) {
      found.insert((*at)[1]);
    }
  }
  EXPECT_GT(found.size(), 40U);
  for (const std::string& key : found) EXPECT_TRUE(tried.count(key) > 0) << key;
}

// Each version has readings of its own, and all bear on the obligation.
TEST(RuleKeys, ReadingsOfEveryVersionAreShown) {
  const std::string text =
      "[[ambiguity]]\nid = \"a\"\nquestion = \"Combien ?\"\nsource = { article = \"1\" }\n"
      "default = { id = \"x\", note = \"Une\" }\nalternatives = [{ id = \"y\", note = \"Deux\" }]\n"
      "[[ambiguity]]\nid = \"b\"\nquestion = \"Qui ?\"\nsource = { article = \"1\" }\n"
      "default = { id = \"v\", note = \"Tous\" }\nalternatives = [{ id = \"w\", note = \"Un\" }]\n"
      "[[obligation]]\nid = \"o\"\nsource = { article = \"1\" }\n" +
      cadence + "[[obligation.reading]]\nid = \"y\"\nat_least = 2\n[[obligation]]\nid = \"p\"\n" +
      "source = { article = \"1\" }\n" + cadence + "[[obligation.reading]]\nid = \"w\"\n" +
      "at_least = 3\n";
  const std::string amendment =
      "[amendment]\nid = \"v\"\ntitle = \"A\"\neffective = 2027-01-01\n[[replace]]\nid = \"o\"\n"
      "at_least = 4\nsource = { article = \"2\" }\n";
  base::Diagnostics diagnostics;
  const auto book = rules::parse(
      {{"a.toml", test::small_convention()}, {"b.toml", text}, {"c.toml", amendment}}, diagnostics);
  ASSERT_TRUE(book);
  const auto rules = book->build({}, diagnostics);
  const std::string o =
      rules_explain(*rules, "o", rules::ArticleTexts{}, sample::english(), {}).value();
  EXPECT_NE(o.find("Combien"), std::string::npos) << o;
  EXPECT_EQ(o.find("Qui"), std::string::npos) << o;
}

}  // namespace
}  // namespace gouvernail::reports::rule_keys_test
