// SPDX-License-Identifier: MPL-2.0
#include "reports/language.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <locale>
#include <string>

#include "unit/reports/sample.h"

namespace gouvernail::reports {
namespace {

using base::msg;
using sample::day;

TEST(Language, SaysDaysInFrench) {
  const Language fr = sample::french();
  ASSERT_TRUE(fr.complete());
  EXPECT_EQ(fr.day(day("2026-10-13")), "mardi 13 octobre 2026");
  EXPECT_EQ(fr.day(day("2026-02-01")), "dimanche 1er février 2026");
  EXPECT_EQ(fr.plain_day(day("2026-08-31")), "31 août 2026");
  EXPECT_EQ(fr.short_day(day("2026-01-05")), "05/01/2026");
  EXPECT_EQ(fr.month(2026, 12), "décembre 2026");
}

TEST(Language, SaysDaysInEnglish) {
  const Language en = sample::english();
  EXPECT_EQ(en.day(day("2026-10-13")), "Tuesday 13 October 2026");
  EXPECT_EQ(en.plain_day(day("2026-02-01")), "1 February 2026");
  EXPECT_EQ(en.short_day(day("2026-01-05")), "5 Jan 2026");
  EXPECT_EQ(en.short_day(day("2026-12-25")), "25 Dec 2026");
}

TEST(Language, SaysRangesWithoutRepeatingThemselves) {
  const Language fr = sample::french();
  EXPECT_EQ(fr.days({day("2026-10-01"), day("2026-10-31")}), "du 1er au 31 octobre 2026");
  EXPECT_EQ(fr.days({day("2026-10-02"), day("2026-12-31")}), "du 2 octobre au 31 décembre 2026");
  EXPECT_EQ(fr.days({day("2026-10-02"), day("2027-01-01")}),
            "du 2 octobre 2026 au 1er janvier 2027");
  EXPECT_EQ(fr.days({day("2026-10-02"), day("2026-10-02")}), "le 2 octobre 2026");
  EXPECT_EQ(sample::english().days({day("2026-10-01"), day("2026-10-31")}),
            "from 1 to 31 October 2026");
}

TEST(Language, SaysTimes) {
  EXPECT_EQ(sample::french().time(calendar::Minutes{14 * 60}), "14\u00a0h");
  EXPECT_EQ(sample::french().time(calendar::Minutes{9 * 60 + 5}), "9\u00a0h\u00a005");
  EXPECT_EQ(sample::english().time(calendar::Minutes{9 * 60 + 5}), "09:05");
}

TEST(Language, WritesNumbers) {
  const Language fr = sample::french();
  EXPECT_EQ(fr.number(1234567.5, 1), "1\u00a0234\u00a0567,5");
  EXPECT_EQ(fr.number(-1000), "-1\u00a0000");
  EXPECT_EQ(fr.number(-0.01, 1), "0,0");
  EXPECT_EQ(fr.number(999), "999");
  EXPECT_EQ(sample::english().number(1234.56, 2), "1,234.56");
}

TEST(Language, JoinsLists) {
  const Language fr = sample::french();
  EXPECT_EQ(fr.list({}), "");
  EXPECT_EQ(fr.list({"a"}), "a");
  EXPECT_EQ(fr.list({"a", "b"}), "a et b");
  EXPECT_EQ(fr.list({"a", "b", "c"}), "a, b et c");
  EXPECT_EQ(sample::english().list({"a", "b", "c"}), "a, b and c");
}

TEST(Language, NestedListsOfMessages) {
  const base::Message message =
      msg("Held on {}.", base::MessageList{msg("{}", calendar::arg(day("2026-03-05"))),
                                           msg("{}", calendar::arg(day("2026-04-01")))});
  EXPECT_EQ(sample::english().text(message),
            "Held on Thursday 5 March 2026 and Wednesday 1 April 2026.");
}

TEST(Language, DaysInMessagesTakeThreeForms) {
  const auto message = [](const std::string& format) {
    return msg(format, calendar::arg(day("2026-10-01")));
  };
  const Language fr = sample::french();
  EXPECT_EQ(fr.text(message("le {0}")), "le jeudi 1er octobre 2026");
  EXPECT_EQ(fr.text(message("le {0:plain}")), "le 1er octobre 2026");
  EXPECT_EQ(fr.text(message("le {0:short}")), "le 01/10/2026");
}

TEST(Language, ZeroIsSingularInFrenchAndPluralInEnglish) {
  const auto rooms = [](std::int64_t n) { return msg("{0} {0:room|rooms}", n); };
  for (const auto& [n, fr, en] :
       {std::tuple{0, "0 room", "0 rooms"}, {1, "1 room", "1 room"}, {2, "2 rooms", "2 rooms"}}) {
    EXPECT_EQ(sample::french().text(rooms(n)), fr);
    EXPECT_EQ(sample::english().text(rooms(n)), en);
  }
}

TEST(Language, PluralsComeInPairsFromTheCatalogue) {
  const Language fr = sample::french();
  EXPECT_EQ(fr.plural("{} error", "{} errors", 0), "0 erreur");
  EXPECT_EQ(fr.plural("{} error", "{} errors", 1), "1 erreur");
  EXPECT_EQ(fr.plural("{} error", "{} errors", 2), "2 erreurs");
  EXPECT_EQ(sample::english().plural("{} error", "{} errors", 0), "0 errors");
}

TEST(Language, LocalizedTextFallsBackToTheOtherLanguage) {
  EXPECT_EQ(sample::english().text(base::LocalizedText{"Comité", "Committee"}), "Committee");
  EXPECT_EQ(sample::english().text(base::LocalizedText{"Comité", ""}), "Comité");
  EXPECT_EQ(sample::french().text(base::LocalizedText{"", "Committee"}), "Committee");
}

TEST(Language, AMissingCatalogueSpeaksEnglishThroughout) {
  const Language lost{Lang::fr, "/nonexistent"};
  EXPECT_FALSE(lost.complete());
  EXPECT_EQ(lost.lang(), Lang::fr);
  EXPECT_EQ(lost.spoken(), Lang::en);
  EXPECT_EQ(lost.text(msg("held")), "held");
  EXPECT_EQ(lost.day(day("2026-10-13")), "Tuesday 13 October 2026");
  // Another language, bound to another folder, still speaks its own.
  const Language fr = sample::french();
  EXPECT_EQ(fr.text(msg("held")), "tenue");
  EXPECT_EQ(lost.text(msg("held")), "held");
  EXPECT_EQ(fr.text(msg("held")), "tenue");
}

TEST(Language, ACatalogueThatIsNoneSpeaksEnglish) {
  const std::string folder = testing::TempDir() + "catalogues/fr/LC_MESSAGES";
  std::filesystem::create_directories(folder);
  for (const std::string content :
       {"", "not a catalogue", "\xde\x12\x04\x95", "\x95\x04\x12\xde"}) {
    std::ofstream(folder + "/gouvernail.mo", std::ios::binary) << content;
    const Language lost{Lang::fr, testing::TempDir() + "catalogues"};
    EXPECT_FALSE(lost.complete()) << content;
    EXPECT_EQ(lost.text(msg("held")), "held");
  }
}

TEST(Language, AFormatThatItsArgumentsDoNotFitIsShownAsItStands) {
  EXPECT_EQ(sample::french().text(msg("{0} and {7}", std::string{"a"})), "{0} and {7}");
  EXPECT_EQ(sample::french().text(msg("{0:short}", std::int64_t{3})), "{0:short}");
  EXPECT_EQ(sample::french().text(msg("open { brace")), "open { brace");
  EXPECT_EQ(sample::french().text(base::Message{}), "");
}

TEST(Language, EscapedBracesAreText) {
  EXPECT_EQ(sample::french().text(msg("add gap = {{ months = 3, rounding = \"down\" }}")),
            "ajouter gap = { months = 3, rounding = \"down\" }");
}

TEST(Language, ArgumentsAreNeverFormats) {
  EXPECT_EQ(sample::english().text(msg("“{0}”", std::string{"{0} %s {}"})), "“{0} %s {}”");
}

TEST(Language, LeavesTheProcessAlone) {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  const std::string cpp_before = std::locale{}.name();
  setenv("LANGUAGE", "de", 1);
  EXPECT_EQ(sample::french().text(msg("held")), "tenue");
  EXPECT_STREQ(std::getenv("LANGUAGE"), "de");
  unsetenv("LANGUAGE");
  EXPECT_EQ(sample::french().text(msg("held")), "tenue");
  EXPECT_EQ(std::getenv("LANGUAGE"), nullptr);
  EXPECT_EQ(std::setlocale(LC_ALL, nullptr), before);
  EXPECT_EQ(std::locale{}.name(), cpp_before);
}

TEST(Language, ReadsLanguageNames) {
  EXPECT_EQ(parse_lang("fr"), Lang::fr);
  EXPECT_EQ(parse_lang("en"), Lang::en);
  EXPECT_EQ(parse_lang("fr_FR.UTF-8"), Lang::fr);
  EXPECT_EQ(parse_lang("en-GB"), Lang::en);
  EXPECT_EQ(parse_lang("frx"), std::nullopt);
  EXPECT_EQ(parse_lang("de"), std::nullopt);
  EXPECT_EQ(parse_lang(""), std::nullopt);
}

}  // namespace
}  // namespace gouvernail::reports
