// SPDX-License-Identifier: MPL-2.0
#include "app/planning/slots.h"

#include <algorithm>

#include "app/planning/problem.h"
#include "app/workspace/busy.h"
#include "compliance/judge.h"

namespace gouvernail::app {

SlotsByDuty best_slots(const Opened& opened, const std::filesystem::path& workspace,
                       calendar::Day today, const std::vector<compliance::Judgement>& judgements,
                       std::size_t most, base::Diagnostics& diagnostics, Reach reach) {
  std::vector<const compliance::Judgement*> pressing;
  // Nothing is offered after the last of their windows: calendars are read no further.
  calendar::DayRange days{days_ahead(opened, today).first, today};
  for (const compliance::Judgement& judgement : judgements) {
    if (judgement.verdict != compliance::Verdict::at_risk) continue;
    pressing.push_back(&judgement);
    days.last = std::max(days.last, judgement.duty.window.last);
  }
  SlotsByDuty result;
  if (days.empty()) return result;
  planning::Problem problem = problem_of(opened, today, days);
  if (opened.database) {
    problem.availability = read_busy(workspace, opened, days, diagnostics, reach);
  }
  const planning::Slots slots(problem, judgements);
  for (const compliance::Judgement* judgement : pressing) {
    std::vector<planning::Slot> best = slots.best(*judgement, most);
    if (!best.empty()) result.emplace(judgement->duty.id, std::move(best));
  }
  return result;
}

}  // namespace gouvernail::app
