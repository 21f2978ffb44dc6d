// SPDX-License-Identifier: MPL-2.0
// Files that are no table and no calendar, and that people try to import: what each is, and what to
// do with it.
#pragma once

#include <string>
#include <string_view>

namespace gouvernail::app {

// Throws a Failure where the bytes are known to be something else, whatever the name says.
// `has_sheets`: only a workbook can be meant, of which somebody names sheets.
void refuse_foreign(const std::string& path, std::string_view bytes, bool has_sheets);

// Whether they are a mail as Outlook alone keeps it (.msg).
bool is_outlook_message(const std::string& path, std::string_view bytes);

}  // namespace gouvernail::app
