// SPDX-License-Identifier: MPL-2.0
// Whether the days of a table have the day first or the month ("03/04/2026"). Internal to
// `governance`.
#pragma once

#include "governance/csv_table.h"
#include "governance/history_columns.h"

namespace gouvernail::governance {

// What one day of a column shows, as "25/04/2026" does, holds for the whole column; a column of
// other days than the session's that shows nothing follows that one. Days with the month first are
// then written with the day first. A header in English suggests the month, any other the day, and
// neither proves it: days that could be meant both ways are marked (CsvRecord::unclear) where only
// an English header speaks, or where the days speak against the header; somebody confirms them. A
// column that contradicts itself is told.
void settle_day_order(CsvTable& table, const HistoryColumns& columns, CsvReport& report);

}  // namespace gouvernail::governance
