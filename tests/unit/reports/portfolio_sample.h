// SPDX-License-Identifier: MPL-2.0
// Two conventions that hold one session together, planned and repaired.
#pragma once

#include <vector>

#include "reports/portfolio.h"

namespace gouvernail::reports::sample {

std::vector<PortfolioMember> portfolio();
// One session of both, one that each holds apart, and why.
planning::JointPlan joint_plan();
// The session of both moves; others are stuck: of both, of the second, and a half by itself.
planning::JointRepair joint_repair();

}  // namespace gouvernail::reports::sample
