// SPDX-License-Identifier: MPL-2.0
// Tables for spreadsheets as text, and their cells.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/sheet.h"
#include "calendar/day.h"
#include "reports/language.h"

namespace gouvernail::reports {

using base::Cell;
using base::Sheet;

Cell cell(const std::optional<int>& number);
Cell cell(const std::optional<calendar::Day>& day);

// As Excel opens it: UTF-8 with BOM; semicolons, French days and decimal commas in French. What
// looks like a formula is quoted: people wrote some of this text.
std::string sheet_csv(const Sheet& sheet, const Language& language);

}  // namespace gouvernail::reports
