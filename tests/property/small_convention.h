// SPDX-License-Identifier: MPL-2.0
// Conventions of two months that are small enough to try every calendar: duties of all kinds
// together, at random. What a calendar is worth there, told without the planner.
#pragma once

#include <compare>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "calendar/day.h"
#include "compliance/verdict.h"
#include "planning/plan.h"
#include "rules/rules.h"

namespace gouvernail::test::plans_test {

// Drawn at random; what is drawn first is the simplest.
int between(int from, int to);
bool one_in(int n);

// Of TOML: cadences of a and of b, what comes before them, what answers them, gaps, notices and the
// most that is allowed.
std::string any_rules();

// What surrounds the rules.
struct Setting {
  int weeks = 8;            // of the term
  std::string name = {};    // among several conventions; empty: alone
  bool sharing = false;     // one person sits in a and in b; in conventions of that kind, the same
  bool late_party = false;  // the party of b's own member is bound two weeks late
  std::vector<calendar::Day> closed = {};  // by the house
};
Setting any_setting(int least_weeks, int most_weeks);

// Three bodies; sessions on Tuesdays at 14:00.
struct Convention {
  explicit Convention(std::string obligations, const Setting& setting = {});

  std::vector<calendar::Day> open_days() const;
  // Bodies of which any session might be needed.
  std::vector<std::string> those_asked() const;

  std::string text;
  rules::Rules rules;
  planning::Problem problem;  // points to `rules`: neither copied nor moved
  Convention(const Convention&) = delete;
  Convention& operator=(const Convention&) = delete;
};

struct Placed {
  std::string body;
  calendar::Day day;
  // NOLINTNEXTLINE(modernize-use-nullptr): as in planning/plan.h
  friend auto operator<=>(const Placed&, const Placed&) = default;
};
using Calendar = std::vector<Placed>;

// All sessions of a plan, in order.
Calendar calendar_of(const planning::Plan& plan);
std::string text_of(const Calendar& calendar);
std::string text_of(const planning::Plan& plan);
governance::Meeting meeting_of(const Placed& placed, int index);

// Whether nothing is left of a duty that a session would keep.
bool is_kept(const compliance::Judgement& judgement);
// Of the sessions given, by the checker.
std::vector<compliance::Judgement> judged(const Convention& convention,
                                          std::vector<governance::Meeting> meetings);
// By the checker: nothing is left that a session would keep.
bool keeps_all(const Convention& convention, const Calendar& calendar);

// What a calendar costs, from the description of the costs alone, in days of distance. None: of
// this convention, or with these numbers of sessions, it is not told.
std::optional<double> cost_of(const Convention& convention, const Calendar& calendar);

}  // namespace gouvernail::test::plans_test
