// SPDX-License-Identifier: MPL-2.0
// What becomes of duties, as lines on a terminal.
#pragma once

#include <string>
#include <vector>

#include "compliance/differences.h"
#include "reports/language.h"

namespace gouvernail::rules {
struct Rules;
}

namespace gouvernail::reports {

// "✗ Comité de pilotage – réunion annuelle – 2026: planned → missed (…)", the worse ones first, at
// most so many; then how many more there are.
std::vector<std::string> difference_lines(const std::vector<compliance::Difference>& differences,
                                          const rules::Rules& rules, const Language& language,
                                          std::size_t most);

}  // namespace gouvernail::reports
