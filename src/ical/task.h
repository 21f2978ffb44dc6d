// SPDX-License-Identifier: MPL-2.0
// Tasks (VTODO) as text: a checklist that Zimbra, Thunderbird or a phone can take in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/day.h"
#include "calendar/local_time.h"

namespace gouvernail::ical {

struct Task {
  std::string uid;  // for ever the same: taking the file in again updates the task
  std::string summary;
  std::string description;
  std::optional<calendar::Day> due;  // a whole day
  bool done = false;
  bool dropped = false;                        // nothing is left to do, and it was not done
  std::optional<calendar::UtcTime> completed;  // when, if known; of one that is done
  bool pressing = false;                       // shown first by clients that sort by priority
};

// One calendar of these tasks, as write_calendar writes its events. Outlook takes no tasks from a
// file. `dtstamp` is when they were made.
std::string write_tasks(const std::vector<Task>& tasks, const std::string& name,
                        calendar::UtcTime dtstamp);

}  // namespace gouvernail::ical
