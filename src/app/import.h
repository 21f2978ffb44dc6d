// SPDX-License-Identifier: MPL-2.0
// Meetings brought in from a file: a CSV history, or a calendar (.ics) whose titles the settings'
// patterns give to a body.
#pragma once

#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "compliance/differences.h"
#include "reports/import_words.h"

namespace gouvernail::app {

struct ImportFile {
  std::string path;
  bool dry_run = false;  // says what would be recorded, and records nothing
  // What an earlier import of this calendar brought, and it has no more, is cancelled; otherwise it
  // is told, and stays.
  bool confirmed = false;
};

struct Imported {
  int added = 0;
  int corrected = 0;
  int unchanged = 0;
  int left = 0;  // of a calendar: events of ours, and sessions it has no more, that were left alone
  base::Diagnostics warnings;
  std::vector<reports::ImportLine> lines;  // of those added and corrected, in their order
  // Of a dry run: the verdicts of today, as they stand and as if it were recorded.
  std::vector<compliance::Judgement> before = {};
  std::vector<compliance::Judgement> after = {};
  std::vector<compliance::Difference> differences = {};  // of these two
};

// All of the file in one transaction. Any bad line of a table is a Failure that shows them all, and
// nothing is recorded; of a calendar, a bad event is told (an error among the warnings) and holds
// no other back. Sessions of a calendar that no pattern knows are warnings, and left out. An older
// state of an event never takes the place of a newer one. What was recorded as held, and what was
// done on a day, cannot have its day after `today`. A table is laid over the record by the steps of
// a life, and refused where they refuse; of a calendar, what was settled here, or would move into
// the past, is left as recorded, with a warning. What may surprise of the days and hours that the
// file brings, beside what stands and its own lines above, is a warning, and so is what a line no
// longer says of a session.
Imported import_file(Opened& opened, const ImportFile& request, calendar::Day today);

}  // namespace gouvernail::app
