// SPDX-License-Identifier: MPL-2.0
#include "app/workspace/joint_records.h"

#include <gmock/gmock.h>

#include "app/correct_meeting.h"
#include "app/import.h"
#include "app/meetings.h"
#include "app/undo.h"
#include "app/workspace/record.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using calendar::Minutes;
using Lines = std::vector<std::string>;

const std::string group = "groupe-projet-2026-12-17";  // proposed, from 9:30 to 11:30

// Two workspaces of one portfolio hold the project group of 17 December jointly.
struct JointRecords : ExampleWorkspace {
  JointRecords() {
    fs::copy(made_once(), south, fs::copy_options::recursive);
    folder.write("portfolio.toml",
                 "[[workspace]]\nfolder = \"ws\"\nname = \"Nord\"\n"
                 "[[workspace]]\nfolder = \"sud\"\nname = \"Sud\"\n");
    governance::Meeting joint = recorded(group);
    joint.joint = group;
    for (const fs::path& one : {workspace, south}) put(one, joint);
  }

  static void put(const fs::path& where, const governance::Meeting& meeting) {
    app::Opened here = app::open({where, "", "", ""});
    app::record(here, {records::PutMeeting{meeting}});
  }
  Lines told(const app::MeetingChanged& changed) const {
    Lines lines;
    for (const base::Message& one : changed.behind) lines.push_back(english().text(one));
    return lines;
  }
  Lines move(const app::MoveMeeting& request, const fs::path& where) const {
    app::Opened here = app::open({where, "", "", ""});
    return told(app::move_meeting(here, request, day("2026-11-24")));
  }
  Lines convene(const fs::path& where) const {
    app::Opened here = app::open({where, "", "", ""});
    return told(app::convene_meeting(here, {group, {}}, day("2026-11-24")));
  }
  Lines hold(const fs::path& where) const {
    app::Opened here = app::open({where, "", "", ""});
    return told(app::hold_meeting(here, {group, "", {}, {}}, day("2026-12-17")));
  }
  Lines cancel(const fs::path& where) const {
    app::Opened here = app::open({where, "", "", ""});
    return told(app::cancel_meeting(here, {group, {day("2026-11-23"), {}}}, day("2026-11-24")));
  }
  std::string command(const fs::path& where, const std::string& rest) const {
    return "gouvernail -C " + where.string() + " meeting " + rest;
  }

  const fs::path south = folder.path() / "sud";
};

TEST_F(JointRecords, AMoveIsToMakeInTheOtherRecordToo) {
  EXPECT_EQ(move({group, day("2026-12-18"), {}, {}, {}}, workspace),
            Lines{"“Sud” still has this joint session on Thursday 17 December 2026. To move it "
                  "there too: " +
                  command(south, "move groupe-projet/2026-12-17 --to 2026-12-18")});
  EXPECT_EQ(move({group, day("2026-12-18"), {}, {}, {}}, south), Lines{}) << "all agree";
}

TEST_F(JointRecords, AnotherHourIsToldWithItsEnd) {
  EXPECT_EQ(move({group, day("2026-12-17"), Minutes{10 * 60}, Minutes{12 * 60}, {}}, workspace),
            Lines{"“Sud” still has this joint session of Thursday 17 December 2026 at another "
                  "hour. To move it "
                  "there too: " +
                  command(south,
                          "move groupe-projet/2026-12-17 --to 2026-12-17 --at 10:00 "
                          "--until 12:00")});
}

TEST_F(JointRecords, WhatWasConvenedHereIsToldUntilItIsThere) {
  EXPECT_EQ(convene(workspace),
            Lines{"“Sud” has not recorded that this joint session was convened. To record it: " +
                  command(south, "convene groupe-projet/2026-12-17 --on 2026-11-24")});
  EXPECT_EQ(convene(south), Lines{});
}

TEST_F(JointRecords, WhatWasHeldHereIsToldUntilItIsThere) {
  EXPECT_EQ(hold(workspace),
            Lines{"“Sud” has not recorded that this joint session was held. To record it: " +
                  command(south, "hold groupe-projet/2026-12-17")});
  EXPECT_EQ(hold(south), Lines{});
}

TEST_F(JointRecords, WhatWasCancelledHereIsToldWithItsDay) {
  EXPECT_EQ(cancel(workspace),
            Lines{"“Sud” still holds this joint session on Thursday 17 December 2026. To cancel it "
                  "there too: " +
                  command(south, "cancel groupe-projet/2026-12-17 --on 2026-11-23")});
  EXPECT_EQ(cancel(south), Lines{});
}

TEST_F(JointRecords, AHalfThatAFileMovesIsToldWithItsLine) {
  const auto import = [&](const std::string& row, bool dry_run) {
    folder.write("lignes.csv",
                 "uid,body,start,end,status,convened_on,present,minutes_on,note\n" + row);
    app::Opened here = opened();
    Lines lines;
    const app::ImportFile request{(folder.path() / "lignes.csv").string(), dry_run};
    for (const auto& one : app::import_file(here, request, day("2026-11-24")).warnings) {
      if (one.code != "joint-session") continue;
      lines.push_back(std::to_string(one.position.line) + " " + english().text(one.what));
    }
    return lines;
  };
  const std::string moved =
      group + ",groupe-projet,2026-12-18T09:30,2026-12-18T11:30,proposed,,,,\n";
  const Lines behind = {
      "2 “Sud” still has this joint session on Thursday 17 December 2026. To move it there too: " +
      command(south, "move groupe-projet/2026-12-17 --to 2026-12-18")};
  EXPECT_EQ(import(moved, true), behind);
  EXPECT_EQ(import(moved, false), behind);
  EXPECT_EQ(import(moved, false), Lines{}) << "nothing has changed";
}

TEST_F(JointRecords, WhoeverLeftByThemselvesIsNotTold) {
  cancel(south);
  EXPECT_EQ(move({group, day("2026-12-18"), {}, {}, {}}, workspace), Lines{});
}

TEST_F(JointRecords, ADayThatNamesTwoThereIsNamedByItsUid) {
  governance::Meeting other = recorded("groupe-projet-2026-11-26");
  other.uid = "autre";
  other.day = day("2026-12-17");
  other.end.reset();
  put(south, other);
  EXPECT_EQ(move({group, day("2026-12-18"), {}, {}, {}}, workspace),
            Lines{"“Sud” still has this joint session on Thursday 17 December 2026. To move it "
                  "there too: " +
                  command(south, "move groupe-projet-2026-12-17 --to 2026-12-18")});
}

TEST_F(JointRecords, WhereNoOtherRecordIsKnownItSaysWhatToAskFor) {
  fs::remove(folder.path() / "portfolio.toml");
  const std::string elsewhere =
      "This session is held jointly, and the other convention's record is in no workspace that is "
      "known here. To bring it into line there: gouvernail -C FOLDER meeting ";
  EXPECT_EQ(convene(workspace), Lines{elsewhere + "convene BODY/2026-12-17 --on 2026-11-24"});
  EXPECT_EQ(convene(workspace), Lines{}) << "nothing has changed";
  EXPECT_EQ(move({group, day("2026-12-18"), {}, {}, {}}, workspace),
            Lines{elsewhere + "move BODY/2026-12-17 --to 2026-12-18"});
}

TEST_F(JointRecords, AnotherWorkspaceThatCannotBeReadIsToldAndStopsNothing) {
  fs::remove(south / "gouvernail.toml");
  const Lines said = convene(workspace);
  ASSERT_EQ(said.size(), 1U);
  EXPECT_THAT(said[0],
              ::testing::HasSubstr("the other workspaces of the portfolio could not be read"));
  EXPECT_EQ(recorded(group).status, governance::MeetingStatus::convened);
}

TEST_F(JointRecords, NeighboursAreTheOthersInTheOrderOfTheFile) {
  const auto of_north = app::open_neighbours(workspace);
  ASSERT_EQ(of_north.size(), 1U);
  EXPECT_EQ(of_north[0].member.name, "Sud");
  EXPECT_FALSE(of_north[0].comes_first);
  const auto of_south = app::open_neighbours(south);
  ASSERT_EQ(of_south.size(), 1U);
  EXPECT_EQ(of_south[0].member.name, "Nord");
  EXPECT_TRUE(of_south[0].comes_first);
  fs::remove(folder.path() / "portfolio.toml");
  EXPECT_TRUE(app::open_neighbours(workspace).empty());
}

TEST_F(JointRecords, WhatIsUndoneHereIsToldToStandThere) {
  const auto undo = [](const fs::path& where) {
    app::Opened here = app::open({where, "", "", ""});
    Lines lines;
    for (const base::Message& one : app::undo_change(here, {here.revision}).behind) {
      lines.push_back(english().text(one));
    }
    return lines;
  };
  convene(workspace);
  EXPECT_THAT(undo(workspace), testing::IsEmpty()) << "there it was never convened";
  convene(workspace);
  convene(south);
  EXPECT_THAT(
      undo(workspace),
      testing::ElementsAre(
          "“Sud” still has this joint session as convened for Thursday 17 December 2026: "
          "“gouvernail -C " +
          south.string() +
          " journal list --meeting groupe-projet/2026-12-17” shows how it came to that, and "
          "what can be undone there too"));
  EXPECT_THAT(undo(south), testing::IsEmpty());
}

TEST_F(JointRecords, ACorrectedDayIsToldToBeAnotherThere) {
  app::Opened here = app::open({workspace, "", "", ""});
  const auto done = app::correct_meeting(
      here, {group, day("2026-12-18"), {}, {}, {}, false, "relu"}, day("2026-11-24"));
  ASSERT_EQ(done.told.size(), 1U);
  EXPECT_THAT(
      english().text(done.told[0]),
      testing::StartsWith("“Sud” still has this joint session as proposed for Thursday 17"));
}

}  // namespace
}  // namespace gouvernail::test
