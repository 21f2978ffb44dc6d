// SPDX-License-Identifier: MPL-2.0
#include "planning/demand/ceiling.h"

#include <algorithm>

#include "compliance/judge.h"
#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "rules/obligation.h"
#include "rules/rules.h"
#include "rules/traits.h"

namespace gouvernail::planning {

using calendar::Day;

bool Ceiling::counts(const std::string& body, Day day) const {
  return window.contains(day) && std::find(bodies.begin(), bodies.end(), body) != bodies.end();
}

std::vector<Ceiling> ceilings_of(const Problem& problem) {
  std::vector<Ceiling> found;
  const auto& obligations = problem.rules->obligations;
  const bool any = std::any_of(obligations.begin(), obligations.end(), [](const auto& obligation) {
    return rules::traits(obligation.kind).at_most.has_value();
  });
  if (!any || problem.set_aside.count({Hard::ceiling, "", std::nullopt}) > 0) return found;
  for (const compliance::Judgement& judgement : compliance::judge(
           *problem.rules, problem.world, governance::as_of(problem.history, problem.today))) {
    const compliance::Duty& duty = judgement.duty;
    if (!duty.at_most || duty.window.last < problem.today) continue;
    if (judgement.verdict == compliance::Verdict::waived) continue;
    if (problem.set_aside.count({Hard::ceiling, duty.id, std::nullopt}) > 0) continue;
    Ceiling ceiling{duty.id, duty.obligation, {duty.body}, duty.window, *duty.at_most, 0, 0};
    const auto also = rules::traits(duty.obligation->kind).also_counts;
    ceiling.bodies.insert(ceiling.bodies.end(), also.begin(), also.end());
    ceiling.standing = static_cast<int>(judgement.meetings.size());
    // What was beyond it before anything was planned may stay so, moved or not.
    const auto displaced = std::count_if(
        problem.displaced.begin(), problem.displaced.end(),
        [&](const Displaced& one) { return ceiling.counts(one.meeting->body, one.meeting->day); });
    ceiling.most = std::max(ceiling.allowed, ceiling.standing + static_cast<int>(displaced));
    found.push_back(std::move(ceiling));
  }
  return found;
}

}  // namespace gouvernail::planning
