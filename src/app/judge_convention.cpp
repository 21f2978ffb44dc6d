// SPDX-License-Identifier: MPL-2.0
#include "app/judge_convention.h"

#include "compliance/judge.h"

#include "app/checks/check_report.h"
#include "base/failure.h"
#include "governance/convention.h"
#include "rules/rules.h"

namespace gouvernail::app {

using base::Detail;
using base::msg;

JudgeConventionResult judge_convention(const JudgeConventionRequest& request) {
  const Situation& situation = request.situation;
  if (request.all_readings && (!situation.readings.empty() || request.term)) {
    throw base::bad_input(msg("{0} goes neither with {1} nor with {2}", Detail::all_readings,
                              Detail::reading, Detail::term),
                          msg("leave one of them out"));
  }
  if (request.from && request.to && *request.from > *request.to) {
    throw base::bad_input(
        msg("{0} is after {1}: no day lies between them", Detail::from, Detail::to),
        msg("exchange them"));
  }
  JudgeConventionResult result;
  result.opened = std::make_unique<const Opened>(
      open(situation.where, {situation.readings, request.term, request.known}));
  const Opened& opened = *result.opened;
  result.known = std::make_unique<const governance::HistoryAsOf>(opened.known_on(situation.as_of));
  reports::CheckReport& report = result.report;
  report = report_of(opened, *result.known, request.known || request.term);
  report.from = request.from;
  report.to = request.to;
  if (request.all_readings) {
    report.all_readings = true;
    compliance::compare_readings(report.judgements, *opened.book, opened.world, *result.known,
                                 [&](rules::Rules& other) { other.house = opened.rules->house; });
  }
  return result;
}

}  // namespace gouvernail::app
