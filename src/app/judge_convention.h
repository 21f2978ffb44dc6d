// SPDX-License-Identifier: MPL-2.0
// The verdict on each duty of a convention, and what to do about it.
#pragma once

#include <memory>
#include <optional>

#include "app/workspace/situation.h"
#include "governance/history_as_of.h"
#include "reports/check_report.h"

namespace gouvernail::app {

struct JudgeConventionRequest {
  Situation situation;
  std::optional<calendar::DayRange> term = {};  // as if the convention had run then
  std::optional<calendar::Day> known = {};  // with what had been recorded by the end of that day
  std::optional<calendar::Day> from = {};   // duties whose window reaches this day alone
  std::optional<calendar::Day> to = {};     // duties whose window begins by this day alone
  // Says of each duty which readings would judge it otherwise; goes neither with readings nor with
  // another term.
  bool all_readings = false;
};

struct JudgeConventionResult {
  std::unique_ptr<const Opened> opened;
  std::unique_ptr<const governance::HistoryAsOf> known;  // what is known on the day
  reports::CheckReport report;                           // of both
};

JudgeConventionResult judge_convention(const JudgeConventionRequest& request);

}  // namespace gouvernail::app
