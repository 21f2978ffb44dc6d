// SPDX-License-Identifier: MPL-2.0
// The term as a picture: a row for each rhythm or duty of a body, months as columns, each window
// with its verdict as colour and sign.
#pragma once

#include "reports/check_report.h"
#include "reports/language.h"
#include "reports/view.h"

namespace gouvernail::reports {

// timeline.mustache: the drawing, left out without a duty, and what its signs mean. The page has
// its summary already.
void add_timeline(View& view, const CheckReport& report, const Language& language);

}  // namespace gouvernail::reports
