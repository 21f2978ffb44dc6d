// SPDX-License-Identifier: MPL-2.0
#include "governance/meetings_by_uid.h"

#include "governance/history.h"
#include "governance/meeting.h"

namespace gouvernail::governance {

// Of two of one uid the first, as History::meeting has it.
MeetingsByUid::MeetingsByUid(const History& history) {
  meetings_.reserve(history.meetings.size());
  for (const Meeting& meeting : history.meetings) meetings_.emplace(meeting.uid, &meeting);
}

const Meeting* MeetingsByUid::find(const std::string& uid) const {
  const auto found = meetings_.find(uid);
  return found == meetings_.end() ? nullptr : found->second;
}

}  // namespace gouvernail::governance
