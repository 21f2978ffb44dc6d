// SPDX-License-Identifier: MPL-2.0
// What may surprise about the day and the hour of a session. Told, and done all the same: whoever
// chose the day may have had a reason.
#pragma once

#include <vector>

#include "app/workspace/opened.h"
#include "base/message.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::app {

// Whether it is recorded all the same, which the remarks say then, or only looked at.
enum class Remarked { recorded, tried };

// A day outside the term or on which nobody works, another session of the same body on that day,
// somebody invited to two sessions at the same hour. `meeting` need not be recorded yet.
std::vector<base::Message> session_remarks(const Opened& opened, const governance::Meeting& meeting,
                                           Remarked remarked = Remarked::recorded);
// The same beside other sessions than those that are recorded: the rows of a file.
std::vector<base::Message> session_remarks(const Opened& opened, const governance::Meeting& meeting,
                                           const std::vector<governance::Meeting>& beside);

}  // namespace gouvernail::app
