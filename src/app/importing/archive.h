// SPDX-License-Identifier: MPL-2.0
// An archive of a record (docs/formats.md), read back: its tables, as if they stood in a workbook.
#pragma once

#include <string>
#include <string_view>

#include "base/book.h"

namespace gouvernail::app {

bool is_archive(std::string_view bytes);

// One of a later version, one whose end is missing and a line that is none of an archive are
// Failures. Its journal is that of another record, and is passed over; so is a member of a row that
// was added later.
base::Book book_of_archive(const std::string& path, std::string_view bytes);

}  // namespace gouvernail::app
