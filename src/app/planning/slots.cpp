// SPDX-License-Identifier: MPL-2.0
#include "app/planning/slots.h"

#include <algorithm>
#include <future>

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
  // Half of them in a thread of its own: each day that could do is tried with all verdicts.
  std::vector<std::vector<planning::Slot>> best(pressing.size());
  const auto every_other = [&](std::size_t first) {
    if (first >= pressing.size()) return;
    const planning::Slots slots(problem, judgements);
    for (std::size_t i = first; i < pressing.size(); i += 2) {
      best[i] = slots.best(*pressing[i], most);
    }
  };
  auto others = std::async(std::launch::async, every_other, 1);
  every_other(0);
  others.get();
  for (std::size_t i = 0; i < pressing.size(); ++i) {
    if (!best[i].empty()) result.emplace(pressing[i]->duty.id, std::move(best[i]));
  }
  return result;
}

}  // namespace gouvernail::app
