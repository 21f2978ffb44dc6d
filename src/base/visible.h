// SPDX-License-Identifier: MPL-2.0
// Whether somebody who reads a text sees what was written: what was pasted from elsewhere may hold
// marks that take no place, and line breaks where one line is meant.
#pragma once

#include <string_view>

namespace gouvernail::base {

// Nothing but blanks and marks that nobody sees.
bool is_blank(std::string_view text);
// Without line breaks, other control characters and marks that nobody sees (joiners, zero-width
// blanks, soft hyphens, signs of direction).
bool is_plain_line(std::string_view text);
// A plain line without any blank.
bool is_plain_word(std::string_view text);

}  // namespace gouvernail::base
