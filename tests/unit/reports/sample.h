// SPDX-License-Identifier: MPL-2.0
// A small convention and judgements written by hand: all nine verdicts, accents, characters that
// CSV, HTML and XML must escape, an amended window, a recommendation, a duty of no body.
#pragma once

#include <string>

#include "planning/plan.h"
#include "reports/check_report.h"
#include "reports/checklist.h"
#include "reports/language.h"
#include "rules/rules.h"

namespace gouvernail::reports::sample {

calendar::Day day(const std::string& iso);

// The catalogues of the build.
Language french();
Language english();

const rules::Rules& rules();
const governance::History& history();
CheckReport check();
planning::Plan plan();
ChecklistReport checklist();

}  // namespace gouvernail::reports::sample
