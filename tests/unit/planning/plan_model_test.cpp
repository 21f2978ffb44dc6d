// SPDX-License-Identifier: MPL-2.0
// From demands to the search's model, and back.
#include "planning/model/plan_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "governance/convention.h"
#include "rules/rules.h"
#include "support/rules_text.h"

namespace gouvernail::test::plan_model_test {
namespace {

using calendar::DayRange;
using calendar::Days;
using calendar::Minutes;
using planning::Demand;
using planning::Latitude;
using planning::PlanModel;
using planning::Tie;

const DayRange march{day("2026-03-02"), day("2026-03-31")};

struct Case {
  rules::Rules rules = load("");
  planning::Problem problem;
  std::vector<Demand> demands;
  std::unique_ptr<planning::Options> options;

  Case() {
    problem.rules = &rules;
    problem.today = day("2026-01-05");
    problem.horizon = rules.convention->term;
    problem.preferences.starts = {Minutes{14 * 60}, Minutes{9 * 60}};
    options = std::make_unique<planning::Options>(problem);
  }

  int ask(const std::string& body, const DayRange& window) {
    Demand demand;
    demand.home = options.get();
    demand.uid = "plan-" + std::to_string(demands.size());
    demand.body = body;
    demand.window = demand.loosest = window;
    demand.tentative = window.first + (window.last - window.first) / 2;
    demands.push_back(std::move(demand));
    return static_cast<int>(demands.size()) - 1;
  }

  // `demand` so many days before `other`.
  void tie_before(int demand, int other, int least, int most) {
    Tie tie;
    tie.session = other;
    tie.before = true;
    tie.target = least;
    tie.days = [=](Day its) { return DayRange{its - Days{most}, its - Days{least}}; };
    demands[static_cast<std::size_t>(demand)].ties.push_back(std::move(tie));
  }
};

// Pairs of days that are left to two sessions: all, and those that are so far apart.
std::pair<int, int> pairs_left(const PlanModel& model, int before, int after, int least, int most) {
  const auto& sessions = model.for_search().sessions;
  const auto keeps = [&](const search::Candidate& a, const search::Candidate& b) {
    const auto days = (model.time().day_of(b.t) - model.time().day_of(a.t)).count();
    return least <= days && days <= most;
  };
  int kept = 0;
  int pairs = 0;
  for (const auto& a : sessions[static_cast<std::size_t>(before)].candidates) {
    for (const auto& b : sessions[static_cast<std::size_t>(after)].candidates) {
      ++pairs;
      kept += keeps(a, b) ? 1 : 0;
    }
  }
  return {pairs, kept};
}

TEST(TimeAxis, TellsDaysAndStartTimesByNumber) {
  const planning::TimeAxis time({day("2026-03-05"), day("2026-03-02"), day("2026-03-05")},
                                {Minutes{14 * 60}, Minutes{9 * 60}});
  EXPECT_EQ(time.days(), (std::vector{day("2026-03-02"), day("2026-03-05")}));
  EXPECT_EQ(time.time_of(day("2026-03-05"), Minutes{9 * 60}), 2);
  for (int t = 0; t < 4; ++t) EXPECT_EQ(time.time_of(time.day_of(t), time.start_of(t)), t);
  EXPECT_TRUE(time.has(day("2026-03-02")));
  EXPECT_FALSE(time.has(day("2026-03-03")));
  EXPECT_EQ(time.index_of(day("2026-03-03")), 1);
  EXPECT_EQ(time.empty_model().half_of_slot, (std::vector{0, 1}));
}

TEST(TimeAxis, HasOneStartTimeWhereNothingIsAsked) {
  const planning::TimeAxis time({}, {});
  EXPECT_EQ(time.slots(), 1);
  EXPECT_TRUE(time.empty_model().days.empty());
}

TEST(PlanModel, ATieIsAGap) {
  Case c;
  const int copil = c.ask("copil", march);
  const int cotech = c.ask("cotech", {day("2026-02-02"), day("2026-03-31")});
  c.tie_before(cotech, copil, 7, 21);
  const PlanModel model = write_model(c.demands, Latitude::strict);
  ASSERT_EQ(model.for_search().gaps.size(), 1U);
  const search::Gap& gap = model.for_search().gaps.front();
  EXPECT_EQ(std::pair(gap.before, gap.after), std::pair(cotech, copil));
  EXPECT_EQ(std::pair(gap.least, gap.most), std::pair(7, 21));
  EXPECT_TRUE(gap.spans.empty()) << "every day asks for the same distance";
  EXPECT_TRUE(model.claims().exact);
}

TEST(PlanModel, ATieInDaysOfItsOwnIsASpanADay) {
  Case c;
  const int copil = c.ask("copil", march);
  const int cotech = c.ask("cotech", {day("2026-02-02"), day("2026-03-31")});
  c.tie_before(cotech, copil, 7, 21);
  // In the same month as well.
  c.demands.back().ties.front().days = [](Day its) {
    return DayRange{std::max(its - Days{21}, day("2026-03-01")), its - Days{7}};
  };
  const PlanModel model = write_model(c.demands, Latitude::strict);
  const search::Gap& gap = model.for_search().gaps.front();
  ASSERT_EQ(gap.spans.size(), model.time().days().size());
  const auto at = static_cast<std::size_t>(model.time().index_of(day("2026-03-12")));
  EXPECT_EQ(gap.spans[at].first, planning::number_of(day("2026-03-01")));
  EXPECT_EQ(gap.spans[at].last, planning::number_of(day("2026-03-05")));
}

TEST(PlanModel, ATieThatWouldCloseACircleIsCutIntoDays) {
  Case c;
  const int copil = c.ask("copil", march);
  const int cotech = c.ask("cotech", march);
  const int group = c.ask("groupe", march);
  c.tie_before(cotech, copil, 1, 10);
  c.tie_before(group, copil, 1, 10);
  c.tie_before(group, cotech, 2, 9);
  const PlanModel model = write_model(c.demands, Latitude::strict);
  EXPECT_EQ(model.for_search().gaps.size(), 2U);
  EXPECT_FALSE(model.claims().exact);
  const auto [left, kept] = pairs_left(model, group, cotech, 2, 9);
  EXPECT_GT(left, 0);
  EXPECT_EQ(kept, left) << "any of the days left will do";
  // A bound has to hold for every plan: there the days are left as they are.
  const PlanModel loosest = write_model(c.demands, Latitude::loosest);
  const auto [all, possible] = pairs_left(loosest, group, cotech, 2, 9);
  EXPECT_LT(possible, all);
}

TEST(PlanModel, ASeriesKeepsItsSessionsApart) {
  Case c;
  c.ask("groupe", {day("2026-03-02"), day("2026-03-13")});
  c.ask("groupe", {day("2026-03-09"), day("2026-03-20")});
  for (Demand& demand : c.demands) demand.even = 7;
  const PlanModel model = write_model(c.demands, Latitude::strict);
  ASSERT_EQ(model.for_search().gaps.size(), 1U);
  const search::Gap& gap = model.for_search().gaps.front();
  EXPECT_EQ(gap.target, 7);
  EXPECT_GE(gap.least, 1);
  // Nine days instead of seven cost two days of spread, on both sides of either session.
  const auto at = [&](const char* text) {
    return model.time().time_of(day(text), Minutes{14 * 60});
  };
  const std::vector<int> even{at("2026-03-03"), at("2026-03-10")};
  const std::vector<int> uneven{at("2026-03-03"), at("2026-03-12")};
  const auto spread = [&](const std::vector<int>& times) {
    return model.costs(times, *c.options)[planning::Soft::spread];
  };
  EXPECT_EQ(spread(uneven) - spread(even), planning::in_halves(2.0));
  EXPECT_EQ(model.costs_of(0, uneven)[planning::Soft::spread],
            model.costs_of(1, uneven)[planning::Soft::spread]);
  EXPECT_EQ(model.costs(uneven, *c.options).total(),
            search::evaluate(model.for_search(), uneven).cost);
}

TEST(PlanModel, WhatIsHeldJointlyIsOneSessionOnDaysOfBoth) {
  Case c;
  const int host = c.ask("copil", {day("2026-03-02"), day("2026-03-13")});
  const int guest = c.ask("copil", {day("2026-03-09"), day("2026-03-20")});
  c.demands.back().with = host;
  const PlanModel model = write_model(c.demands, Latitude::strict);
  EXPECT_EQ(model.session_of(guest), host);
  const auto& sessions = model.for_search().sessions;
  for (const auto& candidate : sessions[static_cast<std::size_t>(host)].candidates) {
    EXPECT_GE(model.time().day_of(candidate.t), day("2026-03-09"));
    EXPECT_LE(model.time().day_of(candidate.t), day("2026-03-13"));
  }
  EXPECT_EQ(sessions[static_cast<std::size_t>(host)].candidates.size(), 10U);
  const auto& nowhere = sessions[static_cast<std::size_t>(guest)];
  EXPECT_EQ(nowhere.candidates.size(), 1U);
  EXPECT_EQ(nowhere.cells_of_slot, (std::vector<search::Cells>{0, 0}));
}

}  // namespace
}  // namespace gouvernail::test::plan_model_test
