// SPDX-License-Identifier: MPL-2.0
// The calendar of a person, or of a room, as its owner exported it: when it is taken is kept in the
// workspace, to be planned around. Nothing else of it is: neither what for, nor where, nor with
// whom.
#pragma once

#include <cstdint>
#include <string>

#include "app/workspace/opened.h"
#include "base/diagnostic.h"

namespace gouvernail::app {

struct KeepDiary {
  std::string key;      // of a person or a room
  std::string name;     // of the file, for what is wrong in it
  std::string bytes;    // iCalendar
  bool partly = false;  // what can be read of it is enough
};

struct DiaryKept {
  std::int64_t engagements = 0;  // from `today` on
  base::Diagnostics warnings;    // what could not be read of it: the rest serves
};

// Takes the place of the one that was kept. A key that nobody has, a file of
// which something cannot be read unless that was allowed, and one of which nothing can be, are
// Failures, and what was kept stays.
DiaryKept keep_diary(const Opened& opened, const KeepDiary& request, calendar::Day today);

bool has_diary(const Opened& opened, const std::string& key);

// False: none was kept. One that the settings subscribe to is not ours to forget.
bool forget_diary(const Opened& opened, const std::string& key);

}  // namespace gouvernail::app
