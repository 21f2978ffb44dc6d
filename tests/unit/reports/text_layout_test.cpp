// SPDX-License-Identifier: MPL-2.0
#include "reports/text_layout.h"

#include <gtest/gtest.h>

#include <set>

#include "base/text.h"
#include "governance/history.h"
#include "governance/meeting.h"
#include "reports/check_text.h"
#include "reports/fitted_text.h"
#include "reports/meetings_text.h"
#include "reports/names.h"
#include "reports/plan_text.h"
#include "reports/rules_text.h"
#include "rules/article_text.h"
#include "unit/reports/sample.h"

namespace gouvernail::reports {
namespace {

std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  for (const std::string& line : base::split(text, '\n')) {
    widest = std::max(widest, visible_width(line));
  }
  return widest;
}

bool has_trailing_blank(const std::string& text) { return text.find(" \n") != std::string::npos; }

TEST(TextLayout, PadsByColumnsNotByBytes) {
  EXPECT_EQ(pad("été", 5), "été  ");
  EXPECT_EQ(pad("réunion", 3), "réunion");
  EXPECT_EQ(pad("\x1b[1mé\x1b[0m", 3), "\x1b[1mé\x1b[0m  ");
}

TEST(TextLayout, WrapsAtBlanks) {
  EXPECT_EQ(wrap("un deux trois", 8), (std::vector<std::string>{"un deux", "trois"}));
  EXPECT_EQ(wrap("un deux trois", 7), (std::vector<std::string>{"un deux", "trois"}));
  EXPECT_EQ(wrap("été été", 7), std::vector<std::string>{"été été"});
  EXPECT_EQ(wrap("anticonstitutionnellement", 5),
            std::vector<std::string>{"anticonstitutionnellement"});
  EXPECT_EQ(wrap("a\n\nb", 5), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_EQ(wrap("", 5), std::vector<std::string>{""});
}

TEST(TextLayout, KeepsNoBreakSpacesAndNumbersWithTheirWord) {
  EXPECT_EQ(wrap("ligne\u00a0: fin", 5), (std::vector<std::string>{"ligne\u00a0:", "fin"}));
  EXPECT_EQ(wrap("le 13 octobre", 6), (std::vector<std::string>{"le", "13 octobre"}));
  EXPECT_EQ(wrap("le 1er mai", 6), (std::vector<std::string>{"le", "1er mai"}));
  EXPECT_EQ(wrap("oui : non", 4), (std::vector<std::string>{"oui :", "non"}));
  EXPECT_EQ(wrap("dit « oui » et", 4), (std::vector<std::string>{"dit", "« oui »", "et"}));
}

TEST(TextLayout, HangsUnderTheFirstLine) {
  EXPECT_EQ(
      hang("•", "un deux trois quatre cinq six sept huit neuf", 4, TextStyle{false, 40, false}),
      "•   un deux trois quatre cinq six sept\n    huit neuf\n");
}

TEST(TextLayout, ColoursOnlyWhenAsked) {
  EXPECT_EQ(paint("a", Ink::green, TextStyle{false, 80, false}), "a");
  EXPECT_EQ(paint("a", Ink::green, TextStyle{true, 80, false}), "\x1b[32ma\x1b[0m");
  EXPECT_EQ(paint("", Ink::green, TextStyle{true, 80, false}), "");
}

TEST(TextLayout, EveryReportFitsItsWidth) {
  const auto& rules = sample::rules();
  for (const Language& language : {sample::french(), sample::english()}) {
    for (int width = 40; width <= 140; width += 4) {
      for (const bool verbose : {false, true}) {
        const TextStyle style{true, width, verbose};
        for (const std::string& text :
             {check_text(sample::check(), language, style),
              plan_text(sample::plan(), rules, language, style),
              meetings_text(sample::history().meetings, rules.convention, language, style),
              rules_list(rules, language, style), rules_ambiguities(rules, language, style),
              rules_explain(rules, "copil-composition", {}, language, style).value()}) {
          EXPECT_LE(widest_line(text), static_cast<std::size_t>(width)) << text;
          EXPECT_FALSE(has_trailing_blank(text)) << text;
        }
      }
    }
  }
}

TEST(TextLayout, ColourChangesNothingButColour) {
  const Language fr = sample::french();
  std::string coloured = check_text(sample::check(), fr, TextStyle{true, 80, false});
  for (std::size_t at; (at = coloured.find('\x1b')) != std::string::npos;) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  EXPECT_EQ(coloured, check_text(sample::check(), fr, TextStyle{false, 80, false}));
}

TEST(VerdictNames, AreToldApartWithoutColour) {
  for (const Language& language : {sample::french(), sample::english()}) {
    std::set<std::string> words;
    std::set<std::string> symbols;
    for (const compliance::Verdict verdict : compliance::all_verdicts) {
      words.insert(verdict_word(verdict, language));
      symbols.insert(verdict_symbol(verdict));
      EXPECT_EQ(base::display_width(verdict_symbol(verdict)), 1u);
    }
    EXPECT_EQ(words.size(), 9u);
    EXPECT_EQ(symbols.size(), 9u);
  }
  const auto& order = verdicts_by_concern();
  EXPECT_EQ(std::set(order.begin(), order.end()).size(), 9u);
}

TEST(VerdictNames, AreThoseOfTheGlossary) {
  const Language fr = sample::french();
  using compliance::Verdict;
  for (const auto& [verdict, word] : {std::pair{Verdict::satisfied, "respectée"},
                                      {Verdict::covered, "planifiée"},
                                      {Verdict::open, "à planifier"},
                                      {Verdict::at_risk, "urgente"},
                                      {Verdict::unproven, "à justifier"},
                                      {Verdict::lost, "hors d'atteinte"},
                                      {Verdict::breached, "manquée"},
                                      {Verdict::waived, "dispensée"},
                                      {Verdict::upcoming, "à venir"}}) {
    EXPECT_EQ(verdict_word(verdict, fr), word);
  }
  EXPECT_EQ(verdict_count(Verdict::breached, 1, fr), "1 manquée");
  EXPECT_EQ(verdict_count(Verdict::breached, 2, fr), "2 manquées");
  EXPECT_EQ(verdict_count(Verdict::satisfied, 0, fr), "0 respectée");
}

TEST(Fitted, ALineThatIsTooLongGoesOnBelowItsWords) {
  TextStyle narrow;
  narrow.width = 40;
  EXPECT_EQ(fitted("short\n", narrow), "short\n");
  EXPECT_EQ(fitted("no end of line", narrow), "no end of line\n");
  EXPECT_EQ(fitted("", narrow), "");
  EXPECT_EQ(fitted("  meeting        add, convene, hold, cancel, move\n", narrow),
            "  meeting        add, convene, hold,\n                 cancel, move\n");
  EXPECT_EQ(fitted("  one two three four five six seven eight nine\nten\n", narrow),
            "  one two three four five six seven\n      eight nine\nten\n");
}

}  // namespace
}  // namespace gouvernail::reports
