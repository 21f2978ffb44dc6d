// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <vector>

#include "app/workspace/opened.h"
#include "compliance/tasks.h"
#include "governance/history_as_of.h"
#include "reports/check_report.h"

namespace gouvernail::app {

// The verdicts of the day with advice, notices and what the answers foretell: what `check` shows,
// the alert tells and the report draws. `known` and `opened` must outlive the report.
// What answers foretell and mails have told is judged by the rules and facts of today: where those
// are others (a reading; `otherwise`: another term, or what was known before), it is left out, so
// that whoever looks so reads one conclusion.
reports::CheckReport report_of(const Opened& opened, const governance::HistoryAsOf& known,
                               bool otherwise = false);
// The tasks of such a report.
std::vector<compliance::Task> tasks_of(const Opened& opened, const governance::HistoryAsOf& known,
                                       const std::vector<compliance::Judgement>& judgements,
                                       bool otherwise = false);

}  // namespace gouvernail::app
