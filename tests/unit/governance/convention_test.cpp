// SPDX-License-Identifier: MPL-2.0
#include "governance/convention.h"

#include <gtest/gtest.h>

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
