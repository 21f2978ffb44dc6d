// SPDX-License-Identifier: MPL-2.0
#include "governance/agenda.h"

#include <gtest/gtest.h>

#include <utility>

namespace gouvernail::governance {
namespace {

TEST(Agenda, AnItemSaysAtItsEndHowLongItTakes) {
  const std::vector<std::pair<const char*, int>> told = {{"Bilan de l'année (20 min)", 20},
                                                         {"Bilan : 20 mn", 20},
                                                         {"Tour de table 5'", 5},
                                                         {"Tour de table – 5 minutes", 5},
                                                         {"Débat, 1 h", 60},
                                                         {"Débat (1h30)", 90},
                                                         {"Débat [1 h 05]", 65},
                                                         {"Débat 1\u00a0h\u00a030 min.", 90},
                                                         {"Bilan (20 min.)", 20},
                                                         {"Bilan (20 min) ;", 20},
                                                         {"Talk (2 hours)", 120},
                                                         {"Budget (20 MIN) #bilan", 20},
                                                         {"1 h 30 minute", 90},
                                                         {"90 min", 90},
                                                         {"Visite (2 heures)", 120}};
  for (const auto& [text, minutes] : told) {
    const auto items = agenda_items(text);
    ASSERT_EQ(items.size(), 1U) << text;
    EXPECT_EQ(items[0].text, text);
    EXPECT_EQ(items[0].length, calendar::Minutes{minutes}) << text;
  }
}

TEST(Agenda, OtherNumbersAreNoLength) {
  for (const char* text :
       {"Bilan 2026", "20 min de bilan", "Point n°3 min", "Point n° 3 h", "Horaires 1h75",
        "Phase 12", "Le min", "(0 min)", "Annexe A20 min", "5000 min", "Reprise à 8 h",
        "Fin vers 1h30", "14 h", "Accueil 8 h", "Débat 1,5 h", "Débat 0,5 h", "Tour 10-15 min",
        "Reprise jusqu'à 2 h", "Ouverture de 5 h 30"}) {
    EXPECT_FALSE(agenda_items(text).at(0).length) << text;
  }
}

TEST(Agenda, IsItsLinesThatHoldSomething) {
  const std::string text = "  Accueil (5 min) \r\n\n Bilan 1 h\nQuestions diverses\n";
  const auto items = agenda_items(text);
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(added_up(items).told, calendar::Minutes{65});
  EXPECT_EQ(added_up(items).untold, 1);
  EXPECT_TRUE(agenda_items("").empty());
}

TEST(Agenda, WithoutAnItemTheOtherLinesStayAsTheyWereWritten) {
  const std::string text = "1. Bilan\n   - détail\n\n2. Divers";
  EXPECT_EQ(without_item(text, 0), "- détail\n\n2. Divers");
  EXPECT_EQ(without_item(text, 1), "1. Bilan\n\n2. Divers");
  EXPECT_EQ(without_item(text, 2), "1. Bilan\n   - détail");
  EXPECT_EQ(without_item("Un", 0), "");
}

}  // namespace
}  // namespace gouvernail::governance
