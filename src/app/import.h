// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <vector>

#include "app/opened.h"

namespace gouvernail::app {

struct Imported {
  int added = 0;
  int corrected = 0;
  int unchanged = 0;
  records::Changes changes;  // those that say something new
  base::Diagnostics warnings;
};

// What the file would bring: a CSV history, or a calendar (.ics) whose titles the settings'
// patterns give to a body. Any bad line is a Failure that shows them all; nothing is recorded
// here. Sessions of a calendar that no pattern knows are warnings, and left out.
Imported read_import(const std::string& path, const Opened& opened, calendar::Day today);

}  // namespace gouvernail::app
