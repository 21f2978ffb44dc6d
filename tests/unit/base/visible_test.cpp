// SPDX-License-Identifier: MPL-2.0
#include "base/visible.h"

#include <gtest/gtest.h>

namespace gouvernail::base {
namespace {

TEST(WhatSomebodySees, IsMoreThanBlanksAndMarksWithoutAPlace) {
  for (const char* text : {"", " ", "\t\n", "\u00a0", "\u200b", "\u2060\ufeff", "\u2028"}) {
    EXPECT_TRUE(is_blank(text)) << text;
  }
  EXPECT_FALSE(is_blank("\u200bx"));
  EXPECT_FALSE(is_blank("é"));
}

TEST(WhatSomebodySees, StandsOnOneLine) {
  for (const char* text : {"a\nb", "a\rb", "a\u2028b", "a\u0085b", "a\tb", "a\u200bb", "a\u00adb",
                           "\u202ea", "a\u200db"}) {
    EXPECT_FALSE(is_plain_line(text)) << text;
  }
  EXPECT_TRUE(is_plain_line("Élodie d'Œuvre, n\u00ba\u00a07"));
  EXPECT_TRUE(is_plain_line(""));
}

TEST(WhatSomebodySees, IsAWordWhereNoBlankStands) {
  EXPECT_TRUE(is_plain_word("élu-cchpm_2"));
  for (const char* text : {"a b", " a", "a\u00a0b", "a\u3000b", "a\u200bb"}) {
    EXPECT_FALSE(is_plain_word(text)) << text;
  }
}

}  // namespace
}  // namespace gouvernail::base
