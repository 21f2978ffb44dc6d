// SPDX-License-Identifier: MPL-2.0
// What a line of a file, or an event of a calendar, says of a session that is recorded: column by
// column (history_columns.h).
#pragma once

#include <set>
#include <string>
#include <vector>

#include "governance/meeting.h"

namespace gouvernail::governance {

// What a line does not say of a session stays as it is recorded: an empty cell erases nothing.
// `told`: the columns in which it says something.
Meeting keep_untold(const Meeting& recorded, Meeting read, const std::set<std::string>& told);

// Of `told`, the columns in which `read` says otherwise than the record, and as one of the states
// that the session had before: there nobody knows whether the file is behind, or the record. A day
// stands for its hours: of a former one, "start" and "end" are both told.
std::set<std::string> columns_behind(const Meeting& recorded, const Meeting& read,
                                     const std::set<std::string>& told,
                                     const std::vector<Meeting>& former);

// Whether a column says the same of both; of one that is no field of a session: no.
bool says_alike(const std::string& column, const Meeting& a, const Meeting& b);

// `read`, with what these columns say as it is recorded.
Meeting with_recorded(const Meeting& recorded, Meeting read, const std::set<std::string>& columns);

}  // namespace gouvernail::governance
