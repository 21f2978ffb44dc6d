// SPDX-License-Identifier: MPL-2.0
// What the name of a sheet says of all its rows: whose sessions they are, and of which year.
// Internal to `governance`.
#pragma once

#include "base/book.h"
#include "governance/column_names.h"
#include "governance/csv_table.h"
#include "governance/history_columns.h"
#include "governance/history_csv.h"

namespace gouvernail::governance {

// A workbook with a sheet a body: where no column says the body and the name of the sheet does, or
// nearly, it is written beside each row that has a day. Told; what such a workbook has besides is
// called by no body's name (CsvSource::unknown_bodies).
void name_bodies(base::Book& book, const Convention& convention, const SheetReading& reading,
                 const ColumnNames& names, CsvReport& report, CsvSource& source);

// Days without a year are of the one in the name of the sheet, and told; those beside the session's
// are the nearest to it.
void fill_years(CsvTable& table, const HistoryColumns& columns, CsvReport& report);

}  // namespace gouvernail::governance
