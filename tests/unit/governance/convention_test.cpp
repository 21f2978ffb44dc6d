// SPDX-License-Identifier: MPL-2.0
#include "governance/convention.h"

#include <gtest/gtest.h>

#include "governance/history_csv.h"
#include "governance/roles_called.h"
#include "unit/governance/sample.h"

namespace gouvernail::governance {
namespace {

std::string found(const Convention& convention, const std::string& text) {
  const Role* role = convention.find_role(text);
  return role ? role->id : "";
}

TEST(Convention, FindsARoleByIdAliasOrName) {
  const Convention c = sample::convention();
  EXPECT_EQ(found(c, "caf-cat"), "caf-cat");
  EXPECT_EQ(found(c, "ELUS"), "elu");
  EXPECT_EQ(found(c, "directeur general"), "dgs");
  EXPECT_EQ(found(c, "maire"), "");
  EXPECT_EQ(found(c, "  "), "");
}

TEST(Convention, AnIdWinsOverAnAlias) {
  Convention c = sample::convention();
  c.roles.insert(c.roles.begin(), sample::role("autre", "Autre", {"dgs"}));
  EXPECT_EQ(found(c, "DGS"), "dgs");
}

TEST(Convention, ThePartyOfSeveralRolesSaysNotWhichOfThemCame) {
  Convention c = sample::convention();
  Party caf{"caf", {"Caf du Pas-de-Calais", "Caf"}, true, {}};
  caf.short_name = {"Caf", "Caf"};
  c.parties = {caf, {"msa", {"MSA", "MSA"}, true, {}}};
  c.roles = {sample::role("responsable", "Responsable", {"Caf", "Caf 62", "RT"}),
             sample::role("cat", "Chargé d'accompagnement", {"CAT", "Caf 62"}),
             sample::role("msa-elu", "Élu de la MSA", {})};
  for (Role& role : c.roles) role.party = role.id == "msa-elu" ? "msa" : "caf";
  Body both = *c.body("copil");
  both.members = {"responsable", "cat", "msa-elu"};
  Body one = both;
  one.members = {"cat", "msa-elu"};
  Body none = both;
  none.members = {"msa-elu"};
  const auto at = [&](const std::string& text, const Body& body) {
    const Role* role = role_called(c, text, &body);
    return role ? role->id : "";
  };
  for (const char* name : {"Caf", "caf 62", "CAF DU PAS-DE-CALAIS"}) {
    EXPECT_EQ(found(c, name), "") << name;
    EXPECT_EQ(at(name, both), "") << name;
    EXPECT_EQ(at(name, none), "") << name;
    EXPECT_EQ(at(name, one), "cat") << name;
  }
  EXPECT_EQ(at("RT", both), "responsable");
  EXPECT_EQ(at("MSA", none), "msa-elu");
  EXPECT_EQ(found(c, "msa"), "msa-elu");
}

TEST(Convention, ASheetThatNamesAPartyOfSeveralRolesIsTold) {
  Convention c = sample::convention();
  c.parties = {{"caf", {"Caf", "Caf"}, true, {}}};
  c.roles = {sample::role("responsable", "Responsable", {"Caf"}), sample::role("cat", "CAT")};
  for (Role& role : c.roles) role.party = "caf";
  for (Body& body : c.bodies) body.members = {"cat"};
  c.bodies.front().members = {"responsable", "cat"};
  const auto read = [&](const std::string& body, const std::string& present) {
    base::Diagnostics told;
    CsvSource source;
    SheetReading how;
    how.asks = true;
    const auto history = read_history_sheet(
        "s.csv", "Instance;Date;État;Présents\n" + body + ";24/03/2026;tenue;" + present + "\n", c,
        told, source, how);
    const auto& sheet = history->meetings.at(0).present;
    std::string roles = sheet ? "" : "none";
    for (const Presence& one : sheet.value_or(std::vector<Presence>{})) roles += one.role + " ";
    return told.empty() ? roles : told.front().code + " " + roles;
  };
  EXPECT_EQ(read("copil", "Caf"), "unknown-role none");
  EXPECT_EQ(read("copil", "Caf|CAT"), "unknown-role cat ");
  EXPECT_EQ(read("cotech", "Caf"), "cat ");
  EXPECT_EQ(read("copil", "responsable"), "responsable ");
}

TEST(Convention, BodiesGoByTheirExactId) {
  const Convention c = sample::convention();
  ASSERT_NE(c.body("cotech"), nullptr);
  EXPECT_EQ(c.body("cotech")->id, "cotech");
  EXPECT_EQ(c.body("COTECH"), nullptr);
  EXPECT_EQ(c.party("caf"), nullptr);
}

TEST(Convention, CountsFromItsSignatureWhenThereIsOne) {
  Convention c = sample::convention();
  c.term = {sample::day("2024-01-01"), sample::day("2028-12-31")};
  EXPECT_EQ(c.anchor(), sample::day("2024-01-01"));
  c.signed_on = sample::day("2024-11-13");
  EXPECT_EQ(c.anchor(), sample::day("2024-11-13"));
}

TEST(Convention, APartyIsBoundFromItsOwnDay) {
  Convention c = sample::convention();
  c.parties = {{"cd", {}, true, sample::day("2025-10-24")}, {"caf", {}, true, {}}};
  EXPECT_FALSE(c.binds("cd", sample::day("2025-10-23")));
  EXPECT_TRUE(c.binds("cd", sample::day("2025-10-24")));
  EXPECT_TRUE(c.binds("caf", sample::day("2020-01-01")));
  EXPECT_TRUE(c.binds("", sample::day("2020-01-01")));
}

TEST(Convention, APlaceIsFoundAsAHandOrACalendarWritesIt) {
  Convention c = sample::convention();
  c.sites = {{"fruges", {"Siège, Fruges", "Seat, Fruges"}, "15 ter rue du Marais", {}},
             {"etaples", {"Antenne de la Caf", "Branch of the Caf"}, "Étaples", {}},
             {"annexe", {"Annexe", "Annexe"}, "15 ter rue du Marais", {}}};
  for (const char* text : {"fruges", "Fruges", "siege fruges", "Seat, Fruges",
                           "Siège, Fruges, 15 ter rue du Marais", " Siège,\r\n Fruges "}) {
    EXPECT_EQ(c.site_named(text), "fruges") << text;
  }
  EXPECT_EQ(c.site_named("ÉTAPLES"), "etaples");
  EXPECT_EQ(c.site_named("Antenne de la Caf, Étaples"), "etaples");
  // Two have that address; others are nobody's.
  EXPECT_EQ(c.site_named("15 ter rue du Marais"), "15 ter rue du Marais");
  EXPECT_EQ(c.site_named("Mairie\nde Créquy"), "Mairie de Créquy");
  EXPECT_EQ(c.site_named(" \n "), "");
  c.sites.push_back({"SIEGE-FRUGES", {"Autre", "Other"}, "", {}});
  EXPECT_EQ(c.site_named("siege fruges"), "SIEGE-FRUGES");  // an id wins
}

TEST(Convention, ABodyIsFoundByItsIdWhateverTheCase) {
  Convention c = sample::convention();
  c.bodies.back().act = true;
  ASSERT_NE(c.find_body("Groupe Projet"), nullptr);
  EXPECT_EQ(c.find_body("Groupe Projet")->id, "groupe-projet");
  EXPECT_EQ(c.body("Groupe Projet"), nullptr);
  EXPECT_EQ(c.find_body(""), nullptr);
  EXPECT_TRUE(c.is_act("groupe-projet"));
  EXPECT_FALSE(c.is_act("copil"));
  EXPECT_FALSE(c.is_act("nobody"));
}

}  // namespace
}  // namespace gouvernail::governance
