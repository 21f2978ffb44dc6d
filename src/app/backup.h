// SPDX-License-Identifier: MPL-2.0
// A workspace kept elsewhere; restore.h puts it back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "calendar/day.h"

namespace gouvernail::app {

struct BackedUp {
  std::filesystem::path file;
  std::int64_t entries = 0;  // of the journal
  std::string head;          // hash of the last one
  int files = 0;             // beside the record
  std::vector<base::Message> remarks = {};
};

// Writes the record and what stands beside it (settings, persons, documents, calendars; no
// password, no other backup, nothing hidden) into one file, reads it again and checks it; only then
// it takes its name. Whoever works in the workspace meanwhile is not disturbed. A file of another
// kind is never replaced, nor one that another process is writing.
BackedUp back_up(const std::filesystem::path& workspace, const std::filesystem::path& to);

// One backup a week in the folder for them; none when this week has one, or another process is
// writing it. The ten latest are kept.
std::optional<BackedUp> back_up_weekly(const std::filesystem::path& workspace, calendar::Day today);

}  // namespace gouvernail::app
