// SPDX-License-Identifier: MPL-2.0
// What stands, of all that was recorded: the last fact of each subject.
#pragma once

#include <optional>
#include <string>

#include "calendar/day.h"
#include "records/tables.h"

namespace gouvernail::records {

// First recorded_at that is after `day` in Europe/Paris; for none, later than any.
std::string recorded_before(std::optional<calendar::Day> day);

// The content of the last fact of each subject of `kind` recorded before `limit`; withdrawn ones
// are left out. In the order in which subjects were first recorded.
void each_latest(Ledger& ledger, const std::string& kind, const std::string& limit,
                 const Ledger::EachContent& each);

}  // namespace gouvernail::records
