// SPDX-License-Identifier: MPL-2.0
// A backup put back, or made a workspace elsewhere.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace gouvernail::app {

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
  std::int64_t back_again = 0;     // persons who were erased since, and are there again
  std::filesystem::path replaced;  // a backup of what stood there; empty where nothing did
};

// The backup is checked first. Where mails left or answers came since it was made, it is refused
// without `force`; with it, mails count as sent and are not sent again, and answers are kept. What
// stood there is backed up first, and replaced at once or not at all: what is interrupted after the
// record took its place is finished by whoever opens the workspace next. Refused while mail is
// sent from there, and where others do not cease to record.
Restored restore(const Restore& request);

}  // namespace gouvernail::app
