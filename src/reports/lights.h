// SPDX-License-Identifier: MPL-2.0
// Three lights for who has one minute: the past, this year, this week.
#pragma once

#include <vector>

#include "reports/check_report.h"
#include "reports/language.h"
#include "reports/view.h"

namespace gouvernail::reports {

// Each with `title`, `css`, `sign` and `words`: its sign and its words say what its colour says.
std::vector<View> lights(const CheckReport& report, const Language& language);

}  // namespace gouvernail::reports
