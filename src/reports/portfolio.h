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

// `members` in the order of the plans.
std::string portfolio_text(const planning::JointPlan& joint,
                           const std::vector<PortfolioMember>& members, const Language& language,
                           const TextStyle& style);
// "gouvernail.portfolio-plan/1": status, cost, lower_bound and gap of all together, and in `plans`
// an object each, "gouvernail.plan/1" with the workspace's name.
std::string portfolio_json(const planning::JointPlan& joint,
                           const std::vector<PortfolioMember>& members, const Language& language);

}  // namespace gouvernail::reports
