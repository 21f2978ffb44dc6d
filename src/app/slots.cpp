// SPDX-License-Identifier: MPL-2.0
#include "app/slots.h"

#include "app/problem.h"

namespace gouvernail::app {

std::map<std::string, std::vector<planning::Slot>> best_slots(
    const Opened& opened, const std::filesystem::path& workspace, calendar::Day today,
    std::size_t most, base::Diagnostics& diagnostics) {
  std::map<std::string, std::vector<planning::Slot>> result;
  const calendar::DayRange horizon = days_ahead(opened, today);
  if (horizon.empty()) return result;
  const planning::Slots slots(problem_of(opened, workspace, today, horizon, diagnostics));
  for (const compliance::Judgement& judgement : slots.judgements()) {
    if (judgement.verdict != compliance::Verdict::at_risk) continue;
    std::vector<planning::Slot> best = slots.best(judgement, most);
    if (!best.empty()) result.emplace(judgement.duty.id, std::move(best));
  }
  return result;
}

}  // namespace gouvernail::app
