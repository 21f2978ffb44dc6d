// SPDX-License-Identifier: MPL-2.0
// The identifiers under which the sessions of a calendar will be recorded.
#pragma once

#include "app/planning/planning_facts.h"

namespace gouvernail::app {

// Names every session that is added, so that what is shown is what record_calendar records. A joint
// session goes by the name of the one that leads, and its note says who holds it too.
void name_sessions(const PlanningFacts& facts, planning::JointPlan& joint,
                   const reports::Language& language);

}  // namespace gouvernail::app
