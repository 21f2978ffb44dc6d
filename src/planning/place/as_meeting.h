// SPDX-License-Identifier: MPL-2.0
// A demand on its day, as the session that the checker and the record see. Private to the module.
#pragma once

#include "governance/meeting.h"
#include "planning/demand/demand.h"

namespace gouvernail::planning {

// `jointly`: how it is held with other conventions; null: by itself.
governance::Meeting as_meeting(const Problem& problem, const Demand& demand,
                               const calendar::LocalTime& at, const Jointly* jointly);

}  // namespace gouvernail::planning
