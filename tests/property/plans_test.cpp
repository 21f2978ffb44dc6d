// SPDX-License-Identifier: MPL-2.0
// Plans against every calendar there is: small conventions of all kinds of duties together, each
// calendar judged by the checker. What a plan claims is held against it: that there is none, that
// none has fewer sessions, that none costs less.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <iostream>
#include <optional>

#include "governance/meeting.h"
#include "planning/plan.h"
#include "property/small_convention.h"
#include "property/small_hours.h"
#include "support/holds.h"
#include "support/sample.h"

namespace gouvernail::test::plans_test {
namespace {

using calendar::Day;
using planning::Plan;
using planning::Status;

// More sessions than that are not tried.
constexpr int most_sessions = 4;

struct Truth {
  int sessions = 0;
  std::optional<double> cost;  // of the cheapest, where it is told
};

// Every calendar, those with fewest sessions first.
class Enumeration {
 public:
  explicit Enumeration(const Convention& c) : c_(c) {
    for (const std::string& body : c.those_asked()) {
      for (const Day day : c.open_days()) all_.push_back({body, day});
    }
  }

  std::optional<Truth> find() {
    for (int count = 0; count <= most_sessions; ++count) {
      choose(0, count);
      if (found_) return Truth{count, cost_};
    }
    return std::nullopt;
  }

 private:
  void choose(std::size_t from, int left) {
    if (left == 0) {
      if (!can_be_planned(c_, calendar_) || !keeps_all(c_, calendar_)) return;
      const auto cost = cost_of(c_, calendar_);
      if (!found_ || (cost && cost_ && *cost < *cost_)) cost_ = cost;
      found_ = true;
      return;
    }
    // One is enough where nobody can tell what it costs.
    if (found_ && !cost_) return;
    for (std::size_t i = from; i + static_cast<std::size_t>(left) <= all_.size(); ++i) {
      calendar_.push_back(all_[i]);
      choose(i + 1, left - 1);
      calendar_.pop_back();
    }
  }

  const Convention& c_;
  std::vector<Placed> all_;
  Calendar calendar_;
  bool found_ = false;
  std::optional<double> cost_;
};

TEST(Plans, ClaimNothingThatSomeCalendarRefutes) {
  const int count = cases(100, 20000);
  int kept = 0;
  int proven = 0;
  int priced = 0;
  int missed = 0;
  int more = 0;
  EXPECT_TRUE(holds(count, "no calendar is better than a plan that says so", [&] {
    const Convention c(any_rules(), any_setting(4, 7));
    RC_LOG() << c.text;
    const Plan plan = planning::propose(c.problem);
    RC_LOG() << text_of(plan) << "\n";
    const auto truth = Enumeration(c).find();
    const int sessions = static_cast<int>(calendar_of(plan).size());
    if (!truth) {
      RC_ASSERT(!plan.conflicts.empty() || sessions > most_sessions);
      return;
    }
    RC_LOG() << "truth: " << truth->sessions << " sessions, "
             << (truth->cost ? std::to_string(*truth->cost) : "no cost") << "\n";
    RC_ASSERT(plan.status != Status::unknown);
    if (!plan.conflicts.empty()) {
      // It found none; it must not say that there is none.
      RC_ASSERT(std::none_of(plan.conflicts.begin(), plan.conflicts.end(),
                             [](const auto& conflict) { return conflict.proven; }));
      ++missed;
      return;
    }
    ++kept;
    RC_ASSERT(keeps_all(c, calendar_of(plan)));
    RC_ASSERT(can_be_planned(c, calendar_of(plan)));
    RC_ASSERT(sessions >= truth->sessions);
    more += sessions > truth->sessions ? 1 : 0;
    RC_ASSERT(!plan.sessions_proven || sessions == truth->sessions);
    if (truth->cost && sessions == truth->sessions) {
      RC_ASSERT(plan.cost == *cost_of(c, calendar_of(plan)));
      RC_ASSERT(plan.lower_bound <= *truth->cost);
    }
    if (plan.status != Status::optimal) return;
    ++proven;
    RC_ASSERT(plan.sessions_proven);
    if (!truth->cost) return;
    ++priced;
    RC_ASSERT(plan.cost == *truth->cost);
  }));
  std::cerr << "kept " << kept << ", proven " << proven << " (" << priced
            << " with their cost), missed " << missed << ", more sessions than needed " << more
            << '\n';
  EXPECT_GT(kept, count / 3);
  EXPECT_GE(priced, count / 20);
  EXPECT_LE(missed, 2 + count / 20);
}

}  // namespace
}  // namespace gouvernail::test::plans_test
