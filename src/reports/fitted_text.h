// SPDX-License-Identifier: MPL-2.0
// Lines of people on a terminal that is narrower than they are.
#pragma once

#include <string>

#include "reports/text_style.h"

namespace gouvernail::reports {

// Each line that is too long goes on below: under the second column where it has one (two blanks
// stand before it), else indented. A word that is too long stays whole.
std::string fitted(const std::string& text, const TextStyle& style);

}  // namespace gouvernail::reports
