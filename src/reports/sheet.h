// SPDX-License-Identifier: MPL-2.0
// Tables for spreadsheets: what is in them, whatever the file they go to.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/message.h"
#include "calendar/day.h"
#include "reports/language.h"

namespace gouvernail::reports {

using Cell = std::variant<std::monostate, std::string, std::int64_t, double, calendar::Day>;

struct Sheet {
  std::string id;    // "duties", as options name it
  std::string name;  // as its tab shows it; at most 31 characters, none of []:*?/\ (Excel)
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;  // each as long as `columns`
};

Cell cell(const std::optional<int>& number);
Cell cell(const std::optional<calendar::Day>& day);

// As Excel opens it: UTF-8 with BOM; semicolons, French days and decimal commas in French. What
// looks like a formula is quoted: people wrote some of this text.
std::string sheet_csv(const Sheet& sheet, const Language& language);

}  // namespace gouvernail::reports
