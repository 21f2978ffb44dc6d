// SPDX-License-Identifier: MPL-2.0
// Quorums and second convocations against a second way to count them: by hand, session by session.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <map>

#include "governance/history.h"
#include "governance/meeting.h"
#include "support/rules_text.h"

namespace gouvernail::test {
namespace {

using calendar::Days;

const char* const council = R"(
[[role]]
id = "membre"
name = "Membre"
seats = 10
[[body]]
id = "conseil"
name = "Conseil"
members = ["membre"]
[[obligation]]
id = "quorum"
body = "conseil"
kind = "composition"
require = "present"
quorum = { first = "1/2", more = 1, second = "1/5" }
source = { article = "1" }
[[obligation]]
id = "encore"
body = "conseil"
kind = "response"
after_each = "conseil"
when = "quorum-failed"
at_least_after = { days = 8 }
within = { days = 15 }
source = { article = "1" }
[[obligation]]
id = "rythme"
body = "conseil"
kind = "cadence"
at_least = 1
per = "quarter"
source = { article = "1" }
)";

struct Sitting {
  Day day;
  int heads = 0;
  int first = -1;  // index of the one that it names; -1: none
};

// Six of ten, or two at a second convocation: of a session that was a first and had fewer than
// six, eight to fifteen days before, and that no other was held for meanwhile.
std::vector<bool> valid_by_hand(const std::vector<Sitting>& all) {
  std::vector<bool> second(all.size(), false);
  std::vector<bool> valid(all.size(), false);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const int named = all[i].first;
    if (named >= 0 && named < static_cast<int>(i)) {
      const auto j = static_cast<std::size_t>(named);
      const auto apart = (all[i].day - all[j].day).count();
      bool taken = false;
      for (std::size_t k = 0; k < i; ++k) {
        const auto after = (all[k].day - all[j].day).count();
        taken = taken || (all[k].first == named && after >= 8 && after <= 15);
      }
      second[i] = apart >= 8 && apart <= 15 && !second[j] && all[j].heads < 6 && !taken;
    }
    valid[i] = all[i].heads >= (second[i] ? 2 : 6);
  }
  return valid;
}

TEST(Property, OnlySessionsWithTheirQuorumKeepACadence) {
  EXPECT_TRUE(rc::check("as counted by hand", [] {
    std::vector<Sitting> all;
    Day day = test::day("2026-01-05");
    const int n = *rc::gen::inRange(0, 14);
    for (int i = 0; i < n; ++i) {
      day += Days{*rc::gen::inRange(1, 20)};
      all.push_back({day, *rc::gen::inRange(0, 11), *rc::gen::inRange(-1, n)});
    }
    governance::History facts;
    for (std::size_t i = 0; i < all.size(); ++i) {
      auto meeting = held("conseil", calendar::to_iso(all[i].day));
      if (all[i].first >= 0) {
        const Sitting& named = all[static_cast<std::size_t>(all[i].first)];
        // By its uid or by its day, as a sheet has it.
        const std::string iso = calendar::to_iso(named.day);
        meeting.second_of = i % 2 == 0 ? "conseil-" + iso : iso;
      }
      meeting.present.emplace();
      if (all[i].heads > 0) meeting.present->push_back({"membre", all[i].heads});
      facts.meetings.push_back(std::move(meeting));
    }
    const std::vector<bool> valid = valid_by_hand(all);
    const auto rules = load(council);
    std::map<std::string, std::string> verdicts;
    for (const auto& j :
         compliance::judge(rules, {}, governance::as_of(facts, test::day("2028-01-01")))) {
      verdicts[j.duty.id] = compliance::to_string(j.verdict);
    }
    std::map<std::string, bool> kept;
    for (int year : {2026, 2027}) {
      for (int quarter = 1; quarter <= 4; ++quarter) {
        kept["rythme/" + std::to_string(year) + "-Q" + std::to_string(quarter)] = false;
      }
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string iso = calendar::to_iso(all[i].day);
      RC_ASSERT(verdicts.at("quorum/" + iso) == (valid[i] ? "satisfied" : "breached"));
      const int quarter = (calendar::month_of(all[i].day) + 2) / 3;
      const std::string name = "rythme/" + std::to_string(calendar::year_of(all[i].day)) + "-Q" +
                               std::to_string(quarter);
      kept[name] = kept[name] || valid[i];
    }
    for (const auto& [name, is_kept] : kept) {
      RC_ASSERT(verdicts.at(name) == (is_kept ? "satisfied" : "breached"));
    }
  }));
}

}  // namespace
}  // namespace gouvernail::test
