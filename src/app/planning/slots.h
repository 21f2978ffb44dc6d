// SPDX-License-Identifier: MPL-2.0
// The best dates still possible, for the duties that are at risk.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "app/workspace/subscriptions.h"
#include "base/diagnostic.h"
#include "planning/slots.h"

namespace gouvernail::app {

// By id of the duty.
using SlotsByDuty = std::map<std::string, std::vector<planning::Slot>>;

// Of the judgements of that day, all of them: up to `most` slots for each that is at risk and that
// a session more would keep, the best first; a duty that has none is left out. Who is free is what
// busy/ and the subscriptions of the workspace say, as for `plan`; what is wrong with them is a
// warning. Without a workspace, nobody's calendar is known.
SlotsByDuty best_slots(const Opened& opened, const std::filesystem::path& workspace,
                       calendar::Day today, const std::vector<compliance::Judgement>& judgements,
                       std::size_t most, base::Diagnostics& diagnostics,
                       Reach reach = Reach::network);

}  // namespace gouvernail::app
