// SPDX-License-Identifier: MPL-2.0
// What a server took, as its recipient's diary reads it.
#pragma once

#include <cstdio>
#include <string>

#include "calendar/day.h"
#include "calendar/local_time.h"
#include "governance/meeting.h"

namespace gouvernail::app {

// "20260602T140000", as a calendar has it.
inline std::string stamp_of(const governance::Meeting& meeting) {
  const auto minutes = meeting.start_time.value_or(calendar::Minutes{0}).count();
  char text[32];
  std::snprintf(text, sizeof text, "T%02d%02d00", static_cast<int>(minutes / 60),
                static_cast<int>(minutes % 60));
  std::string stamp;
  for (const char c : calendar::to_iso(meeting.day)) {
    if (c != '-') stamp += c;
  }
  return stamp + text;
}

struct Left {
  std::string uid;
  std::string person;
  calendar::Day on;
  std::string calendar;

  bool says(const std::string& words) const { return calendar.find(words) != std::string::npos; }
  bool is_of(const governance::Meeting& meeting) const {
    return says("DTSTART;TZID=Europe/Paris:" + stamp_of(meeting));
  }
};

}  // namespace gouvernail::app
