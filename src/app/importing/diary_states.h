// SPDX-License-Identifier: MPL-2.0
// What a calendar says of sessions that are recorded, and that it is not to be followed in: series
// in an older state, another calendar of its name.
#pragma once

#include <cstddef>

#include "app/importing/diary.h"
#include "app/importing/rows.h"
#include "app/workspace/opened.h"

namespace gouvernail::app {

// What such a series would add is left out, and told once; its sessions stay as they are recorded,
// and none of them is missing (Diary::older). A session that the file has moved alone is judged by
// what it says itself.
void leave_older_series(const Opened& opened, Diary& diary, FileReport& report);

// Sessions that a calendar of that name brought, where this one is another (DiaryMatching).
void tell_strangers(std::size_t strangers, FileReport& report);

}  // namespace gouvernail::app
