// SPDX-License-Identifier: MPL-2.0
// What may reach a terminal. Names, notes, titles of calendars and lines of files come from
// elsewhere, and a terminal obeys what it is sent.
#pragma once

#include <string>
#include <string_view>

namespace gouvernail::reports {

// `text` without control characters, escape sequences and marks that turn the direction of what
// follows; line ends and tabs stay, and with `colour` the colours of `paint`. What is no UTF-8
// becomes U+FFFD.
std::string terminal_text(std::string_view text, bool colour);

}  // namespace gouvernail::reports
