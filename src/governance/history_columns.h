// SPDX-License-Identifier: MPL-2.0
// The columns of a history and where each stands in a file. Internal to `governance`.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/csv_table.h"

namespace gouvernail::governance {

// Names as written and read: the nine that must be there, then those that may.
const std::vector<std::string>& needed_columns();
const std::vector<std::string>& further_columns();

class HistoryColumns {
 public:
  // From the header; none, with errors, when a column is missing, unknown or there twice.
  // The case of the names does not matter.
  static std::optional<HistoryColumns> find(const CsvTable& table, CsvReport& report);

  std::vector<std::string> names() const;
  std::size_t count() const { return places_.size(); }
  // Without the blanks around; empty when the file has no such column.
  std::string field(const CsvRecord& record, std::string_view column) const;
  std::string raw_field(const CsvRecord& record, std::string_view column) const;

 private:
  std::map<std::string, std::size_t, std::less<>> places_;
};

}  // namespace gouvernail::governance
