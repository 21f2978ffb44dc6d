// SPDX-License-Identifier: MPL-2.0
#include "planning/place/several.h"

#include "governance/history.h"
#include "governance/history_as_of.h"
#include "governance/meeting.h"
#include "planning/demand/engagements.h"

namespace gouvernail::planning {

std::vector<Problem> as_known(std::vector<Problem> problems) {
  for (Problem& problem : problems) {
    problem.history = governance::as_of(problem.history, problem.today).shared();
  }
  engage_each_other(problems);
  return problems;
}

Plan propose(const Problem& problem, const Control& control) {
  return std::move(propose_together({problem}, control).plans.front());
}

Repair repair(const Problem& problem, const RepairChoice& choice, const Control& control) {
  JointRepair joint = repair_together({problem}, {choice}, control);
  return {std::move(joint.plan.plans.front()), joint.moves, joint.fewest,
          std::move(joint.stuck.front())};
}

std::optional<Explanation> explain(const Problem& problem, const std::string& body,
                                   calendar::Day day, const Control& control) {
  return explain_together({problem}, 0, body, day, control);
}

}  // namespace gouvernail::planning
