// SPDX-License-Identifier: MPL-2.0
// The days of one body, chosen exactly: dynamic programming over admissible days for the least
// cost of days and of uneven gaps. Private to the module.
#pragma once

#include <optional>
#include <vector>

#include "calendar/local_time.h"

namespace gouvernail::planning {

struct DayOption {
  calendar::Day day;
  calendar::Minutes start{0};
  double cost = 0;  // of the day and the hour alone
};

struct ChainProblem {
  // For each session to be placed, in order: the days on which it may stand, ascending.
  std::vector<std::vector<DayOption>> sessions;
  std::vector<calendar::Day> fixed;  // sessions that stand already, ascending
  int spacing = 1;                   // fewest days between two sessions
  double target = 0;                 // gap of an even spread, in days
  double weight = 1;                 // per day of distance from it; of first_wish, per two days
  // Where a session with none before it would best stand; none: anywhere.
  std::optional<calendar::Day> first_wish;
};

struct ChainSolution {
  std::vector<DayOption> chosen;  // one a session
  double days = 0;                // cost of days and hours
  double spread = 0;              // cost of gaps
  double cost() const { return days + spread; }
};

// The cheapest choice, or none when no choice keeps order and spacing. Exact: the cost is the
// least there is. n sessions of d days each take time n * d^2.
std::optional<ChainSolution> solve(const ChainProblem& problem);

}  // namespace gouvernail::planning
