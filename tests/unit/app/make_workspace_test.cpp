// SPDX-License-Identifier: MPL-2.0
#include "app/make_workspace.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "governance/convention.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "platform/lock.h"
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

TEST_F(MakeWorkspace, NobodySitsTwiceOnOneSeat) {
  std::ofstream(folder.path() / "twice.toml")
      << "[[person]]\nkey = \"a\"\nname = \"A\"\n"
      << "[[seat]]\nrole = \"dgs-cchpm\"\nperson = \"a\"\nfrom = 2026-01-01\n"
      << "[[seat]]\nrole = \"dgs-cchpm\"\nperson = \"a\"\nfrom = 2026-06-01\n";
  EXPECT_THAT(refusal([&] {
                app::make_workspace({folder.path() / "new", shipped_rules,
                                     folder.path() / "twice.toml", english()});
              }),
              HasSubstr("seats “a” as dgs-cchpm twice on the same days"));
  EXPECT_FALSE(fs::exists(folder.path() / "new"));
}

std::vector<std::string> names_in(const fs::path& made) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(made)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// What a run leaves that was killed before the settings, which come last, were there.
TEST_F(MakeWorkspace, GoesOnWhereOneWasInterrupted) {
  const fs::path made = folder.path() / "made";
  const app::MakeWorkspaceRequest request{made, shipped_rules, example / "people.toml", english()};
  EXPECT_FALSE(app::make_workspace(request).record_kept);
  EXPECT_EQ(names_in(made),
            (std::vector<std::string>{"busy", "gouvernail.db", "gouvernail.toml", "people.toml"}));
  const auto seats = app::open({made, "", "", ""}).history->seats;
  fs::remove(made / "gouvernail.toml");
  folder.write("made/.gouvernail.db.new", "half of a record");
  EXPECT_TRUE(app::make_workspace(request).record_kept);
  EXPECT_EQ(app::open({made, "", "", ""}).history->seats, seats) << "each of them once";
  EXPECT_FALSE(seats.empty());
  fs::remove(made / "gouvernail.toml");
  folder.write("made/gouvernail.db", "");
  EXPECT_FALSE(app::make_workspace(request).record_kept) << "an empty file is nobody's record";
  EXPECT_EQ(app::open({made, "", "", ""}).history->seats, seats);
}

TEST_F(MakeWorkspace, OfAWorkspaceWithoutItsRecordSaysSo) {
  fs::remove(workspace / "gouvernail.db");
  EXPECT_THAT(refusal([&] {
                app::make_workspace({workspace, shipped_rules, "", english()});
              }),
              HasSubstr("is a workspace, but its record, gouvernail.db, is missing"));
}

TEST_F(MakeWorkspace, TwoAtOnceMakeOne) {
  const fs::path made = folder.path() / "made";
  fs::create_directory(made);
  {
    const platform::Lock other(made, "init");
    EXPECT_EQ(refused([&] {
                app::make_workspace({made, shipped_rules, "", english()});
              }),
              "a workspace is being made in " + made.string() +
                  " right now | wait until that has ended, then look there");
  }
  EXPECT_EQ(names_in(made), std::vector<std::string>{".init.lock"});
  app::make_workspace({made, shipped_rules, "", english()});
  EXPECT_EQ(names_in(made), (std::vector<std::string>{"busy", "gouvernail.db", "gouvernail.toml"}));
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
