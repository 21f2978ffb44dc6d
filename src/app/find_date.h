// SPDX-License-Identifier: MPL-2.0
// "When, then?": the best days still possible for a session that is owed, and one of them taken.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/meetings.h"
#include "app/workspace/opened.h"
#include "app/workspace/subscriptions.h"
#include "base/diagnostic.h"
#include "compliance/verdict.h"
#include "planning/slots.h"

namespace gouvernail::app {

struct FindDates {
  std::string body;       // id; a Failure where there is none
  std::string duty = {};  // id of the one to be kept; empty, or none that lacks a session any
                          // more: the most pressing one of the body
  std::size_t most = 3;
  Reach reach = Reach::copies;
};

struct DatesFound {
  // The duty that they would keep; none: the body lacks no session.
  std::optional<compliance::Judgement> judgement;
  std::vector<planning::Slot> slots;  // the best first; empty: no day will do
  base::Diagnostics warnings;         // of the calendars of persons
};

DatesFound find_dates(const Opened& opened, const FindDates& request, calendar::Day today);

// A session and those that have to come before it, all proposed and recorded together: what takes
// one of them back takes all.
std::vector<MeetingChanged> add_meetings(Opened& opened, const std::vector<AddMeeting>& request,
                                         calendar::Day today);

}  // namespace gouvernail::app
