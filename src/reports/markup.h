// SPDX-License-Identifier: MPL-2.0
// Text inside HTML and XML. Private to the module.
#pragma once

#include <string>
#include <string_view>

namespace gouvernail::reports {

// & < > " ' as entities that both HTML and XML know; characters that XML 1.0 forbids (controls
// but tab and line ends, and what is not UTF-8) become U+FFFD. Fit for text and for attributes.
std::string escape_markup(std::string_view text);

}  // namespace gouvernail::reports
