// SPDX-License-Identifier: MPL-2.0
#include "governance/places.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "governance/convention.h"
#include "governance/seat.h"
#include "unit/governance/sample_convention.h"

namespace gouvernail::governance::places_test {
namespace {

using sample::day;

Role of_party(const std::string& id, std::optional<int> seats, std::vector<std::string> also = {}) {
  Role role;
  role.id = id;
  role.party = "epci";
  role.seats = seats;
  role.is_also = std::move(also);
  return role;
}

// Three elected members, and a vice-president who is one besides.
Convention council() {
  Convention convention;
  convention.roles = {of_party("e", 3), of_party("m", 1, {"e"})};
  return convention;
}

std::vector<int> seated(const std::vector<Heads>& heads, const std::vector<Seat>& seats,
                        const Convention& convention) {
  std::vector<int> counts;
  for (const Placed& one : place(heads, seats, day("2026-10-13"), convention)) {
    counts.push_back(one.seated);
  }
  return counts;
}

TEST(Places, AreThoseOfARoleAndOfThoseThatFillItBesides) {
  EXPECT_EQ(seated({{"e", 4}}, {}, council()), std::vector<int>{4});
  EXPECT_EQ(seated({{"e", 5}}, {}, council()), std::vector<int>{4});
  EXPECT_EQ(seated({{"m", 2}}, {}, council()), std::vector<int>{1});
  EXPECT_EQ(seated({{"e", 3}, {"m", 1}}, {}, council()), (std::vector<int>{3, 1}));
  // Five heads for four seats: the vice-president takes hers.
  const auto placed = place({{"e", 4}, {"m", 1}}, {}, day("2026-10-13"), council());
  EXPECT_EQ(placed[0].seated, 3);
  EXPECT_EQ(placed[0].claiming, 5);
  EXPECT_EQ(placed[0].seats, 4);
  EXPECT_FALSE(placed[0].told);
  EXPECT_EQ(placed[1].seated, 1);
}

TEST(Places, OfOneWhoFillsTwoRolesAreTakenOnce) {
  Convention convention;
  convention.roles = {of_party("e", 3), of_party("f", 3), of_party("m", 1, {"e", "f"})};
  const auto counts = seated({{"e", 4}, {"f", 4}}, {}, convention);
  EXPECT_EQ(counts[0] + counts[1], 7);
  EXPECT_EQ(seated({{"e", 4}, {"f", 3}}, {}, convention), (std::vector<int>{4, 3}));
}

// Two officers hold two seats each of the three that there are, and one of them the common one.
TEST(Places, OfAPersonWhoHoldsSeveralAreTakenOnce) {
  Convention convention;
  convention.roles = {of_party("officer", {}), of_party("a", 1, {"officer"}),
                      of_party("b", 1, {"officer"}), of_party("c", 1, {"officer"})};
  const std::vector<Seat> seats = {{"officer", "p", "", day("2026-01-01"), {}},
                                   {"a", "p", "", day("2026-01-01"), {}},
                                   {"b", "q", "", day("2026-01-01"), {}},
                                   {"c", "q", "", day("2026-01-01"), {}}};
  EXPECT_EQ(seated({{"officer", 9}}, seats, convention), std::vector<int>{2});
  EXPECT_EQ(seated({{"a", 1}, {"officer", 2}}, seats, convention), (std::vector<int>{1, 1}));
  EXPECT_EQ(seated({{"officer", 2}, {"officer", 1, "q"}}, seats, convention),
            (std::vector<int>{1, 1}));
  // A seat that the convention fixes and that nobody is recorded in may be held all the same.
  std::vector<Seat> vacant = seats;
  vacant.pop_back();
  EXPECT_EQ(seated({{"officer", 9}}, vacant, convention), std::vector<int>{3});
}

TEST(Places, AreAsManyAsLikeWhereNobodyKnows) {
  Convention convention = council();
  convention.roles.push_back(of_party("vacant", {}));
  Role open = of_party("public", {});
  open.party.clear();
  convention.roles.push_back(open);
  EXPECT_EQ(seated({{"vacant", 7}, {"public", 300}, {"unheard", 2}}, {}, convention),
            (std::vector<int>{7, 300, 2}));
  convention.roles[1].seats.reset();  // how many vice-presidents, nobody knows
  EXPECT_EQ(seated({{"e", 9}}, {}, convention), std::vector<int>{9});
}

// Every way to seat the heads one by one, for small councils: no more and no fewer can sit.
TEST(Places, AreAsManyAsTheBestOfAllWaysToSit) {
  const std::vector<std::vector<std::string>> also = {{}, {"e"}, {"e", "f"}, {"f"}};
  for (std::size_t first = 0; first < also.size(); ++first) {
    for (std::size_t second = 0; second < also.size(); ++second) {
      for (int load = 0; load < 81; ++load) {
        Convention convention;
        convention.roles = {of_party("e", 1), of_party("f", 2), of_party("m", 1, also[first]),
                            of_party("n", 1, also[second])};
        const std::vector<Heads> heads = {
            {"e", load % 3}, {"f", load / 3 % 3}, {"m", load / 9 % 3}, {"n", load / 27 % 3}};
        const std::function<int(std::size_t, int, std::vector<int>)> best =
            [&](std::size_t group, int left, std::vector<int> room) {
              while (group < heads.size() && left == 0) {
                if (++group < heads.size()) left = heads[group].count;
              }
              if (group == heads.size()) return 0;
              int most = best(group, left - 1, room);  // one stands
              for (std::size_t role = 0; role < room.size(); ++role) {
                const Role& held = convention.roles[role];
                const bool fits =
                    held.id == heads[group].role ||
                    std::count(held.is_also.begin(), held.is_also.end(), heads[group].role) > 0;
                if (!fits || room[role] == 0) continue;
                std::vector<int> rest = room;
                --rest[role];
                most = std::max(most, 1 + best(group, left - 1, rest));
              }
              return most;
            };
        int total = 0;
        for (const int count : seated(heads, {}, convention)) total += count;
        ASSERT_EQ(total, best(0, heads[0].count, {1, 2, 1, 1}))
            << first << " " << second << " " << load;
      }
    }
  }
}

}  // namespace
}  // namespace gouvernail::governance::places_test
