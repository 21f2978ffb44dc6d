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

// A session, and how long it is where its end is not told.
struct SessionAtThatTime {
  const governance::Meeting& meeting;
  calendar::Minutes length;
};

// Sentences on its end, where the day and the hour are the same, and on its agenda.
std::vector<std::string> session_changes(const SessionAtThatTime& before,
                                         const SessionAtThatTime& now, const Language& language);

}  // namespace gouvernail::reports
