// SPDX-License-Identifier: MPL-2.0
// Lines of a table that contradict themselves or one another on whether a session took place: what
// would count as held, and was not, is the worst that can be recorded.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "app/importing/rows.h"
#include "governance/meetings_by_uid.h"

namespace gouvernail::app {

// A row of which something says that it did not take place (CsvLine::denied) is read as cancelled,
// and somebody confirms it; but where somebody said that it took place (took_place_key, among
// `confirmed`), or it stands as held with those words. Of rows of a table without a uid that tell
// of one session of a body, none is taken by itself: at the same hour, whatever they say otherwise;
// on the same day, as far as both tell an hour, where one says that it was cancelled. `recorded`:
// by uid.
void settle_contradictions(std::vector<Row>& rows, const governance::MeetingsByUid& recorded,
                           const std::set<std::string>& confirmed, FileReport& report);

}  // namespace gouvernail::app
