// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/portfolio.h"

#include <gtest/gtest.h>

#include <fstream>
#include <ostream>

#include "base/failure.h"
#include "reports/language.h"
#include "support/temporary_folder.h"

namespace gouvernail::app {
namespace {

const std::string workspaces =
    "[[workspace]]\nfolder = \"nord\"\nname = \"Haut-Pays\"\n"
    "[[workspace]]\nfolder = \"sud\"\n"
    "[[workspace]]\nfolder = \"ouest\"\n";  // lines 1 to 7

struct PortfolioFile : ::testing::Test {
  PortfolioFile() {
    for (const char* name : {"nord", "sud", "ouest"}) {
      std::filesystem::create_directory(folder.path() / name);
      folder.write(std::string{name} + "/gouvernail.toml", "");
    }
  }

  settings::Portfolio read(const std::string& rest) const {
    folder.write("portfolio.toml", workspaces + rest);
    return open_portfolio(folder.path());
  }
  // "LINE:COLUMN code: cause | remedy", in English.
  std::vector<std::string> refusals(const std::string& rest) const {
    const reports::Language english{reports::Lang::en, GOUVERNAIL_BINARY_DIR "/share/locale"};
    std::vector<std::string> lines;
    try {
      read(rest);
    } catch (const base::Failure& failure) {
      EXPECT_EQ(failure.kind(), base::Failure::Kind::bad_input);
      for (const base::Diagnostic& one : failure.diagnostics()) {
        EXPECT_EQ(one.position.file, (folder.path() / "portfolio.toml").string());
        lines.push_back(std::to_string(one.position.line) + ":" +
                        std::to_string(one.position.column) + " " + one.code + ": " +
                        english.text(one.what) + " | " + english.text(one.remedy));
      }
    }
    return lines;
  }

  gouvernail::test::TemporaryFolder folder;
};

using Refusals = std::vector<std::string>;

TEST_F(PortfolioFile, ABodyThatHasOneIdEverywhereIsHeldByTheWorkspacesInTheirOrder) {
  const auto joint =
      read("[[joint]]\nbody = \"cotech\"\nworkspaces = [\"sud\", \"haut-pays\"]\n").joint;
  ASSERT_EQ(joint.size(), 1U);
  ASSERT_EQ(joint[0].size(), 2U);
  EXPECT_EQ(joint[0][0].member, 1U);  // the first named leads
  EXPECT_EQ(joint[0][1].member, 0U);
  for (const settings::JointPart& part : joint[0]) EXPECT_EQ(part.body, "cotech");
  EXPECT_EQ(joint[0][0].at.position.line, 10);
}

// The blocks of a page that are marked as TOML.
std::string toml_of(const std::filesystem::path& page) {
  std::string text;
  bool inside = false;
  std::ifstream in(page);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) {
      inside = line == "```toml";
    } else if (inside) {
      text += line + "\n";
    }
  }
  return text;
}

TEST_F(PortfolioFile, TheExampleOfItsPageIsReadAsThePageSaysIt) {
  for (const char* name : {"haut-pays", "val-de-canche", "ternois"}) {
    std::filesystem::create_directory(folder.path() / name);
    folder.write(std::string{name} + "/gouvernail.toml", "");
  }
  folder.write("portfolio.toml",
               toml_of(std::filesystem::path(GOUVERNAIL_SOURCE_DIR) / "docs" / "portfolio.md"));
  const settings::Portfolio read = open_portfolio(folder.path());
  ASSERT_EQ(read.members.size(), 3U);
  EXPECT_EQ(read.members[0].name, "Haut-Pays");
  EXPECT_EQ(read.members[1].name, "val-de-canche");
  EXPECT_EQ(read.members[1].folder, folder.path() / "val-de-canche");
  ASSERT_EQ(read.joint.size(), 2U);
  EXPECT_EQ(read.joint[0][0].member, 0U);
  EXPECT_EQ(read.joint[0][1].member, 1U);
  EXPECT_EQ(read.joint[1][0].body, "copil");
  EXPECT_EQ(read.joint[1][1].body, "comite-pilotage");
}

TEST_F(PortfolioFile, WhereIdsDifferTheFirstOfTheFilesWorkspacesLeads) {
  const auto joint = read(
                         "[[joint]]\nbodies = { sud = \"ct\", nord = \"cotech\" }\n"
                         "[[joint]]\nbodies = { ouest = \"copil\", sud = \"copil\" }\n")
                         .joint;
  ASSERT_EQ(joint.size(), 2U);
  ASSERT_EQ(joint[0].size(), 2U);
  EXPECT_EQ(joint[0][0].member, 0U);
  EXPECT_EQ(joint[0][0].body, "cotech");
  EXPECT_EQ(joint[0][1].member, 1U);
  EXPECT_EQ(joint[0][1].body, "ct");
  EXPECT_EQ(joint[1][0].member, 1U);
  EXPECT_EQ(joint[1][1].member, 2U);
}

TEST_F(PortfolioFile, AWorkspaceMayHoldSeveralBodiesJointly) {
  EXPECT_EQ(read("[[joint]]\nbody = \"a\"\nworkspaces = [\"nord\", \"sud\"]\n"
                 "[[joint]]\nbody = \"b\"\nworkspaces = [\"nord\", \"sud\", \"ouest\"]\n")
                .joint.size(),
            2U);
  EXPECT_TRUE(read("").joint.empty());
}

TEST_F(PortfolioFile, EachRefusalHasItsLineItsCauseAndItsRemedy) {
  EXPECT_EQ(refusals("[[joint]]\nbody = \"a\"\nworkspaces = [\"nord\", \"est\"]\n"),
            (Refusals{"10:14 unknown-id: the portfolio has no workspace “est” | known here: "
                      "Haut-Pays, sud and ouest"}));
  EXPECT_EQ(
      refusals("[[joint]]\nbody = \"a\"\nworkspaces = [\"nord\", \"Haut-Pays\"]\n"),
      (Refusals{"10:14 duplicate-id: “Haut-Pays” is named twice | name each workspace once"}));
  EXPECT_EQ(refusals("[[joint]]\nbody = \"a\"\nworkspaces = [\"nord\"]\n"),
            (Refusals{"8:1 too-few: a joint session takes two workspaces | write workspaces = "
                      "[\"…\", \"…\"]"}));
  EXPECT_EQ(refusals("[[joint]]\nbody = \"a\"\n"),
            (Refusals{"8:1 too-few: a joint session takes two workspaces | write workspaces = "
                      "[\"…\", \"…\"]"}));
  EXPECT_EQ(refusals("[[joint]]\nworkspaces = [\"nord\", \"sud\"]\n"),
            (Refusals{"8:1 missing-key: “body” is missing | add body = \"…\" to this table"}));
  EXPECT_EQ(
      refusals("[[joint]]\nbody = \"a\"\nbodies = { nord = \"a\", sud = \"b\" }\n"),
      (Refusals{"10:10 both: the bodies that are held jointly are named twice | give body and "
                "workspaces, or bodies alone"}));
  EXPECT_EQ(refusals("[[joint]]\nbodies = { nord = \"a\" }\n"),
            (Refusals{"8:1 too-few: a joint session takes two workspaces | write workspaces = "
                      "[\"…\", \"…\"]"}));
  EXPECT_EQ(refusals("[[joint]]\nbodies = { nord = \"a\", est = \"b\" }\n"),
            (Refusals{"9:30 unknown-id: the portfolio has no workspace “est” | known here: "
                      "Haut-Pays, sud and ouest"}));
  EXPECT_EQ(refusals("[[joint]]\nbody = \"a\"\nworkspaces = [\"nord\", \"sud\"]\n"
                     "[[joint]]\nbody = \"a\"\nworkspaces = [\"ouest\", \"nord\"]\n"),
            (Refusals{"13:14 duplicate-id: “a” of “Haut-Pays” is held jointly twice | name all who "
                      "hold it in one table [[joint]]"}));
  EXPECT_EQ(refusals("[[joint]]\nbody = \"a\"\nworkspace = [\"nord\", \"sud\"]\n").size(), 2U);
}

TEST_F(PortfolioFile, TwoWorkspacesThatCannotBeToldApartAreRefused) {
  EXPECT_EQ(refusals("[[workspace]]\nfolder = \"ouest\"\nname = \"HAUT PAYS\"\n").size(), 1U);
  EXPECT_EQ(refusals("[[workspace]]\nfolder = \"./nord\"\nname = \"Autre\"\n"),
            (Refusals{"9:10 duplicate-id: “Haut-Pays” and “Autre” are one workspace | name each "
                      "workspace once"}));
}

TEST_F(PortfolioFile, AFolderNameThatSeveralHaveNamesNoneOfThem) {
  for (const char* name : {"a", "b"}) {
    std::filesystem::create_directories(folder.path() / name / "est");
    folder.write(std::string{name} + "/est/gouvernail.toml", "");
  }
  const std::string two =
      "[[workspace]]\nfolder = \"a/est\"\nname = \"A\"\n"
      "[[workspace]]\nfolder = \"b/est\"\nname = \"B\"\n";
  EXPECT_EQ(refusals(two + "[[joint]]\nbody = \"a\"\nworkspaces = [\"nord\", \"est\"]\n"),
            (Refusals{"16:14 ambiguous: several workspaces are in a folder “est” | write the "
                      "workspace's name"}));
  EXPECT_EQ(read(two + "[[joint]]\nbody = \"a\"\nworkspaces = [\"A\", \"B\"]\n").joint.size(), 1U);
}

}  // namespace
}  // namespace gouvernail::app
