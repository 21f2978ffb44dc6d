// SPDX-License-Identifier: MPL-2.0
#include "governance/history_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/history_columns.h"
#include "governance/history_told.h"
#include "governance/waiver.h"
#include "unit/governance/sample.h"

namespace gouvernail::governance::history_csv_test {
namespace {

using calendar::LocalTime;
using calendar::Minutes;
using sample::day;
using testing::ElementsAre;

const std::string header = "uid,body,start,end,status,convened_on,present,minutes_on,note\n";

History read(const std::string& bytes) {
  base::Diagnostics diagnostics;
  auto history = read_history_csv("h.csv", bytes, sample::convention(), diagnostics);
  for (const auto& diagnostic : diagnostics) ADD_FAILURE() << diagnostic.code;
  return history.value_or(History{});
}

Meeting read_one(const std::string& line) {
  const History history = read(header + line);
  if (history.meetings.size() != 1) throw std::runtime_error("one meeting was expected");
  return history.meetings.front();
}

TEST(HistoryCsv, ReadsEveryColumn) {
  const History history = read(
      "site,uid,body,start,end,status,convened_on,present,minutes_on,note,urgent,documents_on,"
      "cancelled_on\n"
      "fruges,m-1,copil,2026-10-13T14:00,2026-10-13T16:30,cancelled,2026-09-28,elu*3|dgs,"
      "2026-11-02, note ,oui,2026-10-01,2026-10-12\n");
  Meeting expected;
  expected.uid = "m-1";
  expected.body = "copil";
  expected.day = day("2026-10-13");
  expected.start_time = Minutes{14 * 60};
  expected.end = LocalTime{day("2026-10-13"), Minutes{16 * 60 + 30}};
  expected.status = MeetingStatus::cancelled;
  expected.convened_on = day("2026-09-28");
  expected.documents_on = day("2026-10-01");
  expected.minutes_on = day("2026-11-02");
  expected.cancelled_on = day("2026-10-12");
  expected.present = {{"elu", 3}, {"dgs", 1}};
  expected.urgent = true;
  expected.site = "fruges";
  expected.note = " note ";
  EXPECT_THAT(history.meetings, ElementsAre(expected));
  EXPECT_TRUE(history.seats.empty());
  EXPECT_TRUE(history.waivers.empty());
}

TEST(HistoryCsv, HeaderAloneIsAnEmptyHistory) {
  EXPECT_EQ(read(header), History{});
  EXPECT_EQ(read(header.substr(0, header.size() - 1)), History{});
}

TEST(HistoryCsv, ByteOrderMarkAndCaseOfTheHeaderDoNotMatter) {
  const std::string upper =
      "\xEF\xBB\xBFUID,Body,Start,End,Status,Convened_On,Present,Minutes_on,Note\r\n";
  EXPECT_EQ(read(upper + "m,copil,2026-10-13,,tenue,,,,\r\n").meetings.size(), 1U);
}

TEST(HistoryCsv, DaysAndHoursAsFrenchSheetsWriteThem) {
  const Meeting m = read_one("m,copil,13/10/2026 14:00,16h30,tenue,1/9/2026,,02/11/2026,\n");
  EXPECT_EQ(m.day, day("2026-10-13"));
  EXPECT_EQ(m.start_time, Minutes{840});
  EXPECT_EQ(m.end, (LocalTime{day("2026-10-13"), Minutes{990}}));
  EXPECT_EQ(m.convened_on, day("2026-09-01"));
  EXPECT_EQ(m.minutes_on, day("2026-11-02"));
}

TEST(HistoryCsv, EndsInTheirForms) {
  EXPECT_EQ(read_one("m,copil,2026-10-13T14:00,16:00,held,,,,\n").end,
            (LocalTime{day("2026-10-13"), Minutes{960}}));
  EXPECT_EQ(read_one("m,copil,2026-10-13T21:00,00:30,held,,,,\n").end,
            (LocalTime{day("2026-10-14"), Minutes{30}}));
  EXPECT_EQ(read_one("m,copil,2026-10-13,,held,,,,\n").end, std::nullopt);
  EXPECT_EQ(read_one("m,copil,2026-10-13,2026-10-13,held,,,,\n").end, std::nullopt);
  EXPECT_EQ(read_one("m,copil,2026-10-13,14/10/2026,held,,,,\n").end,
            (LocalTime{day("2026-10-14"), Minutes{1439}}));
}

TEST(HistoryCsv, AttendanceNotRecordedIsNotNobody) {
  EXPECT_EQ(read_one("m,copil,2026-10-13,,held,,,,\n").present, std::nullopt);
  EXPECT_EQ(read_one("m,copil,2026-10-13,,held,,-,,\n").present, std::vector<Presence>{});
}

TEST(HistoryCsv, RolesByIdAliasOrName) {
  const auto present =
      read_one("m,copil,2026-10-13,,held,, Élus * 4 |directeur general,,\n").present;
  EXPECT_EQ(present, (std::vector<Presence>{{"elu", 4}, {"dgs", 1}}));
}

TEST(HistoryCsv, BodiesInCapitals) {
  EXPECT_EQ(read_one("m,COPIL,2026-10-13,,held,,,,\n").body, "copil");
  EXPECT_EQ(read_one("m,Groupe Projet,2026-10-13,,held,,,,\n").body, "groupe-projet");
}

TEST(HistoryCsv, RowsOfSeparatorsAreNothing) {
  EXPECT_EQ(read("uid;body;start;end;status;convened_on;present;minutes_on;note\r\n"
                 "m;copil;2026-10-13;;held;;;;\r\n;;;;;;;;\r\n;;;;;;;;\r\n")
                .meetings.size(),
            1U);
}

TEST(HistoryCsv, MadeUidDoesNotDependOnHowTheStartIsWritten) {
  const std::string iso = read_one(",copil,2026-10-13T14:00,,held,,,,\n").uid;
  EXPECT_FALSE(iso.empty());
  EXPECT_EQ(read_one(",COPIL,13/10/2026 14h00,,tenue,,,,autre note\n").uid, iso);
  EXPECT_NE(read_one(",cotech,2026-10-13T14:00,,held,,,,\n").uid, iso);
  EXPECT_NE(read_one(",copil,2026-10-13,,held,,,,\n").uid, iso);
}

// FNV-1a of "copil|2026-10-13", computed apart: uids live in people's calendars for ever.
TEST(HistoryCsv, MadeUidNeverChanges) {
  EXPECT_EQ(read_one(",copil,2026-10-13,,held,,,,\n").uid, "csv-35c213cfac3796a3");
}

TEST(HistoryCsv, MadeUidsOfOneTimeDifferAndKeepWhenLinesAreAppended) {
  const std::string line = ",copil,2026-10-13,,held,,,,\n";
  const std::string other = ",copil,2026-10-13,,held,,,,le soir\n";
  const std::string third = ",copil,2026-10-13,,held,,,,la nuit\n";
  const auto two = read(header + line + other).meetings;
  ASSERT_EQ(two.size(), 2U);
  EXPECT_NE(two[0].uid, two[1].uid);
  const auto all = read(header + line + other + ",cotech,2026-10-13,,held,,,,\n" + third).meetings;
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[0].uid, two[0].uid);
  EXPECT_EQ(all[1].uid, two[1].uid);
  EXPECT_EQ(read_one(line).uid, two[0].uid);
}

TEST(HistoryCsv, ALineThatIsCopiedIsTheOneAboveIt) {
  const std::string line = ",copil,2026-10-13,,held,,,,\n";
  base::Diagnostics told;
  const auto history =
      read_history_csv("h.csv", header + line + "\n" + line, sample::convention(), told);
  ASSERT_TRUE(history);
  EXPECT_EQ(history->meetings.size(), 1U);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].code, "repeated-line");
  EXPECT_EQ(told[0].position.line, 4);
  EXPECT_EQ(told[0].what.arguments.at(0), base::Argument(std::int64_t{2}));
}

TEST(HistoryCsv, LineAddedToAnExportGetsItsOwnUid) {
  const std::string line = ",copil,2026-10-13,,held,,,,\n";
  const std::string uid = read_one(line).uid;
  const auto both = read(header + uid + line + line).meetings;
  EXPECT_EQ(both[0].uid, uid);
  EXPECT_NE(both[1].uid, uid);
}

TEST(HistoryCsv, WritesWhatExcelAndRfc4180Expect) {
  Meeting m;
  m.uid = "m-1";
  m.body = "copil";
  m.day = day("2026-10-13");
  m.start_time = Minutes{9 * 60};
  m.status = MeetingStatus::held;
  m.present = {{"elu", 2}, {"dgs", 1}};
  m.note = "dit \"oui\", puis\nnon";
  EXPECT_EQ(write_history_csv(sample::history_of({m})),
            "uid,body,start,end,status,convened_on,present,minutes_on,note,documents_on,"
            "cancelled_on,urgent,site,agenda,reason,moved_from,minutes_sent_on,joint,second_of,"
            "awaited\r\n"
            "m-1,copil,2026-10-13T09:00,,held,,\"elu*2|dgs\",,\"dit \"\"oui\"\", "
            "puis\nnon\",,,,,,,,,,,\r\n");
}

// Ids of a database are numbers, and so are the days of a spreadsheet.
TEST(HistoryCsv, ANumberIsTheUidOfAFirstSessionWhereThereIsOneElseItsDay) {
  const std::string header = "uid,body,start,status,second_of\n";
  const std::string second = "m-2,copil,2026-10-20,held,45000\n";
  EXPECT_EQ(read(header + second + "45000,copil,2026-10-13,held,\n").meetings[0].second_of,
            "45000");
  EXPECT_EQ(read(header + second).meetings[0].second_of, "2023-03-15");
}

TEST(HistoryCsv, ASecondConvocationNamesItsFirstByUidOrByDay) {
  const std::string header =
      "uid,body,start,end,status,convened_on,present,minutes_on,note,second_of\n";
  const auto second_of = [&](const std::string& text) {
    base::Diagnostics diagnostics;
    const auto facts =
        read_history_csv("h.csv", header + "m-2,copil,2026-10-13,,held,,,,," + text + "\n",
                         sample::convention(), diagnostics);
    return facts ? facts->meetings.at(0).second_of : diagnostics.at(0).code;
  };
  EXPECT_EQ(second_of("m-1"), "m-1");
  EXPECT_EQ(second_of("01/10/2026"), "2026-10-01");
  EXPECT_EQ(second_of("2026-10-12"), "2026-10-12");
  EXPECT_EQ(second_of(""), "");
  EXPECT_EQ(second_of("2026-10-13"), "second-before-first");
}

TEST(HistoryCsv, SaysNothingOfColumnsThatItLacks) {
  Meeting recorded;
  recorded.uid = "m-1";
  recorded.site = "fruges";
  recorded.agenda = "Bilan";
  recorded.joint = "m-0";
  recorded.second_of = "m-2";
  recorded.urgent = true;
  recorded.documents_on = day("2026-10-01");
  Meeting read;
  read.uid = "m-1";
  const Meeting kept = keep_untold(recorded, read, {"uid", "body", "start"});
  EXPECT_EQ(kept, recorded);
  const std::set<std::string> told = {"uid", "body", "start", "site"};
  EXPECT_EQ(keep_untold(recorded, read, told).site, "");
  EXPECT_EQ(keep_untold(recorded, read, told).joint, "m-0");
  EXPECT_EQ(keep_untold(recorded, read, told).second_of, "m-2");
}

TEST(HistoryCsv, WritesAnEmptyHistoryAsItsHeader) {
  EXPECT_EQ(read(write_history_csv({})), History{});
}

}  // namespace
}  // namespace gouvernail::governance::history_csv_test
