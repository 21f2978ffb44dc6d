// SPDX-License-Identifier: MPL-2.0
// CSV as RFC 4180 and Excel write it: text to records. Knows nothing of what the fields mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace gouvernail::governance {

struct CsvRecord {
  int line = 0;  // where it starts, 1-based
  std::vector<std::string> fields;
};

struct CsvTable {
  char separator = ',';
  CsvRecord header;
  std::vector<CsvRecord> records;  // blank lines left out
};

// `text` is UTF-8. The separator is told from the header line (comma, semicolon or tab).
// An unterminated quote, text after a closing quote and a NUL byte are diagnostics.
CsvTable read_csv(const std::string& file, std::string_view text, base::Diagnostics& diagnostics);

// Quoted where it must be (separator, quote, line end, blank at either end).
std::string csv_field(std::string_view value, char separator);

}  // namespace gouvernail::governance
