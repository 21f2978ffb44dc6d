// SPDX-License-Identifier: MPL-2.0
#include "compliance/judge.h"

#include "compliance/opinion.h"
#include "compliance/trial.h"

namespace gouvernail::compliance {

base::LocalizedText body_name(const rules::Rules& rules, const std::string& body) {
  const governance::Body* found = rules.convention.body(body);
  return found ? found->name : base::LocalizedText{body, body};
}

bool is_act(const rules::Rules& rules, const std::string& body) {
  const governance::Body* found = rules.convention.body(body);
  return found && found->act;
}

std::vector<Judgement> judge(const rules::Rules& rules, const World& world,
                             const governance::History& history, calendar::Day as_of) {
  return Trial(rules, world, history, as_of).judge();
}

}  // namespace gouvernail::compliance
