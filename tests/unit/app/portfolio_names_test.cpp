// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/portfolio_names.h"

#include <gtest/gtest.h>

namespace gouvernail::test {
namespace {

using app::PortfolioNames;

struct NamesInAPortfolio : ::testing::Test {
  std::vector<settings::Member> members{{"Haut-Pays", "all/haut-pays"},
                                        {"Côte : nord", "all/cote"}};
  const PortfolioNames names{members};
  // Both have a "cotech"; the first alone has "elus", the second alone "a:b".
  static bool knows(std::size_t member, const std::string& name) {
    return name == "cotech" || name == (member == 0 ? "elus" : "a:b");
  }
  PortfolioNames::Found find(const std::string& text) const { return names.find(text, knows); }
};

TEST_F(NamesInAPortfolio, APlainNameIsThatOfTheOnlyOneThatKnowsIt) {
  EXPECT_EQ(names.only_one(find("elus")), 0U);
  EXPECT_EQ(names.only_one(find("a:b")), 1U);
  EXPECT_EQ(find("a:b").name, "a:b");
}

TEST_F(NamesInAPortfolio, AWorkspaceIsNamedWhateverItsCaseAndAccentsOrByItsFolder) {
  for (const char* text : {"Haut-Pays:cotech", "haut-pays:cotech", "HAUT PAYS:cotech"}) {
    EXPECT_EQ(names.only_one(find(text)), 0U) << text;
    EXPECT_EQ(find(text).name, "cotech") << text;
  }
  for (const char* text : {"Côte : nord:cotech", "cote nord:cotech", "cote:cotech"}) {
    EXPECT_EQ(names.only_one(find(text)), 1U) << text;
  }
}

TEST_F(NamesInAPortfolio, WhatSeveralKnowIsRefusedWithWhatToWrite) {
  const auto found = find("cotech");
  EXPECT_EQ(found.members.size(), 2U);
  try {
    names.only_one(found);
    FAIL() << "it is ambiguous";
  } catch (const base::Failure& failure) {
    EXPECT_EQ(failure.kind(), base::Failure::Kind::bad_input);
    EXPECT_EQ(std::get<std::string>(failure.remedy().arguments.at(0)), "Haut-Pays:cotech");
  }
}

TEST_F(NamesInAPortfolio, WhatNobodyKnowsIsFoundNowhere) {
  for (const char* text : {"copil", "Haut-Pays:a:b", "Ailleurs:cotech", ":cotech", ""}) {
    EXPECT_TRUE(find(text).members.empty()) << text;
  }
}

TEST(NamesOfWorkspaces, ANameComesBeforeAFolderAndAFolderOfSeveralIsThatOfAllOfThem) {
  const std::vector<settings::Member> members{
      {"Nord", "a/sud"}, {"Sud", "b"}, {"Est", "c/x"}, {"Ouest", "d/x"}};
  using Found = std::vector<std::size_t>;
  EXPECT_EQ(settings::members_named(members, "sud"), Found{1});
  EXPECT_EQ(settings::members_named(members, "NORD"), Found{0});
  EXPECT_EQ(settings::members_named(members, "b"), Found{1});
  EXPECT_EQ(settings::members_named(members, "x"), (Found{2, 3}));
  EXPECT_EQ(settings::members_named(members, "y"), Found{});
  const PortfolioNames names{members};
  const auto found = names.find(
      "x:copil", [](std::size_t i, const std::string& name) { return i != 0 && name == "copil"; });
  EXPECT_EQ(found.members, (Found{2, 3}));
  EXPECT_THROW(names.only_one(found), base::Failure);
}

TEST(NamesOfWorkspaces, ANameThatBeginsAnotherOneTakesNothingFromIt) {
  const std::vector<settings::Member> members{{"Côte", "a"}, {"Côte:nord", "b"}};
  const PortfolioNames names{members};
  const auto found = names.find(
      "Côte:nord:copil", [](std::size_t, const std::string& name) { return name == "copil"; });
  EXPECT_EQ(names.only_one(found), 1U);
}

TEST_F(NamesInAPortfolio, AWorkspaceByItselfHasNoNameToWrite) {
  const std::vector<settings::Member> alone{{"", "ws"}};
  const PortfolioNames its{alone};
  EXPECT_EQ(its.write(0, "cotech"), "cotech");
  EXPECT_TRUE(its.find("ws:cotech", knows).members.empty());
}

}  // namespace
}  // namespace gouvernail::test
