// SPDX-License-Identifier: MPL-2.0
// Which sheets of a workbook are tables of sessions, which are tables of an export besides, and
// which are neither. Internal to `governance`.
#pragma once

#include <string>
#include <vector>

#include "base/sheet.h"
#include "governance/column_names.h"
#include "governance/csv_table.h"
#include "governance/history_csv.h"

namespace gouvernail::governance {

// What stands behind an apostrophe, so that no spreadsheet runs it.
void unguard(CsvTable& table);

// Whether it is another table of an export than that of the meetings.
bool take_exchange(const CsvTable& table, CsvReport& report, CsvSource& source);

// Of meetings, or of what an export holds besides: its separator is told by its header, whatever
// stands in its cells.
bool names_a_table(const CsvRecord& record, const ColumnNames& names);

// Each of those that somebody names has to be there; one that is hidden is read then.
bool find_named_sheets(base::Book& book, const SheetReading& reading, CsvReport& report);

// Whether one of its first rows is a header.
bool has_columns(const base::BookSheet& sheet, const ColumnNames& names);

// Those that have the columns; where none has, the first, whose header then says what it lacks.
std::vector<CsvTable> sheets_to_read(std::vector<CsvTable> tables, const SheetReading& reading,
                                     const ColumnNames& names, CsvReport& report,
                                     CsvSource& source);

}  // namespace gouvernail::governance
