// SPDX-License-Identifier: MPL-2.0
#include "base/file_name.h"

#include <gtest/gtest.h>

#include <set>

#include "base/text.h"

namespace gouvernail::base {
namespace {

TEST(FileName, IdsAreWordsThatPeopleType) {
  for (const char* id : {"copil", "Comité technique", "0", "dgs@cchpm.example.org", "a.b_c-d",
                         "élus", "chargé(e)s d'opération", "a+b&c"}) {
    EXPECT_TRUE(is_id(id)) << id;
  }
  for (const char* id :
       {"", ".", "..", "../../escaped", "a/b", "a\\b", "-rf", " a", "a ", "a.", "a\nb", "a\x1b[31m",
        "a\xE2\x80\xAE"
        "b",
        "\xFF", "a:b", "a*", "%2e", "a=b"}) {
    EXPECT_FALSE(is_id(id)) << id;
  }
  EXPECT_TRUE(is_id(std::string(longest_id, 'a')));
  EXPECT_FALSE(is_id(std::string(longest_id + 1, 'a')));
}

TEST(FileName, PlainWordsStayAndAllElseIsEscaped) {
  EXPECT_EQ(file_name("comite-technique_2"), "comite-technique_2");
  EXPECT_EQ(file_name("jean.dupont"), "jean.dupont");
  EXPECT_EQ(file_name("../../../escaped"), "=2e.=2f..=2f..=2fescaped");
  EXPECT_EQ(file_name("Copil"), "=43opil");
  EXPECT_EQ(file_name("a."), "a=2e");
  EXPECT_EQ(file_name(".."), "=2e=2e");
  EXPECT_EQ(file_name("con"), "=63on");
  EXPECT_EQ(file_name("com1.x"), "=63om1.x");
  EXPECT_EQ(file_name("console"), "console");
  EXPECT_EQ(file_name("-rf"), "=2drf");
  EXPECT_EQ(file_name(""), "=");
}

// Every pair of short texts over what is dangerous: no two names are one, capitals or not.
TEST(FileName, DifferentTextsNeverShareOne) {
  const std::string letters = "aA./=-2e\\ ";
  std::set<std::string> names;
  std::vector<std::string> texts = {""};
  std::size_t count = 0;
  for (int length = 0; length < 4; ++length) {
    std::vector<std::string> longer;
    for (const std::string& text : texts) {
      ++count;
      const std::string name = file_name(text);
      EXPECT_TRUE(names.insert(lower_ascii(name)).second) << text;
      EXPECT_EQ(name.find_first_of("/\\ "), std::string::npos) << text;
      EXPECT_FALSE(name.starts_with('.') || name.ends_with('.')) << text;
      for (const char c : letters) longer.push_back(text + c);
    }
    texts = std::move(longer);
  }
  EXPECT_EQ(names.size(), count);
}

TEST(FileName, LongOnesAreCutAndStayApart) {
  const std::string uid(400, 'x');
  const std::string first = file_name(uid + "1");
  EXPECT_EQ(first.size(), 120U);
  EXPECT_NE(first, file_name(uid + "2"));
  const std::string escaped = file_name(std::string(400, 'A'), 60);
  EXPECT_LE(escaped.size(), 60U);
  EXPECT_EQ(escaped.substr(0, 24), "=41=41=41=41=41=41=41=41");
  EXPECT_EQ(escaped.substr(24, 2), "=-");
}

TEST(FileName, WhatPeopleLookForStaysReadable) {
  EXPECT_EQ(readable_file_name("CTG Haut-Pays"), "CTG Haut-Pays");
  EXPECT_EQ(readable_file_name(".."), "=2e=2e");
  EXPECT_EQ(readable_file_name("CON"), "=43=4f=4e");
  EXPECT_EQ(readable_file_name("a/b"), "a=2fb");
}

}  // namespace
}  // namespace gouvernail::base
