// SPDX-License-Identifier: MPL-2.0
// CSV as RFC 4180 and Excel write it: text to records. Knows nothing of what the fields mean.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace gouvernail::governance {

struct CsvRecord {
  int line = 0;            // where it starts, 1-based
  std::size_t offset = 0;  // the same place, in bytes
  std::vector<std::string> fields;
  bool broken = false;  // its quotes do not match: the fields cannot be trusted
};

struct CsvTable {
  char separator = ',';
  CsvRecord header;                // no fields when the text is empty
  std::vector<CsvRecord> records;  // blank lines left out
};

// Collects what is wrong in the records of one text.
class CsvReport {
 public:
  CsvReport(std::string file, std::string_view text, base::Diagnostics& diagnostics)
      : file_(std::move(file)), text_(text), diagnostics_(diagnostics) {}

  // At the record's first line, which is shown.
  void error(const CsvRecord& record, std::string code, base::Message what, base::Message remedy);
  void warn(const CsvRecord& record, std::string code, base::Message what);

  std::string_view text() const { return text_; }
  bool failed() const { return failed_; }

 private:
  void tell(base::Severity severity, const CsvRecord& record, std::string code, base::Message what,
            base::Message remedy);

  std::string file_;
  std::string_view text_;
  base::Diagnostics& diagnostics_;
  bool failed_ = false;
};

// The text of `report`, UTF-8. The separator (comma, semicolon or tab) is told by a first line
// "sep=;", as Excel writes it, else from the one of the first lines that has most of one of them.
// An unterminated quote, text after a closing quote and a NUL byte are reported.
// `names_columns`: whether a record is the header: the first of the first lines that is, with
// whatever separator, is it, and what stands above is a title; none is: the first line is.
CsvTable read_csv(CsvReport& report,
                  const std::function<bool(const CsvRecord&)>& names_columns = {});

// Quoted where it must be (separator, quote, line end, blank at either end).
std::string csv_field(std::string_view value, char separator);

}  // namespace gouvernail::governance
