// SPDX-License-Identifier: MPL-2.0
// What has changed of a session since its guests were told of it, as a mail to them says it.
#pragma once

#include <string>
#include <vector>

#include "calendar/local_time.h"
#include "reports/language.h"

namespace gouvernail::governance {
struct Meeting;
}

namespace gouvernail::reports {

// Items of an agenda for guests: what tells the rules something ("#objectifs") says nothing to
// them.
std::vector<std::string> agenda_lines(const governance::Meeting& meeting);

// Sentences on its end, where the day and the hour are the same, and on its agenda. `length`: of
// one whose end is not told.
std::vector<std::string> session_changes(const governance::Meeting& before,
                                         const governance::Meeting& now, calendar::Minutes length,
                                         const Language& language);

}  // namespace gouvernail::reports
