// SPDX-License-Identifier: MPL-2.0
// Lines of a sheet that are no sessions: totals, headings of a part, what stands below the table.
// Internal to `governance`.
#pragma once

#include "governance/csv_table.h"
#include "governance/history_columns.h"

namespace gouvernail::governance {

struct Convention;

// Nothing that names its session is ever one of these: a day in its column, a uid, or a body beside
// whatever else.
bool is_no_session(const CsvRecord& record, const HistoryColumns& columns,
                   const Convention& convention, bool days_from_1904);

// The names of the columns once more, as they stand on each printed page.
bool repeats_header(const CsvRecord& record, const CsvRecord& header, const ColumnNames& names);

}  // namespace gouvernail::governance
