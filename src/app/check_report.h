// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "app/opened.h"
#include "reports/check_report.h"

namespace gouvernail::app {

// The verdicts of the day with advice, notices and what the answers foretell: what `check` shows,
// the alert tells and the report draws. `known` is the history as known on the day; it and `opened`
// must outlive the report.
reports::CheckReport report_of(const Opened& opened, const governance::History& known,
                               calendar::Day day);

}  // namespace gouvernail::app
