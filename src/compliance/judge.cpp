// SPDX-License-Identifier: MPL-2.0
#include "compliance/judge.h"

#include "compliance/opinion.h"
#include "compliance/trial.h"
#include "governance/convention.h"

namespace gouvernail::compliance {

base::LocalizedText body_name(const rules::Rules& rules, const std::string& body) {
  return rules.convention->name_of_body(body);
}

std::vector<Judgement> judge(const rules::Rules& rules, const World& world,
                             const governance::HistoryAsOf& known) {
  return Trial(rules, world, known).judge();
}

}  // namespace gouvernail::compliance
