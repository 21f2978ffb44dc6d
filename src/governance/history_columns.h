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

#include "governance/column_names.h"
#include "governance/csv_table.h"

namespace gouvernail::governance {

// Names in the order in which they are written. A file may have them in any order, under these
// names or those that people give them ("Instance", "Date", "Heure de début", "Présents"), without
// regard to case and accents.
const std::vector<std::string>& written_columns();

class HistoryColumns {
 public:
  // From the header; none, with errors, when the body or the day is missing, a column is there
  // twice or is nearly one that is known. Another one is left out, and that is said; so is one
  // that numbers the lines ("Id": 1, 2, 3), of which another file has the same.
  static std::optional<HistoryColumns> find(const CsvTable& table, const ColumnNames& names,
                                            CsvReport& report, CsvSource* source = nullptr);

  bool has(std::string_view column) const { return places_.contains(column); }
  // A calendar that was saved as a table: events with titles, of which bodies are told.
  bool of_calendar() const { return of_calendar_; }
  std::vector<std::string> names() const;
  // As the header calls it.
  std::string written(std::string_view column) const;
  std::optional<std::size_t> place_of(std::string_view column) const;
  // Nobody knows the column, and it is called by a word for what took place: "Tenue ?".
  bool asks_whether_held(std::size_t at) const { return asking_.contains(at); }
  // That the record says something in.
  std::set<std::string> told_in(const CsvRecord& record) const;
  // Of the header, without what stands empty at its end.
  std::size_t count() const { return count_; }
  // Without the blanks around; empty when the file has no such column.
  std::string field(const CsvRecord& record, std::string_view column) const;
  // To be written anew; null where the record has none.
  std::string* cell(CsvRecord& record, std::string_view column) const;
  std::string raw_field(const CsvRecord& record, std::string_view column) const;

 private:
  void look_ahead(const CsvTable& table, const ColumnNames& names);
  std::optional<std::string> column_of(const std::string& written, const ColumnNames& names) const;
  void place(const std::string& written, std::size_t at, const ColumnNames& names,
             CsvReport& report, const CsvTable& table);
  void leave_line_numbers(const CsvTable& table, const ColumnNames& names, CsvReport& report);
  void tell_left_out(const CsvTable& table, CsvReport& report) const;

  std::map<std::string, std::size_t, std::less<>> places_;
  std::map<std::string, std::string, std::less<>> written_;
  std::vector<std::string> left_out_;
  std::vector<std::string> unmatched_;  // nobody said what they are
  std::set<std::size_t> asking_;
  bool has_days_ = false;
  bool has_last_days_ = false;
  bool has_last_hours_ = false;
  bool of_calendar_ = false;
  std::size_t count_ = 0;
};

// A header of two lines, its upper one with cells made one ("Horaires" above "Début" and "Fin").
void join_header(CsvTable& table, const ColumnNames& names);

// A dash alone in a cell is what people put where there is nothing: it is cleared, and lines of
// nothing else go. Our own `present` says by it that nobody came, and texts of our own are kept.
void clear_dashes(CsvTable& table, const HistoryColumns& columns);

}  // namespace gouvernail::governance
