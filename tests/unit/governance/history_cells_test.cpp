// SPDX-License-Identifier: MPL-2.0
// What a cell tells, and what it only seems to tell: an import keeps what no cell speaks of.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/history_csv.h"
#include "unit/governance/sample.h"

namespace gouvernail::governance::history_cells_test {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

struct Sheet {
  std::optional<History> history;
  CsvSource source;
  base::Diagnostics diagnostics;

  std::vector<std::string> codes() const {
    std::vector<std::string> all;
    for (const auto& one : diagnostics) all.push_back(one.code);
    return all;
  }
  const Meeting& first() const { return history->meetings.at(0); }
  const std::set<std::string>& told() const { return *source.lines.at(0).told; }
};

SheetReading reading() {
  SheetReading how;
  how.today = sample::day("2026-06-01");
  how.near_bodies = true;
  how.asks = true;
  return how;
}

Sheet read(const std::string& bytes, const SheetReading& how = reading()) {
  Sheet sheet;
  sheet.history = read_history_sheet("s.csv", bytes, sample::convention(), sheet.diagnostics,
                                     sheet.source, how);
  return sheet;
}

TEST(HistoryCells, AttendanceThatNamesNobodyIsNotTold) {
  for (const char* present : {"12 personnes", "Tous", "12/15", "-", "–", " — ", ""}) {
    const Sheet sheet =
        read(std::string("Instance;Date;État;Présents\ncopil;24/03/2026;tenue;") + present + "\n");
    ASSERT_TRUE(sheet.history) << present;
    EXPECT_FALSE(sheet.first().present) << present;
    EXPECT_THAT(sheet.told(), Not(Contains("present"))) << present;
  }
  EXPECT_THAT(read("Instance;Date;État;Présents\ncopil;24/03/2026;tenue;dgs\n").told(),
              Contains("present"));
}

TEST(HistoryCells, ADashIsABlankExceptWhereWeWriteIt) {
  const Sheet sheet = read(
      "Instance;Date;Heure;Statut;Convoquée le;Présents;PV;Lieu;Remarques\n"
      "copil;24/03/2026;-;tenue;–;-;—;-;--\n-;-;;-;-;–;-;-;-\n");
  EXPECT_THAT(sheet.codes(), IsEmpty());
  ASSERT_EQ(sheet.history->meetings.size(), 1U);
  EXPECT_EQ(sheet.first().site + sheet.first().note, "");
  EXPECT_THAT(sheet.told(), ElementsAre("body", "start", "status"));
  const Sheet ours = read("uid,body,start,status,present,note\na,copil,2026-03-24,held,-,-\n");
  ASSERT_TRUE(ours.history);
  EXPECT_EQ(ours.first().present, std::vector<Presence>());
  EXPECT_EQ(ours.first().note, "-");
  EXPECT_THAT(ours.told(), Contains("present"));
  EXPECT_FALSE(read("body,start,status,Present\ncopil,2026-03-24,held,-\n").first().present);
}

TEST(HistoryCells, EveryDayOfALineHasItsMonthFirstWhereTheFileHas) {
  using Cell = std::pair<std::string, std::string>;
  for (const auto& [column, cell] :
       {Cell{"convened_on", "03/04/2026"}, Cell{"documents_on", "03/04/2026"},
        Cell{"moved_from", "03/04/2026"}, Cell{"second_of", "03/04/2026"},
        Cell{"minutes_on", "05/06/2026"}, Cell{"minutes_sent_on", "05/06/2026"}}) {
    const Sheet sheet = read("Instance;Date;Statut;" + column + "\ncopil;04/30/2026;tenue;" + cell +
                             "\ncopil;03/31/2026;tenue;\n");
    ASSERT_EQ(sheet.source.lines.size(), 2U) << column;
    ASSERT_EQ(sheet.source.lines[0].unclear.size(), 1U) << column;
    EXPECT_EQ(sheet.source.lines[0].unclear[0].column, column);
    EXPECT_FALSE(sheet.source.lines[0].unclear[0].of_session);
  }
  const Sheet second = read("Meeting,Date,Status,second_of\ncopil,04/30/2026,held,03/04/2026\n");
  ASSERT_TRUE(second.history);
  EXPECT_EQ(second.first().second_of, "2026-03-04");
}

TEST(HistoryCells, AContradictionNamesTheColumnOfEachDayThatShowsIt) {
  const Sheet sheet = read(
      "Subject,Start Date,End Date\ncopil,03/04/2026,04/30/2026\n"
      "copil,28/04/2026,\n");
  ASSERT_THAT(sheet.codes(), Contains("day-or-month"));
  for (const base::Diagnostic& one : sheet.diagnostics) {
    if (one.code != "day-or-month") continue;
    EXPECT_EQ(one.what.arguments.at(0), base::Argument(std::string("Start Date")));
    EXPECT_EQ(one.what.arguments.at(2), base::Argument(std::string("End Date")));
  }
}

TEST(HistoryCells, ALineWithItsDayIsNoTotalWhateverItIsCalled) {
  for (const char* line : {"Total energy copil;2027-03-04", "Moyenne section : copil;2027-03-04",
                           "Nombre copil;04/03/2027", "Sous-total copil;4 mars 2027"}) {
    const Sheet sheet = read(std::string("Instance;Date\n") + line + "\n");
    ASSERT_TRUE(sheet.history) << line;
    ASSERT_EQ(sheet.history->meetings.size(), 1U) << line;
    EXPECT_EQ(sheet.first().day, sample::day("2027-03-04"));
  }
  EXPECT_THAT(read("Instance;Date\ncopil;2026-03-04\nTotal;2027-03-04\n").codes(),
              Contains("unknown-body"));
  EXPECT_THAT(read("Instance;Date\ncopil;2026-03-04\nTotal copil;12\n").codes(),
              Contains("no-session"));
}

TEST(HistoryCells, WhatIsCalledOffIsCalledByTheNameBesideAndTellsItsStatus) {
  for (const char* title :
       {"Annulé : Groupe-projet", "ANNULÉE – groupe projet", "Canceled: GROUPE PROJET",
        "Cancelled: groupe-projet", "[Annulé] Groupe projet", "Reporté : groupe projet",
        "Groupe projet (annulé)", "Groupe projet – ANNULÉ", "groupe-projet annulée"}) {
    for (const char* header : {"Instance;Date;État\n", "Instance;Date\n", "Objet;Date\n"}) {
      const Sheet sheet = read(std::string(header) + title + ";24/09/2026\n");
      ASSERT_TRUE(sheet.history) << header << title;
      ASSERT_EQ(sheet.history->meetings.size(), 1U) << header << title;
      EXPECT_EQ(sheet.first().body, "groupe-projet");
      EXPECT_EQ(sheet.first().status, MeetingStatus::cancelled) << header << title;
      EXPECT_EQ(sheet.source.lines[0].nearly, "") << header << title;
      EXPECT_THAT(sheet.told(), Contains("status")) << header << title;
    }
  }
  // What a column says of it stands.
  EXPECT_EQ(read("Instance;Date;État\nReporté : copil;24/03/2026;tenue\n").first().status,
            MeetingStatus::held);
  const Sheet nearly = read("Instance;Date\nAnnulé : copil du CTG;24/09/2026\n");
  EXPECT_EQ(nearly.source.lines.at(0).nearly, "copil du CTG");
  EXPECT_EQ(read("Instance;Date;État\ncopil;24/09/2026;non annulée\n").history, std::nullopt);
}

// Whether a session was held, no calendar tells: what stands in such a column erases nothing.
TEST(HistoryCells, TheStatusOfAnEventTellsAtMostThatItIsCalledOff) {
  const Sheet sheet = read("Objet;Date;Statut\ncopil;24/09/2026;prévue\n");
  EXPECT_THAT(sheet.told(), Not(Contains("status")));
  const Sheet off = read("Objet;Date;Statut\ncopil;24/09/2026;Annulé\n");
  EXPECT_EQ(off.first().status, MeetingStatus::cancelled);
  EXPECT_THAT(off.told(), Contains("status"));
}

TEST(HistoryCells, AnEventWithoutATitleIsCountedAndNotAsked) {
  const Sheet sheet = read("Subject,Start Date\ncopil,2026-09-24\n,2026-09-25\n,2026-09-26\n");
  EXPECT_THAT(sheet.source.unknown_bodies, IsEmpty());
  EXPECT_THAT(sheet.codes(), ElementsAre("untitled"));
  EXPECT_EQ(sheet.diagnostics[0].what.arguments.at(0), base::Argument(std::int64_t{2}));
}

TEST(HistoryCells, ASheetLeftOutOffersItsColumnsWhereSomeAreKnown) {
  base::Book book;
  book.sheets = {
      {"2025", false, {{1, false, {"Instance", "Date"}}, {2, false, {"copil", "2025-03-24"}}}},
      {"2026", false, {{1, false, {"Assemblage", "Date"}}, {2, false, {"copil", "2026-03-24"}}}},
      {"Notes", false, {{1, false, {"Penser au café", "Zut"}}}}};
  Sheet sheet;
  sheet.history = read_history_book("s.xlsx", book, sample::convention(), sheet.diagnostics,
                                    sheet.source, reading());
  EXPECT_THAT(sheet.source.unmatched, ElementsAre("Assemblage"));
  EXPECT_THAT(sheet.codes(), ElementsAre("sheet-left-out", "sheet-left-out", "status-not-told"));
  SheetReading said = reading();
  said.columns = {{"Assemblage", "body"}};
  sheet = {};
  sheet.history = read_history_book("s.xlsx", book, sample::convention(), sheet.diagnostics,
                                    sheet.source, said);
  EXPECT_EQ(sheet.history->meetings.size(), 2U);
  EXPECT_THAT(sheet.source.unmatched, IsEmpty());
}

}  // namespace
}  // namespace gouvernail::governance::history_cells_test
