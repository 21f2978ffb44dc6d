// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

#include "calendar/day.h"

namespace gouvernail::governance {

// A step of a session's checklist that somebody says is done.
struct Tick {
  std::string meeting;    // uid of the session: it stays when the session moves
  std::string checklist;  // ids of the rule folder's checklists
  std::string item;
  calendar::Day done_on;
  calendar::Day session_day;  // of the session, when it was ticked
  std::string person;         // who ticked it, as seats name persons; may be empty
  std::string note;

  friend bool operator==(const Tick&, const Tick&) = default;
};

}  // namespace gouvernail::governance
