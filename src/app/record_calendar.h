// SPDX-License-Identifier: MPL-2.0
// Records the meetings of a calendar that was proposed or repaired: in each workspace its own, and
// where one of them changed since it was read, nothing in any.
#pragma once

#include <string>
#include <vector>

#include "app/planning/planning_facts.h"

namespace gouvernail::app {

struct RecordCalendarRequest {
  PlanningFacts& facts;  // that the calendar was made from; they say what is recorded afterwards
  const planning::JointPlan& plan;  // made to be recorded: CalendarRequest::recorded_in
  calendar::Day today;
};

struct RecordCalendarResult {
  struct Member {
    std::string name;  // of the workspace; empty: by itself
    std::int64_t added = 0;
    std::int64_t moved = 0;
    std::int64_t given_up = 0;  // proposed before, and needed no more
  };
  std::vector<Member> members;
  // What a workspace by itself moved, of sessions that other conventions hold too and have not
  // moved: see records_behind.
  std::vector<base::Message> behind;
  // Of second convocations, which no longer count as such.
  std::vector<base::Message> remarks;
};

// One that would put a second convocation before the session that it follows is a Failure.
RecordCalendarResult record_calendar(const RecordCalendarRequest& request);

}  // namespace gouvernail::app
