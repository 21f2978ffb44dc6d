// SPDX-License-Identifier: MPL-2.0
// What the weekly digest tells beside the verdicts: dates still possible, seats, calendars,
// answers, the next session's checklist. None of it can make the alert fail.
#pragma once

#include <filesystem>

#include "app/workspace/opened.h"
#include "app/workspace/subscriptions.h"
#include "governance/history_as_of.h"
#include "reports/digest.h"

namespace gouvernail::app {

// Points into `opened`. `report` is what `known` was judged to be. With Reach::copies, calendars
// are not fetched. What is wrong with a calendar is among the facts.
reports::DigestFacts alert_facts(const Opened& opened, const std::filesystem::path& workspace,
                                 const governance::HistoryAsOf& known,
                                 const reports::CheckReport& report,
                                 const reports::Language& language, Reach reach);

}  // namespace gouvernail::app
