// SPDX-License-Identifier: MPL-2.0
#include "compliance/evidence_level.h"
#include "governance/meeting.h"

namespace gouvernail::compliance {

using governance::MeetingStatus;
using rules::EvidenceLevel;

EvidenceLevel evidence_reached(const governance::Meeting& meeting) {
  switch (meeting.status) {
    case MeetingStatus::held:
      if (!meeting.present) return EvidenceLevel::held;
      return meeting.minutes_on ? EvidenceLevel::minutes : EvidenceLevel::attendance;
    case MeetingStatus::convened:
      return EvidenceLevel::convened;
    case MeetingStatus::proposed:
    case MeetingStatus::cancelled:
      break;
  }
  return EvidenceLevel::proposed;
}

bool is_proven(const governance::Meeting& meeting, rules::EvidenceLevel needed) {
  const bool took_place = meeting.status == governance::MeetingStatus::held;
  return evidence_reached(meeting) >= needed && (took_place || needed < rules::EvidenceLevel::held);
}

bool concerns(const governance::Meeting& meeting, const rules::Counting& counting) {
  return counting.tag.empty() || governance::has_tag(meeting, counting.tag);
}

}  // namespace gouvernail::compliance
