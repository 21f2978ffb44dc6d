// SPDX-License-Identifier: MPL-2.0
// Conventions of two months that are small enough to try every calendar: duties of all kinds
// together, at random. What a calendar is worth there, told without the planner.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "calendar/day.h"
#include "planning/plan.h"
#include "rules/rules.h"

namespace gouvernail::test::plans_test {

// Of TOML: cadences of a and of b, what comes before them, what answers them, gaps.
std::string any_rules();

// Three bodies that have nobody in common; sessions on Tuesdays at 14:00.
struct Convention {
  explicit Convention(std::string obligations);

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

// By the checker: nothing is left that a session would keep.
bool keeps_all(const Convention& convention, const Calendar& calendar);

// What a calendar costs, from the description of the costs alone, in days of distance. None: of
// this convention, or with these numbers of sessions, it is not told.
std::optional<double> cost_of(const Convention& convention, const Calendar& calendar);

}  // namespace gouvernail::test::plans_test
