// SPDX-License-Identifier: MPL-2.0
// What columns of a sheet are called, and which column of a history each of them is. Internal to
// `governance`.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "governance/csv_table.h"
#include "governance/history_csv.h"

namespace gouvernail::governance {

// Columns whose cells are days, however these are written: those of the session itself, and its
// others (`second_of` may be a uid instead).
inline constexpr std::array<std::string_view, 3> days_of_session = {"start", "end", "end_date"};
inline constexpr std::array<std::string_view, 7> other_days = {
    "convened_on",  "documents_on", "minutes_on", "minutes_sent_on",
    "cancelled_on", "moved_from",   "second_of"};

class ColumnNames {
 public:
  // With what somebody said of columns; a column that no table has is a Failure.
  explicit ColumnNames(const ColumnsGiven& given = {},
                       const std::map<std::string, ColumnsGiven>& by_shape = {});

  // What was said of headers of that shape holds from now on, where nothing else was said.
  void settle(const std::string& shape);

  // None: nobody knows it, or it is to be left out.
  std::optional<std::string> column_named(std::string_view written) const;
  // Somebody said what this one is.
  bool is_given(std::string_view written) const;

  // Whether a record names columns: a title above the table, or a line of it, does not.
  bool is_header(const CsvRecord& record) const;
  // Whether it names nothing but columns: the lower line of a header with cells made one.
  bool is_lower_header(const CsvRecord& record) const;
  // What was nearly meant.
  std::optional<std::string> nearly(std::string_view written) const;

 private:
  using Said = std::map<std::string, std::string, std::less<>>;  // folded
  static Said said(const ColumnsGiven& given);

  Said given_;
  Said settled_;
  const std::map<std::string, ColumnsGiven> by_shape_;
};

// What a header looks like, whatever its accents and capitals: sheets of one make look alike.
std::string shape_of(const CsvRecord& header);
// shape_of(a) == shape_of(b), told by the first cells that differ.
bool is_of_one_shape(const CsvRecord& a, const CsvRecord& b);

// Whether it names its columns in English, as calendars of elsewhere do, and not as our own files.
bool is_english(const CsvRecord& header);

// Beside a column of days, one that is called a beginning holds hours: our own tables have "Jour"
// and "Début".
bool names_a_beginning(std::string_view written);
// "fin", "end": a moment, or the hour beside a column of days.
bool names_an_end(std::string_view written);

}  // namespace gouvernail::governance
