// SPDX-License-Identifier: MPL-2.0
// Facts as they would be with what an import records.
#pragma once

#include <string>

#include "governance/history.h"
#include "governance/seat.h"
#include "governance/tick.h"
#include "governance/waiver.h"
#include "records/changes.h"

namespace gouvernail::app {

governance::History laid_over(governance::History history, const records::Changes& changes);

// By which one of them stands in the place of another.
std::string beside_key(const governance::Seat& seat);
std::string beside_key(const governance::Waiver& waiver);
std::string beside_key(const governance::Tick& tick);

}  // namespace gouvernail::app
