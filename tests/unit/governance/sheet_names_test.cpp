// SPDX-License-Identifier: MPL-2.0
// Workbooks with a sheet a body, and with a sheet a year.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/history_csv.h"
#include "unit/governance/sample.h"

namespace gouvernail::governance::sheet_names_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Rows = std::vector<std::vector<std::string>>;

base::BookSheet sheet(const std::string& name, const Rows& rows) {
  base::BookSheet its;
  its.name = name;
  int number = 0;
  for (const auto& cells : rows) its.rows.push_back({++number, false, cells});
  return its;
}

struct Read {
  std::vector<std::string> sessions;  // "copil 2026-01-16"
  std::vector<std::string> codes;
  CsvSource source;
};

Read read(std::vector<base::BookSheet> sheets) {
  Read its;
  base::Book book;
  book.sheets = std::move(sheets);
  SheetReading how;
  how.today = sample::day("2026-06-01");
  how.near_bodies = true;
  how.asks = true;
  base::Diagnostics told;
  const auto history =
      read_history_book("b.xlsx", std::move(book), sample::convention(), told, its.source, how);
  for (const base::Diagnostic& one : told) {
    if (one.code != "status-not-told") its.codes.push_back(one.code);
  }
  if (!history) return its;
  for (const Meeting& meeting : history->meetings) {
    its.sessions.push_back(meeting.body + " " + calendar::to_iso(meeting.day));
    if (meeting.convened_on) its.sessions.back() += " " + calendar::to_iso(*meeting.convened_on);
  }
  return its;
}

TEST(SheetNames, ASheetABodySaysWhoseItsSessionsAre) {
  const Read its = read({sheet("COPIL", {{"Réunions de 2026"},
                                         {"Date", "Lieu", "Présents"},
                                         {"16/01/2026", "Fruges", "dgs"},
                                         {"Total", "1"},
                                         {"20/03/2026", "", ""},
                                         {"24/04/2026", "Fruges"}}),
                         sheet("Cotech 2026", {{"Jour", "Début"}, {"02/02/2026", "14h"}})});
  EXPECT_THAT(its.sessions, ElementsAre("copil 2026-01-16", "copil 2026-03-20", "copil 2026-04-24",
                                        "cotech 2026-02-02"));
  EXPECT_THAT(its.codes, testing::Contains("body-of-sheet").Times(2));
}

TEST(SheetNames, ANameThatIsNearlyABodysIsConfirmed) {
  const Read its = read({sheet("Réunions du COPIL", {{"Date", "Lieu"}, {"16/01/2026", "Fruges"}})});
  EXPECT_THAT(its.sessions, ElementsAre("copil 2026-01-16"));
  EXPECT_EQ(its.source.lines.front().nearly, "Réunions du COPIL");
}

TEST(SheetNames, WhatIsCalledByNoBodysNameIsAskedBesideThoseThatAre) {
  const Rows rows = {{"Date", "Lieu"}, {"16/01/2026", "Fruges"}};
  const Read its = read({sheet("COPIL", rows), sheet("GPÉ", rows)});
  EXPECT_THAT(its.sessions, ElementsAre("copil 2026-01-16"));
  EXPECT_THAT(its.source.unknown_bodies, ElementsAre("GPÉ"));
  EXPECT_THAT(its.codes, testing::Contains("sheet-left-out"));
  // A column that says it counts.
  EXPECT_THAT(read({sheet("COPIL", {{"Instance", "Date"}, {"cotech", "16/01/2026"}})}).sessions,
              ElementsAre("cotech 2026-01-16"));
}

TEST(SheetNames, ASheetAYearSaysOfWhichYearItsDaysAre) {
  const Rows header = {{"Instance", "Date", "Convoquée le"}};
  const auto rows = [&](const Rows& lines) {
    Rows all = header;
    all.insert(all.end(), lines.begin(), lines.end());
    return all;
  };
  const Read its = read({sheet("2026", rows({{"copil", "16/01", "15/12"},
                                             {"copil", "vendredi 20 mars", ""},
                                             {"copil", "24 avril 14h30", "10/04"},
                                             {"copil", "3/12/2025", ""}})),
                         sheet("Année 2025", rows({{"cotech", "1er sept.", ""}}))});
  EXPECT_THAT(its.sessions,
              ElementsAre("copil 2026-01-16 2025-12-15", "copil 2026-03-20",
                          "copil 2026-04-24 2026-04-10", "copil 2025-12-03", "cotech 2025-09-01"));
  EXPECT_THAT(its.codes, testing::Contains("year-of-sheet").Times(2));
}

TEST(SheetNames, WhatNamesTwoYearsOrNoneLeavesADayWithoutOne) {
  for (const char* name : {"2025-2026", "Feuil1"}) {
    const Read its = read({sheet(name, {{"Instance", "Date"}, {"copil", "16/01"}})});
    EXPECT_THAT(its.sessions, IsEmpty()) << name;
    EXPECT_THAT(its.codes, ElementsAre("bad-day")) << name;
  }
}

}  // namespace
}  // namespace gouvernail::governance::sheet_names_test
