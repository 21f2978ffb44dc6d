// SPDX-License-Identifier: MPL-2.0
// One line a duty, for a spreadsheet.
#pragma once

#include <string>

#include "reports/check_report.h"
#include "reports/language.h"
#include "reports/sheet.h"

namespace gouvernail::reports {

// A row for each duty looked at.
Sheet duties_sheet(const CheckReport& report, const Language& language);

// The same as CSV. French: semicolons and dd/mm/yyyy, English: commas and ISO days; both UTF-8 with
// a BOM and CRLF, so that Excel opens them by a double click. Header first. Text that a spreadsheet
// would take for a formula (first character = + - @, tab, CR) gets an apostrophe before it, also
// behind what some program takes for a separator (governance/exchange.h).
std::string check_csv(const CheckReport& report, const Language& language);

}  // namespace gouvernail::reports
