// SPDX-License-Identifier: MPL-2.0
// A checklist for a session, as it is shown and as tasks of a diary.
#pragma once

#include <vector>

#include "app/workspace/opened.h"
#include "compliance/preparation.h"
#include "compliance/verdict.h"
#include "governance/history_as_of.h"
#include "ical/task.h"
#include "reports/checklist.h"

namespace gouvernail::app {

// Where each item stands; `judgements`: of what was known on that day. `list` and `session` must
// outlive it.
compliance::Preparation preparation_of(const Opened& opened, const rules::Checklist& list,
                                       const governance::Meeting& session,
                                       const governance::HistoryAsOf& known,
                                       const std::vector<compliance::Judgement>& judgements);

// `list` must outlive the report.
reports::ChecklistReport checklist_report(const Opened& opened, const rules::Checklist& list,
                                          const governance::Meeting& session, calendar::Day today);

std::vector<ical::Task> tasks_of(const reports::ChecklistReport& report,
                                 const reports::Language& language);

}  // namespace gouvernail::app
