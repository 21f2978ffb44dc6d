// SPDX-License-Identifier: MPL-2.0
// What a session on a day would touch, or its being called off, before anything is recorded:
// verdicts, notice, persons.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "app/meetings.h"
#include "app/workspace/opened.h"
#include "app/workspace/subscriptions.h"
#include "base/diagnostic.h"
#include "compliance/differences.h"
#include "planning/slots.h"

namespace gouvernail::app {

// The day and hour that a guest proposes, accepted.
struct AcceptProposal {
  std::int64_t number = 0;  // of the answer that waits
};
using TryMeeting = std::variant<AddMeeting, MoveMeeting, CancelMeeting, AcceptProposal>;

struct MeetingTried {
  // What would be recorded, what is to be remarked, and of a joint session what the records of the
  // other conventions would lack: their verdicts are not looked at.
  MeetingChanged changed;
  std::vector<compliance::Judgement> before;        // of the day on which it is asked
  std::vector<compliance::Judgement> after;         // … as if it were recorded
  std::vector<compliance::Difference> differences;  // of these two
  // Who is free, and until when it is to be convened; none where its hour is not told, its day
  // has passed, or it is called off.
  std::optional<planning::Slot> slot;
  base::Diagnostics warnings;  // of the calendars of persons
};

// What the step itself refuses is the same Failure.
MeetingTried try_meeting(const Opened& opened, const TryMeeting& request, calendar::Day today,
                         Reach reach = Reach::copies);

}  // namespace gouvernail::app
