// SPDX-License-Identifier: MPL-2.0
// Calendars that were saved as tables (Outlook's and Google's "CSV"): what their cells mean,
// written as histories have it. Internal to `governance`.
#pragma once

#include "governance/csv_table.h"
#include "governance/history_columns.h"

namespace gouvernail::governance {

// An event that lasts all day loses its hours.
void dress_calendar(CsvTable& table, const HistoryColumns& columns);

}  // namespace gouvernail::governance
