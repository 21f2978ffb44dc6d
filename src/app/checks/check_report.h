// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "app/workspace/opened.h"
#include "governance/history_as_of.h"
#include "reports/check_report.h"

namespace gouvernail::app {

// The verdicts of the day with advice, notices and what the answers foretell: what `check` shows,
// the alert tells and the report draws. `known` and `opened` must outlive the report.
reports::CheckReport report_of(const Opened& opened, const governance::HistoryAsOf& known);

}  // namespace gouvernail::app
