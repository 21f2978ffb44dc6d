// SPDX-License-Identifier: MPL-2.0
// CSV as RFC 4180 and Excel write it: text to records; and the rows of a workbook as the same.
// Knows nothing of what the fields mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/book.h"
#include "base/diagnostic.h"
#include "governance/unclear_day.h"

namespace gouvernail::governance {

struct CsvRecord {
  int line = 0;            // where it starts, 1-based; of a workbook, the row
  std::size_t offset = 0;  // the same place, in bytes
  std::vector<std::string> fields;
  std::vector<UnclearDay> unclear = {};  // day_order.h
  bool broken = false;                   // its quotes do not match: the fields cannot be trusted
};

struct CsvTable {
  std::string sheet = {};  // of a workbook: as its tab shows it
  bool days_from_1904 = false;
  std::vector<int> hidden = {};  // rows of a workbook that it does not show
  char separator = ',';
  CsvRecord header;                // no fields when the text is empty
  std::vector<CsvRecord> records;  // blank lines left out
};

// Collects what is wrong in the records of one text: all of it is counted, and the first of each
// kind are kept.
class CsvReport {
 public:
  CsvReport(std::string file, std::string_view text, base::Diagnostics& diagnostics)
      : file_(std::move(file)), text_(text), diagnostics_(diagnostics) {}

  // At the record's first line, which is shown; of a workbook at its row or, with `field`, its
  // cell.
  void error(const CsvRecord& record, std::string code, base::Message what, base::Message remedy,
             std::optional<std::size_t> field = {});
  void warn(const CsvRecord& record, std::string code, base::Message what,
            base::Message remedy = {});

  // Of what is told from now on; empty: no workbook.
  void on_sheet(std::string name) { sheet_ = std::move(name); }
  std::string_view text() const { return text_; }
  const std::string& file() const { return file_; }
  int errors() const { return errors_; }

 private:
  void tell(base::Severity severity, const CsvRecord& record, std::string code, base::Message what,
            base::Message remedy, std::optional<std::size_t> field = {});

  std::string file_;
  std::string_view text_;
  base::Diagnostics& diagnostics_;
  std::string sheet_;
  int errors_ = 0;
  // By kind: how many were told, and where their rest is told.
  struct Told {
    std::int64_t number = 0;
    std::size_t rest = 0;
  };
  std::map<std::string, Told> told_;
};

// A record as a person sees it: the line of the text, or the cells of the row.
std::string shown_record(const CsvRecord& record, std::string_view text, bool of_workbook);

// The text of `report`, UTF-8. The separator (comma, semicolon or tab) is told by a first line
// "sep=;", as Excel writes it, else from the one of the first lines that has most of one of them.
// An unterminated quote, text after a closing quote and a NUL byte are reported.
// `names_columns`: whether a record is the header: the first of the first lines that is, with
// whatever separator, is it, and what stands above is a title; none is: the first line is, or,
// where that has one cell alone, the first one of several.
using NamesColumns = std::function<bool(const CsvRecord&)>;
CsvTable read_csv(CsvReport& report, const NamesColumns& names_columns = {});
// A table for each sheet that says anything and is not hidden. Takes the cells of `book`.
std::vector<CsvTable> tables_of(base::Book book, const NamesColumns& names_columns);

// Quoted where it must be (separator, quote, line end, blank at either end).
std::string csv_field(std::string_view value, char separator);

}  // namespace gouvernail::governance
