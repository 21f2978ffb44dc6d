// SPDX-License-Identifier: MPL-2.0
// A month as pages show it, and as their addresses name it.
#pragma once

#include <string>

#include "calendar/day.h"
#include "web/visit.h"

namespace gouvernail::governance {
enum class MeetingStatus;
}

namespace gouvernail::web {

struct Month {
  int year = 0;
  int month = 1;

  calendar::Day first() const;
  calendar::Day last() const;
  Month shifted(int by) const;  // by so many months
  std::string name() const;     // "2026-11"
};

// The one that ?mois= names; that of today where it names none.
Month month_asked(const Visit& visit);

// The sign of a session of that state: ✓ held, ◆ convened, ◇ proposed, ✗ cancelled.
const char* session_sign(governance::MeetingStatus status);

}  // namespace gouvernail::web
