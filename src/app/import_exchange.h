// SPDX-License-Identifier: MPL-2.0
// What an export holds besides meetings, taken into a record: seats, waivers, ticks, answers; and
// persons, who stand in people.toml.
#pragma once

#include "app/workspace/opened.h"
#include "governance/exchange.h"
#include "records/changes.h"

namespace gouvernail::app {

struct ExchangeCounts {
  int added = 0;  // or changed
  int unchanged = 0;
};

// What says something new. Roles that the rules do not have are diagnostics.
records::Changes changes_of(const Opened& opened, const governance::Exchange& exchange,
                            const std::string& path, base::Diagnostics& diagnostics,
                            ExchangeCounts& counts);

// Whom people.toml does not have so; each is written there, where `dry_run` does not say otherwise.
void take_persons(Opened& opened, const governance::Exchange& exchange, bool dry_run,
                  ExchangeCounts& counts);

}  // namespace gouvernail::app
