// SPDX-License-Identifier: MPL-2.0
// A workbook as it was read: rows of texts, whatever the file they come from. (What is written to
// one: base/sheet.h.)
#pragma once

#include <string>
#include <vector>

namespace gouvernail::base {

struct BookRow {
  int number = 0;       // 1-based, as the workbook shows it
  bool hidden = false;  // by hand, or by a filter
  std::vector<std::string> cells;
};

struct BookSheet {
  std::string name;
  bool hidden = false;
  std::vector<BookRow> rows;  // those that say something
};

struct Book {
  bool days_from_1904 = false;  // what a number without a format counts from, where it is a day
  std::vector<BookSheet> sheets;
};

// "A", "Z", "AA": the column of that number, from 1 on.
std::string column_letters(int column);

}  // namespace gouvernail::base
