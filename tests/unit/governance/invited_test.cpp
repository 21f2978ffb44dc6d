// SPDX-License-Identifier: MPL-2.0
#include "governance/invited.h"

#include <gmock/gmock.h>

#include "governance/convention.h"
#include "governance/people.h"
#include "governance/seat.h"
#include "unit/governance/sample_convention.h"

namespace gouvernail::governance::invited_test {
namespace {

using sample::day;
using testing::ElementsAre;

Role role(const std::string& id, const std::string& party, std::vector<std::string> is_also = {}) {
  Role made;
  made.id = id;
  made.party = party;
  made.is_also = std::move(is_also);
  return made;
}

struct Invited : testing::Test {
  Invited() {
    convention.roles = {role("elu", "epci"), role("vp", "epci", {"elu"}), role("cat", "caf"),
                        role("public", "")};
    body.id = "copil";
    body.members = {"cat", "elu", "public"};
    people.persons = {{"durand", "Durand", "", "mairie"}, {"martin", "Martin", "", ""}};
  }

  std::vector<std::string> persons(const std::string& on) const {
    std::vector<std::string> keys;
    for (const Guest& guest : invited(body, day(on), seats, people, convention)) {
      keys.push_back(guest.person + "/" + guest.role + "/" + guest.party);
    }
    return keys;
  }

  Convention convention;
  Body body;
  People people;
  std::vector<Seat> seats;
};

TEST_F(Invited, HoldersOfTheBodysRolesInItsOrderAndThoseWhoFillThemBesides) {
  seats = {{"vp", "vial", "", day("2025-01-01"), {}},
           {"elu", "emery", "", day("2025-01-01"), {}},
           {"cat", "martin", "", day("2025-01-01"), {}},
           {"dgs", "nobody", "", day("2025-01-01"), {}}};
  EXPECT_THAT(persons("2026-03-01"),
              ElementsAre("martin/cat/caf", "emery/elu/epci", "vial/vp/epci"));
}

TEST_F(Invited, NobodyTwiceWhateverHisSeats) {
  seats = {{"elu", "vial", "", day("2025-01-01"), {}}, {"vp", "vial", "", day("2025-01-01"), {}}};
  EXPECT_THAT(persons("2026-03-01"), ElementsAre("vial/elu/epci"));
}

TEST_F(Invited, TheFirstAndTheLastDayOfASeatCount) {
  seats = {{"vp", "vial", "", day("2026-03-01"), day("2026-03-31")}};
  EXPECT_THAT(persons("2026-02-28"), ElementsAre());
  EXPECT_THAT(persons("2026-03-01"), ElementsAre("vial/vp/epci"));
  EXPECT_THAT(persons("2026-03-31"), ElementsAre("vial/vp/epci"));
  EXPECT_THAT(persons("2026-04-01"), ElementsAre());
}

TEST_F(Invited, ForHisOwnPartyElseThatOfTheRoleElseThatOfTheSeat) {
  seats = {{"elu", "durand", "epci", day("2025-01-01"), {}},
           {"public", "inconnu", "association", day("2025-01-01"), {}}};
  EXPECT_THAT(persons("2026-03-01"),
              ElementsAre("durand/elu/mairie", "inconnu/public/association"));
}

TEST_F(Invited, ASeatBringsToABodyWhateverItsDays) {
  const Seat vp{"vp", "vial", "", day("2030-01-01"), {}};
  EXPECT_TRUE(brings_to(vp, body, convention));
  body.members = {"cat"};
  EXPECT_FALSE(brings_to(vp, body, convention));
}

}  // namespace
}  // namespace gouvernail::governance::invited_test
