// SPDX-License-Identifier: MPL-2.0
// The columns of a history and where each stands in a file. Internal to `governance`.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "governance/csv_table.h"

namespace gouvernail::governance {

// Names in the order in which they are written. A file may have them in any order, under these
// names or those that people give them ("Instance", "Date", "Heure de début", "Présents"), without
// regard to case and accents.
const std::vector<std::string>& written_columns();

class HistoryColumns {
 public:
  // Whether a record names columns: a title above the table, or a line of it, does not.
  static bool is_header(const CsvRecord& record);

  // From the header; none, with errors, when the body or the day is missing, a column is there
  // twice or is nearly one that is known. Another one is left out, and that is said.
  static std::optional<HistoryColumns> find(const CsvTable& table, CsvReport& report);

  bool has(std::string_view column) const { return places_.contains(column); }
  std::vector<std::string> names() const;
  // As the header calls it.
  std::string written(std::string_view column) const;
  // That the record says something in.
  std::set<std::string> told_in(const CsvRecord& record) const;
  // Of the header, without what stands empty at its end.
  std::size_t count() const { return count_; }
  // Without the blanks around; empty when the file has no such column.
  std::string field(const CsvRecord& record, std::string_view column) const;
  std::string raw_field(const CsvRecord& record, std::string_view column) const;

 private:
  std::map<std::string, std::size_t, std::less<>> places_;
  std::map<std::string, std::string, std::less<>> written_;
  std::size_t count_ = 0;
};

}  // namespace gouvernail::governance
