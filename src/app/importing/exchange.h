// SPDX-License-Identifier: MPL-2.0
// What an export holds besides meetings, compared with the record: seats, waivers, ticks, answers;
// and persons, who stand in people.toml.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/workspace/opened.h"
#include "governance/exchange.h"
#include "records/changes.h"
#include "reports/import_words.h"

namespace gouvernail::app {

struct ExchangeCounts {
  int added = 0;  // or changed
  int unchanged = 0;
};

struct ExchangeTaken {
  records::Changes changes;                  // of what is no person
  std::vector<governance::Person> persons;   // to be written into people.toml
  std::vector<reports::ImportBeside> lines;  // of both, each that is taken
  std::vector<reports::ImportDoubt> doubts;
  ExchangeCounts counts;
  int bad = 0;  // that cannot be, each with its error
};

// How it is compared.
struct ExchangeReading {
  std::string path;
  calendar::Day today = {};
  // All of a record's tables are there: what stood in one stands in this one, whatever commands
  // refuse today.
  bool whole = false;
  // The sessions that would be recorded by then, by uid: a step is ticked of one of them.
  std::map<std::string, const governance::Meeting*> sessions;
  // What files before it bring in the same import; null: nothing.
  const records::Changes* before = nullptr;
  std::function<bool(const std::string& key)> is_confirmed;  // of a doubt
};

// What is new is taken; what would change what stands, or record again what was taken back since,
// is a doubt. What cannot be recorded, or is refused by commands (exchange_rules.h), is an error
// among the diagnostics, with its line, and is not taken.
ExchangeTaken compare_exchange(const Opened& opened, const governance::Exchange& exchange,
                               const ExchangeReading& reading, base::Diagnostics& diagnostics);

}  // namespace gouvernail::app
