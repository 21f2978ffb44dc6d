// SPDX-License-Identifier: MPL-2.0
// Calendars that were saved as tables (Outlook's and Google's "CSV"): what their cells mean,
// written as histories have it. Internal to `governance`.
#pragma once

#include "governance/csv_table.h"
#include "governance/history_columns.h"

namespace gouvernail::governance {

// Days with the month first ("10/13/2026"), where the whole column shows that they are, become ISO
// days, "2:00 PM" becomes "14:00", and an event that lasts all day loses its hours. Days that could
// be meant both ways throughout are taken as in French, and that is said where the header is
// English.
void dress_calendar(CsvTable& table, const HistoryColumns& columns, CsvReport& report);

}  // namespace gouvernail::governance
