// SPDX-License-Identifier: MPL-2.0
// Meetings in a CalDAV calendar, kept in step with the workspace.
#pragma once

#include <filesystem>
#include <vector>

#include "base/message.h"
#include "calendar/day.h"
#include "reports/language.h"

namespace gouvernail::app {

struct PublishMeetingsRequest {
  std::filesystem::path workspace;
  calendar::Day today;
  const reports::Language& language;  // of the organiser
};

struct PublishMeetingsResult {
  int added = 0;
  int updated = 0;
  int merged = 0;  // of those: somebody had changed them on the server meanwhile
  int removed = 0;
  int unchanged = 0;
  std::vector<base::Message> remarks;
  bool left_out = false;  // InvitationMaker::left_somebody_out
};

// Puts each meeting ahead into the collection of the settings, updates what changed, removes those
// that were cancelled or withdrawn; meetings of the past stay. What somebody else put there is left
// alone. A collection that is missing is made. Faults are Failures; what was done until then stays
// done, and the next run goes on.
PublishMeetingsResult publish_meetings(const PublishMeetingsRequest& request);

}  // namespace gouvernail::app
