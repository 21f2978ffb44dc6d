// SPDX-License-Identifier: MPL-2.0
// Random whole records: whatever a record can hold, with more than its share of what files, and
// the programs that write them, trip over.
#pragma once

#include <string>
#include <vector>

#include "governance/convention.h"
#include "governance/exchange.h"

namespace gouvernail::app {

struct AnyRecord {
  governance::Exchange whole;
  // Sessions that are recorded first, and then withdrawn: some of the others follow one of them.
  std::vector<governance::Meeting> lost;
};

// `today`: nothing is held after it.
AnyRecord any_record(const governance::Convention& convention, calendar::Day today);

// UTF-8, of several lines.
std::string any_words();

}  // namespace gouvernail::app
