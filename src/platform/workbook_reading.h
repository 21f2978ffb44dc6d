// SPDX-License-Identifier: MPL-2.0
// Workbooks (.xlsx, .ods) that somebody sends: read by a program of its own, within limits of
// memory and time, so that a file that is damaged or hostile is a sentence and nothing worse.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/book.h"

namespace gouvernail::platform {

// Whether the bytes, or the name, are those of a workbook, one that can be read or not.
bool is_workbook(const std::string& path, std::string_view bytes);

// Cells that were made one below another all say what their first one says; those beside another
// say nothing. `path` is for sentences. What cannot be read is a Failure that says what to do.
base::Book read_workbook(const std::string& path, std::string bytes,
                         std::chrono::milliseconds limit = std::chrono::seconds(30));

}  // namespace gouvernail::platform
