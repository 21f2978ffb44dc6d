// SPDX-License-Identifier: MPL-2.0
// What a workspace remembers of its imports, beside its record: which sessions a file brought, so
// that one which is no longer in it can be told, and what somebody said of its columns and names.
// None of it is a fact of the convention; whoever loses it is asked again.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "governance/history_csv.h"

namespace gouvernail::app {

struct ImportMemory {
  std::map<std::string, std::set<std::string>> brought;     // uids by the name of the file
  std::map<std::string, governance::ColumnsGiven> columns;  // by the shape of a header
  std::map<std::string, std::string> bodies;                // ids by what somebody calls them

  friend bool operator==(const ImportMemory&, const ImportMemory&) = default;
};

// Ids by what somebody calls them, in folded letters: what is remembered, and what is said now.
std::map<std::string, std::string> bodies_said(const ImportMemory& memory,
                                               const std::map<std::string, std::string>& now);

// What was said of columns, those of them that a header of that shape has.
void remember_columns(ImportMemory& memory, const std::string& shape,
                      const governance::ColumnsGiven& said);

// Empty where there is none yet. One that cannot be read is a Failure.
ImportMemory read_import_memory(const std::filesystem::path& workspace);
void write_import_memory(const std::filesystem::path& workspace, const ImportMemory& memory);

}  // namespace gouvernail::app
