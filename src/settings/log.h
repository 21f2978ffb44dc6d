// SPDX-License-Identifier: MPL-2.0
// [log] of gouvernail.toml, and of portfolio.toml for what runs on a portfolio as a whole:
//   level = "info"             debug | info (default) | warn | error | off
//   file = "gouvernail.log"    (default) beside the settings unless its path is absolute
//   journald = true            to the system's journal instead
// Without it, nothing is logged.
#pragma once

#include <optional>
#include <string>

#include "base/toml_reader.h"

namespace gouvernail::settings {

struct LogSettings {
  std::string level = "info";
  std::string file = "gouvernail.log";
  bool journald = false;
};

// None where the file has no such table; what is wrong in it is among the diagnostics.
std::optional<LogSettings> read_log(base::TableReader& root);

// Reads the table alone, of a file that may be wrong elsewhere; none when it cannot be told.
std::optional<LogSettings> log_of(const base::SourceText& source);

}  // namespace gouvernail::settings
