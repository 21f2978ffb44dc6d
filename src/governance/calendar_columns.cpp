// SPDX-License-Identifier: MPL-2.0
#include "governance/calendar_columns.h"

#include <string>
#include <string_view>

#include "base/text.h"

namespace gouvernail::governance {
namespace {

bool lasts_all_day(CsvRecord& record, const HistoryColumns& columns) {
  const std::string* cell = columns.cell(record, "all_day");
  if (!cell) return false;
  const std::string word = base::fold(*cell);
  return word == "true" || word == "vrai" || word == "oui" || word == "yes" || word == "1";
}

}  // namespace

void dress_calendar(CsvTable& table, const HistoryColumns& columns) {
  for (CsvRecord& record : table.records) {
    if (!lasts_all_day(record, columns)) continue;
    for (const std::string_view column : {"start_time", "end", "end_date", "end_time"}) {
      if (std::string* cell = columns.cell(record, column)) cell->clear();
    }
  }
}

}  // namespace gouvernail::governance
