// SPDX-License-Identifier: MPL-2.0
#include "app/planning/problem.h"

#include "app/planning/other_readings.h"
#include "governance/convention.h"
#include "planning/other_reading.h"
#include "rules/rules.h"
#include "settings/settings.h"

namespace gouvernail::app {

calendar::DayRange days_ahead(const Opened& opened, calendar::Day today) {
  return {today + calendar::Days{1}, opened.rules->convention->term.last};
}

planning::Problem problem_of(const Opened& opened, calendar::Day today,
                             const calendar::DayRange& horizon) {
  planning::Problem problem;
  problem.rules = &*opened.rules;
  problem.world = opened.world;
  problem.school = opened.school;
  problem.history = opened.history;
  problem.people = opened.people;
  problem.today = today;
  problem.horizon = horizon;
  problem.preferences = opened.settings->preferences;
  problem.other_readings = [&opened] { return other_readings(opened); };
  return problem;
}

}  // namespace gouvernail::app
