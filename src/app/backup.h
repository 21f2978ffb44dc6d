// SPDX-License-Identifier: MPL-2.0
// A workspace kept elsewhere, and put back.
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

struct Restore {
  std::filesystem::path backup;
  std::filesystem::path to;  // folder of a workspace, which need not be there
  bool force = false;        // also where mails left or answers came since the backup was made
};

struct Restored {
  std::int64_t entries = 0;
  std::string head;
  std::int64_t kept_mails = 0;     // that left since, and count as sent
  std::int64_t kept_answers = 0;   // that came since, and are recorded or wait
  std::int64_t lost_answers = 0;   // that came since, to sessions that the backup does not know
  std::filesystem::path replaced;  // a backup of what stood there; empty where nothing did
};

// The backup is checked first. Where mails left or answers came since it was made, it is refused
// without `force`; with it, mails count as sent and are not sent again, and answers are kept. What
// stood there is backed up first, and replaced at once or not at all: what is interrupted after the
// record took its place is finished by whoever opens the workspace next. Refused while mail is
// sent from there, and where others do not cease to record.
Restored restore(const Restore& request);

}  // namespace gouvernail::app
