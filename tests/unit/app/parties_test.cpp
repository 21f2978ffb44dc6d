// SPDX-License-Identifier: MPL-2.0
#include "app/parties.h"

#include <gmock/gmock.h>

#include <sstream>

#include "app/checks/check_report.h"
#include "app/undo.h"
#include "app/workspace/notices.h"
#include "governance/waiver.h"
#include "records/changes.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Parties : ExampleWorkspace {
  std::string settings() const {
    std::ostringstream text;
    text << std::ifstream(workspace / "gouvernail.toml").rdbuf();
    return text.str();
  }
  void put(const std::string& text) const { std::ofstream(workspace / "gouvernail.toml") << text; }
  governance::Party set(const std::string& party, const char* on) const {
    app::Opened here = opened();
    return app::set_party(here, {party, day(on)});
  }
  std::optional<calendar::Day> bound() const {
    return opened().rules->convention->party("departement")->effective;
  }
  std::string notices() const {
    const app::Opened here = opened();
    const auto known = here.known_on(day("2026-11-24"));
    std::string all;
    for (const base::Message& notice : app::report_of(here, known).notices) {
      all += english().text(notice) + "\n";
    }
    return all;
  }
};

TEST_F(Parties, TheDayOfASignatureIsToldAndNotGuessed) {
  EXPECT_EQ(bound(), day("2025-10-24"));
  EXPECT_THAT(notices(), HasSubstr("the day on which it signed is not told"));
  const std::string before = settings();
  EXPECT_EQ(set("departement", "2025-11-03").effective, day("2025-11-03"));
  EXPECT_EQ(bound(), day("2025-11-03"));
  EXPECT_THAT(notices(), Not(HasSubstr("is not told")));
  EXPECT_EQ(settings(), before + "\n[party.departement]\neffective = 2025-11-03\n");
  set("departement", "2025-11-04");  // it was mistyped
  EXPECT_EQ(settings(), before + "\n[party.departement]\neffective = 2025-11-04\n");
}

TEST_F(Parties, TheJournalTellsWhatStoodBeforeAndAfter) {
  set("departement", "2025-11-03");
  set("departement", "2025-11-04");
  const auto journal = opened().database->journal();
  ASSERT_GE(journal.size(), 2U);
  EXPECT_EQ(english().text(records::describe(journal[journal.size() - 2])),
            "day on which departement signed: 3 Nov 2025");
  EXPECT_EQ(english().text(records::describe(journal.back())),
            "day on which departement signed: 3 Nov 2025 → 4 Nov 2025");
  EXPECT_THAT(refused([&] {
                app::Opened here = opened();
                app::undo_change(here, {journal.back().sequence, false});
              }),
              HasSubstr("stands in gouvernail.toml"));
  set("departement", "2025-11-04");
  EXPECT_EQ(opened().database->journal().size(), journal.size()) << "nothing changed";
}

TEST_F(Parties, ADayOnWhichItCouldNotSignIsRefused) {
  const std::string before = settings();
  EXPECT_THAT(refused([&] { set("departement", "2025-10-23"); }), HasSubstr("left as it is"));
  EXPECT_EQ(settings(), before);
  EXPECT_EQ(set("departement", "2025-10-24").effective, day("2025-10-24"));
}

TEST_F(Parties, WhoIsNotOneOrDoesNotSignIsRefused) {
  const std::string before = settings();
  EXPECT_THAT(refused([&] { set("departament", "2025-11-03"); }), HasSubstr("departement"));
  EXPECT_THAT(refused([&] { set("evs", "2025-11-03"); }), HasSubstr("left as it is"));
  EXPECT_EQ(settings(), before);
}

TEST_F(Parties, WhatCannotBeFollowedIsLeftToItsUser) {
  const std::string inline_table = "party = { departement = {} }\n" + settings();
  put(inline_table);
  EXPECT_THAT(refused([&] { set("departement", "2025-11-03"); }), HasSubstr("by hand"));
  EXPECT_EQ(settings(), inline_table);
}

TEST_F(Parties, AReadingPrevailsOverWhatIsTold) {
  set("departement", "2025-11-03");
  const auto under = [&](const char* reading) {
    return app::open({workspace, "", "", ""}, {{reading}, {}, {}}).rules;
  };
  EXPECT_EQ(under("departement-des-le-debut")->convention->party("departement")->effective,
            day("2024-01-01"));
  const auto together = under("rien-avant-toutes-les-signatures");
  for (const rules::Obligation& obligation : together->obligations) {
    EXPECT_GE(obligation.in_force.first, day("2025-11-03")) << obligation.id;
  }
}

TEST_F(Parties, WaiversFollowARenamedDutyAndWhatIsGoneIsToldOnce) {
  const auto waive = [&](const std::string& target) {
    app::Opened here = opened();
    governance::Waiver waiver;
    waiver.id = "w-" + target;
    waiver.target = target;
    waiver.granted_on = day("2026-01-05");
    waiver.reason = "essai";
    waiver.authority = "COPIL";
    here.database->record({records::PutWaiver{waiver}}, {}, here.revision);
  };
  waive("mobilite-chef-de-file/2025");
  waive("jeunesse-actions-communes/2025");
  const app::Opened here = opened();
  EXPECT_EQ(here.history->waivers.size(), 2U);
  for (const auto& judgement : app::report_of(here, here.known_on(day("2026-11-24"))).judgements) {
    if (judgement.duty.id != "mobilite-chef-de-file/term") continue;
    EXPECT_STREQ(compliance::to_string(judgement.verdict), "waived");
  }
  const std::string told = notices();
  EXPECT_THAT(told, Not(HasSubstr("mobilite-chef-de-file")));
  const auto first = told.find("“jeunesse-actions-communes/2025”");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(told.find("“jeunesse-actions-communes/2025”", first + 1), std::string::npos);
}

}  // namespace
}  // namespace gouvernail::test
