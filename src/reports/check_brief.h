// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>

#include "reports/check_report.h"
#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::reports {

// One screen: the conclusion, the tasks of this week and of the next four, the year at a glance,
// what is older in a line. At most 60 lines of 80 columns, whatever the convention; `check_text`
// has everything.
std::string check_brief(const CheckReport& report, const Language& language,
                        const TextStyle& style);

// The same in one line, of a convention among several: its sign, its name, the conclusion, the next
// task.
std::string check_line(const CheckReport& report, const std::string& name, const Language& language,
                       const TextStyle& style);

}  // namespace gouvernail::reports
