// SPDX-License-Identifier: MPL-2.0
// Planning anew what is only proposed: those sessions give up their day, and a calendar is made as
// if they were not; each of them then takes the day of a session of its body.
#pragma once

#include <vector>

#include "app/planning/planning_facts.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

// Sessions that gave up their day, by workspace.
using Loosened = std::vector<std::vector<governance::Meeting>>;

// Takes them out of the problems: what is proposed, ahead, within the days that are planned, and
// held by one convention alone. A joint session stays: its other half is elsewhere; so does one
// whose guests hold the convocation of its former day.
Loosened loosen_proposed(PlanningFacts& facts);

// Turns sessions that were added into those that were loosened: on the same day, kept; on another,
// moved, with their agenda and their guests' thread of mails. In order of days, body by body. What
// no session takes up is cancelled. Before sessions are named (name_sessions).
void take_up(const Loosened& loosened, planning::JointPlan& joint);

}  // namespace gouvernail::app
