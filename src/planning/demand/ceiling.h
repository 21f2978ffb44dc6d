// SPDX-License-Identifier: MPL-2.0
// Hard::ceiling: no more sessions within the window of a duty than the duty allows. Private to the
// module.
#pragma once

#include <string>
#include <vector>

#include "planning/plan.h"

namespace gouvernail::planning {

// How many sessions a duty lets be held within its window.
struct Ceiling {
  std::string duty;  // its id
  const rules::Obligation* obligation = nullptr;
  std::vector<std::string> bodies;  // whose sessions count
  calendar::DayRange window;
  int allowed = 0;
  int most = 0;      // what was there before anything was planned, where that is more
  int standing = 0;  // sessions that stand
  bool counts(const std::string& body, calendar::Day day) const;
  int room() const { return most - standing; }
};
// Those that are not over yet, but for what is waived or set aside.
std::vector<Ceiling> ceilings_of(const Problem& problem);

Cause cause_of(const Ceiling& ceiling, const Problem& problem);

}  // namespace gouvernail::planning
