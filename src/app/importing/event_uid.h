// SPDX-License-Identifier: MPL-2.0
// Under which UID a session stands in its calendar.
#pragma once

#include <string>

#include "governance/meeting.h"
#include "ical/session_uid.h"

namespace gouvernail::app {

// That of the event, where it is recorded under another one.
inline const std::string& event_uid(const governance::Meeting& meeting) {
  const bool renamed = meeting.diary && !meeting.diary->event.empty();
  return renamed ? meeting.diary->event : meeting.uid;
}

// The UID of the event of which this one is a session; its own, where it is of no series.
inline std::string series_uid(const std::string& event) {
  const auto session = ical::parse_session_uid(event);
  return session ? session->series : event;
}

}  // namespace gouvernail::app
