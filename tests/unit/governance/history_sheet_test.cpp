// SPDX-License-Identifier: MPL-2.0
// Sheets as people have them: titles, totals, names of their own, hours in their own columns.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "governance/history_csv.h"
#include "governance/history_told.h"
#include "governance/presence_text.h"
#include "unit/governance/sample.h"

namespace gouvernail::governance::history_sheet_test {
namespace {

using testing::ElementsAre;

struct Sheet {
  std::optional<History> history;
  CsvSource source;
  base::Diagnostics diagnostics;

  std::vector<std::string> codes() const {
    std::vector<std::string> all;
    for (const auto& one : diagnostics) all.push_back(one.code);
    return all;
  }
  std::vector<int> lines() const {
    std::vector<int> all;
    for (const CsvLine& one : source.lines) all.push_back(one.line);
    return all;
  }
  std::vector<std::string> sessions() const {
    std::vector<std::string> all;
    if (!history) return all;
    for (const Meeting& meeting : history->meetings) {
      std::string text = meeting.body + " " + calendar::to_iso(meeting.day);
      if (meeting.start_time) text += " " + std::to_string(meeting.start_time->count());
      if (meeting.end) text += "-" + calendar::to_iso(*meeting.end);
      all.push_back(text + " " + to_string(meeting.status));
    }
    return all;
  }
};

Sheet read(const std::string& bytes) {
  Sheet sheet;
  sheet.history = read_history_csv("s.csv", bytes, sample::convention(), sheet.diagnostics,
                                   &sheet.source, {}, *calendar::parse_iso_day("2026-06-01"));
  return sheet;
}

TEST(HistorySheet, TitlesBlanksTotalsAndColumnsOfOnesOwn) {
  const Sheet sheet = read(
      "Réunions, comités, groupes 2026;;;;;\n\n"
      "Instance;Date;Heure de début;Heure de fin;Animateur;\n"
      "copil;mardi 24 mars 2026;14h;16h30;X;\n;;;;;\n"
      "COTECH;1er sept. 2026;9:30;;Y\n"
      "Total;;;;2;\n");
  EXPECT_THAT(sheet.codes(), ElementsAre("column-left-out", "status-not-told", "no-session"));
  EXPECT_THAT(sheet.sessions(), ElementsAre("copil 2026-03-24 840-2026-03-24T16:30 held",
                                            "cotech 2026-09-01 570 proposed"));
  EXPECT_THAT(sheet.lines(), ElementsAre(4, 6));
}

TEST(HistorySheet, WhatSpreadsheetsMakeOfIt) {
  for (const char* text : {"sep=;\nbody;start;status\ncopil;05/06/2026;held\n",
                           "\xEF\xBB\xBF"
                           "body;start;status;;\r\ncopil;05/06/2026;held;;\r\n;;;;\r\n",
                           "body\tstart\tstatus\ncopil\t05/06/2026\theld\n",
                           "\"body\",\"start\",\"status\"\n\"copil\",\"05/06/26\",\"held\"\n",
                           "Copil, suivi, avis\nbody;start;status\ncopil;46178;held\n",
                           "body;start;status\ncopil;05/06/2026 00:00:00;held\n"}) {
    const Sheet sheet = read(text);
    ASSERT_TRUE(sheet.history) << text;
    ASSERT_EQ(sheet.history->meetings.size(), 1U) << text;
    EXPECT_EQ(calendar::to_iso(sheet.history->meetings[0].day), "2026-06-05") << text;
  }
}

TEST(HistorySheet, NumbersOfASpreadsheetCarryHours) {
  EXPECT_THAT(read("body;start;end;status\ncopil;46178,395833333;46178.5;held\n").sessions(),
              ElementsAre("copil 2026-06-05 570-2026-06-05T12:00 held"));
  EXPECT_THAT(read("Instance;Jour;Début;État\ncopil;46178;0,395833333;tenue\n").sessions(),
              ElementsAre("copil 2026-06-05 570 held"));
}

TEST(HistorySheet, WhatALineDoesNotSayIsKnown) {
  const Sheet sheet = read("body;start;status;note;site\ncopil;05/06/2026;held;;fruges\n");
  ASSERT_EQ(sheet.source.lines.size(), 1U);
  EXPECT_EQ(*sheet.source.lines[0].told,
            (std::set<std::string>{"body", "site", "start", "status"}));
}

TEST(HistorySheet, BothEndsStandInOneCell) {
  const Sheet sheet = read(
      "Instance;Date;Heure\ncopil;24/03/2026;9h30-11h30\ncopil;25/03/2026;14 h à 16 h\n"
      "cotech;26/03/2026;22:00 – 00:30\n");
  EXPECT_THAT(sheet.sessions(), ElementsAre("copil 2026-03-24 570-2026-03-24T11:30 held",
                                            "copil 2026-03-25 840-2026-03-25T16:00 held",
                                            "cotech 2026-03-26 1320-2026-03-27T00:30 held"));
}

TEST(HistorySheet, WhatWasCalledOffSaysSo) {
  Sheet sheet;
  SheetReading reading;
  reading.today = *calendar::parse_iso_day("2026-06-01");
  reading.near_bodies = true;
  sheet.history = read_history_sheet(
      "s.csv", "Instance;Date\nANNULE – copil;24/03/2026\nAnnulation comptable;25/03/2026\n",
      sample::convention(), sheet.diagnostics, sheet.source, reading);
  // The one that is called so by nobody is asked about.
  EXPECT_THAT(sheet.source.unknown_bodies, ElementsAre("Annulation comptable"));
  reading.without_bad = true;
  sheet = {};
  sheet.history =
      read_history_sheet("s.csv", "Instance;Date\nANNULE – copil;24/03/2026\n",
                         sample::convention(), sheet.diagnostics, sheet.source, reading);
  EXPECT_THAT(sheet.sessions(), ElementsAre("copil 2026-03-24 cancelled"));
  EXPECT_EQ(sheet.source.lines.front().nearly, "") << "that is its name";
}

TEST(HistorySheet, ANumberOfPersonsNamesNobody) {
  for (const char* present :
       {"12", "12 personnes", "Tous", "3 présents", "≈12", "~ 12 pers.", "env. 12", "12/15",
        "12 sur 15", "une douzaine", "une vingtaine de personnes", "plus de 10", "0"}) {
    const Sheet sheet =
        read(std::string("Instance;Date;Présents\ncopil;24/03/2026;") + present + "\n");
    ASSERT_EQ(sheet.sessions().size(), 1U) << present;
    EXPECT_FALSE(sheet.history->meetings.front().present);
    EXPECT_THAT(sheet.codes(), testing::Contains("nobody-named"));
  }
}

TEST(HistorySheet, ATitleAboveNamesThatNobodyKnowsIsNoColumn) {
  const Sheet sheet =
      read("SUIVI CTG – réunions 2025\n\nDate réunion;Quoi;Qui\n24/03/2026;copil;X\n");
  EXPECT_THAT(sheet.source.unmatched, testing::Not(testing::Contains("SUIVI CTG – réunions 2025")));
  EXPECT_THAT(sheet.source.unmatched, testing::Contains("Quoi"));
}

TEST(HistorySheet, WhatIsNoSessionIsToldAndPassedOver) {
  for (const char* line :
       {"Sous-total : 3;;;", "TOTAL;3;;", "Total général;;;12", ";Total;;3", "2024;;;", ";2024;;",
        "Année 2024;;;3 réunions", "2024-2025;;;", "1er semestre 2026;;;", "JANVIER 2026;;;",
        "copil;;;", "Document mis à jour le 12/03/2026;;;", "Page 1/2;;;", "Page;1/2;;",
        "* sous réserve;;;", "NB : horaires à confirmer;voir la note;;", "Mise à jour;mars;;",
        ";;;voir plus haut"}) {
    const Sheet sheet =
        read(std::string("Instance;Date;État;Remarques\ncopil;24/03/2026;tenue;\n") + line +
             "\nInstance ; DATE;Etat;Remarques\ncotech;1/9/2026;prévue;\n");
    EXPECT_THAT(sheet.codes(), ElementsAre("no-session")) << line;
    EXPECT_EQ(sheet.source.bad, 0) << line;
    EXPECT_THAT(sheet.lines(), ElementsAre(2, 5)) << line;
  }
}

TEST(HistorySheet, ASessionWithAFaultIsNoneOfThese) {
  for (const char* line :
       {"copil;bientôt;tenue;", "copil;;tenue;", ";24/03/2026;;", "copil;31/02/2026;;",
        ";31/02/2026;;", "groupe;24/03/2026;tenue;", "copil;2026;tenue;", "Page;24/03/2026;tenue;",
        "comité;mardi prochain;;"}) {
    const Sheet sheet = read(std::string("Instance;Date;État;Remarques\n") + line + "\n");
    EXPECT_FALSE(sheet.history) << line;
    EXPECT_THAT(sheet.codes(), testing::Not(testing::Contains("no-session"))) << line;
  }
}

TEST(HistorySheet, StatusesAsPeopleWriteThem) {
  const auto status = [](const std::string& word) {
    const Sheet sheet = read("Instance;Date;État\ncopil;24/03/2026;" + word + "\n");
    return sheet.history ? std::string(to_string(sheet.history->meetings.at(0).status)) : "-";
  };
  for (const char* word : {"Tenue", "RÉALISÉ", "a eu lieu", "effectuée", "Held", "done", "terminée",
                           "Séance tenue", "tenue (en visio)"}) {
    EXPECT_EQ(status(word), "held") << word;
  }
  for (const char* word : {"à confirmer", "Planned", "tentative", "planifiée", "programmé",
                           "à venir", "Prévu", "TBC", "scheduled", "en attente"}) {
    EXPECT_EQ(status(word), "proposed") << word;
  }
  for (const char* word : {"convoquée", "invitations envoyées", "Invited"}) {
    EXPECT_EQ(status(word), "convened") << word;
  }
  // A day that is settled is no convocation that was sent.
  for (const char* word : {"confirmed", "Confirmée", "maintenue", "date fixée"}) {
    EXPECT_NE(status(word), "convened") << word;
  }
  for (const char* word : {"Annulée", "annulée faute de quorum", "CANCELLED", "non tenue",
                           "n’a pas eu lieu", "Reportée", "reportée au 12 juin", "postponed"}) {
    EXPECT_EQ(status(word), "cancelled") << word;
  }
  for (const char* word : {"bof", "peut-être", "42"}) EXPECT_EQ(status(word), "-") << word;
  const Sheet put_off = read("Instance;Date;État\ncopil;24/03/2026;reportée\n");
  EXPECT_THAT(put_off.codes(), ElementsAre("put-off"));
}

TEST(HistorySheet, WhatIsNotSureProvesNothing) {
  const Sheet sheet = read(
      "Instance;Date;État\ncopil;24/03/2026;tenue ?\nCOPIL "
      "?;25/03/2026;tenue\ncopil;26/03/2026;Tenue\n");
  ASSERT_TRUE(sheet.history);
  EXPECT_EQ(sheet.history->meetings.at(0).status, MeetingStatus::proposed);
  EXPECT_EQ(sheet.history->meetings.at(1).status, MeetingStatus::held);
  EXPECT_EQ(sheet.history->meetings.at(2).status, MeetingStatus::held);
  EXPECT_THAT(sheet.codes(), ElementsAre("unsure"));
  const Sheet untold = read("Instance;Date\nCOPIL ?;24/03/2026\n");
  ASSERT_TRUE(untold.history);
  EXPECT_EQ(untold.history->meetings.at(0).status, MeetingStatus::proposed);
}

TEST(HistorySheet, TwoWhoCameBehindASlashAreTwoAndWhoIsNotSureIsNone) {
  const std::string head = "Instance;Date;État;Présents\n";
  const Sheet sheet = read(head + "copil;24/03/2026;tenue;élus / dgs\n");
  ASSERT_TRUE(sheet.history);
  EXPECT_EQ(presence_text(sheet.history->meetings.at(0).present), "elu|dgs");
  EXPECT_THAT(read(head + "copil;25/03/2026;tenue;élus|dgs?\n").codes(),
              ElementsAre("unsure-presence"));
}

TEST(HistorySheet, AnErrorOfASpreadsheetIsNoText) {
  for (const char* cells :
       {"#REF!;tenue;", "24/03/2026;#N/A;", "24/03/2026;tenue;#NOM?", "24/03/2026;tenue;Err:502"}) {
    const Sheet sheet = read(std::string("Instance;Date;État;Remarques\ncopil;") + cells + "\n");
    EXPECT_FALSE(sheet.history) << cells;
    EXPECT_THAT(sheet.codes(), testing::Each("error-in-cell")) << cells;
  }
}

TEST(HistorySheet, AColumnOfHoursHoldsNumbersToo) {
  const auto hours = [](const std::string& cell) {
    return read("Instance;Date;Heure;État\ncopil;24/03/2026;" + cell + ";tenue\n").sessions();
  };
  EXPECT_THAT(hours("14"), ElementsAre("copil 2026-03-24 840 held"));
  EXPECT_THAT(hours("9-11"), ElementsAre("copil 2026-03-24 540-2026-03-24T11:00 held"));
  EXPECT_THAT(hours("30/12/1899 14:00"), ElementsAre("copil 2026-03-24 840 held"));
  EXPECT_THAT(hours("0,999999"), ElementsAre("copil 2026-03-24 1439 held"));
  // It could be the afternoon.
  EXPECT_THAT(hours("2"), ElementsAre());
  EXPECT_THAT(hours("14,5"), ElementsAre());
}

TEST(HistorySheet, MidnightBehindADayIsNoHour) {
  const auto days = [](const std::string& cell) {
    return read("Instance;Date;État\ncopil;" + cell + ";tenue\n").sessions();
  };
  EXPECT_THAT(days("24/03/2026 00:00:00"), ElementsAre("copil 2026-03-24 held"));
  EXPECT_THAT(days("2026-03-24 00:00"), ElementsAre("copil 2026-03-24 held"));
  for (const char* cell :
       {"mardi 24 mars 2026 00:00", "Tuesday 24 March 2026 00:00", "TUESDAY 24 MARCH 2026 00:00:00",
        "24 août 2026 00:00", "24 AOÛT 2026 12:00 AM", "24-OCT-2026 00:00",
        "24/03/2026 12:00:00 AM", "2026-03-24T00:00:00", "2026-03-24T00:00:00.000",
        "2026-03-24t00:00:00", "2026-03-24 00:00:00.000", "20260324T000000"}) {
    const auto read = days(cell);
    ASSERT_EQ(read.size(), 1U) << cell;
    EXPECT_EQ(read.front().substr(16), " held") << cell;
  }
  EXPECT_THAT(days("2026-03-24T00:00"), ElementsAre("copil 2026-03-24 0 held"));
}

TEST(HistorySheet, MidnightBehindTheDayOfAnEndIsNoneBeforeTheStart) {
  const auto sessions = [](const std::string& header, const std::string& cells) {
    return read("Instance;Date;" + header + ";État\ncopil;24/03/2026 14:00;" + cells + ";tenue\n")
        .sessions();
  };
  for (const char* day : {"24/03/2026 00:00:00", "2026-03-24T00:00:00.000", "24 mars 2026 00:00"}) {
    EXPECT_THAT(sessions("Fin", day), ElementsAre("copil 2026-03-24 840 held")) << day;
    EXPECT_THAT(sessions("Date de fin;Heure de fin", std::string(day) + ";16:00"),
                ElementsAre("copil 2026-03-24 840-2026-03-24T16:00 held"))
        << day;
  }
  EXPECT_THAT(sessions("Fin", "25/03/2026 00:00"),
              ElementsAre("copil 2026-03-24 840-2026-03-25T00:00 held"));
}

TEST(HistorySheet, ASecondColumnOfTextIsToldAndLeftOut) {
  const Sheet sheet = read("Instance;Date;État;Remarques;Notes\ncopil;24/03/2026;tenue;a;b\n");
  EXPECT_THAT(sheet.codes(), ElementsAre("column-left-out"));
  EXPECT_EQ(sheet.history->meetings.at(0).note, "a");
}

TEST(HistorySheet, AHourThatIsNoneIsCalledAnHour) {
  const Sheet sheet = read("Instance;Date;Heure\ncopil;05/06/2026;25h\n");
  EXPECT_FALSE(sheet.history);
  EXPECT_THAT(sheet.codes(), testing::Contains("bad-time"));
}

TEST(HistorySheet, NamesStandBetweenWhateverMarksPeoplePutThere) {
  for (const char* cell : {"elu*2|dgs", "\"elu*2; dgs\"", "\"elu × 2, dgs\"", "\"2 elu, 1 dgs\"",
                           "\"elu*2\ndgs\n\""}) {
    const Sheet sheet =
        read(std::string("body;start;status;Présents\ncopil;05/06/2026;held;") + cell + "\n");
    ASSERT_TRUE(sheet.history) << cell;
    const auto& present = sheet.history->meetings.at(0).present;
    ASSERT_TRUE(present) << cell;
    EXPECT_EQ(*present, (std::vector<Presence>{{"elu", 2}, {"dgs", 1}})) << cell;
  }
}

TEST(HistorySheet, ATotalIsLeftOutWhateverItSays) {
  const Sheet sheet = read("body;start;status\ncopil;05/06/2026;held\nTotal;1 réunion;\n");
  EXPECT_THAT(sheet.sessions(), ElementsAre("copil 2026-06-05 held"));
}

TEST(HistorySheet, ABadCellIsToldOnceUnderTheNameThatItHas) {
  const Sheet sheet =
      read("Instance;Date;Heure de début;Heure de fin\ncopil;05/06/2026;25h30;26h\n");
  ASSERT_EQ(sheet.diagnostics.size(), 2U);  // with the status that nobody tells
  EXPECT_EQ(sheet.diagnostics[1].what.arguments.at(0),
            base::Argument(std::string("Heure de début")));
}

TEST(HistorySheet, AnEmptyCellErasesNothing) {
  Meeting recorded;
  recorded.uid = "m-1";
  recorded.body = "copil";
  recorded.day = *calendar::parse_iso_day("2026-06-05");
  recorded.start_time = calendar::Minutes{840};
  recorded.status = MeetingStatus::held;
  recorded.present = {{"elu", 2}};
  recorded.convened_on = calendar::parse_iso_day("2026-05-05");
  recorded.note = "N";
  Meeting read = recorded;
  read.start_time.reset();
  read.present.reset();
  read.convened_on.reset();
  read.note.clear();
  EXPECT_EQ(keep_untold(recorded, read, {"uid", "body", "start", "status"}), recorded);
  // What its status, or its day, speaks against is not kept.
  read.status = MeetingStatus::cancelled;
  EXPECT_FALSE(keep_untold(recorded, read, {"uid", "body", "start", "status"}).present);
  read.status = MeetingStatus::convened;
  read.day += calendar::Days{1};
  const Meeting moved = keep_untold(recorded, read, {"uid", "body", "start", "status"});
  EXPECT_FALSE(moved.convened_on);
  EXPECT_EQ(moved.start_time, recorded.start_time);
}

}  // namespace
}  // namespace gouvernail::governance::history_sheet_test
