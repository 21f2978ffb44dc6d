// SPDX-License-Identifier: MPL-2.0
// Items of a checklist that somebody ticks.
#pragma once

#include <string>

#include "app/workspace/opened.h"
#include "rules/checklist.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

// Records that an item is done on `day`, by whoever runs the program, or is not done any more. An
// item that facts decide is a Failure that says how to record them.
void tick(Opened& opened, const rules::Checklist& list, const governance::Meeting& session,
          const std::string& item, calendar::Day day, const std::string& note);
void untick(Opened& opened, const rules::Checklist& list, const governance::Meeting& session,
            const std::string& item);

}  // namespace gouvernail::app
