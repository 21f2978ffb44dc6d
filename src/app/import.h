// SPDX-License-Identifier: MPL-2.0
// Meetings brought in from a file: a CSV history, or a calendar (.ics) whose titles the settings'
// patterns give to a body.
#pragma once

#include <string>
#include <vector>

#include "app/workspace/opened.h"

namespace gouvernail::app {

struct ImportFile {
  std::string path;
  bool dry_run = false;  // says what would be recorded, and records nothing
};

struct Imported {
  int added = 0;
  int corrected = 0;
  int unchanged = 0;
  base::Diagnostics warnings;
};

// All of the file in one transaction. Any bad line is a Failure that shows them all, and nothing is
// recorded. Sessions of a calendar that no pattern knows are warnings, and left out. What was
// recorded as held, and what was done on a day, cannot have its day after `today`. What may
// surprise of a session to come is a warning.
Imported import_file(Opened& opened, const ImportFile& request, calendar::Day today);

}  // namespace gouvernail::app
