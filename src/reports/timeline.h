// SPDX-License-Identifier: MPL-2.0
// The term as a picture: a row for each rhythm or duty of a body, months as columns, each window
// with its verdict as colour and sign. Inline SVG; private to the module.
#pragma once

#include <string>
#include <string_view>

#include "reports/check_report.h"
#include "reports/language.h"

namespace gouvernail::reports {

// For the page's style sheet.
extern const std::string_view timeline_style;

// Within a box that scrolls by itself where the screen is narrow. Empty without a duty.
std::string timeline_svg(const CheckReport& report, const Language& language);

// What the signs mean, as a list.
std::string timeline_legend(const CheckReport& report, const Language& language);

}  // namespace gouvernail::reports
