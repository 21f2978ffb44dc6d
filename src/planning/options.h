// SPDX-License-Identifier: MPL-2.0
// On which days a body could meet, at what cost. Private to the module.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "compliance/last_call.h"
#include "planning/agenda.h"
#include "planning/chain.h"
#include "planning/plan.h"

namespace gouvernail::planning {

// Cost of one day and hour for a body, by soft term ("weekday", "start", "school", "election").
std::map<std::string, double> day_terms(const Problem& problem, const std::string& body,
                                        calendar::Day day, calendar::Minutes start);

calendar::Minutes length_of(const Problem& problem, const std::string& body);

// What stands in the way of a session; the names that explanations cite.
enum class Obstacle { none, closed_day, notice, two_places, daily };
const char* to_string(Obstacle obstacle);

struct Options {
  std::vector<DayOption> days;        // ascending, the best hour of each
  std::map<Obstacle, int> forbidden;  // days lost to each hard constraint
};

// `agenda` null: as if nobody else were taken, which bounds the cost from below.
Options options_of(const Problem& problem, const compliance::Placement& placement,
                   const Agenda* agenda, const std::string& body, const calendar::DayRange& window,
                   compliance::Manner manner);

}  // namespace gouvernail::planning
