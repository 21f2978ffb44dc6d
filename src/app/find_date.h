// SPDX-License-Identifier: MPL-2.0
// "When, then?": the best days still possible for a session that is owed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

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
  // The duty that they would keep; none: the body lacks no session, or no day will do.
  std::optional<compliance::Judgement> judgement;
  std::vector<planning::Slot> slots;  // the best first
  // Those that come before it (the one asked for, then by their last days) and that no day keeps.
  std::vector<compliance::Judgement> without = {};
  bool settled = false;        // the duty that was asked for lacks no session (any more)
  base::Diagnostics warnings;  // of the calendars of persons
};

DatesFound find_dates(const Opened& opened, const FindDates& request, calendar::Day today);

}  // namespace gouvernail::app
