// SPDX-License-Identifier: MPL-2.0
// Moves what can no longer be held, and as little else as possible; adds nothing.
#pragma once

#include <string>
#include <vector>

#include "app/planning/planning_facts.h"

namespace gouvernail::app {

struct RepairCalendarRequest {
  CalendarRequest calendar;
  std::vector<std::string> frozen;  // bodies and meetings that stay
  // Convened meetings, and bodies whose convened meetings, may be moved. "all": any of them, and
  // "nord:all" any of that workspace.
  std::vector<std::string> movable;
};

struct RepairCalendarResult {
  PlanningFacts facts;
  planning::JointRepair repair;  // by workspace, in the order of the facts

  bool mended() const;  // nothing is open or stuck
};

RepairCalendarResult repair_calendar(const RepairCalendarRequest& request);

}  // namespace gouvernail::app
