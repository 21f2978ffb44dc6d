// SPDX-License-Identifier: MPL-2.0
// What one session of a series is called: the UID of the series, and the day that the series gives
// it, "s/2026-01-19"; the second of its day has its hour as well, "s/2026-01-19T1400". Calendars
// name it by RECURRENCE-ID. The only place where such a name is written or taken apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/local_time.h"

namespace gouvernail::ical {

struct SessionUid {
  std::string series;
  calendar::Day day;
  std::optional<calendar::Minutes> hour = {};  // none: the first of its day

  friend bool operator==(const SessionUid&, const SessionUid&) = default;
};

std::string to_text(const SessionUid& uid);
// None: it is of no series.
std::optional<SessionUid> parse_session_uid(std::string_view text);

}  // namespace gouvernail::ical
