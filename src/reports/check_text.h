// SPDX-License-Identifier: MPL-2.0
// The face of the product: what to do now, then where each body stands, then what was missed.
#pragma once

#include <string>

#include "reports/check_report.h"
#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::reports {

// For a terminal; ends in a newline. Years that are over are summed up, unless `verbose`.
std::string check_text(const CheckReport& report, const Language& language, const TextStyle& style);

}  // namespace gouvernail::reports
