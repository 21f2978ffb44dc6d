// SPDX-License-Identifier: MPL-2.0
// A file compared with the record, and nothing recorded of it yet.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "app/import.h"
#include "app/workspace/import_memory.h"
#include "app/workspace/opened.h"
#include "governance/people.h"
#include "records/changes.h"

namespace gouvernail::app {

struct Compared {
  Imported result;
  records::Changes changes;
  std::vector<governance::Person> persons;  // to be written into people.toml
  ImportMemory memory;                      // with what this file adds to it
  base::Diagnostics diagnostics;
  // Among the diagnostics: those that say that something is no longer recorded, and those of what
  // is not taken.
  std::vector<std::size_t> losses;
  std::set<std::size_t> not_so;
};

// What files before it bring in the same import.
struct ImportedBefore {
  records::Changes changes = {};
  ImportMemory memory = {};
};

// `opened`: as it would be with those before it. A Failure where nothing of it can be recorded,
// unless it is a dry run.
Compared compare_file(const Opened& opened, const ImportFile& request, const ImportedBefore& before,
                      calendar::Day today);

}  // namespace gouvernail::app
