// SPDX-License-Identifier: MPL-2.0
#include "governance/seat.h"

#include <gtest/gtest.h>

#include "governance/convention.h"
#include "governance/people.h"
#include "governance/stand_ins.h"
#include "unit/governance/sample_convention.h"

namespace gouvernail::governance::seat_test {
namespace {

using sample::day;

TEST(ASeat, IsHeldFromItsFirstDayToItsLast) {
  const Seat seat{"elu", "p1", "", day("2026-03-01"), day("2026-03-31")};
  EXPECT_FALSE(holds_on(seat, day("2026-02-28")));
  EXPECT_TRUE(holds_on(seat, day("2026-03-01")));
  EXPECT_TRUE(holds_on(seat, day("2026-03-31")));
  EXPECT_FALSE(holds_on(seat, day("2026-04-01")));
  EXPECT_TRUE(holds_on({"elu", "p1", "", day("2026-03-01"), {}}, day("2036-03-01")));
}

Role of_party(const std::string& id, const std::string& party) {
  Role role = sample::role(id, id);
  role.party = party;
  return role;
}

TEST(StandIns, AColleagueOfTheSamePartySitsWhereTheClauseLetsHim) {
  Role caf = of_party("caf-cat", "caf");
  const Role other = of_party("caf-territoire", "caf");
  EXPECT_TRUE(may_stand_in(caf, other));
  EXPECT_FALSE(may_stand_in(caf, of_party("msa", "msa")));
  EXPECT_TRUE(may_sit_for(caf, other, true));
  EXPECT_FALSE(may_sit_for(caf, other, false));
  caf.substitution = Substitution::nobody;
  EXPECT_FALSE(may_stand_in(caf, other));
}

TEST(StandIns, WhoeverFillsARoleBesidesHisOwnNeedsNoClause) {
  const Role elu = of_party("elu", "");
  Role president = of_party("vice-president", "");
  president.is_also = {"elu"};
  EXPECT_TRUE(may_sit_for(elu, president, false));
  EXPECT_FALSE(may_sit_for(president, elu, false));
}

TEST(StandIns, SomebodySentSitsOnThatDayOrIsAColleague) {
  Convention convention = sample::convention();
  convention.roles = {of_party("caf-cat", "caf"), of_party("caf-territoire", "caf")};
  const Person colleague{"p1", "", "", "caf"};
  const Person stranger{"p2", "", "", ""};
  Role role = convention.roles.front();
  EXPECT_TRUE(may_be_sent(role, colleague, day("2026-10-13"), {}, convention));
  const std::vector<Seat> seats{{"caf-territoire", "p2", "", day("2026-01-01"), day("2026-10-13")}};
  EXPECT_TRUE(may_be_sent(role, stranger, day("2026-10-13"), seats, convention));
  EXPECT_FALSE(may_be_sent(role, stranger, day("2026-10-14"), seats, convention));
  role.elected = true;
  EXPECT_FALSE(may_be_sent(role, colleague, day("2026-10-13"), {}, convention));
}

}  // namespace
}  // namespace gouvernail::governance::seat_test
