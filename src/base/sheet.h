// SPDX-License-Identifier: MPL-2.0
// Tables for spreadsheets: what is in them, whatever the file they go to.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/message.h"

namespace gouvernail::base {

using Cell = std::variant<std::monostate, std::string, std::int64_t, double, DayNumber>;

struct Sheet {
  std::string id;    // "duties", as options name it
  std::string name;  // as its tab shows it; at most 31 characters, none of []:*?/\ (Excel)
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;  // each as long as `columns`
};

}  // namespace gouvernail::base
