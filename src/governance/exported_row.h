// SPDX-License-Identifier: MPL-2.0
// The way back of written_row (history_csv.h). Internal to `governance`.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "governance/convention.h"
#include "governance/csv_table.h"
#include "governance/history_columns.h"
#include "governance/meeting.h"

namespace gouvernail::governance {

// Whether all the columns of an export are there, under their own names, in whatever order.
bool is_of_an_export(const HistoryColumns& columns);

// The meeting of which an export writes exactly that row: what its cells say is taken as it stands,
// and nothing of it for what people mean by such words elsewhere (a dash, "#N/A", "45000" for a
// day). None: it was written, or changed, by somebody; or its body or a role is not one of the
// convention.
std::optional<Meeting> exported_meeting(const CsvRecord& record, const HistoryColumns& columns,
                                        const Convention& convention);

// Those of a whole table, by the line of each; none where it lacks a column of an export.
std::map<int, Meeting> exported_meetings(const CsvTable& table, const HistoryColumns& columns,
                                         const Convention& convention);

// The columns in which its row says something.
std::set<std::string> told_of_exported(const Meeting& meeting);

}  // namespace gouvernail::governance
