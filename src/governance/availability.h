// SPDX-License-Identifier: MPL-2.0
// When persons, and rooms, are not free.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "calendar/local_time.h"

namespace gouvernail::governance {

// Half-open, in local wall-clock time: free again at `end`.
struct BusyInterval {
  calendar::LocalTime start;
  calendar::LocalTime end;
};

// Whoever has no entry is taken for free, though nothing is known; an empty one says that somebody
// is free.
struct Availability {
  std::map<std::string, std::vector<BusyInterval>> busy;  // by person's key or room_key, sorted
};

}  // namespace gouvernail::governance
