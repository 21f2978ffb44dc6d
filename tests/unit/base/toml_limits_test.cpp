// SPDX-License-Identifier: MPL-2.0
#include "base/toml_limits.h"

#include <gtest/gtest.h>

namespace gouvernail::base {
namespace {

std::string repeated(const std::string& piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

// The code of what stops `text`; empty: nothing does.
std::string refused(const std::string& text) {
  Diagnostics found;
  const auto root = parse_toml({"a.toml", text}, found);
  EXPECT_EQ(root.has_value(), found.empty());
  return found.empty() ? "" : found.front().code;
}

TEST(TomlLimits, KeysOfManyPartsAreRefused) {
  EXPECT_EQ(refused("a" + repeated(".a", 31) + " = 1\n"), "");
  EXPECT_EQ(refused("a" + repeated(".a", 32) + " = 1\n"), "limit");
  EXPECT_EQ(refused("a" + repeated(" . a", 40'000) + " = 1\n"), "limit");
  EXPECT_EQ(refused("[a" + repeated(".a", 40'000) + "]\n"), "limit");
  EXPECT_EQ(refused("x = { a" + repeated(".\"a\"", 40'000) + " = 1 }\n"), "limit");
}

TEST(TomlLimits, DeepValuesAreRefused) {
  EXPECT_EQ(refused("x = " + repeated("[", 64) + repeated("]", 64) + "\n"), "");
  EXPECT_EQ(refused("x = " + repeated("[", 65) + repeated("]", 65) + "\n"), "limit");
  EXPECT_EQ(refused("x = " + repeated("[\n", 100'000)), "limit");
  EXPECT_EQ(refused("x = " + repeated("{ a = ", 100'000)), "limit");
  EXPECT_EQ(refused("x = \"\"\"a\"\"\"\ny = " + repeated("[", 100'000)), "limit");
}

TEST(TomlLimits, WhatStandsInTextsAndCommentsIsNotCounted) {
  const std::string points = repeated(".[{", 100);
  EXPECT_EQ(refused("a = \"" + points + "\"\nb = '" + points + "'\n# " + points + "\n"), "");
  EXPECT_EQ(refused("a = \"\"\"\n" + points + "\\\"\"\"\"\nb = '''\n" + points + "'\n'''\n"), "");
  EXPECT_EQ(refused("a = \"\\\"" + points + "\"\n"), "");
  EXPECT_EQ(refused(repeated("a = 1.5\n# .\n", 1) + "b = [1.5, 2.5, 3.5]\n"), "");
}

TEST(TomlLimits, LargeTextsAreRefused) {
  EXPECT_EQ(refused(std::string(largest_toml, '\n')), "");
  EXPECT_EQ(refused(std::string(largest_toml + 1, '\n')), "limit");
}

TEST(TomlLimits, AFileWhereAllIsWrongIsToldInPart) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "k" + std::to_string(i) + " = 1\n";
  Diagnostics found;
  const SourceText source{"a.toml", text};
  const auto root = parse_toml(source, found);
  ASSERT_TRUE(root.has_value());
  TableReader(*root, source, found).finish();
  EXPECT_EQ(found.size(), 2000U);
}

}  // namespace
}  // namespace gouvernail::base
