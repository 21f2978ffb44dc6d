// SPDX-License-Identifier: MPL-2.0
// What was recorded by the rules as they were before: it follows its new name, or is told; none of
// it vanishes.
#include "app/checks/bygones.h"

#include <gmock/gmock.h>

#include "app/workspace/record.h"
#include "compliance/judge.h"
#include "governance/history_as_of.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::bygones_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> told(const app::Opened& opened, const std::string& as_of = "2026-12-31") {
  const auto judged =
      compliance::judge(opened.rules, opened.world,
                        governance::HistoryAsOf::taken_as_known(*opened.history, day(as_of)));
  std::vector<std::string> lines;
  for (const base::Message& one : app::bygones(opened, judged)) {
    lines.push_back(english().text(one));
  }
  return lines;
}

governance::Waiver waiver(const std::string& target) {
  return {"w-" + target, target, {}, {}, day("2026-01-05"), "r", "a", ""};
}

// A folder of rules and waivers as files, without a workspace.
struct Renamed : ::testing::Test {
  Renamed() {
    ::setenv("GOUVERNAIL_DATA", source.c_str(), 1);
    write("rules/a.toml", small_convention());
  }
  void write(const std::string& name, const std::string& text) const {
    const fs::path path = folder.path() / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }
  app::Opened with(const std::string& target, const std::string& renamed) const {
    write("rules/b.toml",
          "[[obligation]]\nid = \"nouvelle\"\nbody = \"copil\"\nkind = \"cadence\"\nat_least = 1\n"
          "per = \"year\"\nsource = { article = \"1\" }\n" +
              renamed);
    const bool of_many = target.find('/') == std::string::npos;
    write("waivers.toml", "[[waiver]]\ntarget = \"" + target + "\"\n" +
                              (of_many ? "from = 2026-01-01\nuntil = 2026-12-31\n" : "") +
                              "granted_on = 2026-01-05\nreason = \"r\"\nauthority = \"a\"\n");
    return app::open({folder.path(), (folder.path() / "rules").string(), "",
                      (folder.path() / "waivers.toml").string()});
  }
  std::string target_of(const std::string& target, const std::string& renamed) const {
    return with(target, renamed).history->waivers.at(0).target;
  }
  TemporaryFolder folder;
};

std::string was(const std::string& old_id, const std::string& new_id) {
  return "[[renamed]]\nold = \"" + old_id + "\"\n" +
         (new_id.empty() ? "note = \"supprimée\"\n" : "new = \"" + new_id + "\"\n");
}

TEST_F(Renamed, AWaiverFollowsItsObligationAndItsDuty) {
  EXPECT_EQ(target_of("ancienne/2026", was("ancienne", "nouvelle")), "nouvelle/2026");
  EXPECT_EQ(target_of("ancienne", was("ancienne", "nouvelle")), "nouvelle");
  EXPECT_EQ(target_of("ancienne/2026", was("ancienne/2026", "nouvelle/2027")), "nouvelle/2027");
  EXPECT_EQ(target_of("nouvelle/2026", was("ancienne", "nouvelle")), "nouvelle/2026");
}

TEST_F(Renamed, WhatWasRenamedTwiceFollowsToTheEnd) {
  const std::string twice = was("premiere", "ancienne") + was("ancienne", "nouvelle");
  EXPECT_EQ(target_of("premiere/2026", twice), "nouvelle/2026");
  EXPECT_EQ(target_of("premiere", twice), "nouvelle");
  const std::string duty = was("premiere/2025", "ancienne/2026") + was("ancienne", "nouvelle");
  EXPECT_EQ(target_of("premiere/2025", duty), "nouvelle/2026");
  EXPECT_THAT(told(with("premiere/2026", twice)), IsEmpty());
  // A circle ends.
  target_of("a", was("a", "b") + was("b", "a"));
}

TEST_F(Renamed, WhatNothingTookThePlaceOfIsToldWithItsReason) {
  EXPECT_THAT(told(with("ancienne", was("ancienne", ""))),
              ElementsAre("The waiver of “ancienne” excuses nothing that the rules know "
                          "(supprimée); it is kept."));
  EXPECT_THAT(told(with("ancienne/2026", was("ancienne", ""))),
              ElementsAre("The waiver of “ancienne/2026” excuses nothing that the rules know "
                          "(supprimée); it is kept."));
  EXPECT_THAT(told(with("premiere", was("premiere", "ancienne") + was("ancienne", ""))),
              ElementsAre("The waiver of “ancienne” excuses nothing that the rules know "
                          "(supprimée); it is kept."));
  EXPECT_THAT(told(with("inconnue/2026", "")),
              ElementsAre("The waiver of “inconnue/2026” excuses nothing that the rules know; it "
                          "is kept."));
}

struct Bygones : ExampleWorkspace {
  governance::Tick tick(const app::Opened& opened, const std::string& list,
                        const std::string& item) const {
    const governance::Meeting& session = opened.history->meetings.front();
    return {session.uid, list, item, day("2026-01-05"), session.day, "", ""};
  }
};

// Of the shipped convention, as it was read before.
TEST_F(Bygones, OfTheShippedConventionFollowOrAreTold) {
  app::Opened here = opened();
  records::Changes changes;
  for (const char* target : {"mobilite-chef-de-file/2024", "parentalite-actions-communes/2024"}) {
    changes.push_back(records::PutWaiver{base::Boxed(waiver(target))});
  }
  app::record(here, changes);
  here = opened();
  ASSERT_EQ(here.history->waivers.size(), 2U);
  EXPECT_EQ(here.history->waivers[0].target, "mobilite-chef-de-file/term");
  EXPECT_THAT(told(here),
              ElementsAre("The waiver of “parentalite-actions-communes/2024” excuses nothing that "
                          "the rules know (two joint actions are expected over the whole term, no "
                          "longer a year); it is kept."));
  const app::Opened chosen =
      app::open({workspace, "", "", ""}, {{"actions-communes-sur-la-duree"}, {}, {}});
  EXPECT_EQ(told(chosen).front(),
            "The reading “actions-communes-sur-la-duree” is not one of these rules any more: it "
            "was left out (it is the default reading now).");
  EXPECT_TRUE(chosen.rules->readings.empty());
}

TEST_F(Bygones, ATickOfAnItemOrOfAListThatIsGoneIsTold) {
  app::Opened here = opened();
  app::record(here, {records::PutTick{base::Boxed(tick(here, "copil", "disparu"))},
                     records::PutTick{base::Boxed(tick(here, "liste-disparue", "salle"))}});
  EXPECT_THAT(told(opened()),
              ElementsAre("What was ticked as “copil/disparu” is no item of a checklist any more; "
                          "it is kept.",
                          "What was ticked as “liste-disparue/salle” is no item of a checklist any "
                          "more; it is kept."));
}

}  // namespace
}  // namespace gouvernail::test::bygones_test
