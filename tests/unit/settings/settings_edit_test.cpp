// SPDX-License-Identifier: MPL-2.0
#include "settings/settings_edit.h"

#include <gtest/gtest.h>

namespace gouvernail::settings {
namespace {

TEST(SettingsEdit, AValueIsReplacedAndTheRestStays) {
  const std::string text =
      "# À nous\nrules = \"ctg\"\n\n[organiser] # qui invite\nname = \"Claire\"   # depuis 2024\n"
      "address = \"claire@example.org\"\n";
  EXPECT_EQ(
      with_value(text, {"organiser", "name", "\"Zoé\""}),
      "# À nous\nrules = \"ctg\"\n\n[organiser] # qui invite\nname = \"Zoé\"   # depuis 2024\n"
      "address = \"claire@example.org\"\n");
}

TEST(SettingsEdit, AValueThatIsNewComesAfterItsHeading) {
  EXPECT_EQ(with_value("[mail]\nserver = \"a\"\n", {"mail", "port", "25"}),
            "[mail]\nport = 25\nserver = \"a\"\n");
  EXPECT_EQ(with_value("rules = \"ctg\"", {"mail", "port", "25"}),
            "rules = \"ctg\"\n\n[mail]\nport = 25\n");
  EXPECT_EQ(with_value("", {"party.departement", "effective", "2025-11-03"}),
            "[party.departement]\neffective = 2025-11-03\n");
}

TEST(SettingsEdit, ATableThatOnlyASubTableImpliesGetsItsOwnHeading) {
  EXPECT_EQ(with_value("[planning.body.copil]\nweekdays = [\"jeudi\"]\n",
                       {"planning", "starts", "[\"14:00\"]"}),
            "[planning.body.copil]\nweekdays = [\"jeudi\"]\n\n[planning]\nstarts = [\"14:00\"]\n");
  EXPECT_EQ(with_value("[[planning.room]]\nid = \"salle\"\n", {"planning", "length", "90"}),
            "[[planning.room]]\nid = \"salle\"\n\n[planning]\nlength = 90\n");
}

TEST(SettingsEdit, LinesEndAsTheFileHasThem) {
  EXPECT_EQ(with_value("[mail]\r\nserver = \"a\"\r\n", {"mail", "port", "25"}),
            "[mail]\r\nport = 25\r\nserver = \"a\"\r\n");
}

TEST(SettingsEdit, ListsOfSeveralLinesAreReplacedWhole) {
  const NewValue monday{"planning", "weekdays", "[\"lundi\"]"};
  EXPECT_EQ(with_value("[planning]\nweekdays = [\n  \"mardi\",\n  \"jeudi\"\n]\n", monday),
            "[planning]\nweekdays = [\"lundi\"]\n");
  EXPECT_EQ(with_value("[planning]\nweekdays = [\n  \"mardi\", # le marché\n]\n", monday),
            std::nullopt)
      << "its comment would be lost";
}

TEST(SettingsEdit, WhatCannotBeFollowedIsLeft) {
  EXPECT_EQ(with_value("mail = { server = \"a\" }\n", {"mail", "port", "25"}), std::nullopt);
  EXPECT_EQ(with_value("[mail\n", {"mail", "port", "25"}), std::nullopt);
  EXPECT_EQ(with_value("mail = 3\n", {"mail", "port", "25"}), std::nullopt);
}

}  // namespace
}  // namespace gouvernail::settings
