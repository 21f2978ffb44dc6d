// SPDX-License-Identifier: MPL-2.0
#include "base/text.h"

#include <gtest/gtest.h>

namespace gouvernail::base {
namespace {

TEST(Text, AWordOfAList) {
  EXPECT_TRUE(is_word_of("tenue tenu a-eu-lieu", "tenu"));
  EXPECT_TRUE(is_word_of("tenue tenu", "tenue"));
  EXPECT_TRUE(is_word_of("a-eu-lieu eu-lieu", "eu-lieu"));
  EXPECT_FALSE(is_word_of("tenue tenu", "ten"));
  EXPECT_FALSE(is_word_of("tenue tenu", ""));
  EXPECT_FALSE(is_word_of("tenue tenu", "tenue tenu"));
}

TEST(Utf8, AcceptsEveryLengthOfSequence) {
  EXPECT_EQ(first_invalid_utf8(""), std::nullopt);
  EXPECT_EQ(first_invalid_utf8("a é € 😀"), std::nullopt);
  // The last code point of each length, and the two that surround the surrogates.
  EXPECT_EQ(first_invalid_utf8("\x7F\xDF\xBF\xEF\xBF\xBF\xF4\x8F\xBF\xBF"), std::nullopt);
  EXPECT_EQ(first_invalid_utf8("\xED\x9F\xBF\xEE\x80\x80"), std::nullopt);
}

TEST(Utf8, NamesTheFirstInvalidByte) {
  EXPECT_EQ(first_invalid_utf8("ab\xE9"), 2u);                   // cut short
  EXPECT_EQ(first_invalid_utf8("\xC3\xA9\xC3(x"), 2u);           // no continuation
  EXPECT_EQ(first_invalid_utf8("\x80"), 0u);                     // a continuation alone
  EXPECT_EQ(first_invalid_utf8("\xC0\xAF"), 0u);                 // overlong '/'
  EXPECT_EQ(first_invalid_utf8("\xE0\x80\xAF"), 0u);             // overlong, three bytes
  EXPECT_EQ(first_invalid_utf8("\xF0\x8F\xBF\xBF"), 0u);         // overlong, four bytes
  EXPECT_EQ(first_invalid_utf8("\xED\xA0\x80"), 0u);             // first surrogate
  EXPECT_EQ(first_invalid_utf8("\xED\xBF\xBF"), 0u);             // last surrogate
  EXPECT_EQ(first_invalid_utf8("\xF4\x90\x80\x80"), 0u);         // U+110000
  EXPECT_EQ(first_invalid_utf8("\xF5\x80\x80\x80"), 0u);         // no such lead
  EXPECT_EQ(first_invalid_utf8(std::string("a\0\xFF", 3)), 2u);  // a NUL is a character
}

TEST(Windows1252, ReadsWhatExcelWritesInFrench) {
  EXPECT_EQ(windows1252_to_utf8("\xC9lus, 10 \x80, l\x92\xE9t\xE9, \x9Cuvre, \x8Cuvre"),
            "Élus, 10 €, l’été, œuvre, Œuvre");
  EXPECT_EQ(windows1252_to_utf8("\xA0\xFF"), "\u00A0ÿ");
}

TEST(Windows1252, ShowsTheFiveUnassignedBytes) {
  EXPECT_EQ(windows1252_to_utf8("\x81\x8D\x8F\x90\x9D"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST(ToUtf8, KeepsUtf8AndTakesTheByteOrderMarkOff) {
  EXPECT_EQ(to_utf8("réunion"), "réunion");
  EXPECT_EQ(to_utf8("\xEF\xBB\xBFréunion"), "réunion");
  EXPECT_EQ(to_utf8("\xEF\xBB\xBF"), "");
  // Only the first one is a mark.
  EXPECT_EQ(to_utf8("a\xEF\xBB\xBF"), "a\xEF\xBB\xBF");
}

TEST(ToUtf8, ReadsAnythingElseAsWindows1252) {
  EXPECT_EQ(to_utf8("r\xE9union"), "réunion");
  // One stray byte makes the whole text Windows-1252, as no writer mixes the two on purpose.
  EXPECT_EQ(to_utf8("\xC3\xA9 \xE9"), "Ã© é");
}

TEST(CutUtf8, EndsNoLetterInItsMiddle) {
  EXPECT_EQ(cut_utf8("été", 5), "été");
  EXPECT_EQ(cut_utf8("été", 4), "ét");
  EXPECT_EQ(cut_utf8("été", 3), "ét");
  EXPECT_EQ(cut_utf8("été", 2), "é");
  EXPECT_EQ(cut_utf8("été", 1), "");
  EXPECT_EQ(cut_utf8("été", 0), "");
  for (std::size_t most = 1; most <= 4; ++most) EXPECT_EQ(cut_utf8("a🎉", most), "a");
  EXPECT_EQ(cut_utf8("a🎉", 5), "a🎉");
  EXPECT_EQ(cut_utf8("", 0), "");
  // What is no UTF-8 is cut where it was asked.
  EXPECT_EQ(cut_utf8(std::string(10, '\x80'), 7), std::string(7, '\x80'));
  EXPECT_EQ(cut_utf8(std::string(10, '\x80'), 2), std::string(2, '\x80'));
}

TEST(DisplayWidth, CountsColumnsAndNotBytes) {
  EXPECT_EQ(display_width(""), 0u);
  EXPECT_EQ(display_width("reunion"), 7u);
  EXPECT_EQ(display_width("réunion"), 7u);
  EXPECT_EQ(display_width("l’été « œuvre »"), 15u);
  EXPECT_EQ(display_width("─│└"), 3u);
}

TEST(DisplayWidth, MarksAndJoinersTakeNoColumn) {
  EXPECT_EQ(display_width("re\u0301union"), 7u);  // e, then a combining acute
  EXPECT_EQ(display_width("a\u200Bb\uFE0F"), 2u);
  EXPECT_EQ(display_width("\t\x1B\u0085"), 0u);
}

TEST(DisplayWidth, WideCharactersTakeTwo) {
  EXPECT_EQ(display_width("会議"), 4u);
  EXPECT_EQ(display_width("ｆ"), 2u);  // full-width letter
  EXPECT_EQ(display_width("한"), 2u);
  EXPECT_EQ(display_width("😀"), 2u);
  EXPECT_EQ(display_width("✅"), 2u);
  EXPECT_EQ(display_width("✔"), 1u);  // its neighbour in the block is narrow
}

TEST(DisplayWidth, AnInvalidByteIsOneReplacementCharacter) {
  EXPECT_EQ(display_width("a\xFF\xC3"), 3u);
}

TEST(Trim, TakesBlanksOfAllKindsOffBothEnds) {
  EXPECT_EQ(trim(" \t\r\nconvoquée \n"), "convoquée");
  EXPECT_EQ(trim("\u00A0\u202F10 h\u202F\u00A0"), "10 h");
  EXPECT_EQ(trim(" \u00A0 "), "");
  EXPECT_EQ(trim(""), "");
}

TEST(Trim, LeavesTheMiddleAndLookAlikeBytes) {
  EXPECT_EQ(trim("a\u00A0b"), "a\u00A0b");
  // "à" ends in the byte of a no-break space (C3 A0): it is no blank.
  EXPECT_EQ(trim("voilà"), "voilà");
}

TEST(Split, GivesOnePartMoreThanSeparators) {
  EXPECT_EQ(split("a,b,,c", ','), (std::vector<std::string>{"a", "b", "", "c"}));
  EXPECT_EQ(split("", ','), std::vector<std::string>{""});
  EXPECT_EQ(split(",", ','), (std::vector<std::string>{"", ""}));
  EXPECT_EQ(split("a b", ','), std::vector<std::string>{"a b"});
}

TEST(Fold, MakesNamesComparable) {
  EXPECT_EQ(fold("Élus (CCHPM)"), "elus-cchpm");
  EXPECT_EQ(fold("  Groupe « projet élargi »  "), "groupe-projet-elargi");
  EXPECT_EQ(fold("l’accès aux droits"), "l-acces-aux-droits");
  EXPECT_EQ(fold("l'accès aux droits"), "l-acces-aux-droits");
  EXPECT_EQ(fold("n° 3 – 2026"), "n-3-2026");
  EXPECT_EQ(fold(""), "");
  EXPECT_EQ(fold("--!--"), "");
}

TEST(Fold, ResolvesTheLettersOfFrenchAndItsNeighbours) {
  EXPECT_EQ(fold("àâäéèêëîïôöùûüÿç"), "aaaeeeeiioouuuyc");
  EXPECT_EQ(fold("ÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇ"), "aaaeeeeiioouuuyc");
  EXPECT_EQ(fold("Œuvre, cœur, Æthuse, ex æquo"), "oeuvre-coeur-aethuse-ex-aequo");
  EXPECT_EQ(fold("Łódź, Señor, Straße, Ångström"), "lodz-senor-strasse-angstrom");
}

TEST(Fold, AcceptsAccentsWrittenAsMarksOfTheirOwn) {
  EXPECT_EQ(fold("E\u0301lus"), "elus");
  EXPECT_EQ(fold("E\u0301lus"), fold("Élus"));
}

TEST(Fold, FoldingAgainChangesNothing) {
  for (const char* text : {"Élus (CCHPM)", "Œuvre – n° 3", "会議 2", "a\xFFz"}) {
    EXPECT_EQ(fold(fold(text)), fold(text)) << text;
  }
}

TEST(Fold, KeepsLettersOfOtherAlphabets) { EXPECT_EQ(fold("会議 2"), "会議-2"); }

const std::vector<std::string> keys = {"at_least", "at_most", "before_each", "per", "source"};

TEST(Nearest, FindsWhatWasMeant) {
  EXPECT_EQ(nearest("at_leest", keys), "at_least");  // a letter replaced
  EXPECT_EQ(nearest("at_lest", keys), "at_least");   // dropped
  EXPECT_EQ(nearest("sources", keys), "source");     // added
  EXPECT_EQ(nearest("soucre", keys), "source");      // two neighbours exchanged
  EXPECT_EQ(nearest("source", keys), "source");
}

TEST(Nearest, GivesNothingBeyondAThirdOfTheWord) {
  EXPECT_EQ(nearest("abcdef", {"abcdxy"}), "abcdxy");      // 2 of 6
  EXPECT_EQ(nearest("abcdef", {"abcxyz"}), std::nullopt);  // 3 of 6
  EXPECT_EQ(nearest("pr", keys), std::nullopt);            // 1 of 2
  EXPECT_EQ(nearest("pxr", keys), "per");                  // 1 of 3
  EXPECT_EQ(nearest("", keys), std::nullopt);
  EXPECT_EQ(nearest("source", {}), std::nullopt);
}

TEST(Nearest, CountsCharactersAndNotBytes) {
  // One accent is one letter, though it is another number of bytes.
  EXPECT_EQ(nearest("élu", {"elu"}), "elu");
}

TEST(Nearest, OfTwoEquallyNearTheFirstNamedIsGiven) {
  EXPECT_EQ(nearest("cotecg", {"cotech", "cotecs"}), "cotech");
  EXPECT_EQ(nearest("cotecg", {"cotecs", "cotech"}), "cotecs");
}

}  // namespace
}  // namespace gouvernail::base
