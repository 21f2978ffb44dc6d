// SPDX-License-Identifier: MPL-2.0
#include "compliance/evidence.h"

namespace gouvernail::compliance {

using governance::MeetingStatus;
using rules::Evidence;

Evidence evidence_of(const governance::Meeting& meeting) {
  switch (meeting.status) {
    case MeetingStatus::held:
      if (!meeting.present) return Evidence::held;
      return meeting.minutes_on ? Evidence::minutes : Evidence::attendance;
    case MeetingStatus::convened:
      return Evidence::convened;
    case MeetingStatus::proposed:
    case MeetingStatus::cancelled:
      break;
  }
  return Evidence::proposed;
}

}  // namespace gouvernail::compliance
