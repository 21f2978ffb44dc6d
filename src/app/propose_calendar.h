// SPDX-License-Identifier: MPL-2.0
// The calendar that keeps every duty which can be kept; all the workspaces of a portfolio in one.
#pragma once

#include "app/planning/planning_facts.h"

namespace gouvernail::app {

struct ProposeCalendarRequest {
  CalendarRequest calendar;
  bool replan = false;  // what is only proposed may move too (app/planning/replanned.h)
};

struct ProposeCalendarResult {
  PlanningFacts facts;
  planning::JointPlan plan;  // by workspace, in the order of the facts

  bool keeps_all() const;  // every duty
  // Courtesies of the house, and calendars that nobody has published, of a workspace by itself; of
  // a portfolio, joint sessions whose halves stand on different days.
  std::vector<base::Message> notices() const;
};

ProposeCalendarResult propose_calendar(const ProposeCalendarRequest& request);

}  // namespace gouvernail::app
