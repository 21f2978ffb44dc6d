// SPDX-License-Identifier: MPL-2.0
// A repaired calendar as a diff, with what it means for each partner: one for each convention.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "planning/plan.h"
#include "reports/language.h"
#include "reports/portfolio.h"
#include "reports/text_style.h"

namespace gouvernail::reports {

// "2 réunions se déplacent ; aucun calendrier n'en déplace moins : c'est démontré."
base::Message repair_words(const planning::JointRepair& repair);

// `members` in the order of the plans.
std::string repair_text(const planning::JointRepair& repair,
                        const std::vector<PortfolioMember>& members, const Language& language,
                        const TextStyle& style);
// As portfolio_json, with `repair`: moves, whether they are proven to be the fewest, and in each
// plan the uids of sessions that are stuck.
std::string repair_json(const planning::JointRepair& repair,
                        const std::vector<PortfolioMember>& members, const Language& language);

}  // namespace gouvernail::reports
