// SPDX-License-Identifier: MPL-2.0
#include "app/make_workspace.h"

#include <gmock/gmock.h>

#include "governance/convention.h"
#include "governance/people.h"
#include "settings/settings.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using ::testing::HasSubstr;
using MakeWorkspace = ExampleWorkspace;

TEST_F(MakeWorkspace, MakesItsFoldersSettingsAndRecord) {
  const fs::path made = folder.path() / "a" / "b";
  const auto result = app::make_workspace({made, shipped_rules, "", english()});
  EXPECT_THAT(result.convention.fr, HasSubstr("Haut-Pays"));
  for (const char* name : {"gouvernail.toml", "gouvernail.db", "busy"}) {
    EXPECT_TRUE(fs::exists(made / name)) << name;
  }
  EXPECT_FALSE(fs::exists(made / "people.toml"));
  const app::Opened opened = app::open({made, "", "", ""});
  EXPECT_EQ(opened.settings->rules, shipped_rules);
  EXPECT_TRUE(opened.history->meetings.empty());
  EXPECT_TRUE(opened.history->seats.empty());
}

TEST_F(MakeWorkspace, ItsPersonsAreCopiedAndTheirSeatsRecorded) {
  const app::Opened opened = app::open({workspace, "", "", ""});
  EXPECT_NE(opened.people->find("pilote"), nullptr);
  EXPECT_FALSE(opened.history->seats.empty());
}

TEST_F(MakeWorkspace, RefusesAWorkspaceAndFilesOfOthers) {
  EXPECT_THAT(refusal([&] {
                app::make_workspace({workspace, shipped_rules, "", english()});
              }),
              HasSubstr("is a workspace already"));
  folder.write("people.toml", "# mine\n");
  EXPECT_THAT(
      refusal([&] {
        app::make_workspace({folder.path(), shipped_rules, example / "people.toml", english()});
      }),
      HasSubstr("people.toml exists already"));
  EXPECT_EQ(folder.bytes("people.toml"), "# mine\n");
}

TEST_F(MakeWorkspace, LeavesNothingBehindWhenItFails) {
  folder.write("bad.toml", "[[person]]\n");
  const fs::path made = folder.path() / "c" / "d";
  EXPECT_NE(refusal([&] {
              app::make_workspace({made, shipped_rules, folder.path() / "bad.toml", english()});
            }),
            "");
  EXPECT_FALSE(fs::exists(folder.path() / "c"));
  // The people of this folder itself may be those that it begins with.
  fs::create_directory(folder.path() / "e");
  fs::copy(example / "people.toml", folder.path() / "e" / "people.toml");
  app::make_workspace(
      {folder.path() / "e", shipped_rules, folder.path() / "e" / "people.toml", english()});
  EXPECT_TRUE(fs::exists(folder.path() / "e" / "gouvernail.db"));
}

}  // namespace
}  // namespace gouvernail::test
