// SPDX-License-Identifier: MPL-2.0
// What an export brings besides meetings, compared with what stands and with what stood.
#include "app/importing/exchange.h"

#include <gmock/gmock.h>

#include "app/export_record.h"
#include "app/import.h"
#include "app/seats.h"
#include "app/undo.h"
#include "app/waivers.h"
#include "governance/exchange.h"
#include "governance/people.h"
#include "platform/files.h"
#include "records/recorded_change.h"
#include "unit/app/example_workspace.h"

namespace gouvernail::test::import_exchange_test {
namespace {

using governance::ExchangeTable;
using Kind = reports::ImportDoubt::Kind;
using Lines = std::vector<std::string>;
using testing::ElementsAre;
using testing::HasSubstr;

const calendar::Day today = day("2026-11-24");

struct ImportExchange : ExampleWorkspace {
  std::set<std::string> confirmed;
  bool dry_run = false;

  app::Imported bring(const std::string& name, const std::string& text) const {
    folder.write(name, text);
    app::Opened here = opened();
    app::ImportFile request{(folder.path() / name).string(), dry_run};
    request.confirmed = confirmed;
    return app::import_file(here, request, today);
  }
  std::string exported(ExchangeTable table) const {
    return governance::exchange_csv(governance::sheet_of(table, app::export_record(opened())));
  }
  static Lines keys(const app::Imported& done) {
    Lines all;
    for (const reports::ImportDoubt& one : done.doubts) all.push_back(one.key);
    return all;
  }
  Lines words(const app::Imported& done) const {
    Lines all;
    for (const reports::ImportBeside& one : done.beside_lines) {
      all.push_back(reports::import_beside_words(one, opened().rules->convention, english()));
    }
    return all;
  }
  std::string people() const { return platform::read_file(workspace / "people.toml"); }
  static Lines told(const base::Diagnostics& diagnostics) {
    Lines all;
    for (const base::Diagnostic& one : diagnostics) {
      all.push_back(one.code + ": " + english().text(one.what));
    }
    return all;
  }
  Lines complaints(const std::string& name, const std::string& text) const {
    const std::int64_t before = revision();
    const std::string persons = people();
    Lines all;
    try {
      bring(name, text);
    } catch (const base::Failure& failure) {
      all = told(failure.diagnostics());
    }
    EXPECT_EQ(revision(), before);
    EXPECT_EQ(people(), persons);
    return all;
  }
};

const std::string persons_header = "key,name,address,party,aliases\n";

TEST_F(ImportExchange, OneBadPersonAndNobodyIsWrittenAndADryRunSaysSo) {
  const std::string file = persons_header +
                           "zorro,Zorro,zorro@example.org,cchpm,\n"
                           "bad key,Bad,bad@example.org,cchpm,\n"
                           "autre,Autre,autre@example.org,nulle-part,\n";
  const Lines wrong = complaints("persons.csv", file);
  ASSERT_EQ(wrong.size(), 2U);
  EXPECT_THAT(wrong[0], HasSubstr("person: person “bad key”: a key is one word"));
  EXPECT_THAT(wrong[1], HasSubstr("person: person “autre”: "));
  dry_run = true;
  const app::Imported looked = bring("persons.csv", file);
  EXPECT_TRUE(looked.refused);
  EXPECT_EQ(told(looked.warnings), wrong);
}

TEST_F(ImportExchange, PersonsAreWrittenWithTheRecordAndTakenTogether) {
  const std::int64_t before = revision();
  const app::Imported done = bring("persons.csv", persons_header +
                                                      "zorro,Zorro,zorro@example.org,cchpm,\n"
                                                      "tornado,Tornado,,,t@example.org\n");
  EXPECT_EQ(done.beside.added, 2);
  EXPECT_THAT(words(done), ElementsAre("Person zorro: Zorro; zorro@example.org; cchpm",
                                       "Person tornado: Tornado; t@example.org"));
  EXPECT_TRUE(done.has_what_stays());
  EXPECT_EQ(revision(), before + 2);
  EXPECT_EQ(opened().people->find("tornado")->aliases, Lines{"t@example.org"});
  EXPECT_EQ(opened().people->find("zorro")->address, "zorro@example.org");
}

TEST_F(ImportExchange, AnAddressThatStandsOtherwiseIsAsked) {
  const std::string file =
      persons_header + "dgs,Directrice générale des services,dg@example.org,cchpm,\n";
  const app::Imported left = bring("persons.csv", file);
  EXPECT_THAT(keys(left), ElementsAre("person:dgs"));
  EXPECT_EQ(reports::import_doubt_words(left.doubts.at(0), opened().rules->convention, english()),
            "Person dgs: address: dgs@cchpm.example.org → dg@example.org (recorded otherwise: it "
            "would be changed)");
  EXPECT_EQ(left.beside.added, 0);
  EXPECT_EQ(opened().people->find("dgs")->address, "dgs@cchpm.example.org");
  confirmed = {"person:dgs"};
  EXPECT_EQ(bring("persons.csv", file).beside.added, 1);
  EXPECT_EQ(opened().people->find("dgs")->address, "dg@example.org");
}

TEST_F(ImportExchange, AStepOfASessionThatNobodyKnowsIsRefusedByADryRunToo) {
  const std::string file =
      "meeting,checklist,item,done_on,session_day,person,note\n"
      "nulle-part,copil,salle,2026-11-20,2026-12-10,,\n";
  const Lines wrong = complaints("ticks.csv", file);
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_THAT(wrong[0], HasSubstr("unknown-session: the step “salle” is ticked of a session"));
  dry_run = true;
  EXPECT_TRUE(bring("ticks.csv", file).refused);
  // A file before it brings that session.
  app::Opened here = opened();
  app::ImportFile request{(folder.path() / "ticks.csv").string(), true};
  request.ahead = {"nulle-part"};
  EXPECT_FALSE(app::import_file(here, request, today).refused);
}

TEST_F(ImportExchange, ASeatThatEndedSinceIsAskedBeforeItRunsAgain) {
  const std::string before = exported(ExchangeTable::seats);
  {
    app::Opened here = opened();
    app::end_seat(here, {"DGS", "dgs", day("2026-06-01")});
  }
  const auto seats = [&] { return opened().history->seats; };
  const auto ended = seats();
  const app::Imported left = bring("seats.csv", before);
  ASSERT_EQ(left.doubts.size(), 1U);
  EXPECT_EQ(left.doubts[0].kind, Kind::changes);
  EXPECT_THAT(reports::import_doubt_words(left.doubts[0], opened().rules->convention, english()),
              HasSubstr("last day: 1 Jun 2026 before, nothing any more"));
  EXPECT_EQ(left.beside.added, 0);
  EXPECT_EQ(seats(), ended);
  confirmed = {left.doubts[0].key};
  EXPECT_EQ(bring("seats.csv", before).beside.added, 1);
  EXPECT_NE(seats(), ended);
}

TEST_F(ImportExchange, AWaiverThatWasTakenBackSinceIsAskedBeforeItStandsAgain) {
  std::string id;
  {
    app::Opened here = opened();
    id = app::waive_duty(here, {"copil-annuel/2025", "motif", "préfet", {}, {}, {}, {}}, today)
             .waiver.id;
  }
  const std::string before = exported(ExchangeTable::waivers);
  {
    app::Opened here = opened();
    app::end_waiver(here, id, today);
  }
  const auto standing = opened().history->waivers.size();
  const app::Imported left = bring("waivers.csv", before);
  EXPECT_THAT(keys(left), ElementsAre("waiver:" + id));
  EXPECT_EQ(left.doubts[0].kind, Kind::revives);
  EXPECT_EQ(opened().history->waivers.size(), standing);
  confirmed = {"waiver:" + id};
  EXPECT_EQ(bring("waivers.csv", before).beside.added, 1);
  EXPECT_EQ(opened().history->waivers.size(), standing + 1);
}

TEST_F(ImportExchange, WhatIsNewIsTakenAtOnceAndADryRunTellsItsVerdicts) {
  const std::string waiver =
      "id,target,from,until,granted_on,reason,authority,evidence\n"
      "w-1,copil-annuel/2025,,,2026-11-20,motif,préfet,\n";
  dry_run = true;
  const app::Imported looked = bring("waivers.csv", waiver);
  EXPECT_EQ(looked.beside.added, 1);
  EXPECT_FALSE(looked.differences.empty());
  EXPECT_THAT(words(looked),
              ElementsAre(HasSubstr("Waiver w-1 of copil-annuel/2025: new: granted on")));
  dry_run = false;
  EXPECT_EQ(bring("waivers.csv", waiver).beside.added, 1);
  EXPECT_EQ(bring("waivers.csv", waiver).beside.unchanged, 1);
}

TEST_F(ImportExchange, ASessionThatWasTakenOutIsAskedBeforeItIsRecordedAgain) {
  const std::string file = "uid,body,start,status\nx-1,copil,2027-03-09,proposed\n";
  bring("h.csv", file);
  {
    app::Opened here = opened();
    app::record(here, {records::WithdrawMeeting{"x-1", "erreur"}});
  }
  const app::Imported left = bring("h.csv", file);
  EXPECT_THAT(keys(left), ElementsAre("revives:x-1"));
  EXPECT_EQ(left.added, 0);
  confirmed = {"revives:x-1"};
  EXPECT_EQ(bring("h.csv", file).added, 1);
}

TEST_F(ImportExchange, NothingOfTheSameRecordIsNew) {
  for (const ExchangeTable table : governance::exchange_tables) {
    const app::Imported done =
        bring(std::string(governance::name_of(table)) + ".csv", exported(table));
    EXPECT_EQ(done.beside.added + done.added + done.corrected, 0) << governance::name_of(table);
    EXPECT_THAT(keys(done), ElementsAre());
  }
}

TEST_F(ImportExchange, AnAnswerToASessionThatIsNotRecordedIsRefusedWithItsName) {
  const std::string file =
      "meeting,person,answer,delegate,sequence,dtstamp,comment\n"
      "ailleurs,dgs,accepted,,0,20261101T100000Z,\n";
  dry_run = true;
  const app::Imported looked = bring("answers.csv", file);
  EXPECT_TRUE(looked.refused);
  EXPECT_EQ(looked.beside.added, 0);
  EXPECT_THAT(told(looked.warnings),
              ElementsAre("unknown-session: “dgs” answers for a session that is not recorded: "
                          "“ailleurs”"));
}

}  // namespace
}  // namespace gouvernail::test::import_exchange_test
