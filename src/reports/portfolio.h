// SPDX-License-Identifier: MPL-2.0
// Several conventions as one calendar; one by itself as plan_text and plan_json show it.
#pragma once

#include <string>
#include <vector>

#include "planning/plan.h"
#include "reports/language.h"
#include "reports/text_style.h"

namespace gouvernail::reports {

struct PortfolioMember {
  std::string name;  // empty: of a workspace by itself, which is shown as such
  const rules::Rules* rules = nullptr;
};

// The other conventions that hold the session of the convention at `which`, by name.
std::vector<std::string> joint_partners(const planning::JointPlan& joint, std::size_t which,
                                        const governance::Meeting& meeting,
                                        const std::vector<PortfolioMember>& members);
// What was to be held together and is not, and why; empty when there is no such session.
std::string apart_text(const planning::JointPlan& joint, const Language& language,
                       const TextStyle& style);

// `members` in the order of the plans. A joint session is told once, with all who hold it.
std::string portfolio_text(const planning::JointPlan& joint,
                           const std::vector<PortfolioMember>& members, const Language& language,
                           const TextStyle& style);
// "gouvernail.portfolio-plan/1": status, cost, lower_bound and gap of all together, in `joint` the
// sessions that several hold, in `apart` why others are not, and in `plans` an object each,
// "gouvernail.plan/1" with the workspace's name.
std::string portfolio_json(const planning::JointPlan& joint,
                           const std::vector<PortfolioMember>& members, const Language& language);

}  // namespace gouvernail::reports
