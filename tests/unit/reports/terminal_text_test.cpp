// SPDX-License-Identifier: MPL-2.0
#include "reports/terminal_text.h"

#include <gtest/gtest.h>

#include "reports/text_layout.h"

namespace gouvernail::reports {
namespace {

TEST(TerminalText, WhatATerminalObeysIsTakenOut) {
  EXPECT_EQ(terminal_text("a\x1b[2Jb\x1b[1;31mc", false), "abc");
  EXPECT_EQ(terminal_text("a\x1b]0;title\a"
                          "b\x1b"
                          "c",
                          false),
            "abc");
  EXPECT_EQ(terminal_text("a\x1b]0;never closed", false), "a0;never closed");
  EXPECT_EQ(terminal_text("a\x1b]8;;x\x1b\\b", false), "a\\b");
  EXPECT_EQ(terminal_text("a\rb\bc\x07"
                          "d\x7f"
                          "e",
                          false),
            "abcde");
  EXPECT_EQ(terminal_text("a\u009b31mb\u0085c", false), "a31mbc");
  EXPECT_EQ(terminal_text("a\u202Eb\u2066c\u2069", false), "abc");
  EXPECT_EQ(terminal_text("a\x9b"
                          "b",
                          false),
            "a\uFFFDb");
  EXPECT_EQ(terminal_text("\x1b[\x1b[2J", false), "");
}

TEST(TerminalText, WhatPeopleWriteStays) {
  const std::string text = "Élu·e – «\u00a0oui\u00a0» 中 👍\u200d\n\tתל\u200f\n";
  EXPECT_EQ(terminal_text(text, false), text);
}

TEST(TerminalText, OurColoursStayWhereThereAreAny) {
  TextStyle style;
  style.colour = true;
  for (const Ink ink : {Ink::bold, Ink::dim, Ink::green, Ink::cyan, Ink::blue, Ink::yellow,
                        Ink::magenta, Ink::red}) {
    const std::string painted = paint("x", ink, style);
    EXPECT_EQ(terminal_text(painted, true), painted);
    EXPECT_EQ(terminal_text(painted, false), "x");
  }
  EXPECT_EQ(terminal_text("\x1b[8mx", true), "x");
}

}  // namespace
}  // namespace gouvernail::reports
