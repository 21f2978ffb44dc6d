// SPDX-License-Identifier: MPL-2.0
// Workbooks (.xlsx, .ods) as the rows of their sheets, each cell as a text: days as "2026-10-13",
// with an hour as "2026-10-13T14:30", hours as "14:30", numbers as "12.5", "true" and "false". What
// is a day is told by the format of its number, in the system of days that the workbook has (1900
// or 1904). Read as it comes, so that memory follows the widest row and the texts that a workbook
// shares, not its size.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace gouvernail::sheets {

// Cells that were made one, from the upper left one to the lower right one; 1-based.
struct Merged {
  int first_row = 0;
  int first_column = 0;
  int last_row = 0;
  int last_column = 0;
};

// Whoever takes what is read, in its order.
class Sink {
 public:
  virtual ~Sink() = default;

  // Before all else: unformatted numbers are days since 1 January 1904, not 30 December 1899.
  virtual void days_from_1904() = 0;
  virtual void begin_sheet(std::string_view name, bool hidden) = 0;
  // Rows with something in them; `number` is 1-based and rises. No cell stands beyond the last one
  // that says something.
  virtual void row(int number, bool hidden, const std::vector<std::string>& cells) = 0;
  virtual void merged(const Merged& cells) = 0;
};

enum class Fault {
  not_a_workbook,
  too_old,  // .xls, or an .xlsx with a password: both come in the same container
  locked,   // its content is encrypted
  binary,   // .xlsb
  damaged,
  too_large,  // unpacked
  too_wide    // something stands beyond the column `widest`
};

inline constexpr int widest = 512;

class Unreadable : public std::runtime_error {
 public:
  Unreadable(Fault fault, const std::string& what) : std::runtime_error(what), fault_(fault) {}
  Fault fault() const { return fault_; }

 private:
  Fault fault_;
};

// `bytes` must outlive the call. Throws Unreadable.
void read_workbook(std::string_view bytes, Sink& sink);

}  // namespace gouvernail::sheets
